"""Bundles in the admin: Wagtail's snippet views to put them together, and a page of what is ready and the verbs."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from ..admin.instant_fields import clock_sentence, refuse_the_past
from ..models import Bundle, BundleMember
from ..permissions import may_publish
from . import verbs
from .texts import problems_of, texts_of


class BundleForm(WagtailAdminModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["go_live_at"]
        field.help_text = f"{field.help_text} {clock_sentence()}"

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        refuse_the_past(self)
        if (
            self.instance.pk
            and Bundle.objects.filter(pk=self.instance.pk, approved_at__isnull=False).exists()
        ):
            raise ValidationError(_("An approved bundle cannot be changed. Reopen it first."))
        members = self.formsets["members"] if hasattr(self, "formsets") else []
        chosen = [
            form.cleaned_data["page"]
            for form in members
            if form.is_valid() and form.cleaned_data.get("page") and not form.cleaned_data.get("DELETE")
        ]
        if len(chosen) != len(set(chosen)):
            raise ValidationError(_("A publication is in the bundle twice."))
        return data


class ToItsPage:
    """After saving, to where what is not ready is told."""

    object: Any

    def get_success_url(self) -> str:
        return reverse("editions:bundle", args=[self.object.pk])


class CreateBundleView(ToItsPage, CreateView):
    pass


class EditBundleView(ToItsPage, EditView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if self.object.is_approved:
            messages.error(request, _("An approved bundle cannot be changed. Reopen it first."))
            return redirect("editions:bundle", self.object.pk)
        return super().dispatch(request, *args, **kwargs)


class BundleViewSet(SnippetViewSet):
    model = Bundle
    icon = "folder-inverse"
    menu_label = gettext_lazy("Bundles")
    menu_name = "bundles"
    menu_order = 95
    add_to_admin_menu = True
    copy_view_enabled = False
    add_view_class = CreateBundleView
    edit_view_class = EditBundleView
    list_display = ["name", Column("state_label", label=gettext_lazy("State")), "go_live_at", "published_at"]
    ordering = ["-pk"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("go_live_at"),
            InlinePanel(
                "members",
                panels=[FieldPanel("page"), FieldPanel("language")],
                heading=gettext_lazy("Publications"),
                label=gettext_lazy("Publication"),
            ),
        ],
        base_form_class=BundleForm,
    )


VERBS: dict[str, Callable[..., Any]] = {
    "approve": verbs.approve,
    "reopen": verbs.reopen,
    "publish": verbs.publish,
}


def bundle(request: HttpRequest, bundle_id: int) -> HttpResponse:
    """What is in it, what is not ready, and what can be done; a POST names the verb."""
    found = get_object_or_404(Bundle, pk=bundle_id)
    if not request.user.has_perm("editions.view_bundle") and not request.user.has_perm(
        "editions.change_bundle"
    ):
        raise PermissionDenied
    if request.method == "POST":
        verb = VERBS.get(request.POST.get("verb", ""))
        if verb is None:
            raise PermissionDenied
        try:
            verb(found, user=request.user)
        except ValidationError as error:
            for message in error.messages:
                messages.error(request, message)
        return redirect("editions:bundle", found.pk)
    texts = texts_of(found)
    context = {
        "page_title": found.name,
        "page_subtitle": found.state_label,
        "header_icon": "folder-inverse",
        "bundle": found,
        "texts": texts,
        "problems": [] if found.is_out else problems_of(texts),
        "may_publish": may_publish(request.user),
        "may_change": request.user.has_perm("editions.change_bundle"),
        "edit_url": reverse(Bundle.snippet_viewset.get_url_name("edit"), args=[found.pk]),
    }
    return TemplateResponse(request, "editions/bundles/bundle.html", context)


def refuse_deleting(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Before a page is deleted that, or one below it, is part of an approved bundle."""
    members = BundleMember.objects.filter(
        page__path__startswith=page.path, bundle__approved_at__isnull=False, bundle__published_at=None
    )
    member = members.select_related("bundle", "page").first()
    if member is None:
        return None
    message = _("“%(title)s” is part of the approved bundle “%(bundle)s”. Reopen the bundle first.")
    messages.error(request, message % {"title": member, "bundle": member.bundle})
    return redirect("wagtailadmin_explore", page.get_parent().pk)
