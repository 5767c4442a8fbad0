"""What was done with an edition, in Wagtail's history, with its language."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter

from .languages import is_language, local_name
from .models import Correction

KINDS = dict(Correction.Kind.choices)

# What Wagtail's history calls a text that went live at once, and one that did on schedule.
PUBLISHING = ("wagtail.publish", "wagtail.publish.scheduled")


def register(actions: LogActionRegistry) -> None:
    @actions.register_action("editions.assign")
    class Assigned(LogFormatter):
        label = gettext_lazy("Ask for a translation")

        def format_message(self, entry: Any) -> str:
            people = [name for name in (entry.data.get("translator"), entry.data.get("reviewer")) if name]
            if not people:
                return _("Asked for a translation into %(language)s") % {"language": _language(entry)}
            return _("Assigned %(language)s to %(people)s") % {
                "language": _language(entry),
                "people": ", ".join(people),
            }

    @actions.register_action("editions.approve")
    class Approved(LogFormatter):
        label = gettext_lazy("Approve a language")

        def format_message(self, entry: Any) -> str:
            return _("Approved %(language)s") % {"language": _language(entry)}

    @actions.register_action("editions.make_original")
    class MadeOriginal(LogFormatter):
        label = gettext_lazy("Make another language the original")

        def format_message(self, entry: Any) -> str:
            return _("Made %(language)s the original") % {"language": _language(entry)}

    actions.register_action(
        "editions.approve_bundle", gettext_lazy("Approve a bundle"), gettext_lazy("Bundle approved")
    )
    actions.register_action(
        "editions.reopen_bundle", gettext_lazy("Reopen a bundle"), gettext_lazy("Bundle reopened")
    )
    actions.register_action(
        "editions.publish_bundle", gettext_lazy("Publish a bundle"), gettext_lazy("Bundle published")
    )

    @actions.register_action("editions.correct")
    class Corrected(LogFormatter):
        label = gettext_lazy("Tell readers of a correction")

        def format_message(self, entry: Any) -> str:
            names = [local_name(code) for code in entry.data.get("languages", []) if is_language(code)]
            return _("Told readers: %(kind)s (%(languages)s)") % {
                "kind": KINDS.get(entry.data.get("kind", ""), ""),
                "languages": ", ".join(names),
            }

    @actions.register_action("editions.hand_out")
    class HandedOut(LogFormatter):
        label = gettext_lazy("Make a preview link")

        def format_message(self, entry: Any) -> str:
            values = {"language": _language(entry), "whom": entry.data.get("for_whom", "")}
            if values["whom"]:
                return _("Made a preview link of %(language)s for “%(whom)s”") % values
            return _("Made a preview link of %(language)s") % values

    @actions.register_action("editions.revoke")
    class Revoked(LogFormatter):
        label = gettext_lazy("Revoke a preview link")

        def format_message(self, entry: Any) -> str:
            values = {"language": _language(entry), "whom": entry.data.get("for_whom", "")}
            if values["whom"]:
                return _("Revoked the preview link of %(language)s for “%(whom)s”") % values
            return _("Revoked a preview link of %(language)s") % values


def _language(entry: Any) -> str:
    code = entry.data.get("language", "")
    return local_name(code) if is_language(code) else code
