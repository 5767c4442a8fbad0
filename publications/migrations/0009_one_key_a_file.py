from django.db import migrations, models

import editions.media.addresses


class Migration(migrations.Migration):
    dependencies = [
        ("publications", "0008_keys_of_files"),
    ]

    operations = [
        migrations.AlterField(
            model_name="file",
            name="key",
            field=models.CharField(
                default=editions.media.addresses.random_key, editable=False, max_length=32, unique=True
            ),
        ),
    ]
