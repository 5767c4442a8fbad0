from django.db import migrations, models

import publications.models.media


class Migration(migrations.Migration):
    dependencies = [
        ("publications", "0006_newest_releases_first"),
    ]

    operations = [
        migrations.AddField(
            model_name="file",
            name="key",
            field=models.CharField(editable=False, max_length=32, null=True),
        ),
        migrations.AlterField(
            model_name="file",
            name="file",
            field=models.FileField(upload_to=publications.models.media.file_path, verbose_name="file"),
        ),
        migrations.AddIndex(
            model_name="picture",
            index=models.Index(fields=["file"], name="picture_by_file"),
        ),
        migrations.AddIndex(
            model_name="rendition",
            index=models.Index(fields=["file"], name="rendition_by_file"),
        ),
    ]
