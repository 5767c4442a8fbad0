"""The search page as readers meet it: what it finds, what it never finds, and what it costs."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from newsroom.models import SearchEntry, SearchTerm
from newsroom.search import index
from publications import models
from tests import factories

pytestmark = pytest.mark.django_db


def address(language: str) -> str:
    with translation.override(language):
        return reverse("search")


def html(client: Client, language: str, **parameters: Any) -> str:
    response = client.get(address(language), parameters)
    assert response.status_code == 200
    return str(response.content.decode())


def found(client: Client, language: str, text: str, **parameters: Any) -> int:
    return html(client, language, q=text, **parameters).count('<li class="hit">')


def test_a_draft_is_found_in_no_language(client: Client) -> None:
    page = factories.release(headline_en="Bridge opened", summary_en="Xanadu")
    assert found(client, "en", "xanadu") == 1
    page.summary_en = "Shangrila"
    page.save_revision()
    assert found(client, "en", "shangrila") == 0
    assert found(client, "en", "xanadu") == 1


def test_an_edition_that_is_not_out_is_found_by_nothing_and_counted_nowhere(client: Client) -> None:
    page = factories.release(languages=("en",), headline_es="Xanadú", summary_es="Xanadú")
    assert found(client, "es", "xanadu") == 0
    assert found(client, "en", "xanadu") == 0
    page.edition("es").get_latest_revision().publish()
    assert found(client, "es", "xanadu") == 1
    page.edition("es").unpublish()
    answer = html(client, "es", q="xanadu")
    assert '<li class="hit">' not in answer
    assert "facets__number" not in answer


def test_a_withdrawn_publication_is_found_no_more(client: Client) -> None:
    page = factories.release(headline_en="Xanadu", headline_es="Xanadú")
    page.unpublish()
    assert found(client, "en", "xanadu") == found(client, "es", "xanadu") == 0


def test_a_text_is_not_found_in_the_other_language(client: Client) -> None:
    factories.release(headline_en="Snow", headline_es="Nieve")
    assert found(client, "en", "nieve") == found(client, "es", "snow") == 0


def test_a_correction_is_found_by_its_new_words_alone(client: Client) -> None:
    page = factories.release(headline_en="Snow in Lima")
    page.headline_en = "Rain in Lima"
    page.save_revision().publish()
    assert (found(client, "en", "rain"), found(client, "en", "snow")) == (1, 0)


def test_the_name_of_a_country_finds_what_is_about_it(client: Client) -> None:
    country = models.CountryData.objects.get(iso2="PA")
    factories.release(release_countries=[models.ReleaseCountry(country=country)])
    assert found(client, "es", "panama") == 1
    country.name_es = "Tierra Nueva"
    country.save()
    assert (found(client, "es", "panama"), found(client, "es", "tierra nueva")) == (0, 1)


def test_no_reader_finds_anything_by_the_names_facets_have_in_the_index(client: Client) -> None:
    factories.release()
    entry = SearchEntry.objects.filter(language="en", kind="news_release").get()
    for token in entry.facets.split():
        assert found(client, "en", token) == 0


def test_words_that_were_asked_for_are_marked_as_they_are_written(client: Client) -> None:
    factories.release(summary_es="La migración & el <derecho> de los niños")
    answer = html(client, "es", q="MIGRACION niño")
    assert "La <mark>migración</mark> &amp; el &lt;derecho&gt; de los <mark>niños</mark>" in answer


def test_a_title_of_just_these_words_comes_before_newer_texts_that_have_them(client: Client) -> None:
    factories.release(headline_en="Quito Process", date=datetime.date(2020, 1, 1))
    factories.release(headline_en="A word on the process in Quito", date=datetime.date(2025, 1, 1))
    factories.release(
        headline_en="Other", summary_en="The Quito process goes on.", date=datetime.date(2026, 1, 1)
    )
    answer = html(client, "en", q="quito process")
    places = [answer.index(slug) for slug in ("/quito-process/", "/a-word-on-the-process", "/other/")]
    assert places == sorted(places)
    by_date = html(client, "en", q="quito process", sort="date")
    places = [by_date.index(slug) for slug in ("/other/", "/a-word-on-the-process", "/quito-process/")]
    assert places == sorted(places)


def test_results_are_narrowed_by_kind_country_and_year_with_right_numbers(client: Client) -> None:
    country = models.CountryData.objects.get(iso2="PE")
    for year, kind in ((2024, "statement"), (2025, "statement"), (2025, "remarks")):
        factories.release(
            date=datetime.date(year, 5, 1),
            kind=kind,
            release_countries=[models.ReleaseCountry(country=country)] if year == 2025 else [],
        )
    assert found(client, "es", "puente") == 3
    answer = html(client, "es", q="puente", pais="peru")
    assert answer.count('<li class="hit">') == 2
    assert "q=puente&amp;tipo=declaracion&amp;pais=peru" in answer.replace("%2F", "/")
    assert found(client, "es", "puente", pais="peru", anio="2024") == 0
    assert found(client, "en", "bridge", country="peru", kind="remarks") == 1


@pytest.mark.parametrize(
    "parameters", [{"country": "nowhere"}, {"year": "x"}, {"page": "0"}, {"page": "2"}, {"page": "-1"}]
)
def test_what_is_nowhere_is_not_found(client: Client, parameters: dict[str, str]) -> None:
    factories.release()
    assert client.get(address("en"), {"q": "bridge"} | parameters).status_code == 404


@pytest.mark.parametrize(
    "text",
    ["", " ", '"', '""', "***", "'; DROP TABLE x; --", "\0", "a" * 5000, "a " * 500, "<script>", "🙂", "%", "AND OR NOT",
     'title_tokens : x', "a:b", "!x", "(", "1e5", "0x1F", "-3.5", "x'y", "\\", "е ё"],
)  # fmt: skip
def test_nothing_a_reader_types_breaks_search(client: Client, text: str) -> None:
    factories.release()
    answer = html(client, "en", q=text)
    assert "<script>" not in answer.split("<main")[1].split("</main>")[0]


def test_numbers_and_signs_are_found_as_they_stand(client: Client) -> None:
    factories.release(summary_en="The 1e5 test, COVID-19, 4,300 people, 0x1F and 24/7.")
    for text in ("1e5", "covid-19", "covid 19", "0x1f", '"24/7"', "4,300"):
        assert found(client, "en", text) == 1, text


def test_a_long_question_is_cut_and_says_so(client: Client) -> None:
    factories.release()
    words = " ".join(f"word{number}" for number in range(40))
    assert "only its first words" in html(client, "en", q=words)


def test_a_misspelt_word_is_spelt_as_texts_have_it(client: Client) -> None:
    factories.release(summary_es="La regularización avanza.")
    assert 'href="?q=regularizaci%C3%B3n">regularización' in html(client, "es", q="regularisacion")
    assert "?q=puente" in html(client, "es", q="peunte")


def test_no_word_is_suggested_that_only_an_unreadable_text_has(client: Client) -> None:
    page = factories.release(summary_en="Xanadu")
    page.edition("en").unpublish()
    page.unpublish()
    assert "xanadu" not in html(client, "en", q="xanado").lower().replace("xanadu-release", "")


def test_what_is_sought_in_vain_is_counted_without_a_person(client: Client) -> None:
    factories.release()
    for text in ("Bridge", "bridge", "unknown thing", "someone@example.org", "+507 6269 4574"):
        html(client, "en", q=text)
    counted = list(SearchTerm.objects.order_by("text").values_list("text", "times", "times_without_result"))
    assert counted == [("bridge", 2, 0), ("unknown thing", 1, 1)]
    assert {field.name for field in SearchTerm._meta.fields} == {
        "id", "language", "month", "text", "times", "times_without_result",
    }  # fmt: skip


def test_editors_see_what_is_sought_in_vain_and_translators_do_not(client: Client) -> None:
    from tests import people

    SearchTerm.objects.create(
        language="es",
        month=datetime.date(2026, 11, 1),
        text="visa humanitaria",
        times=3,
        times_without_result=3,
    )
    client.force_login(people.person("editor", "Editors"))
    report = client.get(reverse("search_terms"))
    assert "visa humanitaria" in report.content.decode()
    assert client.get(reverse("search_terms"), {"export": "csv"}).status_code == 200
    client.force_login(people.person("translator", "Translators: Spanish"))
    assert "visa humanitaria" not in client.get(reverse("search_terms"), follow=True).content.decode()


def test_a_search_costs_at_most_eight_queries_whatever_it_finds(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    country = models.CountryData.objects.get(iso2="PE")
    theme = models.Theme.objects.create(name_en="Data", name_es="Datos", slug_en="data", slug_es="datos")
    for _size in (1, 14):
        for _one in range(_size):
            factories.release(themes=[theme], release_countries=[models.ReleaseCountry(country=country)])
        with django_assert_max_num_queries(8):
            html(client, "en", q="bridge opened", country="peru", theme="data", year="2026")
        with django_assert_max_num_queries(8):
            html(client, "en", q="bridge opened")
    with django_assert_max_num_queries(8):
        html(client, "en", q="brigde opnened")


def test_the_index_made_anew_is_the_index_that_publishing_made(client: Client) -> None:
    page = factories.release()
    factories.release(headline_en="Other")
    columns = [field.name for field in SearchEntry._meta.fields if field.name != "id"]

    def entries() -> list[Any]:
        return list(SearchEntry.objects.order_by("page", "language").values_list(*columns))

    before = entries()
    gone = page.pk
    page.delete()
    index.rebuild()
    kept = [entry for entry in before if entry[0] != gone]
    # The home page comes from a migration and was never published.
    assert [entry for entry in entries() if entry[2] != "homepage"] == kept
    assert found(client, "en", "other") == 1


def test_the_database_itself_keeps_the_full_text_index(client: Client) -> None:
    """A migration that makes the table anew on SQLite would drop the triggers: see 0015_search_by_date."""
    factories.release()
    SearchEntry.objects.filter(language="en").update(title_tokens="zanzibar")
    assert found(client, "en", "zanzibar") >= 1
    SearchEntry.objects.all().delete()
    with CaptureQueriesContext(connection):
        assert found(client, "en", "zanzibar") == 0
