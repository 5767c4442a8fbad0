"""After whatever editors do, in any order, the network holds no page that is not the one that would be made now."""

import random
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client

from editions.languages import codes
from newsroom.cdn.lifetime import Lifetimes
from publications.models import NewsIndex
from tests import demo_pages
from tests.newsroom.page_cache import test_never_stale as editors
from tests.newsroom.page_cache.conftest import connection_stays_open  # noqa: F401 - a fixture
from tests.newsroom.page_cache.reading import ask

from .recording import RECORDING, SITE

pytestmark = pytest.mark.django_db

STEPS = 12
# All is purged by these: see test_everywhere.py.
LEFT_OUT = (editors.rename_a_record, editors.change_the_menu, editors.change_the_branding)
SEED = 20261129


def test_what_the_network_keeps_is_what_would_be_made(
    loaded: None, told_by: Any, settings: Any, say: Callable[[str], None]
) -> None:
    with demo_pages.short_lists():
        demo_pages.withdraw_one()
        with demo_pages.failing_search():
            shown = [one for code in codes() for one in demo_pages.of_every_template(Client(), code)]
        addresses = {one.address for one in shown if one.status == 200}
        index = NewsIndex.objects.get()
        addresses |= {f"{index.address(code)}{file}" for code in codes() for file in ("rss.xml", "atom.xml")}
        addresses |= {f"/sitemap{end}.xml" for end in ("", "-0")} | {"/news-sitemap.xml"}
        follow(sorted(addresses), told_by, settings, say)


def follow(addresses: list[str], told_by: Any, settings: Any, say: Callable[[str], None]) -> None:
    settings.WAGTAILFRONTENDCACHE = RECORDING
    application = Lifetimes(WSGIHandler())
    settings.WAGTAILFRONTENDCACHE = {}
    network: dict[str, Any] = {}
    rng = random.Random(SEED)
    actions = [action for action in editors.ACTIONS if action not in LEFT_OUT]
    steps = [*actions, *rng.choices(actions, k=STEPS - len(actions))]
    rng.shuffle(steps)
    stale, compared = [], 0
    for step in steps:
        for address in addresses:
            if address not in network:
                answer = ask(application, address)
                if "max-age" in answer.headers.get("CDN-Cache-Control", ""):
                    network[address] = answer
        kept = len(network)
        assert kept > 50
        done: list[str] = []

        def do(step: Any = step, done: list[str] = done) -> None:
            try:
                done.append(step(rng))
            except ValidationError as error:
                done.append(f"{step.__name__} was refused: {error.messages[0]}")

        for batch in told_by(do):
            for address in [*network]:
                if isinstance(batch, set):
                    is_dropped = f"{SITE}{address}" in batch
                else:
                    is_dropped = bool({*batch} & {*network[address].headers["Surrogate-Key"].split()})
                if is_dropped:
                    del network[address]
        for address, answer in [*network.items()]:
            fresh = ask(application, address)
            compared += 1
            if (answer.status, answer.text) != (fresh.status, fresh.text):
                stale.append((done[0], address, difference(answer.text, fresh.text)))
                del network[address]
        say(f"{1 - len(network) / kept:6.1%} of {kept} pages purged after: {done[0]}")
    say(f"{compared} pages compared, {len(stale)} differences")
    assert stale == []


def difference(before: str, after: str) -> Any:
    lines = re.split("\n", before), re.split("\n", after)
    return next(((a, b) for a, b in zip(*lines, strict=False) if a != b), None)
