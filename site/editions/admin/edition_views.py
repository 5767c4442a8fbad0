"""The edition's own form: one language's fields beside the original."""

from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import Panel
from wagtail.snippets.views.snippets import EditView, PreviewOnEditView, RevisionsCompareView, SnippetViewSet

from .. import paths
from ..content import content_of
from ..languages import codes, is_language, localized
from ..models import BasePage, Edition
from .panels import edition_interface

SCHEDULE = ("go_live_at", "expire_at")


def edit(request: HttpRequest, page_id: int, language: str) -> HttpResponse:
    """To where a publication is edited in a language: the page's form or the edition's."""
    if not is_language(language):
        raise Http404
    page = get_object_or_404(BasePage, pk=page_id)
    if language == page.original_language:
        return redirect("wagtailadmin_pages:edit", page.pk)
    return redirect(edition_url(page.edition(language)))


def edition_url(edition: Edition) -> str:
    return reverse(Edition.snippet_viewset.get_url_name("edit"), args=[quote(edition.pk)])


def interface_of(edition: Edition) -> Panel:
    model: Any = type(edition.working_page)
    return edition_interface(model, edition.language, edition.page.original_language)


class EditionFormMixin:
    """Builds the form on the publication with the edition's text in it, and takes the text back from it."""

    object: Edition
    request: HttpRequest

    def bound_form(self, *args: Any) -> WagtailAdminModelForm:
        page = self.object.working_page
        for name in SCHEDULE:
            setattr(page, name, getattr(self.object, name))
        form_class = interface_of(self.object).get_form_class()
        form: WagtailAdminModelForm = form_class(
            *args, instance=page, for_user=self.request.user, language=self.object.language
        )
        return form

    def take_text(self, form: WagtailAdminModelForm) -> None:
        page = form.save(commit=False)
        self.object.content = content_of(page, self.object.language)
        for name in SCHEDULE:
            setattr(self.object, name, getattr(page, name))


class EditionEditView(EditionFormMixin, EditView):
    template_name = "editions/admin/edition_edit.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.object.is_original:
            return redirect("wagtailadmin_pages:edit", self.object.page_id)
        return super().dispatch(request, *args, **kwargs)

    def get_panel(self) -> Panel:
        return interface_of(self.object)

    def get_edit_handler(self) -> Panel:
        return interface_of(self.object)

    def get_form_class(self) -> type[WagtailAdminModelForm]:
        form_class: type[WagtailAdminModelForm] = interface_of(self.object).get_form_class()
        return form_class

    def get_form(self, form_class: Any = None) -> WagtailAdminModelForm:
        data = [self.request.POST, self.request.FILES] if self.request.method == "POST" else []
        form = self.bound_form(*data)
        if self.saving_as_draft:
            form.defer_required_fields()
        return form

    def is_valid(self, form: WagtailAdminModelForm) -> bool:
        if not super().is_valid(form):
            return False
        if self.action not in ("publish", "submit"):
            return True
        try:
            paths.check_parent(self.object.page, self.object.language)
            paths.check_slug(form.instance, self.object.language)
        except ValidationError as error:
            form.add_error(None, error)
            self.produced_error_code = "validation_error"
            self.produced_error_message = self.get_error_message()
            return False
        return True

    def save_instance(self) -> Edition:
        self.take_text(self.form)
        self.new_revision = self.object.save_revision(
            user=self.request.user,
            log_action=True,
            overwrite_revision=self.overwrite_revision,
            clean=False,
        )
        return self.object

    def get_success_url(self) -> str:
        return edition_url(self.object)

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["publication"] = self.object.page
        return context


class EditionPreviewView(EditionFormMixin, PreviewOnEditView):
    def get_form(self, query_dict: Any) -> WagtailAdminModelForm:
        return self.bound_form(query_dict) if query_dict else self.bound_form()


class EditionCompareView(RevisionsCompareView):
    """Compares the language's fields, which an edition keeps as one value."""

    def get_edit_handler(self) -> Panel:
        return interface_of(self.object)

    def _get_comparison(self, revision_a: Edition, revision_b: Edition) -> list[Any]:
        comparison: list[Any] = super()._get_comparison(revision_a.working_page, revision_b.working_page)
        return comparison


class EditionViewSet(SnippetViewSet):
    model = Edition
    icon = "globe"
    menu_label = _("Editions")
    menu_order = 150
    add_to_admin_menu = True
    copy_view_enabled = False
    panels: list[Panel] = []
    edit_view_class = EditionEditView
    preview_on_edit_view_class = EditionPreviewView
    revisions_compare_view_class = EditionCompareView
    edit_template_name = "editions/admin/edition_edit.html"
    list_display = ["__str__", "language_name", "state_label", "latest_revision_date"]
    list_filter = ["language", "live"]
    list_per_page = 50
    search_backend_name = None
    search_fields = ["page__title", *(f"page__{localized('headline', code)}" for code in codes())]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Translations somebody has begun."""
        return (
            Edition.objects.with_activity()
            .exclude(language=F("page__original_language"))
            .exclude(content={}, latest_revision=None)
            .select_related("page", "latest_revision")
            .order_by("-latest_revision__created_at")
        )
