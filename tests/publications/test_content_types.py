"""Every content type: what it needs to go out, and its page in both languages."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from editions.models import BasePage
from newsroom.models import Section, StandardPage
from publications import models
from publications.sustainable_development import goals, valid_goals
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = {
    "headline_en": "In English",
    "headline_es": "En español",
    "summary_en": "A summary",
    "summary_es": "Un resumen",
    "body_en": factories.body("English text"),
    "body_es": factories.body("Texto en español"),
}
LISTED = {"headline_en": "A list", "headline_es": "Una lista"}


def country(code: str) -> models.CountryData:
    return models.CountryData.objects.get(iso2=code)


def mechanism() -> models.Mechanism:
    index = factories.add(factories.home(), models.MechanismsIndex(**LISTED))
    members = [
        models.MechanismMember(country=country("PE"), since=1996),
        models.MechanismMember(country=country("VE"), role="observer"),
    ]
    page = models.Mechanism(
        **TEXT,
        kind="summit",
        year=1994,
        acronym_en="SA",
        acronym_es="CA",
        our_role="partner",
        members=members,
    )
    return factories.add(index, page)


def meeting() -> models.Meeting:
    page = models.Meeting(
        **TEXT,
        number="VII",
        date=datetime.date(2015, 4, 10),
        host=country("PA"),
        place_en="Panama",
        place_es="Panamá",
    )
    return factories.add(mechanism(), page)


def commitment() -> models.Commitment:
    return factories.add(meeting(), models.Commitment(**TEXT, number="17"))


def report() -> models.InstitutionalReport:
    promise = commitment()
    institution = models.Institution.objects.create(name_en="IOM", name_es="OIM")
    parent = models.Mechanism.objects.get()
    page = models.InstitutionalReport(
        **TEXT, institution=institution, date=datetime.date(2018, 3, 16), commitments=[promise]
    )
    return factories.add(parent, page)


def strategy() -> models.Strategy:
    section = factories.add(factories.home(), Section(**LISTED))
    return factories.add(
        section,
        models.Strategy(
            **TEXT,
            start=2025,
            end=2029,
            sdgs="10, 17",
            pillars_en=[("pillar", {"title": "Resilience", "text": "<p>x</p>"})],
        ),
    )


def country_page() -> models.Country:
    index = factories.add(factories.home(), models.CountriesIndex(**LISTED))
    return factories.add(index, models.Country(**TEXT, data=country("BO")))


def resource() -> models.Resource:
    index = factories.add(factories.home(), models.ResourcesIndex(**LISTED))
    return factories.add(index, models.Resource(**TEXT, date=datetime.date(2026, 1, 1)))


def standard_page() -> StandardPage:
    section = factories.add(factories.home(), Section(**LISTED))
    return factories.add(section, StandardPage(**TEXT))


def contacts_page() -> models.ContactsPage:
    desk = models.Contact.objects.create(
        name_en="In English", name_es="En español", place_en="A", place_es="B", email="desk@example.org"
    )
    page = models.ContactsPage(**LISTED, page_contacts=[models.PageContact(contact=desk)])
    return factories.add(factories.home(), page)


@pytest.mark.parametrize(
    "make",
    [mechanism, meeting, commitment, report, strategy, country_page, resource, standard_page, contacts_page],
)
def test_every_type_is_read_in_both_languages_with_its_list_above(client: Client, make: Any) -> None:
    page: BasePage = make()
    for language, text, other in (("en", "In English", "En español"), ("es", "En español", "In English")):
        response = client.get(page.address(language))
        assert response.status_code == 200
        html = response.content.decode()
        assert text in html
        assert other not in html
        assert client.get(page.get_parent().address(language)).status_code == 200
        assert client.get(f"/{language}/").status_code == 200


def test_country_names_are_those_of_the_united_nations_in_each_language(client: Client) -> None:
    page = mechanism()
    assert "Venezuela (Bolivarian Republic of)" in client.get(page.address("en")).content.decode()
    assert "Venezuela (República Bolivariana de)" in client.get(page.address("es")).content.decode()
    assert models.CountryData.objects.count() == 195


def test_from_a_commitment_a_reader_reaches_what_institutions_report(client: Client) -> None:
    page = report()
    promise = models.Commitment.objects.get()
    assert page.address("en") in client.get(promise.address("en")).content.decode()
    assert promise.address("es") in client.get(page.address("es")).content.decode()


def test_a_commitment_nobody_reported_on_says_so(client: Client) -> None:
    page = commitment()
    assert "No institution has reported" in client.get(page.address("en")).content.decode()


@pytest.mark.parametrize(
    ("model", "missing"),
    [
        (models.NewsRelease, {"headline_en", "body_en", "date"}),
        (models.Strategy, {"headline_en", "body_en"}),
        (models.Meeting, {"headline_en", "date"}),
        (models.InstitutionalReport, {"headline_en", "body_en", "date", "institution"}),
        (models.Country, {"headline_en", "body_en", "data"}),
        (models.Resource, {"headline_en", "body_en", "date"}),
    ],
)
def test_each_type_knows_what_it_cannot_go_out_without(model: type[BasePage], missing: set[str]) -> None:
    assert set(model().missing_to_publish("en")) == missing


def test_a_membership_cannot_end_before_it_begins() -> None:
    member = models.MechanismMember(country=country("PE"), since=2010, until=2000)
    with pytest.raises(ValidationError, match="before it begins"):
        member.clean()


def test_a_meeting_cannot_end_before_it_begins() -> None:
    page = meeting()
    page.end_date = datetime.date(2015, 1, 1)
    with pytest.raises(ValidationError, match="before the first"):
        page.clean()


def test_goals_are_named_in_the_language_and_wrong_numbers_are_refused() -> None:
    assert [goal.number for goal in goals("17, 8,10")] == [8, 10, 17]
    assert goals("") == []
    with pytest.raises(ValidationError, match="18"):
        valid_goals("8, 18")


def test_the_pages_of_a_pdf_are_counted_and_a_damaged_one_is_kept() -> None:
    from django.core.files.base import ContentFile

    from newsroom.demo.pdf import document

    good = models.File.objects.create(
        title="Two pages", file=ContentFile(document("T", "paragraph\n\n" * 60, "en"), name="a.pdf")
    )
    assert good.pages == 3
    damaged = models.File.objects.create(title="Damaged", file=ContentFile(b"%PDF-1.4 no", name="b.pdf"))
    assert damaged.pages is None


@pytest.mark.parametrize("model", [models.Contact, models.Institution, models.Theme])
def test_a_record_has_a_name_in_every_language(model: type) -> None:
    record = model(name_en="In English")
    with pytest.raises(ValidationError, match="missing in Spanish"):
        record.clean()
    assert "In English" in str(record)
    assert str(model())
