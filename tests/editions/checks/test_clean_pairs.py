"""Good translations, as newsrooms write them, of which no check has anything to say."""

import pytest

from editions.checks import Term

from .said import found, segment

TERMS = tuple(
    Term({"en": english, "es": spanish})
    for english, spanish in (("IOM", "OIM"), ("UNHCR", "ACNUR"), ("RCM", "CRM"), ("UN", "ONU"))
)
PAIRS = [
    (
        "Geneva, 24 June 2023 – More than 4,300 people crossed the Darién in a single day.",
        "Ginebra, 24 de junio de 2023 – Más de 4 300 personas cruzaron el Darién en un solo día.",
    ),
    (
        "The appeal seeks USD 1.72 billion to assist 3.4 million people in 17 countries.",
        "El llamamiento solicita 1 720 millones de dólares para asistir a 3,4 millones de personas en 17 países.",
    ),
    (
        "Between 2 and 3 million people, 20 to 30 per cent of them children.",
        "Entre dos y tres millones de personas, del 20 % al 30 % de ellas niños.",
    ),
    (
        "The 15th Summit and the 5th Regional Conference met on June 24–26 in Lima.",
        "La XV Cumbre y la quinta Conferencia Regional se reunieron del 24 al 26 de junio en Lima.",
    ),
    (
        "Register before 5 p.m. (Panama time) on Friday, 3 May; doors open at 9:30 a.m.",
        "Inscripciones hasta las 17.00 horas (hora de Panamá) del viernes 3 de mayo; se abre a las 9.30 horas.",
    ),
    (
        "Two hundred and fifty families received 1,200 dollars in the 1990s.",
        "250 familias recibieron 1200 dólares en los años noventa.",
    ),
    (
        "The rate fell from 12.5% to 9% in ten years, one point in 3.",
        "La tasa bajó del 12,5 % al 9 % en un decenio, un punto de cada tres.",
    ),
    (
        "Article 13(2) of the 1948 Declaration; paragraph 4(b) of A/RES/73/195.",
        "El artículo 13.2 de la Declaración de 1948; párrafo 4 b) de A/RES/73/195.",
    ),
    (
        "The International Organization for Migration (IOM) and UNHCR work together.",
        "La Organización Internacional para las Migraciones (OIM) y el ACNUR trabajan juntos.",
    ),
    (
        "Nearly 184,000 people, up from 91,305 the year before: 102 per cent more.",
        "Casi 184 000 personas, frente a 91 305 el año anterior: un 102 % más.",
    ),
    (
        "By 31/12/2025 the States had ratified it; April 2010 – March 2012.",
        "Al 31 de diciembre de 2025 los Estados lo habían ratificado; abril de 2010 - marzo de 2012.",
    ),
    (
        "Embargoed until 24 November 2026, 15:00 UTC (10 a.m. in Panama).",
        "Embargado hasta el 24 de noviembre de 2026 a las 15.00 UTC (10.00 en Panamá).",
    ),
    (
        "Mr. Ruiz, 45, came on 9 January; his wife, 43, followed on 15 February 2021.",
        "El Sr. Ruiz, de 45 años, llegó el 9 de enero; su esposa, de 43, lo siguió el 15 de febrero de 2021.",
    ),
    (
        "Over 1 billion people move; about 281 million abroad; 1 trillion dollars.",
        "Más de mil millones de personas se desplazan; unos 281 millones en el exterior; 1 billón de dólares.",
    ),
    ("“We are ready,” she said. “Nobody waits any more.”", "“Estamos listos —dijo—. Nadie espera más”."),
    ("Photo: © IOM 2024/Ana Ruiz", "Foto: © OIM 2024/Ana Ruiz"),
    ("Santo Domingo, Dominican Republic", "Santo Domingo, República Dominicana"),
]


@pytest.mark.parametrize(("english", "spanish"), PAIRS)
def test_a_good_translation_into_spanish_passes(english: str, spanish: str) -> None:
    assert found(segment(english, spanish), terms=TERMS) == []


@pytest.mark.parametrize(("english", "spanish"), [pair for pair in PAIRS if "June 24–26" not in pair[0]])
def test_a_good_translation_into_english_passes(english: str, spanish: str) -> None:
    assert found(segment(spanish, english), original="es", language="en", terms=TERMS) == []
