from django.db import migrations
from wagtail.models import BootstrapLocaleField, BootstrapTranslatableModel, BootstrapTranslationKeyField


class Migration(migrations.Migration):
    """What a swapped base page needs of Wagtail's own tables, once they are there."""

    dependencies = [
        ("editions", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        BootstrapLocaleField("editions.BasePage"),
        BootstrapTranslationKeyField("editions.BasePage"),
        BootstrapTranslatableModel("editions.BasePage"),
    ]
