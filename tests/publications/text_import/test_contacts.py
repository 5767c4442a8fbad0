"""Media contacts in many orders, on one line or several, glued or without names."""

from __future__ import annotations

import pytest

from publications.text_import.parts import ContactLine
from tests.publications.text_import.sample_pages import messages_of, recognised, release

HEADING = "Contactos de prensa"


def contacts(*lines: str) -> list[ContactLine]:
    return release(HEADING, *lines).contacts


def fields(contact: ContactLine) -> tuple[str, str, str, str]:
    return contact.name, contact.institution, contact.email, contact.phone


EXPECTED = ("Mesa de prensa", "OIM", "mesa@example.org", "+507 305 3350")


def test_contacts_are_grouped_by_the_places_above_them() -> None:
    by_place = [(each.place, each.email, each.phone) for each in recognised("release_en").contacts]
    assert by_place == [
        ("Panama", "press.panama@example.org", "+507 305 3350"),
        ("Panama", "duty@example.org", "+507 305 3351"),
        ("Costa Rica", "press.cr@example.org", "+506 2212 5300"),
        ("Buenos Aires", "cono.sur@example.org", "+54 11 48151035"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Mesa de prensa, OIM, mesa@example.org +507 305 3350",
        "Mesa de prensa, OIM, mesa@example.org, +507 305 3350.",
        "Mesa de prensa, OIM, +507 305 3350, mesa@example.org",
        "OIM, Mesa de prensa, mesa@example.org, +507 305 3350",
        "OIM – Mesa de prensa – mesa@example.org – Tel.: +507 305 3350",
        "Mesa de prensa; OIM; mesa@example.org; + 507 305  3350",
        "Mesa de prensa\tOIM\tmesa@example.org\t+507 305 3350",
        "Mesa de prensa | OIM | mesa@example.org | +507 305 3350",
        "Mesa de prensa (OIM), correo: mesa@example.org, tel. +507 305 3350",
        "Mesa de prensa, OIM, mesa@example.org+507 305 3350",
        "- Mesa de prensa, OIM. Correo electrónico: mesa@example.org. Teléfono: +507 305 3350.",
        "mesa@example.org, +507 305 3350, Mesa de prensa, OIM",
    ],
)
def test_a_contact_on_one_line_is_read_in_any_order(line: str) -> None:
    assert [fields(each) for each in contacts(line)] == [EXPECTED]


@pytest.mark.parametrize(
    "lines",
    [
        ("Mesa de prensa", "OIM", "Correo: mesa@example.org", "Tel.: +507 305 3350"),
        ("Mesa de prensa, OIM", "mesa@example.org", "+507 305 3350"),
        ("Mesa de prensa", "mesa@example.org / +507 305 3350", "OIM"),
        ("Mesa de prensa:", "Email:", "mesa@example.org", "+507 305 3350", "OIM"),
        ("OIM:", "Mesa de prensa: mesa@example.org, +507 305 3350"),
    ],
)
def test_a_contact_may_stand_on_several_lines(lines: tuple[str, ...]) -> None:
    assert [fields(each) for each in contacts(*lines)] == [EXPECTED]


def test_a_person_and_a_post_are_told_apart() -> None:
    (contact,) = contacts("Ana Ruiz Gil", "Oficial de Comunicaciones, OIM", "ana@example.org")
    assert fields(contact) == ("Ana Ruiz Gil", "OIM", "ana@example.org", "")
    assert contact.other == "Oficial de Comunicaciones"


@pytest.mark.parametrize(
    "line",
    [
        "Para más información:",
        "Para más información, por favor contactar a:",
        "Para obtener más información, comuníquese con:",
        "CONTACTOS DE PRENSA",
        "Contacto para los medios:",
        "For additional information:",
        "For more information, please contact:",
        "Media contacts",
        "For media inquiries, please contact the following persons:",
    ],
)
def test_a_heading_of_contacts_is_set_aside(line: str) -> None:
    result = release(line, "Mesa de prensa, OIM, mesa@example.org, +507 305 3350")
    assert [fields(each) for each in result.contacts] == [EXPECTED]
    assert [number for number, _ in result.set_aside] == [4]
    assert result.notices == []


def test_a_heading_and_its_contact_may_share_a_line() -> None:
    result = release("Contacto: Mesa de prensa, OIM, mesa@example.org, +507 305 3350")
    assert [fields(each) for each in result.contacts] == [EXPECTED]
    assert result.set_aside == [(4, "Contacto")]


def test_a_sentence_that_only_begins_like_a_heading_stays_in_the_body() -> None:
    result = release("Para más información, visite la página de la Conferencia.")
    assert result.contacts == []
    assert result.body[-1].line == 4


def test_a_heading_without_contacts_stays_in_the_body_with_a_notice() -> None:
    result = release(HEADING, "La mesa de prensa no atiende los domingos ni los días de fiesta.")
    assert result.contacts == []
    assert [part.line for part in result.body[-2:]] == [4, 5]
    assert messages_of(result) == ["No contacts could be read after this line."]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("En Panamá:", "Panamá"),
        ("En la Ciudad de México:", "Ciudad de México"),
        ("En La Paz:", "La Paz"),
        ("En Ginebra, Suiza", "Ginebra, Suiza"),
        ("In Panama:", "Panama"),
        ("Buenos Aires:", "Buenos Aires"),
        ("Lima", "Lima"),
    ],
)
def test_a_place_line_is_the_place_of_the_contacts_below(line: str, place: str) -> None:
    (contact,) = contacts(line, "Mesa de prensa, OIM, mesa@example.org, +507 305 3350")
    assert contact.place == place
    assert fields(contact) == EXPECTED


