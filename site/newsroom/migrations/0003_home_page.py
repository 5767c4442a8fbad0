from django.conf import settings
from django.db import migrations


def make_home_page(apps, schema_editor):
    """Turns the page Wagtail begins with into the home page, readable in every language."""
    BasePage = apps.get_model("editions", "BasePage")
    Edition = apps.get_model("editions", "Edition")
    HomePage = apps.get_model("newsroom", "HomePage")
    ContentType = apps.get_model("contenttypes", "ContentType")
    page = BasePage.objects.filter(depth=2).order_by("path").first()
    if page is None or HomePage.objects.exists():
        return
    home = HomePage(basepage_ptr_id=page.pk)
    home.__dict__.update({field.attname: getattr(page, field.attname) for field in BasePage._meta.fields})
    home.content_type, _made = ContentType.objects.get_or_create(app_label="newsroom", model="homepage")
    home.title = home.draft_title = home.headline = settings.WAGTAIL_SITE_NAME
    home.original_language = settings.LANGUAGE_CODE
    for code, _name in settings.LANGUAGES:
        setattr(home, f"headline_{code}", settings.WAGTAIL_SITE_NAME)
        setattr(home, f"public_path_{code}", "/")
    home.save()
    for code, _name in settings.LANGUAGES:
        content = {} if code == home.original_language else {f"headline_{code}": settings.WAGTAIL_SITE_NAME}
        Edition.objects.get_or_create(page=page, language=code, defaults={"live": True, "content": content})


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0002_relations"),
        ("editions", "0004_editions"),
    ]

    operations = [migrations.RunPython(make_home_page, migrations.RunPython.noop)]
