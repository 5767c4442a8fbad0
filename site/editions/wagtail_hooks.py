from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from . import confinement, history, paths, together
from .admin import (
    assigning,
    corrections,
    edition_views,
    mail_preferences,
    originals,
    policies,
    preview_links,
    publishing_anyway,
    scheduling,
    versions,
    withdrawing,
)
from .admin.home import NextWorkPanel
from .admin.page_views import PublicationViewSet
from .board.menu import BoardMenuItem
from .board.views import BoardView
from .bundles import admin as bundles
from .corrections import going_out
from .links import PublicationLinkElement, PublicationLinkHandler

register_snippet(edition_views.EditionViewSet)
register_snippet(policies.TypePolicyViewSet)
register_snippet(bundles.BundleViewSet)

hooks.register("register_log_actions", history.register)
hooks.register("register_account_settings_panel", mail_preferences.panel)
hooks.register("construct_page_chooser_queryset", confinement.pages_to_choose)
hooks.register("construct_image_chooser_queryset", confinement.media_to_choose)
hooks.register("construct_document_chooser_queryset", confinement.media_to_choose)
hooks.register("construct_main_menu", confinement.menu)
hooks.register("before_publish_page", publishing_anyway.ask_about_publication)
hooks.register("before_delete_page", bundles.refuse_deleting)
hooks.register("before_publish", publishing_anyway.ask_about_edition)
hooks.register("after_unpublish_page", withdrawing.explain_publication)


@hooks.register("before_bulk_action")
def refuse_publishing_what_lacks_something(
    request: HttpRequest, action_type: str, objects: list, action: Any
) -> HttpResponse | None:
    """A bulk publish goes through as a whole or says what is missing where."""
    if action_type == "delete":
        return next(
            (refusal for page in objects if (refusal := bundles.refuse_deleting(request, page))), None
        )
    if action_type != "publish":
        return None
    problems = []
    for page in objects:
        draft = page.get_latest_revision_as_object()
        language = draft.original_language
        missing = list(draft.missing_to_publish(language).values())
        try:
            paths.check_parent(draft, language)
            going_out.check(draft, language)
        except ValidationError as error:
            missing += error.messages
        if together.is_together(draft) and (waiting := together.not_ready(draft, besides=language)):
            missing.append(together.sentence(draft, waiting))
        problems += [f"{page.get_admin_display_title()}: {sentence}" for sentence in missing]
    if not problems:
        return None
    for problem in problems:
        messages.error(request, problem)
    listing = reverse("wagtailadmin_explore", args=[objects[0].get_parent().pk])
    return redirect(get_valid_next_url_from_request(request) or listing)


@hooks.register("register_rich_text_features", order=1)  # after Wagtail registers its own
def links_between_publications(features: FeatureRegistry) -> None:
    features.register_link_type(PublicationLinkHandler)
    # Not get_converter_rule(), which would call the hooks again.
    rule = features.converter_rules_by_converter["contentstate"]["link"]
    rule["from_database_format"]['a[linktype="page"]'] = PublicationLinkElement("LINK")


@hooks.register("register_admin_viewset")
def publication_viewset() -> PublicationViewSet:
    return PublicationViewSet()


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLResolver]:
    patterns = [
        path("<int:page_id>/in/<slug:language>/", edition_views.edit, name="edit"),
        path("<int:page_id>/original/<slug:language>/", originals.make_original, name="make_original"),
        path("<int:page_id>/schedule/", scheduling.schedule, name="schedule"),
        path("edition/<int:edition_id>/unschedule/", scheduling.unschedule, name="unschedule"),
        path("edition/<int:edition_id>/assign/", assigning.assign, name="assign"),
        path("<int:page_id>/corrections/", corrections.corrections, name="corrections"),
        path("<int:page_id>/versions/<slug:language>/", versions.versions, name="versions"),
        path("<int:page_id>/versions/<slug:language>/<int:revision_id>/", versions.version, name="version"),
        path("edition/<int:edition_id>/preview-links/", preview_links.preview_links, name="preview_links"),
        path("preview-link/<int:link_id>/revoke/", preview_links.revoke, name="revoke_preview_link"),
        path("<int:page_id>/publish-anyway/", publishing_anyway.publish_anyway, name="publish_anyway"),
        path(
            "edition/<int:edition_id>/publish-anyway/",
            publishing_anyway.publish_edition_anyway,
            name="publish_edition_anyway",
        ),
    ]
    addresses: list[URLPattern | URLResolver] = [
        path("board/", BoardView.as_view(), name="board"),
        path("bundles/<int:bundle_id>/", bundles.bundle, name="bundle"),
        path("publications/", include(patterns)),
    ]
    return [path("", include((addresses, "editions")))]


@hooks.register("register_admin_menu_item")
def board_menu_item() -> BoardMenuItem:
    return BoardMenuItem()


@hooks.register("construct_homepage_panels")
def next_work(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(NextWorkPanel())


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("editions/admin.css"))


@hooks.register("insert_editor_js")
def editor_js() -> str:
    return format_html('<script src="{}" defer></script>', static("editions/autosave.js"))