def test_a_place_without_colon_or_preposition_is_noticed_as_a_guess() -> None:
    result = recognised("release_es_contactos")
    assert {each.place for each in result.contacts} == {"Lima"}
    assert "“Lima” was read as the place of the contacts below." in messages_of(result)


def test_an_institution_line_counts_for_the_contacts_below() -> None:
    lines = ("OIM", "Ana Ruiz, a@example.org", "Luis Paz, l@example.org", "ACNUR", "Mar Gil, m@example.org")
    assert [each.institution for each in contacts(*lines)] == ["OIM", "OIM", "ACNUR"]


@pytest.mark.parametrize(
    "line",
    [
        "Ana Ruiz, OIM, a@example.org +507 305 3350 Luis Paz, ACNUR, l@example.org +507 305 3351",
        "Ana Ruiz, OIM, +507 305 3350, a@example.org; Luis Paz, ACNUR, +507 305 3351, l@example.org",
        "a@example.org +507 305 3350 Ana Ruiz, OIM, l@example.org +507 305 3351 Luis Paz, ACNUR",
        "Ana Ruiz, OIM, Tel +507 305 3350 Mail a@example.org Luis Paz, ACNUR, Tel +507 305 3351 l@example.org",
    ],
)
def test_two_contacts_glued_on_a_line_are_split(line: str) -> None:
    assert [fields(each) for each in contacts(line)] == [
        ("Ana Ruiz", "OIM", "a@example.org", "+507 305 3350"),
        ("Luis Paz", "ACNUR", "l@example.org", "+507 305 3351"),
    ]


def test_contacts_of_two_places_glued_on_a_line_keep_their_places() -> None:
    line = "En Lima:Ana Ruiz, OIM, a@example.org +507 305 3350.En Quito:Luis Paz, ACNUR, l@example.org"
    assert [(each.place, each.name) for each in contacts(line)] == [
        ("Lima", "Ana Ruiz"),
        ("Quito", "Luis Paz"),
    ]


def test_a_name_glued_to_the_number_before_it_begins_a_contact() -> None:
    line = "Ana Ruiz, OIM, a@example.org +507 305 3350Luis Paz, ACNUR, l@example.org"
    assert [(each.name, each.phone) for each in contacts(line)] == [
        ("Ana Ruiz", "+507 305 3350"),
        ("Luis Paz", ""),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Ana Ruiz, OIM, a@example.org / b@example.org",
        "Ana Ruiz a@example.org OIM Luis Paz b@example.org ACNUR",
    ],
)
def test_a_line_that_cannot_be_split_surely_is_kept_whole_with_a_notice(line: str) -> None:
    result = release(HEADING, line)
    (contact,) = result.contacts
    assert contact.email == "a@example.org"
    assert "b@example.org" in contact.other
    assert "This line may hold more than one contact." in messages_of(result)


def test_an_address_without_a_name_is_kept_with_a_notice() -> None:
    result = release(HEADING, "mesa@example.org", "+507 305 3350")
    assert [fields(each) for each in result.contacts] == [("", "", "mesa@example.org", "+507 305 3350")]
    assert messages_of(result) == ["This contact has no recognisable name."]


def test_a_second_number_is_kept_beside_the_first() -> None:
    result = release(HEADING, "Ana Ruiz, OIM, a@example.org, +507 305 3350 / +507 305 3351")
    assert result.contacts[0].phone == "+507 305 3350"
    assert result.contacts[0].other == "+507 305 3351"
    assert "“+507 305 3351”" in messages_of(result)[0]


def test_a_number_keeps_its_extension_and_only_loses_white_space() -> None:
    (contact,) = contacts("Ana Ruiz, OIM, a@example.org, + 507  305-3350 ext. 12")
    assert contact.phone == "+507 305-3350 ext. 12"


def test_a_contact_that_nothing_announces_is_read_with_a_notice() -> None:
    result = release("En Panamá:", "Ana Ruiz, OIM, a@example.org, +507 305 3350")
    assert result.contacts[0].place == "Panamá"
    assert "nothing announces it" in messages_of(result)[0]


@pytest.mark.parametrize(
    "line",
    [
        "Escriba a Ana Ruiz a ana@example.org para recibir el informe completo.",
        "El plazo para inscribirse en curso@example.org termina el lunes.",
    ],
)
def test_an_address_in_a_sentence_is_no_contact(line: str) -> None:
    result = release(line)
    assert result.contacts == []
    assert result.body[-1].text == line


def test_a_section_below_the_contacts_is_body_again() -> None:
    result = release(
        HEADING,
        "Ana Ruiz, OIM, a@example.org",
        "Acerca de la red",
        "La red reúne a las autoridades de doce países y se fundó hace doce años.",
    )
    assert [part.kind for part in result.body[-2:]] == ["heading", "paragraph"]
    assert result.notices == []


def test_lines_below_the_contacts_that_nothing_explains_are_noticed() -> None:
    result = release(HEADING, "Ana Ruiz, OIM, a@example.org", "una línea suelta", "y otra más")
    assert result.body[-1].line == 6
    assert "Lines 6 to 7 were not understood and stay in the body." in messages_of(result)
