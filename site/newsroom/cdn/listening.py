"""Which writes may change what readers have."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from modeltranslation.translator import translator
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.signals import post_page_move

from editions.languages import codes
from editions.models import BasePage, Edition
from editions.signals import readers_told

from .changes import Changes, note


def listen() -> None:
    publications = [model for model in apps.get_models() if issubclass(model, BasePage)]
    for model in publications:
        _connect(pre_save, model, page_is_written)
        _connect(post_save, model, page_is_made)
        _connect(post_page_move, model, page_is_moved)
    _connect(pre_delete, BasePage, page_is_written)
    _connect(pre_save, Edition, edition_is_written)
    _connect(readers_told, None, told)
    media = [get_image_model(), get_document_model()]
    records = [model for model in translator.get_registered_models() if not issubclass(model, BasePage)]
    for model in (*records, *media):
        _connect(post_save, model, shown_anywhere_is_written)
        _connect(post_delete, model, shown_anywhere_is_written)


def _connect(signal: Any, sender: type[Model] | None, receiver: Any) -> None:
    def receive(**kwargs: Any) -> None:
        if settings.WAGTAILFRONTENDCACHE and not kwargs.get("raw"):
            receiver(**kwargs)

    signal.connect(receive, sender=sender, weak=False, dispatch_uid=f"cdn: {receiver.__name__}")


def page_is_written(instance: BasePage, **kwargs: Any) -> None:
    if pk := instance.pk:
        note(lambda changes: changes.touch(pk))


def page_is_made(instance: BasePage, created: bool, **kwargs: Any) -> None:
    if created:
        note(lambda changes: changes.before.setdefault(instance.pk))


def page_is_moved(instance: BasePage, parent_page_before: BasePage, **kwargs: Any) -> None:
    """The tree has moved already when the page is saved, and with it what tells where it stood."""

    def write(changes: Changes) -> None:
        changes.touch(instance.pk)
        changes.told[instance.pk].update(codes())
        changes.left[instance.pk] = parent_page_before.path

    note(write)


def edition_is_written(instance: Edition, **kwargs: Any) -> None:
    note(lambda changes: changes.touch(instance.page_id))


def told(page: BasePage, languages: set[str], **kwargs: Any) -> None:
    def write(changes: Changes) -> None:
        changes.touch(page.pk)
        changes.told[page.pk].update(languages)

    note(write)


def shown_anywhere_is_written(instance: Model, **kwargs: Any) -> None:
    """Records and settings stand on any page. A picture or file does not before a publication has it."""
    is_shown_by_none = isinstance(instance, (get_image_model(), get_document_model())) and (
        kwargs.get("created") or kwargs.get("update_fields")
    )
    if not is_shown_by_none:
        note(lambda changes: changes.languages.update(codes()))
