"""Twenty publications in two languages, and what each of many questions must find among them.

A question's line names the publications it must find, and no others; `*` for none. Most are asked in the
form in which they do not stand in the text.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from publications import models
from tests import factories

# key: (English headline, English text, Spanish headline, Spanish text)
TEXTS: dict[str, tuple[str, str, str, str]] = {
    "quito": (
        "Governments meet in Quito",
        "Eleven governments signed the declaration. IOM takes part as technical secretariat.",
        "Los gobiernos se reúnen en Quito",
        "Once gobiernos firmaron la declaración. La OIM participa como secretaría técnica.",
    ),
    "women": (
        "Women on the move",
        "A woman who migrates alone meets other risks. Policies must see that.",
        "Mujeres en movimiento",
        "Una mujer que migra sola corre otros riesgos. Las políticas deben tenerlo en cuenta.",
    ),
    "countries": (
        "Countries of the Andes agree on health cards",
        "Each country issues its own card, valid in all.",
        "Los países andinos acuerdan tarjetas de salud",
        "Cada país emite su propia tarjeta, válida en todos.",
    ),
    "children": (
        "Children first",
        "A child travelling alone is a child first. Schools open their doors.",
        "Los niños, primero",
        "Un niño que viaja solo es ante todo un niño. Las escuelas abren sus puertas.",
    ),
    "labour": (
        "Labour mobility programme grows",
        "Seasonal workers and employers sign fair contracts. The programme organises their journey.",
        "Crece el programa de movilidad laboral",
        "Trabajadores de temporada y empleadores firman contratos justos. El programa organiza su viaje.",
    ),
    "data": (
        "New data on migration flows",
        "Monthly figures of flows at border crossings, with their sources.",
        "Nuevos datos sobre flujos migratorios",
        "Cifras mensuales de los flujos en los pasos fronterizos, con sus fuentes.",
    ),
    "trafficking": (
        "Ten years against trafficking in persons",
        "Networks of prosecutors share evidence. Victims are protected.",
        "Diez años contra la trata de personas",
        "Las redes de fiscales comparten pruebas. Se protege a las víctimas.",
    ),
    "election": (
        "Consulates during the election",
        "Voters abroad found their consulate open. The elections were calm.",
        "Los consulados durante la elección",
        "Los votantes en el exterior encontraron abierto su consulado. Las elecciones fueron tranquilas.",
    ),
    "bridge": (
        "Bridge over the river opened",
        "The bridge joins two towns on both banks of the river.",
        "Abierto el puente sobre el río",
        "El puente une dos pueblos en ambas orillas del río.",
    ),
    "regularization": (
        "Regularization reviewed",
        "What regularization has changed for families: residence, work, school.",
        "La regularización, a examen",
        "Lo que la regularización ha cambiado para las familias: residencia, trabajo, escuela.",
    ),
    "month": (
        "A month of dialogue",
        "Four round tables in one month; a summary follows in the coming months.",
        "Un mes de diálogo",
        "Cuatro mesas redondas en un mes; en los próximos meses se publicará un resumen.",
    ),
    "interest": (
        "In the best interest of families",
        "Judges weigh interests: the child's comes before others.",
        "En el interés superior de las familias",
        "Los jueces ponderan intereses: el del niño prevalece sobre los demás.",
    ),
    "light": (
        "Light on the southern route",
        "Lights along the path, and voices of those who walk it.",
        "Una luz en la ruta del sur",
        "Luces a lo largo del camino, y voces de quienes lo recorren.",
    ),
    "crisis": (
        "Answering crises before they come",
        "Every crisis begins earlier than it seems. Early warning saves lives.",
        "Responder a las crisis antes de que lleguen",
        "Toda crisis empieza antes de lo que parece. La alerta temprana salva vidas.",
    ),
    "unhcr": (
        "Joint statement with UNHCR",
        "Both agencies acknowledge the progress made and the processes under way.",
        "Declaración conjunta con ACNUR",
        "Ambos organismos reconocen los avances logrados y los procesos en curso.",
    ),
    "university": (
        "University course on borders",
        "Students of six universities learn to read border statistics.",
        "Curso universitario sobre fronteras",
        "Estudiantes de seis universidades aprenden a leer estadísticas de frontera.",
    ),
    "centre": (
        "Orientation centre for newcomers",
        "The centre answers questions in three languages, and centres elsewhere will follow.",
        "Centro de orientación para recién llegados",
        "El centro responde preguntas en tres idiomas, y otros centros seguirán su ejemplo.",
    ),
    "law": (
        "A law on refuge",
        "The laws of four States in comparison: who is a refugee, who decides.",
        "Una ley de refugio",
        "Las leyes de cuatro Estados en comparación: quién es refugiado, quién decide.",
    ),
    "youth": (
        "Young people speak",
        "A young woman from Lima and a young man from La Paz speak of their way.",
        "Hablan los jóvenes",
        "Una joven de Lima y un joven de La Paz hablan de su camino.",
    ),
    "indigenous": (
        "Indigenous peoples across borders",
        "Peoples whose land lies in two States keep crossing, as they always have.",
        "Pueblos indígenas a través de las fronteras",
        "Pueblos cuya tierra está en dos Estados siguen cruzando, como siempre lo han hecho.",
    ),
}

ENGLISH = """
government | quito
governments | quito
GOVERNMENT | quito
declaration | quito
iom | quito
IOM | quito
OIM | quito
oim | quito
ACNUR | unhcr
UNHCR | unhcr
acnur statement | unhcr
woman | women youth
women | women youth
policy | women
policies | women
risk | women
migrates alone | women
country | countries
countries | countries
card | countries
cards health | countries
child | children interest
children | children interest
school | children regularization
labor | labour
labour | labour
program | labour
programme | labour
programmes | labour
organizes | labour
organise | labour
workers | labour
employer | labour
seasonal worker | labour
flow | data
figures | data
border | data university indigenous
borders | data university indigenous
border crossing | data indigenous
network | trafficking
victim | trafficking
persons | trafficking youth indigenous
trafficking in persons | trafficking
"trafficking in persons" | trafficking
"persons in trafficking" | *
election | election
elections | election
consulate | election
bridge river | bridge
river bridge | bridge
"over the river" | bridge
"river the over" | *
regularisation | regularization
regularization | regularization
families | regularization interest
family | regularization interest
month | month
months | month
interests | interest
"best interest" | interest
"interest best" | *
lights | light
voice | light
crises | crisis
crisis | crisis
life | crisis
lives | crisis
process | unhcr
agency | unhcr
universities | university
university student | university
center | centre
centres | centre
law | law
laws | law
state | law indigenous
refugees | law
La Paz | youth
lima | youth
people | trafficking youth indigenous
nonsense | *
border nonsense | *
"""

SPANISH = """
gobierno | quito
gobiernos | quito
GOBIERNO | quito
declaracion | quito unhcr
declaración | quito unhcr
declaraciones | quito unhcr
OIM | quito
IOM | quito
iom | quito
oím | quito
UNHCR | unhcr
acnur | unhcr
mujer | women
mujeres | women
politica | women
política | women
riesgo | women
migra sola | women
pais | countries
país | countries
paises | countries
países | countries
tarjeta | countries
tarjeta salud | countries
niño | children interest
niños | children interest
nino | children interest
escuela | children regularization
escuelas | children regularization
trabajador | labour
trabajadores | labour
trabajadora | labour
empleador | labour
contrato justo | labour
programa | labour
migratorio | data
flujo | data
flujos migratorios | data
cifra | data
fronterizo | data
frontera | university indigenous
fronteras | university indigenous
año | trafficking
años | trafficking
ano | trafficking
red | trafficking
redes | trafficking
victima | trafficking
víctimas | trafficking
trata de personas | trafficking
"trata de personas" | trafficking
"personas de trata" | *
eleccion | election
elecciones | election
elección | election
consulado | election
puente | bridge
rio | bridge
ríos | bridge
"sobre el río" | bridge
«sobre el río» | bridge
“el río sobre” | *
regularizacion | regularization
regularización | regularization
familia | regularization interest
mes | month
meses | month
mesa | month
interes | interest
interés | interest
intereses | interest
"interés superior" | interest
luz | light
luces | light
voz | light
crisis | crisis
alerta temprana | crisis
proceso | unhcr
organismo | unhcr
universidad | university
universidades | university
universitaria | university
idioma | centre
centro | centre
centros | centre
ley | law
leyes | law
refugiada | law
Estado | law indigenous
joven | youth
jóvenes | youth
La Paz | youth
indigena | indigenous
pueblo | bridge indigenous
migracion | *
disparate | *
frontera disparate | *
"""


@dataclass(frozen=True)
class Asked:
    text: str
    finds: frozenset[str]


def questions(language: str) -> list[Asked]:
    lines = {"en": ENGLISH, "es": SPANISH}[language].strip().splitlines()
    pairs = (line.rsplit(" | ", 1) for line in lines)
    return [Asked(text, frozenset(names.replace("*", "").split())) for text, names in pairs]


def publish() -> dict[int, str]:
    """Publishes them all; gives their keys by primary key."""
    models.Institution.objects.create(
        name_en="International Organization for Migration",
        name_es="Organización Internacional para las Migraciones",
        acronym_en="IOM",
        acronym_es="OIM",
    )
    models.Institution.objects.create(
        name_en="UN Refugee Agency", name_es="ACNUR", acronym_en="UNHCR", acronym_es="ACNUR"
    )
    keys = {}
    for number, (key, (headline, text, other_headline, other_text)) in enumerate(TEXTS.items()):
        page: Any = factories.release(
            headline_en=headline,
            body_en=factories.body(text),
            headline_es=other_headline,
            body_es=factories.body(other_text),
            summary_en="",
            summary_es="",
            place_en="",
            place_es="",
            date=datetime.date(2026, 1, 1) + datetime.timedelta(days=number),
        )
        keys[page.pk] = key
    return keys
