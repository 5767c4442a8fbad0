"""What is counted in memory is what the database would count, whatever was written, and by whom."""

import datetime
from collections import Counter
from typing import Any

import psycopg
import pytest
from django.core.management.color import no_style
from django.db import connection
from wagtail.models import PageViewRestriction

from editions import actions
from editions.languages import codes
from editions.models import BasePage, Edition
from publications.facets import changes, tally
from publications.facets.releases import COUNTRY, FACETS, KIND, THEME, YEAR
from publications.models import Change, CountryData, NewsRelease, ReleaseCountry, Theme
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(monkeypatch: Any) -> None:
    """As if each write of the test was committed at once: what was counted before is kept and mended."""
    monkeypatch.setattr(tally, "_latest", {})
    monkeypatch.setattr(tally, "_may_be_undone", lambda: False)
    if connection.vendor == "postgresql":
        # Within the test's own transaction, which is seen by itself alone and never over.
        monkeypatch.setitem(changes.POSITION, "postgresql", changes.POSITION["sqlite"])
        monkeypatch.setitem(changes.LATER, "postgresql", changes.LATER["sqlite"])


def by_sql(language: str, **chosen: Any) -> dict[str, dict[str, int]]:
    readable = NewsRelease.objects.readable(language).filter(**chosen)
    found = {}
    for facet in FACETS:
        values = readable.order_by().annotate(value=facet.path).values_list("value", "pk").distinct()
        found[facet.name] = dict(Counter(str(value) for value, _pk in values if value is not None))
    return found


def in_memory(language: str, **chosen: Any) -> dict[str, dict[str, int]]:
    by_name = {facet.name: facet for facet in FACETS}
    keys = {by_name[name]: key for name, key in chosen.items()}
    return {facet.name: numbers for facet, numbers in tally.counts(language, keys, FACETS).items()}


def theme(name: str) -> Theme:
    found, _made = Theme.objects.get_or_create(name_en=name, defaults={"name_es": name})
    return found


def agree() -> bool:
    return all(in_memory(code) == by_sql(code) for code in codes())


def test_every_write_that_changes_a_number_changes_it(committed: None) -> None:
    work, health = theme("Work"), theme("Health")
    peru, chile = CountryData.objects.get(iso2="PE"), CountryData.objects.get(iso2="CL")
    one = factories.release(themes=[work], release_countries=[ReleaseCountry(country=peru)])
    assert agree()
    two = factories.release(("es",), "es", kind="statement", date=datetime.date(2020, 1, 31))
    assert agree()
    assert in_memory("es")["year"] == {"2020": 1, "2026": 1}

    actions.withdraw(one.edition("es"))
    assert agree()
    ReleaseCountry.objects.create(release=two, country=chile)
    assert agree()
    ReleaseCountry.objects.filter(release=two).update(country=peru)
    assert agree()
    ReleaseCountry.objects.filter(release=two).update(release=one)
    assert agree()
    two.themes.through.objects.create(newsrelease=two, theme=health)
    assert agree()
    NewsRelease.objects.filter(pk=two.pk).update(kind="remarks", date=datetime.date(2021, 2, 1))
    assert agree()
    Edition.objects.filter(page=one.pk).update(live=True)
    assert agree()
    BasePage.objects.filter(pk=one.pk).update(public_path_en=None)
    assert agree()
    health.delete()
    assert agree()
    restriction = PageViewRestriction.objects.create(page=one.get_parent(), restriction_type="login")
    assert agree()
    assert in_memory("es")["kind"] == {}
    restriction.delete()
    assert agree()
    two.delete()
    assert agree()
    assert in_memory("es")["kind"] == {"news_release": 1}


def test_what_is_undone_was_never_counted() -> None:
    # In a transaction: counted anew each time, and kept for nobody.
    tally._latest.clear()
    factories.release()
    assert agree()
    assert tally._latest == {}


def test_each_facet_is_counted_without_its_own_choice(committed: None) -> None:
    work = theme("Work")
    for kind in ("statement", "remarks"):
        factories.release(kind=kind, themes=[work])
    factories.release(kind="remarks")
    assert tally.counts("en", {KIND: "remarks", THEME: str(work.pk)}, (KIND, THEME)) == {
        KIND: {"statement": 1, "remarks": 1},
        THEME: {str(work.pk): 1},
    }


def test_few_are_known_by_their_keys_and_many_are_not(committed: None, monkeypatch: Any) -> None:
    first, second = factories.release(), factories.release(kind="remarks")
    assert tally.few("en", {KIND: "remarks"}) == [second.pk]
    assert tally.few("en", {KIND: "remarks", YEAR: "1999"}) == []
    assert tally.few("en", {YEAR: "2026"}) == [second.pk, first.pk]
    monkeypatch.setattr(tally, "FEW", 1)
    assert tally.few("en", {YEAR: "2026"}) is None


def test_nothing_is_looked_up_again_where_nothing_was_written(
    committed: None, django_assert_num_queries: Any
) -> None:
    release = factories.release()
    in_memory("en")
    with django_assert_num_queries(1):
        in_memory("en")
    release.save_revision()
    with django_assert_num_queries(2):
        in_memory("en")
    with django_assert_num_queries(1):
        in_memory("es")


def test_after_a_long_time_all_is_counted_anew(committed: None, monkeypatch: Any) -> None:
    monkeypatch.setattr(changes, "KEPT", 3)
    monkeypatch.setattr(changes, "MANY", 3)
    release = factories.release()
    assert agree()
    for year in range(2000, 2005):
        NewsRelease.objects.filter(pk=release.pk).update(date=datetime.date(year, 1, 1))
    assert agree()
    # Another database under the same name: of fewer lines, or of none.
    Change.objects.all().delete()
    NewsRelease.objects.all().delete()
    Change.objects.all().delete()
    assert agree()


def test_the_log_stays_short() -> None:
    release = factories.release()
    newest = changes.mark()[1]
    line = Change(pk=newest + 1000 - newest % 1000 + changes.KEPT, page=release.pk)
    line.save(force_insert=True)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Change]):
            cursor.execute(statement)
    for _time in range(1000):
        Edition.objects.filter(page=release.pk, language="es").update(live=True)
    assert Change.objects.filter(pk__lte=newest).count() == 0


def test_a_country_has_one_key_wherever_it_is_counted(committed: None) -> None:
    peru = CountryData.objects.get(iso2="PE")
    factories.release(release_countries=[ReleaseCountry(country=peru)])
    assert tally.by_month("en", {COUNTRY: str(peru.pk)}) == {(2026, 3): 1}


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time")
def test_a_transaction_that_began_earlier_and_ends_later_is_not_passed_over() -> None:
    line = "INSERT INTO publications_change (page, writer) VALUES (%s, txid_current()) RETURNING id"
    values = connection.get_connection_params() | {"dbname": connection.settings_dict["NAME"]}
    values = {
        name: values[name] for name in ("dbname", "user", "password", "host", "port") if values.get(name)
    }
    with psycopg.connect(**values) as early, psycopg.connect(**values) as late:
        (first,) = early.execute(line, [-1]).fetchone() or (0,)
        (second,) = late.execute(line, [-2]).fetchone() or (0,)
        late.commit()
        begun = changes.mark()
        seen, changed = changes.since(begun)
        assert changed is not None
        assert -1 not in changed
        early.commit()
        _seen, changed = changes.since(seen)
        assert changed is not None
        assert -1 in changed
        early.execute("DELETE FROM publications_change WHERE id = ANY(%s)", [[first, second]])
