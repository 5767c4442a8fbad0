"""Nothing on a page of the demo is in another language than the page, or the element around it, says."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation
from django.utils.dates import MONTHS, WEEKDAYS

from editions.languages import codes
from newsroom.messages import read
from tests import demo_pages
from tests.html_texts import Page, Text

pytestmark = pytest.mark.django_db

WORD = re.compile(r"[^\W\d_]+")
FUNCTION_WORDS = {
    code: set(rules["function_words"].split()) for code, rules in settings.EDITIONS_LANGUAGE_RULES.items()
}
# Shorter texts are mostly names, and a name may bring a word or two of its own language along.
FEWEST_WORDS = 8
MOST_FROM_NAMES = 1
Finding = tuple[str, str, str]


@pytest.fixture(scope="module")
def pages(loaded: None) -> dict[str, dict[str, Page]]:
    """By language and address, every readable page and every view."""
    client = Client(raise_request_exception=False)
    demo_pages.withdraw_one()
    with demo_pages.short_lists(), demo_pages.failing_search():
        return {code: dict(_read(client, code)) for code in codes()}


def _read(client: Client, language: str) -> Iterator[tuple[str, Page]]:
    addresses = [page.address(language) for page in demo_pages.readable(language)]
    views = [shown.address for shown in demo_pages.views(client, language)]
    for address in [*addresses, *views]:
        yield address, Page(client.get(address).content.decode())


def others(language: str) -> list[str]:
    return [code for code in codes() if code != language]


def search_texts(
    pages: dict[str, dict[str, Page]], is_foreign: Callable[[Text], object], *, running: bool = False
) -> list[Finding]:
    return sorted(
        {
            (text.tag, text.text, address)
            for of_language in pages.values()
            for address, page in of_language.items()
            for text in (page.running_texts() if running else page.texts)
            if is_foreign(text)
        }
    )


def test_every_page_was_read(pages: dict[str, dict[str, Page]]) -> None:
    for code in codes():
        assert len(pages[code]) > 100
        for address, page in pages[code].items():
            assert len(page.texts) > 5, address
            assert page.texts[0].language == code, address


def test_no_label_of_the_interface_is_in_another_language(pages: dict[str, dict[str, Page]]) -> None:
    foreign = {code: _interface_of_others(code) for code in codes()}
    assert all(len(strings) > 300 for strings in foreign.values())
    assert search_texts(pages, lambda text: _bare(text.text) in foreign.get(text.language, set())) == []


def _interface_of_others(language: str) -> set[str]:
    own = _interface(language)
    return {string for other in others(language) for string in _interface(other)} - own


def _interface(language: str) -> set[str]:
    """Every string of the interface in this language that stands as it is, nothing filled in."""
    strings = set()
    for message in read(language):
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        strings |= {_bare(form) for form in forms if message.id and "%(" not in form}
    return strings - {""}


def _bare(text: str) -> str:
    return text.casefold().strip(" .:–?¿!¡…()“”«»")


def test_no_month_and_no_weekday_is_named_in_another_language(pages: dict[str, dict[str, Page]]) -> None:
    names = {code: _calendar(code) for code in codes()}
    foreign = {code: set().union(*(names[other] for other in others(code))) - names[code] for code in codes()}

    def names_foreign_day(text: Text) -> bool:
        return not foreign.get(text.language, set()).isdisjoint(WORD.findall(text.text.casefold()))

    assert all(len(words) > 15 for words in foreign.values())
    assert search_texts(pages, names_foreign_day) == []


def _calendar(language: str) -> set[str]:
    with translation.override(language):
        return {str(name).casefold() for name in [*MONTHS.values(), *WEEKDAYS.values()]}


def test_running_text_is_in_the_language_it_says(pages: dict[str, dict[str, Page]]) -> None:
    assert search_texts(pages, reads_otherwise, running=True) == []


def reads_otherwise(text: Text) -> bool:
    """Whether more of its commonest words are another language's; those in capitals are parts of names."""
    words = WORD.findall(text.text)
    number = {code: sum(word in FUNCTION_WORDS[code] for word in words) for code in codes()}
    own = number.pop(text.language, 0)
    return len(words) >= FEWEST_WORDS and max(number.values()) > own + MOST_FROM_NAMES


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The ministers agreed that the offices of the region would open in May.", False),
        ("es", "The ministers agreed that the offices of the region would open in May.", True),
        ("en", "Los ministros acordaron que las oficinas de la región abrirán en mayo.", True),
        ("es", "Los ministros acordaron que las oficinas de la región abrirán en mayo.", False),
        ("en", "Plaza de la Movilidad 1, Panama City, Republic of Panama", False),
    ],
)
def test_a_text_in_another_language_is_told(language: str, text: str, expected: bool) -> None:
    page = Page(f'<html lang="{language}"><body><p>{text}</p></body></html>')
    assert [reads_otherwise(one) for one in page.running_texts()] == [expected]


def test_a_link_to_another_language_says_so(pages: dict[str, dict[str, Page]]) -> None:
    wrong = set()
    for code in codes():
        for address, page in pages[code].items():
            for link in page.links:
                named = translation.get_language_from_path(urlsplit(link.address).path)
                said = link.hreflang or code
                if named and said not in {named, "x-default"}:
                    wrong.add((address, link))
    assert wrong == set()
