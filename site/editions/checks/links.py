"""Links and addresses that one side has and the other lacks."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .differences import Sentences, differences
from .pair import Pair
from .reading.addresses import find_mail, find_web
from .reading.text import Text

SENTENCES = Sentences(
    gettext_lazy("The original has the address “%(text)s”; the translation does not."),
    gettext_lazy("The translation has the address “%(text)s”; the original does not."),
)
PAGES = Sentences(
    gettext_lazy("The original links “%(text)s” to a page of this site; the translation has no such link."),
    gettext_lazy("The translation links “%(text)s” to a page of this site; the original has no such link."),
)
STEP = re.compile(r"[^/?&=.]+")


@dataclass(frozen=True)
class Address:
    """As it is written, and what of it is compared: `whole` without scheme and "www.", and the host."""

    text: str
    whole: str
    host: str
    names_language: bool


def check(pair: Pair) -> Iterator[str]:
    original, translation = pair.original, pair.translation
    languages = {text.language.code.lower() for text in (original, translation)}
    ours, theirs = _addresses(original, languages), _addresses(translation, languages)
    yield from differences(_lacking(ours, theirs), _lacking(theirs, ours), SENTENCES)
    pages, their_pages = _pages(original), _pages(translation)
    words = {link.target: link.words for text in (translation, original) for link in text.markup.links}
    yield from differences(
        [words[target] for target in pages - their_pages],
        [words[target] for target in their_pages - pages],
        PAGES,
    )
    # A language's file may be another one.
    files, their_files = _number_of_files(original), _number_of_files(translation)
    if files != their_files:
        yield _("Links to files: %(original)d in the original, %(translation)d in the translation.") % {
            "original": files,
            "translation": their_files,
        }


def _lacking(addresses: list[Address], others: list[Address]) -> list[str]:
    """Another language's page may have quite another path: of addresses that name one, the host counts."""
    wholes = {other.whole for other in others}
    hosts = {other.host for other in others}
    other_languages = {other.host for other in others if other.names_language}
    return [
        address.text
        for address in addresses
        if address.whole not in wholes
        and address.host not in (hosts if address.names_language else other_languages)
    ]


def _addresses(text: Text, languages: set[str]) -> list[Address]:
    targets = [link.target for link in text.markup.links if not link.linktype and link.target]
    web = [target for target in targets if not target.lower().startswith("mailto:")]
    mail = dict.fromkeys([*find_mail(text.plain), *find_mail("\n".join(set(targets) - set(web)))])
    found = {address: _address(address, languages) for address in [*web, *find_web(text.plain)]}
    return [*found.values(), *(Address(address, address, address, False) for address in mail)]


def _address(text: str, languages: set[str]) -> Address:
    try:
        parts = urlsplit(text if ":" in text else f"//{text}")
    except ValueError:
        return Address(text, text, text, False)
    host, path = parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/")
    steps = {step.lower() for step in STEP.findall(f"{host}/{path}?{parts.query}")}
    bare = ".".join(step for step in host.split(".") if step not in languages)
    return Address(text, f"{host}{path}?{parts.query}#{parts.fragment}", bare, bool(steps & languages))


def _pages(text: Text) -> Counter[str]:
    return Counter(link.target for link in text.markup.links if link.linktype == "page")


def _number_of_files(text: Text) -> int:
    return sum(link.linktype == "document" for link in text.markup.links)
