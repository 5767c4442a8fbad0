from django.db import migrations

from publications.country_table import load


def load_countries(apps, schema_editor):
    load(apps.get_model("publications", "CountryData"))


class Migration(migrations.Migration):
    dependencies = [("publications", "0001_initial")]

    operations = [migrations.RunPython(load_countries, migrations.RunPython.noop)]
