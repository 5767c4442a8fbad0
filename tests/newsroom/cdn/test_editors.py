"""Whatever editors do, exactly the addresses that changed are purged, in the languages that changed."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from editions import actions
from editions.models import Edition
from newsroom.models import HomePage, Section, StandardPage
from publications.models import (
    Commitment,
    CountriesIndex,
    Country,
    CountryData,
    Institution,
    InstitutionalReport,
    InstitutionPage,
    InstitutionsIndex,
    Mechanism,
    MechanismsIndex,
    Meeting,
    NewsIndex,
    NewsRelease,
    ReleaseCountry,
)
from tests import factories

from .recording import alone, sitemaps, with_files

Purged = Callable[[Callable[[], Any]], set[str]]
Told = Callable[[Callable[[], Any]], list[Any]]

ENGLISH = "/en/news/bridge-opened/"
SPANISH = "/es/noticias/puente-abierto/"
ENGLISH_LISTS = with_files("/en/news/", "/en/")
TEXTS = {"body_en": factories.body("Ours."), "body_es": factories.body("Nuestro.")}
SPANISH_LISTS = with_files("/es/noticias/", "/es/")


@pytest.fixture
def release(db: None) -> NewsRelease:
    return factories.release()


def publish(page: Any) -> None:
    page.save_revision().publish()


def correct_translation(page: NewsRelease, headline: str) -> None:
    actions.translate(page.edition("es"), {"headline": headline})
    Edition.objects.get(page=page, language="es").get_latest_revision().publish()


def test_a_draft_purges_nothing(release: NewsRelease, purged_by: Purged) -> None:
    release.headline_en = "Bridge closed"
    assert purged_by(lambda: release.save_revision()) == set()
    assert purged_by(lambda: actions.translate(release.edition("es"), {"headline": "Cerrado"})) == set()


def test_a_new_draft_purges_nothing(release: NewsRelease, purged_by: Purged) -> None:
    index = NewsIndex.objects.get()
    new = NewsRelease(headline_en="New", original_language="en", date=release.date, live=False)
    assert purged_by(lambda: index.add_child(instance=new)) == set()


def test_the_original_that_goes_out_is_seen_in_its_lists_and_no_other_language(purged_by: Purged) -> None:
    page = factories.release(languages=("en",))
    other = factories.release(languages=("es",), original="es", public_slug_es="otro", headline_es="Otro")
    other.unpublish()
    page.unpublish()
    page = NewsRelease.objects.get(pk=page.pk)
    assert purged_by(lambda: page.get_latest_revision().publish()) == (
        with_files(ENGLISH) | ENGLISH_LISTS | sitemaps()
    )
    other = NewsRelease.objects.get(pk=other.pk)
    assert purged_by(lambda: other.get_latest_revision().publish()) == (
        with_files("/es/noticias/otro/") | SPANISH_LISTS | sitemaps()
    )


def test_a_publication_made_live_at_once_is_seen(purged_by: Purged) -> None:
    factories.news_index()
    assert purged_by(lambda: factories.release(languages=("en",))) == (
        with_files(ENGLISH) | ENGLISH_LISTS | sitemaps()
    )


def test_a_translation_that_goes_out_is_named_by_the_page_of_the_original(purged_by: Purged) -> None:
    page = factories.release(languages=("en",))
    revision = page.edition("es").get_latest_revision()
    assert purged_by(revision.publish) == (with_files(SPANISH) | SPANISH_LISTS | alone(ENGLISH) | sitemaps())


def test_a_correction_of_the_original_leaves_the_translation(release: NewsRelease, purged_by: Purged) -> None:
    release.headline_en = "Bridge closed"
    assert purged_by(lambda: publish(release)) == with_files(ENGLISH) | ENGLISH_LISTS | sitemaps()


def test_a_correction_of_the_translation_leaves_the_original(release: NewsRelease, purged_by: Purged) -> None:
    assert purged_by(lambda: correct_translation(release, "Puente cerrado")) == (
        with_files(SPANISH) | SPANISH_LISTS | sitemaps()
    )


def test_what_all_languages_show_is_corrected_in_all(release: NewsRelease, purged_by: Purged) -> None:
    release.date = release.date.replace(day=2)
    assert purged_by(lambda: publish(release)) == (
        with_files(ENGLISH, SPANISH) | ENGLISH_LISTS | SPANISH_LISTS | sitemaps()
    )


def test_a_note_to_readers_is_seen_in_every_language_it_is_told_in(
    release: NewsRelease, purged_by: Purged
) -> None:
    actions.write_correction(release, {"en": ("A number was wrong.", True), "es": ("Un número.", True)})
    page = NewsRelease.objects.get(pk=release.pk)
    page.headline_en = "Bridge closed"
    both = with_files(ENGLISH, SPANISH) | ENGLISH_LISTS | SPANISH_LISTS | sitemaps()
    assert purged_by(lambda: publish(page)) == both
    actions.write_correction(release, {"en": ("Another one.", True), "es": ("Otro.", True)})
    assert purged_by(lambda: actions.publish_correction(page)) == both


def test_one_language_withdrawn_leaves_the_lists_of_the_other(
    release: NewsRelease, purged_by: Purged
) -> None:
    assert purged_by(lambda: actions.withdraw(release.edition("es"), reason="It was wrong.")) == (
        with_files(SPANISH) | SPANISH_LISTS | alone(ENGLISH) | sitemaps()
    )


def test_a_publication_withdrawn_is_gone_in_every_language(release: NewsRelease, purged_by: Purged) -> None:
    assert purged_by(release.unpublish) == (
        with_files(ENGLISH, SPANISH) | ENGLISH_LISTS | SPANISH_LISTS | sitemaps()
    )


def test_a_publication_deleted_is_gone_in_every_language(release: NewsRelease, purged_by: Purged) -> None:
    assert purged_by(release.delete) == (
        with_files(ENGLISH, SPANISH) | ENGLISH_LISTS | SPANISH_LISTS | sitemaps()
    )


def test_all_below_a_deleted_page_is_gone_with_it(release: NewsRelease, purged_by: Purged) -> None:
    assert purged_by(NewsIndex.objects.get().delete) == (
        with_files(ENGLISH, SPANISH) | ENGLISH_LISTS | SPANISH_LISTS | sitemaps()
    )


def test_a_new_address_is_purged_with_the_old_one_in_its_language(
    release: NewsRelease, purged_by: Purged
) -> None:
    release.public_slug_en = "bridge"
    assert purged_by(lambda: publish(release)) == (
        with_files(ENGLISH, "/en/news/bridge/") | ENGLISH_LISTS | alone(SPANISH) | sitemaps()
    )


def test_what_stands_below_moves_along_and_may_be_linked_to_from_any_page(
    release: NewsRelease, told_by: Told
) -> None:
    index = NewsIndex.objects.get()
    index.public_slug_en = "press"
    below = with_files(ENGLISH, "/en/press/bridge-opened/") | alone(SPANISH)
    own = with_files("/en/news/", "/en/press/", "/en/") | alone("/es/noticias/") | sitemaps()
    assert told_by(lambda: publish(index)) == [own | below, ["en"]]


def test_what_stands_below_a_page_nobody_reads_moves_along_too(release: NewsRelease, told_by: Told) -> None:
    index = NewsIndex.objects.get()
    index.unpublish()
    index = NewsIndex.objects.get()
    index.public_slug_en = "press"
    below = with_files(ENGLISH, "/en/press/bridge-opened/") | alone(SPANISH)
    assert told_by(index.save) == [below, ["en"]]


def test_a_new_name_is_shown_by_the_pages_below_that_lead_back_to_it(
    release: NewsRelease, purged_by: Purged
) -> None:
    index = NewsIndex.objects.get()
    index.headline_en = "Press releases"
    assert purged_by(lambda: publish(index)) == ENGLISH_LISTS | alone(ENGLISH) | sitemaps()


def test_a_page_moved_in_the_tree_leaves_one_list_for_another(purged_by: Purged) -> None:
    first, second = (
        factories.add(factories.home(), Section(headline_en=name, headline_es=f"{name}-es"))
        for name in ("One", "Two")
    )
    page = factories.add(first, StandardPage(headline_en="About", headline_es="Nosotros", **TEXTS))
    assert purged_by(lambda: page.move(second, pos="last-child")) == (
        with_files("/en/one/", "/en/one/about/", "/en/two/", "/en/two/about/", "/en/")
        | with_files("/es/one-es/", "/es/one-es/nosotros/", "/es/two-es/", "/es/two-es/nosotros/", "/es/")
        | sitemaps()
    )


def test_pages_of_what_it_is_about_show_it_too(release: NewsRelease, purged_by: Purged) -> None:
    peru, chile = CountryData.objects.get(iso3="PER"), CountryData.objects.get(iso3="CHL")
    index = factories.add(factories.home(), CountriesIndex(headline_en="Countries", headline_es="Países"))
    for data, name in ((peru, "Peru"), (chile, "Chile")):
        factories.add(index, Country(headline_en=name, headline_es=name, data=data, **TEXTS))
    release.release_countries = [ReleaseCountry(country=peru)]
    about_peru = with_files("/en/countries/peru/", "/es/paises/peru/")
    in_both = with_files(ENGLISH, SPANISH) | ENGLISH_LISTS | SPANISH_LISTS | sitemaps()
    assert purged_by(lambda: publish(release)) == in_both | about_peru
    release = NewsRelease.objects.get(pk=release.pk)
    release.release_countries = [ReleaseCountry(country=chile)]
    about_chile = with_files("/en/countries/chile/", "/es/paises/chile/")
    assert purged_by(lambda: publish(release)) == in_both | about_peru | about_chile
    assert purged_by(release.delete) == in_both | about_chile


def test_the_front_page_is_no_list_of_itself(purged_by: Purged) -> None:
    home = HomePage.objects.get()
    publish(home)
    home = HomePage.objects.get()
    home.headline_en = "The newsroom"
    assert purged_by(lambda: publish(home)) == with_files("/en/") | sitemaps()


def test_a_mechanism_and_the_releases_about_it_show_each_other(
    release: NewsRelease, purged_by: Purged
) -> None:
    index = factories.add(
        factories.home(), MechanismsIndex(headline_en="Mechanisms", headline_es="Mecanismos")
    )
    mechanism = factories.add(
        index, Mechanism(headline_en="Forum", headline_es="Foro", kind="summit", **TEXTS)
    )
    release.mechanisms = [mechanism]
    publish(release)
    release = NewsRelease.objects.get(pk=release.pk)
    release.headline_en = "Bridge closed"
    assert purged_by(lambda: publish(release)) == (
        with_files(ENGLISH, "/en/mechanisms/forum/") | ENGLISH_LISTS | sitemaps()
    )
    mechanism.headline_en = "Conference"
    own = with_files("/en/mechanisms/forum/", "/en/mechanisms/", "/en/")
    assert purged_by(lambda: publish(mechanism)) == with_files(ENGLISH) | own | sitemaps()


def test_a_commitment_is_named_by_the_page_of_the_institution_that_reported_on_it(purged_by: Purged) -> None:
    def add(parent: Any, model: Any, name: str, **values: Any) -> Any:
        return factories.add(parent, model(headline_en=name, headline_es=f"{name}-es", **TEXTS, **values))

    institution = Institution.objects.create(name_en="Office", name_es="Oficina")
    listing = {"headline_en": "Institutions", "headline_es": "Instituciones"}
    institutions = factories.add(factories.home(), InstitutionsIndex(**listing))
    own = InstitutionPage(headline_en="Office", headline_es="Oficina", institution=institution)
    factories.add(institutions, own)
    index = factories.add(factories.home(), MechanismsIndex(headline_en="All", headline_es="Todos"))
    forum = add(index, Mechanism, "Forum", kind="summit")
    meeting = add(forum, Meeting, "Meeting", date=datetime.date(2026, 3, 1))
    commitment = add(meeting, Commitment, "Commitment", number=1)
    dated = {"institution": institution, "date": datetime.date(2026, 4, 1)}
    one = add(forum, InstitutionalReport, "One", commitments=[commitment], **dated)
    add(forum, InstitutionalReport, "Two", **dated)
    below = with_files("/en/all/", "/en/all/forum/", "/en/institutions/office/", "/en/") | sitemaps()
    commitment.headline_en = "Promise"
    assert purged_by(lambda: publish(commitment)) == below | with_files(
        "/en/all/forum/meeting/commitment/", "/en/all/forum/meeting/", "/en/all/forum/one/"
    )
    one = InstitutionalReport.objects.get(pk=one.pk)
    one.headline_en = "First"
    assert purged_by(lambda: publish(one)) == below | with_files(
        "/en/all/forum/one/", "/en/all/forum/two/", "/en/all/forum/meeting/commitment/"
    )
