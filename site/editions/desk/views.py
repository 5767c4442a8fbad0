"""The translator's desk: Wagtail's edit view of an edition, segment by segment beside the original."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.panels import ObjectList, Panel, PublishingPanel
from wagtail.models import WorkflowState
from wagtail.snippets.views.snippets import EditView, PreviewOnEditView

from .. import actions, checks, permissions, together
from ..admin.addresses import edition_url
from ..admin.preview_links import rows_of as rows_of_links
from ..bundles.lock import in_a_locked_bundle
from ..models import Edition
from ..previews.access import may_hand_out
from ..segments import progress_of
from ..terms import terms
from .form import DeskForm
from .rows import rows_of

GOES_FURTHER = ("publish", "submit", "workflow-action")


class DeskFormMixin:
    """The desk's form on the edition's newest draft."""

    object: Edition
    request: HttpRequest

    @cached_property
    def desk_panel(self) -> Panel:
        return ObjectList([PublishingPanel()], base_form_class=DeskForm).bind_to_model(Edition)

    def desk_form(self, *data: Any) -> DeskForm:
        form_class = self.desk_panel.get_form_class()
        return form_class(*data, instance=self.object, for_user=self.request.user)


class DeskView(DeskFormMixin, EditView):
    template_name = "editions/desk/desk.html"
    asks_about_unfinished = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.object.is_original:
            return redirect("wagtailadmin_pages:edit", self.object.page_id)
        return super().dispatch(request, *args, **kwargs)

    def user_has_permission(self, permission: str) -> bool:
        if permission == "change":
            return bool(
                self.permission_policy.user_has_permission_for_instance(
                    self.request.user, permission, self.object
                )
            )
        return bool(super().user_has_permission(permission))

    def get_queryset(self) -> Any:
        people = ("translator", "reviewer", "locked_by")
        editions = Edition.objects.select_related("page", "latest_revision", *people)
        if self.request.method == "GET":
            return editions.annotate(is_bundled=in_a_locked_bundle("page_id"))
        return editions

    def get_object(self, queryset: Any = None) -> Edition:
        if self.request.method == "GET" and hasattr(self, "object"):
            # Django's own view asks once more.
            return self.object
        edition: Edition = super().get_object(queryset)
        if self.request.method == "GET":
            # Wagtail's buttons, locks and side panels ask for it a dozen times; nothing changes it here.
            states = WorkflowState.objects.active().for_instance(edition)
            edition._current_workflow_states = list(states.select_related("current_task_state__task"))
            edition.known_schedule = edition.scheduled_revision
        return edition

    def get_usage_url(self) -> None:
        # Nothing refers to an edition.
        return None

    def get_panel(self) -> Panel:
        return self.desk_panel

    def get_form(self, form_class: Any = None) -> DeskForm:
        return self.desk_form(
            *([self.request.POST, self.request.FILES] if self.request.method == "POST" else [])
        )

    @property
    def is_overtaken(self) -> bool:
        """Whether somebody else saved it since the form was opened, which may have been before any draft."""
        if self.latest_revision is None or self.latest_revision.user_id == self.request.user.pk:
            return False
        names = ("overwrite_revision_id", "loaded_revision_id")
        opened_before_any = not any(self.request.POST.get(name) for name in names)
        return opened_before_any or self.is_out_of_date

    def is_valid(self, form: DeskForm) -> bool:
        if not super().is_valid(form):
            return False
        if self.action not in GOES_FURTHER and self.is_overtaken:
            # The form comes back with what was typed; sent once more, it is meant.
            form.add_error(
                None,
                _(
                    "%(person)s saved this edition after you opened it. Save again to replace their text with yours."
                )
                % {"person": self.latest_revision.user or _("Somebody")},
            )
            self.produced_error_code = "invalid_revision"
            self.produced_error_message = self.get_error_message()
            return False
        if self.action not in GOES_FURTHER:
            return True
        if self.is_overtaken:
            form.add_error(
                None, _("The text was changed meanwhile. Please look at it again before it goes further.")
            )
        elif not self.is_return:
            form.check_complete()
            self._ask_about_unfinished(form)
        if form.errors:
            self.produced_error_code = "validation_error"
            self.produced_error_message = self.get_error_message()
        return not form.errors

    @property
    def is_return(self) -> bool:
        return self.action == "workflow-action" and self.request.POST.get("workflow-action-name") != "approve"

    def _ask_about_unfinished(self, form: DeskForm) -> None:
        """Not a wall: sent once more, it is meant. A publish asks in its own way."""
        unfinished = [part for part in form.texts_now() if part.is_text and not part.is_done]
        if self.action == "publish" or form.errors or not unfinished or self.request.POST.get("unfinished"):
            return
        self.asks_about_unfinished = True
        sentence = ngettext(
            "%(number)s text is not translated or stale. Send it once more to go on anyway.",
            "%(number)s texts are not translated or stale. Send it once more to go on anyway.",
            len(unfinished),
        )
        form.add_error(None, sentence % {"number": len(unfinished)})

    def save_instance(self) -> Edition:
        form = self.form
        self.new_revision = actions.translate(
            self.live_object,
            user=self.request.user,
            schedule={name: form.cleaned_data.get(name) for name in ("go_live_at", "expire_at")},
            overwrite_revision=self.overwrite_revision,
            **form.prepared(),
        )
        self.waits = False
        return Edition.objects.get(pk=self.object.pk).get_latest_revision_as_object()

    def publish_action(self) -> HttpResponse | None:
        response: HttpResponse | None = self.run_hook("before_publish", self.request, self.object)
        if response is not None:
            return response
        self.waits = not actions.publish(self.object, user=self.request.user)
        self.object = Edition.objects.get(pk=self.object.pk)
        after: HttpResponse | None = self.run_hook("after_publish", self.request, self.object)
        return after

    def get_success_message(self, instance: Any = None) -> str | None:
        if self.action == "publish" and self.waits:
            return together.approved(self.object.page, self.object.language)
        if self.action == "workflow-action":
            edition = Edition.objects.get(pk=self.object.pk)
            if self.is_return:
                return _("“%(title)s” has been returned.") % {"title": edition}
            if edition.is_readable:
                return _("“%(title)s” has been approved and is live.") % {"title": edition}
            return _("“%(title)s” has been approved. It goes out when everything it waits for is ready.") % {
                "title": edition
            }
        message: str | None = super().get_success_message(instance)
        return message

    def get_success_url(self) -> str:
        return edition_url(self.object)

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if context["is_partial"]:
            return context
        edition, form = self.object, self.form
        findings = checks.findings(
            form.segments,
            original_language=form.page.original_language,
            language=edition.language,
            terms=terms(),
        )
        context |= {
            "publication": edition.page,
            "edition": edition,
            "rows": rows_of(form, [finding for finding in findings if finding.check != "empty"]),
            "progress": progress_of(form.segments),
            # What is missing or stale, its state says.
            "findings": [finding for finding in findings if finding.check != "empty"],
            "asks_about_unfinished": self.asks_about_unfinished,
            "returned": returned_with(edition),
            "may_assign": permissions.may_assign(self.request.user),
            "original_language": form.page.original_language,
        }
        if may_hand_out(self.request.user, edition):
            context["links"] = rows_of_links(edition)
        return context


def returned_with(edition: Edition) -> Any:
    """The step at which the edition was given back, with the reviewer's comment, while it is."""
    state = edition.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return None
    return state.current_task_state


class DeskPreview(DeskFormMixin, PreviewOnEditView):
    """The publication's own page with the text as it stands in the form."""

    def get_form(self, query_dict: Any) -> DeskForm:
        return self.desk_form(query_dict) if query_dict else self.desk_form()

    def validate_form(self, form: DeskForm) -> bool:
        # An empty form is the draft as it was saved.
        return not form.is_bound or super().validate_form(form)
