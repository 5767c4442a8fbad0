"""What readers of a corrected publication are told, and what it said before."""

import re
from typing import Any

import pytest
from django.test import Client

from editions import actions
from editions.models import Correction
from newsroom.models import StandardPage
from tests import factories
from tests.newsroom.feeds import scenes

from .scene import EN, ES, corrected, fresh, pending, told

pytestmark = pytest.mark.django_db
ENGLISH, SPANISH = "/en/news/bridge-opened/", "/es/noticias/puente-abierto/"


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def corrected_release(**of_note: Any) -> Any:
    page = factories.release()
    pending(page, **of_note)
    page = corrected(page, headline_en="Bridge opened at last", public_slug_en="bridge-opened")
    edition = page.edition("es")
    edition.content = edition.content | {"headline_es": "Puente abierto por fin"}
    edition.save_revision().publish()
    return fresh(page)


def test_the_page_tells_it_in_both_languages_with_kind_and_instant(client: Client) -> None:
    page = factories.release()
    told(page)
    assert EN in text_of(client, ENGLISH)
    html = text_of(client, SPANISH)
    assert ES in html
    assert EN not in html
    assert "correction--correction" in html
    assert re.search(r"<time datetime=\"[^\"]+\">[^<]+UTC</time>", html)


def test_newest_first(client: Client) -> None:
    page = factories.release()
    told(page)
    told(page, "retraction", en="All of it was wrong.", es="Todo era erróneo.")
    html = text_of(client, ENGLISH)
    assert html.index("All of it was wrong.") < html.index(EN)
    assert "correction--retraction" in html


def test_markup_in_a_note_is_text(client: Client) -> None:
    told(factories.release(), en="<b>x</b>", es="<b>y</b>")
    assert "&lt;b&gt;x&lt;/b&gt;" in text_of(client, ENGLISH)


def test_what_waits_is_not_told(client: Client) -> None:
    pending(factories.release())
    assert EN not in text_of(client, ENGLISH)


def test_every_kind_of_page_tells_it(client: Client) -> None:
    page = factories.add(
        factories.home(),
        StandardPage(
            headline_en="Paths",
            headline_es="Caminos",
            body_en=factories.body("x"),
            body_es=factories.body("y"),
        ),
    )
    pages = [
        factories.home(),
        factories.news_index(),
        scenes.country(),
        scenes.mechanism(),
        scenes.meeting(scenes.mechanism(headline_en="M", headline_es="M")),
        scenes.resource(),
        page,
    ]
    for one in pages:
        told(one)
        assert EN in text_of(client, fresh(one).address("en")), one


@pytest.mark.parametrize(
    ("address", "before", "now"),
    [
        (ENGLISH, "Bridge opened", "Bridge opened at last"),
        (SPANISH, "Puente abierto", "Puente abierto por fin"),
    ],
)
def test_what_it_said_before_is_read_from_the_note(
    client: Client, address: str, before: str, now: str
) -> None:
    corrected_release()
    html = text_of(client, address)
    file = f"version-{Correction.objects.get().pk}.html"
    assert f"<h1>{now}</h1>" in html
    assert f'href="{address}{file}"' in html
    response = client.get(f"{address}{file}")
    earlier = response.content.decode()
    assert f"<h1>{before}</h1>" in earlier
    assert "correction--earlier" in earlier
    assert f'<a href="{address}">' in earlier
    assert earlier.count('<meta name="robots" content="noindex">') == 1
    assert response["X-Robots-Tag"] == "noindex"
    assert f'<link rel="canonical" href="http://testserver{address}">' in earlier
    for absent in ("application/ld+json", "og:title", 'rel="alternate"', EN, ES, "release.txt"):
        assert absent not in earlier
    assert fresh(Correction.objects.get().page.specific).headline_en == "Bridge opened at last"


def test_the_same_text_is_not_offered_as_an_earlier_one(client: Client) -> None:
    page = factories.release()
    correction = told(page)
    assert "version-" not in text_of(client, ENGLISH)
    assert client.get(f"{ENGLISH}version-{correction.pk}.html").status_code == 404


def test_a_version_that_is_not_public_is_not_read(client: Client) -> None:
    corrected_release(is_public=False)
    assert "version-" not in text_of(client, ENGLISH)
    assert client.get(f"{ENGLISH}version-{Correction.objects.get().pk}.html").status_code == 404


def test_a_version_is_at_its_own_publications_address_and_no_other(client: Client) -> None:
    corrected_release()
    other = factories.release(headline_en="Other", public_slug_en="other", public_slug_es="otra")
    pk = Correction.objects.get().pk
    for address in (other.address("en"), "/en/", "/en/news/"):
        assert client.get(f"{address}version-{pk}.html").status_code == 404
    assert client.get(f"{ENGLISH}version-{pk + 1}.html").status_code == 404
    assert client.get(f"{ENGLISH}version-{'9' * 40}.html").status_code == 404


def test_a_version_goes_with_its_language(client: Client) -> None:
    page = corrected_release()
    file = f"version-{Correction.objects.get().pk}.html"
    actions.withdraw(page.edition("es"))
    assert client.get(f"{SPANISH}{file}").status_code == 410
    assert client.get(f"{ENGLISH}{file}").status_code == 200
    fresh(page).unpublish()
    assert client.get(f"{ENGLISH}{file}").status_code == 410


def test_a_version_is_read_also_when_another_language_has_become_the_original(client: Client) -> None:
    page = corrected_release()
    edition = page.edition("es")
    edition.sources = {}
    edition.save_revision()
    file = f"version-{Correction.objects.get().pk}.html"
    actions.make_original(page, "es")
    assert "<h1>Bridge opened</h1>" in text_of(client, f"{ENGLISH}{file}")
    assert "<h1>Puente abierto</h1>" in text_of(client, f"{SPANISH}{file}")


def test_a_page_costs_one_query_for_its_corrections_and_none_without(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    page = factories.release()

    def cost() -> int:
        client.get(ENGLISH)
        with CaptureQueriesContext(connection) as queries:
            client.get(ENGLISH)
        return len(queries)

    without = cost()
    told(page)
    assert cost() == without + 1
    told(page, en="More", es="Más")
    assert cost() == without + 1


def test_lists_mark_what_was_corrected_at_no_cost(client: Client) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    page = factories.release()

    def cost(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    before = [cost("/en/"), cost("/en/news/")]
    told(page, "retraction")
    assert [cost("/en/"), cost("/en/news/")] == before
    told(page, "update", en="x", es="y")
    for address in ("/en/", "/en/news/"):
        assert '<strong class="line__corrected">Retracted</strong>' in text_of(client, address)
