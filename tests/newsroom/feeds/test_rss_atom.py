"""RSS and Atom: right for readers of feeds, in one language, at a constant cost."""

from email.utils import parsedate_to_datetime
from typing import Any

import feedparser
import pytest
from defusedxml import ElementTree
from django.test import Client
from django.utils.dateparse import parse_datetime

from editions.models import Edition
from newsroom.models import Section, StandardPage
from publications.models import InstitutionPage, InstitutionsIndex, ReleaseCountry, ReleaseInstitution
from tests import factories

from . import scenes

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FILES = ("rss.xml", "atom.xml")


def read(client: Client, address: str, **parameters: Any) -> Any:
    found = feedparser.parse(client.get(address, parameters).content)
    assert not found.bozo, found.get("bozo_exception")
    return found


def titles(client: Client, address: str) -> list[str]:
    return [entry.title for entry in read(client, address).entries]


def test_rss_has_all_that_its_specification_asks_for(client: Client) -> None:
    scenes.branded()
    page = factories.release(themes=[scenes.theme()])
    scenes.published(page, "en", scenes.moment(2), scenes.moment(5))
    root = ElementTree.fromstring(client.get("/en/rss.xml").content)
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    (channel,) = root
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        assert channel.findtext(name), name
    assert channel.findtext("language") == "en"
    assert parsedate_to_datetime(channel.findtext("lastBuildDate")) == scenes.moment(5)
    link = channel.find(f"{ATOM}link")
    assert (link.get("rel"), link.get("href")) == ("self", "http://testserver/en/rss.xml")
    (item,) = channel.findall("item")
    assert item.findtext("title") == "Bridge opened"
    assert item.findtext("link") == "http://testserver/en/news/bridge-opened/"
    assert item.findtext("description") == "A bridge."
    assert parsedate_to_datetime(item.findtext("pubDate")) == scenes.moment(2)
    assert item.find("guid").get("isPermaLink") == "false"
    assert item.findtext("guid") == f"tag:testserver,2026-03-02:{page.pk}/en"
    assert item.findtext("category") == "Theme 1"


def test_atom_has_all_that_its_specification_asks_for(client: Client) -> None:
    scenes.branded()
    page = factories.release(themes=[scenes.theme()])
    scenes.published(page, "es", scenes.moment(2), scenes.moment(5))
    root = ElementTree.fromstring(client.get("/es/atom.xml").content)
    assert root.tag == f"{ATOM}feed"
    assert root.get(XML_LANG) == "es"
    for name in ("id", "title", "updated"):
        assert len(root.findall(f"{ATOM}{name}")) == 1, name
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "La Oficina"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"self": "http://testserver/es/atom.xml", "alternate": "http://testserver/es/"}
    (entry,) = root.findall(f"{ATOM}entry")
    for name in ("id", "title", "updated", "summary"):
        assert len(entry.findall(f"{ATOM}{name}")) == 1, name
    assert entry.findtext(f"{ATOM}title") == "Puente abierto"
    assert parse_datetime(entry.findtext(f"{ATOM}published")) == scenes.moment(2)
    assert parse_datetime(entry.findtext(f"{ATOM}updated")) == scenes.moment(5)
    assert entry.find(f"{ATOM}category").get("term") == "Tema 1"


