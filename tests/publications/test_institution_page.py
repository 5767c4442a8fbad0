"""An institution's page: what it issued and reports, in one language, and the ways to it."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from editions import actions
from publications import models
from tests import factories

pytestmark = pytest.mark.django_db

BODY = {"body_en": factories.body("In English"), "body_es": factories.body("En español")}
LISTED = {"headline_en": "A list", "headline_es": "Una lista"}


def record() -> models.Institution:
    return models.Institution.objects.create(
        name_en="Office for Migration",
        acronym_en="OFM",
        about_en="<p>Founded long ago.</p>",
        name_es="Oficina de Migraciones",
        acronym_es="ODM",
        about_es="<p>Fundada hace mucho.</p>",
        website="https://example.org/",
    )


def page_of(institution: models.Institution, languages: tuple[str, ...] = ("en", "es")) -> Any:
    index = models.InstitutionsIndex.objects.first() or factories.add(
        factories.home(),
        models.InstitutionsIndex(headline_en="Institutions", headline_es="Instituciones"),
    )
    page = models.InstitutionPage(
        headline_en=institution.name_en,
        headline_es=institution.name_es,
        summary_en="It helps.",
        summary_es="Ayuda.",
        institution=institution,
    )
    return factories.add(index, page, languages)


def mechanism(name_en: str = "Conference", name_es: str = "Conferencia") -> models.Mechanism:
    index = models.MechanismsIndex.objects.first() or factories.add(
        factories.home(), models.MechanismsIndex(**LISTED)
    )
    page = models.Mechanism(headline_en=name_en, headline_es=name_es, kind="summit", **BODY)
    return factories.add(index, page)


def commitment(parent: models.Mechanism, number: str = "17") -> models.Commitment:
    meeting = models.Meeting.objects.child_of(parent).first() or factories.add(
        parent,
        models.Meeting(headline_en="Meeting", headline_es="Reunión", date=datetime.date(2015, 4, 10)),
    )
    page = models.Commitment(
        headline_en=f"Promise {number}", headline_es=f"Promesa {number}", number=number, **BODY
    )
    return factories.add(meeting, page)


def report(institution: models.Institution, parent: models.Mechanism, **values: Any) -> Any:
    values = {"date": datetime.date(2018, 3, 16), **values}
    page = models.InstitutionalReport(
        headline_en="What we did", headline_es="Lo que hicimos", institution=institution, **BODY, **values
    )
    return factories.add(parent, page)


def filled(institution: models.Institution, times: int) -> None:
    for number in range(times):
        factories.release(
            headline_en=f"Release {number}",
            headline_es=f"Comunicado {number}",
            public_slug_en=f"r{number}",
            public_slug_es=f"c{number}",
            release_institutions=[models.ReleaseInstitution(institution=institution)],
        )
        parent = mechanism(f"Conference {number}", f"Conferencia {number}")
        report(institution, parent, commitments=[commitment(parent, "17"), commitment(parent, "18")])
        index = models.ResourcesIndex.objects.first() or factories.add(
            factories.home(), models.ResourcesIndex(**LISTED)
        )
        resource = models.Resource(
            headline_en=f"Figures {number}",
            headline_es=f"Cifras {number}",
            date=datetime.date(2026, 1, 1),
            resource_institutions=[models.ResourceInstitution(institution=institution)],
            **BODY,
        )
        factories.add(index, resource)
        models.Contact.objects.create(
            name_en=f"Desk {number}",
            name_es=f"Mesa {number}",
            place_en="Lima",
            place_es="Lima",
            email="desk@example.org",
            institution=institution,
        )


@pytest.mark.parametrize(
    ("language", "shown", "hidden"),
    [
        (
            "en",
            ["OFM", "Founded long ago.", "It helps.", "Release 0", "Conference 0", "Promise 18", "Figures 0"],
            ["ODM", "Fundada", "Comunicado 0", "Promesa", "Cifras", "Mesa 0"],
        ),
        (
            "es",
            ["ODM", "Fundada hace mucho.", "Ayuda.", "Comunicado 0", "Conferencia 0", "Promesa 17", "Mesa 0"],
            ["OFM", "Founded", "Release 0", "Promise", "Figures", "Desk 0"],
        ),
    ],
)
def test_it_shows_what_the_institution_did_in_the_readers_language(
    client: Client, language: str, shown: list[str], hidden: list[str]
) -> None:
    institution = record()
    filled(institution, 1)
    page = page_of(institution)
    html = client.get(page.address(language)).content.decode()
    for words in (*shown, "https://example.org/", "desk@example.org"):
        assert words in html, words
    for words in hidden:
        assert words not in html, words
    assert page.address(language) in client.get(page.get_parent().address(language)).content.decode()


def test_reports_stand_with_their_mechanism_each_with_its_own_commitments(client: Client) -> None:
    institution = record()
    first, second = mechanism("Andes", "Andes"), mechanism("Caribbean", "Caribe")
    older = report(institution, first, commitments=[commitment(first, "4"), commitment(first, "5")])
    newer = report(institution, first, date=datetime.date(2020, 1, 1))
    other = report(institution, second, commitments=[commitment(second, "9")])
    groups = page_of(institution).listed(None, "en")["reports"]
    assert [(group.mechanism.headline_en, group.reports) for group in groups] == [
        ("Andes", [newer, older]),
        ("Caribbean", [other]),
    ]
    numbers = [[promise.number for promise in found.about] for group in groups for found in group.reports]
    assert numbers == [[], ["4", "5"], ["9"]]


def test_what_is_not_readable_in_a_language_is_absent_there(client: Client) -> None:
    institution = record()
    parent = mechanism()
    promise = commitment(parent)
    found = report(institution, parent, commitments=[promise])
    page = page_of(institution)
    actions.withdraw(promise.edition("es"))
    html = client.get(page.address("es")).content.decode()
    assert "Lo que hicimos" in html
    assert "Promesa 17" not in html
    actions.withdraw(found.edition("es"))
    html = client.get(page.address("es")).content.decode()
    assert "Lo que hicimos" not in html
    assert "Conferencia" not in html
    assert "Promise 17" in client.get(page.address("en")).content.decode()


def test_a_report_whose_mechanism_is_withdrawn_is_listed_without_it() -> None:
    institution = record()
    parent = mechanism()
    report(institution, parent)
    models.Mechanism.objects.get().edition("es").unpublish()
    groups = page_of(institution).listed(None, "es")["reports"]
    assert [group.mechanism for group in groups] == [None]


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_costs_the_same_few_queries_whatever_it_holds(
    client: Client, language: str, django_assert_max_num_queries: Any
) -> None:
    institution = record()
    page = page_of(institution)
    client.get(f"/{language}/")
    counts = []
    for times in (1, 4):
        models.NewsRelease.objects.all().delete()
        filled(institution, times)
        with django_assert_max_num_queries(12) as captured:
            client.get(page.address(language))
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_every_mention_leads_to_it_where_it_is_readable(client: Client) -> None:
    institution = record()
    filled(institution, 1)
    page = page_of(institution, languages=("en",))
    promise = models.Commitment.objects.first()
    mentions = [
        models.NewsRelease.objects.get(),
        models.InstitutionalReport.objects.get(),
        models.Mechanism.objects.get(),
        promise,
        models.Resource.objects.get(),
    ]
    for publication in mentions:
        english = client.get(publication.address("en")).content.decode()
        assert f'href="{page.address("en")}"' in english, publication
        spanish = client.get(publication.address("es")).content.decode()
        assert "/es/instituciones/" not in spanish
        assert "ODM" in spanish or "Oficina de Migraciones" in spanish


def test_more_reports_cost_a_mechanism_and_a_commitment_no_more_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    parent = mechanism()
    promise = commitment(parent)
    client.get("/en/")
    counts = []
    for number in (1, 3):
        for count in range(number):
            institution = models.Institution.objects.create(name_en=f"A{count}", name_es=f"B{count}")
            page_of(institution)
            report(institution, parent, commitments=[promise])
        for publication in (parent, promise):
            with django_assert_max_num_queries(20) as captured:
                client.get(publication.address("en"))
            counts.append(len(captured))
    assert counts[:2] == counts[2:]


@pytest.mark.parametrize(
    ("language", "address"), [("en", "/en/news/?institution=ofm"), ("es", "/es/noticias/?institucion=odm")]
)
def test_from_the_latest_releases_a_reader_comes_to_all(
    client: Client, language: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    institution = record()
    filled(institution, 2)
    page = page_of(institution)
    assert "?institu" not in client.get(page.address(language)).content.decode()
    monkeypatch.setattr(models.InstitutionPage, "LATEST", 2)
    html = client.get(page.address(language)).content.decode()
    assert f'href="{address}"' in html
    assert client.get(address).status_code == 200


def test_it_needs_its_institution_to_go_out_and_no_institution_has_two() -> None:
    assert set(models.InstitutionPage().missing_to_publish("en")) == {"headline_en", "institution"}
    institution = record()
    page_of(institution)
    second = models.InstitutionPage(headline_en="Again", title="Again", institution=institution)
    with pytest.raises(ValidationError, match="has a page already"):
        second.full_clean(exclude=["path", "depth"])


def test_a_copy_stands_for_no_institution_yet() -> None:
    page = page_of(record())
    copy = page.copy(to=page.get_parent(), update_attrs={"slug": "copy"})
    assert copy.institution is None
    assert not copy.live


def test_an_institution_with_a_page_is_not_deleted_by_accident() -> None:
    from django.db.models import ProtectedError

    institution = record()
    page_of(institution)
    with pytest.raises(ProtectedError):
        institution.delete()
