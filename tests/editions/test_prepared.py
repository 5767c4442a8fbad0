"""A prepared query answers as the query it was made from, whatever it is asked with."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from unittest import mock

import pytest
from django.db import connection
from django.db.models import QuerySet

from editions.languages import localized
from editions.models import BasePage
from editions.prepared import Given, Prepared
from publications.models import NewsRelease
from tests import factories, files

pytestmark = pytest.mark.django_db


def by_number(language: str) -> QuerySet:
    readable = NewsRelease.objects.readable(language).filter(pk=Given("number"))
    return readable.values("pk", "date", localized("headline", language))


def test_each_answer_is_to_the_values_it_was_asked_with() -> None:
    first, second = factories.release(), factories.release(headline_en="Another", headline_es="Otro")
    prepared = Prepared(by_number)
    assert list(prepared.rows("en", number=first.pk)) == [
        {"pk": first.pk, "date": first.date, "headline_en": "Bridge opened"}
    ]
    assert [row["headline_en"] for row in prepared.rows("en", number=second.pk)] == ["Another"]
    assert [row["headline_es"] for row in prepared.rows("es", number=second.pk)] == ["Otro"]
    assert list(prepared.rows("en", number=None)) == []


def test_it_is_built_once_a_language_and_asks_one_query(django_assert_num_queries: Any) -> None:
    page = factories.release()
    build = mock.Mock(side_effect=by_number)
    prepared = Prepared(build)
    for language in ("en", "es", "en"):
        with django_assert_num_queries(1):
            list(prepared.rows(language, number=page.pk))
    assert [call.args for call in build.call_args_list] == [("en",), ("es",)]


def test_objects_are_those_the_queryset_would_make() -> None:
    page = factories.release()
    wanted = BasePage.objects.readable("en").with_readable_languages().with_edition_dates("en")

    def build(language: str) -> QuerySet:
        return wanted.filter(pk=Given("number"))

    (made,) = Prepared(build).objects("en", number=page.pk)
    found = wanted.get(pk=page.pk)
    assert {name: value for name, value in vars(made).items() if name != "_state"} == {
        name: value for name, value in vars(found).items() if name != "_state"
    }
    assert made.get_deferred_fields() == set()
    assert made == found
    assert not made._state.adding


def test_related_objects_come_with_them(django_assert_num_queries: Any) -> None:
    picture = files.picture("A bridge")
    page = factories.release(image=picture)

    def build(language: str) -> QuerySet:
        return NewsRelease.objects.select_related("image").filter(pk=Given("number"))

    with django_assert_num_queries(1):
        (made,) = Prepared(build).objects("en", number=page.pk)
        assert made.image == picture


def plans() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        return {statement for (statement,) in cursor.fetchall()}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps no plans on a server")
def test_postgresql_plans_it_no_more_once_it_was_asked_often() -> None:
    page = factories.release()
    prepared = Prepared(by_number)
    before = plans()
    for _time in range(5):
        list(prepared.rows("en", number=page.pk))
    (kept,) = plans() - before
    assert "editions_basepage" in kept
    assert connection.connection.prepare_threshold is None


def test_each_thread_has_its_own() -> None:
    build = mock.Mock(side_effect=by_number)
    prepared = Prepared(build)
    list(prepared.rows("en", number=1))

    def compile_there() -> None:
        # In another thread the test's database is another.
        with mock.patch.object(connection, "cursor"), mock.patch.object(connection, "connection"):
            list(prepared.rows("en", number=1))

    with ThreadPoolExecutor(1) as pool:
        pool.submit(compile_there).result()
    assert build.call_count == 2
