from django.templatetags.static import static
from django.urls import URLPattern, include, path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin import edition_views, publishing_anyway
from .admin.page_views import PublicationViewSet

register_snippet(edition_views.EditionViewSet)

hooks.register("before_publish_page", publishing_anyway.ask_about_publication)
hooks.register("before_publish", publishing_anyway.ask_about_edition)


@hooks.register("register_admin_viewset")
def publication_viewset() -> PublicationViewSet:
    return PublicationViewSet()


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    patterns = [
        path("<int:page_id>/in/<slug:language>/", edition_views.edit, name="edit"),
        path("<int:page_id>/publish-anyway/", publishing_anyway.publish_anyway, name="publish_anyway"),
        path(
            "edition/<int:edition_id>/publish-anyway/",
            publishing_anyway.publish_edition_anyway,
            name="publish_edition_anyway",
        ),
    ]
    return [path("publications/", include((patterns, "editions")))]


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("editions/admin.css"))