def test_both_formats_are_sent_as_what_they_are(client: Client) -> None:
    factories.release()
    rss, atom = (client.get(f"/en/{file}") for file in FILES)
    assert rss["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert atom["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert read(client, "/en/rss.xml").version == "rss20"
    assert read(client, "/en/atom.xml").version == "atom10"


def test_an_entry_keeps_its_name_when_its_address_changes(client: Client) -> None:
    page = factories.release()
    before = [read(client, f"/en/{file}").entries[0] for file in FILES]
    page.public_slug_en = "another"
    page.save_revision().publish()
    after = [read(client, f"/en/{file}").entries[0] for file in FILES]
    assert [entry.id for entry in after] == [entry.id for entry in before]
    assert after[0].link != before[0].link


def test_the_same_release_has_another_name_in_another_language(client: Client) -> None:
    factories.release()
    names = {read(client, f"/{code}/{file}").entries[0].id for code in scenes.BOTH for file in FILES}
    assert len(names) == 2


@pytest.mark.parametrize("file", FILES)
def test_a_translation_is_new_when_it_comes_out(client: Client, file: str) -> None:
    old, new = factories.release(headline_es="Vieja"), factories.release(headline_es="Nueva")
    scenes.published(old, "en", scenes.moment(1))
    scenes.published(new, "en", scenes.moment(2))
    scenes.published(new, "es", scenes.moment(3))
    scenes.published(old, "es", scenes.moment(4))
    assert titles(client, f"/es/{file}") == ["Vieja", "Nueva"]


def test_text_that_xml_cannot_hold_is_left_out_and_markup_is_text(client: Client) -> None:
    factories.release(headline_en="Ein\x0bs & <b>zwei</b>\ufffe", summary_en="1 < 2 & \x1f3")
    for file in FILES:
        response = client.get(f"/en/{file}")
        ElementTree.fromstring(response.content)
        entry = read(client, f"/en/{file}").entries[0]
        assert entry.title in ("Eins & <b>zwei</b>", "Eins &amp; &lt;b&gt;zwei&lt;/b&gt;")
        assert entry.summary == "1 &lt; 2 &amp; 3"


def test_no_more_than_thirty_and_the_newest(client: Client) -> None:
    for number in range(32):
        page = factories.release(headline_en=f"Release {number}")
        scenes.published(page, "en", scenes.moment(1 + number // 24, number % 24))
    found = titles(client, "/en/rss.xml")
    assert len(found) == 30
    assert found[0] == "Release 31"
    assert "Release 1" not in found


def test_a_section_tells_what_is_new_anywhere_below_it(client: Client) -> None:
    section = factories.add(factories.home(), Section(headline_en="About", headline_es="Sobre"))
    texts = {"body_en": factories.body("x"), "body_es": factories.body("x")}
    upper = factories.add(section, StandardPage(headline_en="Upper", headline_es="Alta", **texts))
    factories.add(upper, StandardPage(headline_en="Lower", headline_es="Baja", **texts))
    factories.release()
    assert titles(client, f"{section.address('en')}rss.xml") == ["Lower", "Upper"]
    assert titles(client, f"{section.address('es')}atom.xml") == ["Baja", "Alta"]


def test_a_narrowed_list_has_its_own_feed(client: Client) -> None:
    scenes.branded()
    factories.release(headline_en="Said", kind="statement", themes=[scenes.theme()])
    factories.release(headline_en="Released")
    choices = {"kind": "statement", "theme": "t1"}
    found = {file: read(client, f"/en/news/{file}", **choices) for file in FILES}
    for file, feed in found.items():
        assert [entry.title for entry in feed.entries] == ["Said"]
        assert feed.feed.title == "News: Statement · Theme 1 – The Office"
        assert feed.feed.link == "http://testserver/en/news/?kind=statement&theme=t1"
        links = {link.rel: link.href for link in feed.feed.links}
        assert links["self"] == f"http://testserver/en/news/{file}?kind=statement&theme=t1"
    assert len(titles(client, "/en/news/rss.xml")) == 2
    ids = {client.get("/en/news/atom.xml", one).content.split(b"<id>")[1] for one in ({}, choices)}
    assert len(ids) == 2
    assert client.get("/en/news/rss.xml", {"theme": "nothing"}).status_code == 404
    html = scenes.body_of(client, "/en/news/?kind=statement&theme=t1")
    assert 'href="/en/news/atom.xml?kind=statement&amp;theme=t1"' in html


def test_an_institution_has_what_it_issued_and_reported(client: Client) -> None:
    own, other = scenes.institution(), scenes.institution()
    index = factories.add(
        factories.home(), InstitutionsIndex(headline_en="Institutions", headline_es="Instituciones")
    )
    page = factories.add(index, InstitutionPage(headline_en="MO", headline_es="OM", institution=own))
    forum = scenes.mechanism()
    scenes.report(forum, headline_en="Report", institution=own)
    scenes.report(forum, headline_en="Report of others", institution=other)
    factories.release(headline_en="Issued", release_institutions=[ReleaseInstitution(institution=own)])
    factories.release(headline_en="Not theirs")
    assert titles(client, f"{page.address('en')}rss.xml") == ["Issued", "Report"]


def test_a_country_has_its_releases(client: Client) -> None:
    country = scenes.country()
    link = [ReleaseCountry(country=country.data), ReleaseCountry(country=country.data)]
    factories.release(headline_en="There", release_countries=link)
    factories.release(headline_en="Elsewhere")
    assert titles(client, f"{country.address('en')}rss.xml") == ["There"]


def test_a_mechanism_has_its_releases_meetings_and_reports(client: Client) -> None:
    forum, other = scenes.mechanism(), scenes.mechanism(headline_en="Other", headline_es="Otro")
    scenes.meeting(forum, headline_en="Meeting")
    scenes.report(forum, headline_en="Report")
    scenes.meeting(other, headline_en="Not ours")
    factories.release(headline_en="Release", mechanisms=[forum])
    factories.release(headline_en="Release of others", mechanisms=[other])
    assert titles(client, f"{forum.address('en')}rss.xml") == ["Release", "Report", "Meeting"]
    assert "Not ours" in titles(client, "/en/mechanisms/rss.xml")


def test_a_page_without_a_feed_has_none(client: Client) -> None:
    page = factories.release()
    for file in FILES:
        assert client.get(f"{page.address('en')}{file}").status_code == 404
    assert client.get("/en/nowhere/rss.xml").status_code == 404


def test_feeds_are_only_read(client: Client) -> None:
    factories.release()
    assert client.post("/en/rss.xml").status_code == 405
    head = client.head("/en/rss.xml")
    assert (head.status_code, head.content) == (200, b"")


def test_a_feed_moves_with_its_page(client: Client) -> None:
    index = factories.news_index()
    index.public_slug_en = "press"
    index.save_revision().publish()
    response = client.get("/en/news/rss.xml")
    assert (response.status_code, response["Location"]) == (301, "/en/press/rss.xml")


def test_nothing_is_sent_twice_to_who_has_it(client: Client) -> None:
    page = factories.release()
    first = client.get("/en/rss.xml")
    assert "public" in first["Cache-Control"]
    assert "no-cache" in first["Cache-Control"]
    again = client.get("/en/rss.xml", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    # What is withdrawn makes a feed older: by its date alone a copy would seem to hold still.
    assert "Last-Modified" not in first
    scenes.published(page, "en", scenes.moment(1))
    changed = client.get("/en/rss.xml", headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200


def test_an_empty_feed_is_valid_and_does_not_change_by_itself(client: Client) -> None:
    factories.news_index()
    for file in FILES:
        assert read(client, f"/en/{file}").entries == []
        assert client.get(f"/en/{file}")["ETag"] == client.get(f"/en/{file}")["ETag"]


def test_an_edition_that_was_never_dated_is_no_news(client: Client) -> None:
    page = factories.release()
    Edition.objects.filter(page=page, language="en").update(first_published_at=None)
    assert titles(client, "/en/rss.xml") == []


@pytest.mark.parametrize("number", [1, 12])
def test_a_feed_costs_at_most_nine_queries_whatever_it_tells(
    client: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    forum = scenes.mechanism()
    theme, reporter = scenes.theme(), scenes.institution()
    for one in range(number):
        factories.release(mechanisms=[forum], themes=[theme])
        scenes.meeting(forum, headline_en=f"M{one}", headline_es=f"R{one}", themes=[theme])
        scenes.report(forum, headline_en=f"I{one}", headline_es=f"I{one}", institution=reporter)
    for address in ("/en/", "/en/mechanisms/", forum.address("en")):
        client.get(f"{address}rss.xml")
        for file in FILES:
            with django_assert_max_num_queries(9):
                assert client.get(f"{address}{file}").status_code == 200
    client.get("/en/news/rss.xml")
    with django_assert_max_num_queries(9):
        client.get("/en/news/rss.xml", {"year": "2026"})


def test_pages_lead_to_their_feeds(client: Client) -> None:
    scenes.branded()
    page = factories.release()
    link = '<link rel="alternate" type="application/{0}+xml" title="{1} ({2})" href="{3}">'
    html = scenes.body_of(client, "/es/noticias/")
    assert link.format("rss", "Noticias – La Oficina", "RSS", "/es/noticias/rss.xml") in html
    assert link.format("atom", "Noticias – La Oficina", "Atom", "/es/noticias/atom.xml") in html
    html = scenes.body_of(client, page.address("en"))
    assert link.format("rss", "The Office", "RSS", "/en/rss.xml") in html
