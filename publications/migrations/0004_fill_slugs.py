from django.db import migrations

from publications.models.records import fill_slugs

SOURCES = {"CountryData": ["name"], "Institution": ["acronym", "name"], "Theme": ["name"]}


def fill(apps, schema_editor):
    for name, sources in SOURCES.items():
        for record in apps.get_model("publications", name).objects.order_by("pk"):
            fill_slugs(record, sources)
            record.save()


def tell_themes_apart(apps, schema_editor):
    """Until now nothing kept two themes from one slug: the older one keeps it."""
    model = apps.get_model("publications", "Theme")
    themes = list(model.objects.order_by("pk"))
    for column in [field.name for field in model._meta.fields if field.name.startswith("slug_")]:
        seen = set()
        for theme in themes:
            if getattr(theme, column) in seen:
                setattr(theme, column, None)
                fill_slugs(theme, SOURCES["Theme"])
                theme.save()
            if getattr(theme, column):
                seen.add(getattr(theme, column))


class Migration(migrations.Migration):
    dependencies = [("publications", "0003_institution_pages_and_slugs")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(tell_themes_apart, migrations.RunPython.noop),
    ]
