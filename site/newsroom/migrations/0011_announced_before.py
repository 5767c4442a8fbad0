from django.db import migrations
from django.utils import timezone


def announce_quietly(apps, schema_editor):
    """What readers had before there were alerts is no news to anybody."""
    now = timezone.now()
    releases = apps.get_model("publications", "NewsRelease").objects.values("pk")
    editions = apps.get_model("editions", "Edition").objects.filter(
        page__in=releases, first_published_at__isnull=False, page__first_published_at__isnull=False
    )
    announcement = apps.get_model("newsroom", "Announcement")
    announcement.objects.bulk_create(
        (
            announcement(release_id=page, language=language, made_at=first, settled_at=now)
            for page, language, first in editions.values_list("page", "language", "first_published_at")
        ),
        batch_size=1000,
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("editions", "0005_people_staleness_and_moderation"),
        ("newsroom", "0010_subscribers"),
        ("publications", "0006_newest_releases_first"),
    ]

    operations = [migrations.RunPython(announce_quietly, migrations.RunPython.noop)]
