"""After whatever editors do, in any order, every kept page is the page that would be made now."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from editions import actions
from editions.languages import codes, localized
from editions.models import BasePage, Edition
from newsroom.models import Branding, MenuEntry
from publications.models import Contact, CountryData, NewsIndex, NewsRelease, Picture, Theme
from tests import demo_pages

from .reading import Reader

pytestmark = pytest.mark.django_db

STEPS = 16
SEED = 20261128
Step = Callable[[random.Random], str]


def live(rng: random.Random, language: str) -> Any:
    return rng.choice(list(BasePage.objects.readable(language).filter(depth__gt=2))).specific


def correct_the_original(rng: random.Random) -> str:
    page = live(rng, rng.choice(codes()))
    name = localized("headline", page.original_language)
    setattr(page, name, f"{getattr(page, name)} {rng.randint(1, 99)}")
    page.save_revision().publish()
    return f"corrected {page}"


def correct_a_translation(rng: random.Random) -> str:
    editions = [
        one for one in Edition.objects.filter(live=True).select_related("page") if not one.is_original
    ]
    edition = rng.choice(editions)
    name = localized("headline", edition.language)
    text = f"{edition.content[name]} {rng.randint(1, 99)}"
    actions.translate(edition, {"headline": text})
    Edition.objects.get(pk=edition.pk).get_latest_revision().publish()
    return f"corrected {edition}"


def write_a_draft(rng: random.Random) -> str:
    page = live(rng, rng.choice(codes()))
    setattr(page, localized("headline", page.original_language), "Not for readers yet")
    page.save_revision()
    return f"a draft of {page}"


def publish_a_release(rng: random.Random) -> str:
    source = rng.choice(list(NewsRelease.objects.filter(live=True)))
    page = source.copy(
        to=NewsIndex.objects.get(), keep_live=False, update_attrs={"slug": f"new-{rng.randint(1, 10**6)}"}
    )
    page = NewsRelease.objects.get(pk=page.pk)
    page.get_latest_revision().publish()
    return f"published a copy of {source}"


def withdraw_one_language(rng: random.Random) -> str:
    editions = [one for one in Edition.objects.filter(live=True, page__depth__gt=3) if not one.is_original]
    edition = rng.choice(editions)
    actions.withdraw(edition, reason="It was wrong.")
    return f"withdrew {edition}"


def withdraw(rng: random.Random) -> str:
    page = rng.choice(list(NewsRelease.objects.filter(live=True)))
    page.unpublish()
    return f"withdrew {page}"


def publish_again(rng: random.Random) -> str:
    pages = list(NewsRelease.objects.filter(live=False, latest_revision__isnull=False))
    if not pages:
        return "nothing to publish again"
    page = rng.choice(pages)
    page.get_latest_revision().publish()
    return f"published {page} again"


def write_a_correction(rng: random.Random) -> str:
    page = rng.choice(list(NewsRelease.objects.filter(live=True)))
    actions.write_correction(page, {code: (f"Nota {rng.random()}", True) for code in codes()})
    page = NewsRelease.objects.get(pk=page.pk)
    page.save_revision().publish()
    return f"a correction of {page}"


def move(rng: random.Random) -> str:
    page: Any = rng.choice([NewsIndex.objects.get(), *NewsRelease.objects.filter(live=True)])
    setattr(page, localized("public_slug", page.original_language), f"moved-{rng.randint(1, 10**6)}")
    page.save_revision().publish()
    return f"moved {page}"


def delete(rng: random.Random) -> str:
    pages = NewsRelease.objects.filter(corrections=None)
    page = rng.choice(list(pages))
    page.delete()
    return f"deleted {page}"


def rename_a_record(rng: random.Random) -> str:
    model: Any = rng.choice([Theme, CountryData, Contact])
    record = rng.choice(list(model.objects.all()))
    name = localized("name", rng.choice(codes()))
    setattr(record, name, f"{getattr(record, name)} {rng.randint(1, 99)}")
    record.save()
    return f"renamed {model.__name__} {record}"


def change_the_menu(rng: random.Random) -> str:
    entry = rng.choice(list(MenuEntry.objects.all()))
    setattr(entry, localized("label", rng.choice(codes())), f"Menú {rng.randint(1, 99)}")
    entry.save()
    return "changed the menu"


def change_the_branding(rng: random.Random) -> str:
    branding = Branding.load()
    setattr(branding, localized("tagline", rng.choice(codes())), f"Lema {rng.randint(1, 99)}")
    branding.save()
    return "changed the branding"


def upload_a_picture(rng: random.Random) -> str:
    picture = Picture.objects.first()
    assert picture is not None
    Picture.objects.create(title=f"New {rng.random()}", file=picture.file.name, width=8, height=8)
    return "uploaded a picture"


ACTIONS: list[Step] = [
    correct_the_original,
    correct_a_translation,
    write_a_draft,
    publish_a_release,
    withdraw_one_language,
    withdraw,
    publish_again,
    write_a_correction,
    move,
    delete,
    rename_a_record,
    change_the_menu,
    change_the_branding,
    upload_a_picture,
]


def test_no_kept_page_is_ever_another_than_the_one_that_would_be_made(
    loaded: None, reader: Reader, say: Callable[[str], None]
) -> None:
    with demo_pages.short_lists():
        compare(reader, say)


def compare(reader: Reader, say: Callable[[str], None]) -> None:
    client = Client()
    demo_pages.withdraw_one()
    with demo_pages.failing_search():
        shown = [one for code in codes() for one in demo_pages.of_every_template(client, code)]
    addresses = [one.address for one in shown if one.status == 200]
    feeds = [
        f"{NewsIndex.objects.get().address(code)}{file}"
        for code in codes()
        for file in ("rss.xml", "atom.xml")
    ]
    addresses = [*dict.fromkeys([*addresses, *feeds])]
    for address in addresses:
        reader.get(address)
    rng = random.Random(SEED)
    # Each at least once.
    steps = [*ACTIONS, *rng.choices(ACTIONS, k=STEPS - len(ACTIONS))]
    rng.shuffle(steps)
    compared = 0
    for step in steps:
        # What was dropped is kept again.
        for address in addresses:
            reader.get(address)
        # With a parameter that no page looks at, as senders of mails leave it.
        kept = [f"{path}?{query}&nobody=looks" for (_host, _scheme, path), query in reader.cache.entries]
        assert len(kept) > 50
        try:
            done = step(rng)
        except ValidationError as error:
            done = f"{step.__name__} was refused: {error.messages[0]}"
        untouched = 0
        for address in kept:
            before = len(reader.made)
            given, fresh = reader.get(address), reader.fresh(address)
            untouched += len(reader.made) == before
            assert (given.status, given.text) == (fresh.status, fresh.text), (done, address)
            compared += 1
        say(f"{untouched / len(kept):6.1%} of {len(kept)} pages untouched after: {done}")
    say(f"{compared} pages compared, 0 differences")
