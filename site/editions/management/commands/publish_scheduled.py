"""Wagtail's command, with each item on its own: one that cannot go out holds nothing else back."""

from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone
from wagtail.management.commands.publish_scheduled import Command as WagtailCommand
from wagtail.models import DraftStateMixin, Revision

from ...models import BasePage


class Command(WagtailCommand):
    def handle(self, *args: Any, **options: Any) -> None:
        if options["dryrun"]:
            super().handle(*args, **options)
            return
        refusals = []
        for title, act in self._due():
            try:
                # What cannot go out keeps its schedule and is tried again the next time.
                with transaction.atomic():
                    act()
            except ValidationError as error:
                refusals.append(f"{title}: {' '.join(error.messages)}")
        if refusals:
            raise CommandError("\n".join(["Not published; tried again the next time:", *refusals]))

    def _due(self) -> Iterator[tuple[str, Callable[[], Any]]]:
        now = timezone.now()
        models = [model for model in apps.get_models() if issubclass(model, DraftStateMixin)]
        for model in models:
            if issubclass(model, BasePage) and model is not BasePage:
                continue
            for item in model._default_manager.filter(live=True, expire_at__lt=now).order_by("expire_at"):
                yield str(item), _expiry(item)
        for revision in Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at"):
            yield revision.object_str, _publication(revision)


def _expiry(item: Any) -> Callable[[], Any]:
    return lambda: item.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _publication(revision: Revision) -> Callable[[], Any]:
    return lambda: revision.publish(log_action="wagtail.publish.scheduled")
