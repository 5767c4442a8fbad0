"""Each state an edition can be in, brought about as people do it."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils import timezone
from wagtail.models import PageViewRestriction, Workflow

from editions import actions
from editions.actions.withdraw import explain
from editions.bundles import verbs
from editions.content import along_the_original
from editions.languages import codes, localized
from editions.models import Bundle, BundleMember, Edition
from newsroom.roles import group_of
from tests import factories
from tests.newsroom.leaks.words import Word
from tests.people import person

Build = Callable[[Any, Any, str, "Staff"], Any]
SOON = datetime.timedelta(hours=1)


@dataclass(frozen=True)
class Staff:
    translator: Any
    reviewer: Any
    publisher: Any


def staff() -> Staff:
    translators, reviewers = (
        [group_of(role, name) for name in ("English", "Spanish")] for role in ("Translators", "Reviewers")
    )
    return Staff(
        person("translating", *translators),
        person("reviewing", *reviewers),
        person("publishing", "Publishers"),
    )


def fresh(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def drafted(page: Any, parent: Any, state: str, people: Staff) -> Any:
    page = fresh(actions.create(page, parent))
    for edition in page.editions.exclude(language=page.original_language):
        actions.assign(edition, translator=people.translator, reviewer=people.reviewer)
    return fresh(page)


def in_review(page: Any, parent: Any, state: str, people: Staff) -> Any:
    """The original before its four eyes, the translation before its reviewer."""
    page = drafted(page, parent, state, people)
    actions.submit(page.edition("es"), user=people.translator)
    Workflow.objects.get(name="Original: four eyes").start(page, None)
    return fresh(page)


def approved(page: Any, parent: Any, state: str, people: Staff) -> Any:
    """The translation is, and waits for the original it goes out together with."""
    page.release_policy = "together"
    page = drafted(page, parent, state, people)
    actions.submit(page.edition("es"), user=people.translator)
    actions.approve(fresh(page).edition("es"), user=people.reviewer)
    assert fresh(page).edition("es").is_approved
    return fresh(page)


def scheduled(page: Any, parent: Any, state: str, people: Staff) -> Any:
    page = drafted(page, parent, state, people)
    actions.schedule(page, codes(), timezone.now() + SOON)
    return fresh(page)


def embargoed(page: Any, parent: Any, state: str, people: Staff) -> Any:
    page = drafted(page, parent, state, people)
    Edition.objects.filter(page=page).update(approved_text=F("text_hash"))
    bundle = Bundle.objects.create(name="Summit", go_live_at=timezone.now() + SOON)
    BundleMember.objects.create(bundle=bundle, page=page)
    verbs.approve(bundle, user=people.publisher)
    return fresh(page)


def in_one_language(page: Any, parent: Any, state: str, people: Staff) -> Any:
    return factories.add(parent, page, (page.original_language,))


def withdrawn(page: Any, parent: Any, state: str, people: Staff) -> Any:
    """In every language, after it had another address."""
    page = fresh(_moved(factories.add(parent, page), state))
    page.unpublish()
    explain(page, {code: str(Word(state, code, "reason")) for code in codes()})
    return fresh(page)


def withdrawn_in_spanish(page: Any, parent: Any, state: str, people: Staff) -> Any:
    page = _moved(factories.add(parent, page), state)
    actions.withdraw(page.edition("es"), reason=str(Word(state, "es", "reason")))
    return fresh(page)


def restricted(page: Any, parent: Any, state: str, people: Staff) -> Any:
    page = factories.add(parent, page)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    return fresh(page)


def readable(page: Any, parent: Any, state: str, people: Staff) -> Any:
    return factories.add(parent, page)


def publish_again(page: Any, texts: dict[str, dict[str, Any]]) -> Any:
    """Publishes other texts, given by language and bare name, at the same publication."""
    draft_again(page, texts)
    fresh(page).get_latest_revision().publish()
    for language in codes():
        edition = fresh(page).edition(language)
        if not edition.is_original and (revision := edition.get_latest_revision()):
            revision.publish()
    return fresh(page)


def draft_again(page: Any, texts: dict[str, dict[str, Any]]) -> None:
    """Saves other texts, given by language and bare name, as the newest drafts of the page and its editions."""
    page = fresh(page)
    working = page.get_latest_revision_as_object()
    stored: dict[str, dict[str, Any]] = {}
    for language, values in texts.items():
        for name, value in values.items():
            setattr(working, localized(name, language), value)
        stored[language] = along_the_original(working, language)
    original = page.original_language
    if original in texts:
        working.save_revision()
    for language in texts:
        if language != original:
            edition = fresh(page).edition(language).get_latest_revision_as_object()
            edition.content = stored[language]
            edition.save_revision()


def _moved(page: Any, state: str) -> Any:
    """Out with another slug first, then back at its own: the first leads nowhere once it is withdrawn."""
    former = {code: {"public_slug": str(Word(state, code, "former"))} for code in codes()}
    own = {code: {"public_slug": str(Word(state, code, "slug"))} for code in codes()}
    return publish_again(publish_again(page, former), own)
