"""E-mail addresses, telephones, names and institutions within a contact's line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from .languages import Tables, all_of
from .lines import tidy

# A longer line is prose; and the expressions below stay fast on what is shorter.
LONGEST = 1_000

EMAIL = re.compile(r"[\w.+'%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
PHONE = re.compile(
    r"(?<![\w@])(?:\(?(?:\+|00)\s?)?\(?\d[\d\s().-]{5,24}\d"
    r"(?:\s*(?:ext|extensión|anexo|int)\.?\s*\d{1,6})?(?![\d@])",
    re.IGNORECASE,
)
_FEWEST_DIGITS, _MOST_DIGITS = 7, 15
_YEARS = re.compile(r"(?:19|20)\d\d[\s-]+(?:19|20)\d\d")

# Stand in for an address and a telephone that were taken out.
_MAIL_MARK, _PHONE_MARK = "\ue000", "\ue001"
_SEPARATOR = re.compile(rf"[,;|\t{_MAIL_MARK}{_PHONE_MARK}]|\s[-–—―/·•]+(?=\s|$)|:\s")
_PARENTHESIS = re.compile(r"(?P<before>[^()]*)\((?P<inside>[^()]+)\)(?P<after>[^()]*)")
_ACRONYM = re.compile(r"[^\W\d_]{2,10}(?:[/-][^\W\d_]{2,10}){0,3}")
_EDGES = " .,:;|()-–—―/·•*\t"
_MOST_NAME_WORDS = 6
# More beside an address is no contact, even if none of them looks like prose.
_MOST_WORDS = 25


@dataclass
class Fields:
    """What one contact's text holds; `other` keeps all that has no place."""

    name: str = ""
    institution: str = ""
    email: str = ""
    phone: str = ""
    other: list[str] = field(default_factory=list)
    institution_is_guess: bool = False
    name_is_sure: bool = False

    @property
    def words(self) -> list[str]:
        """Everything but the first address and telephone."""
        return [part for part in (self.name, self.institution, *self.other) if part]


def find_phones(text: str) -> list[re.Match[str]]:
    """Telephones by their digits: years, dates and room numbers are too short."""
    return [
        match
        for match in PHONE.finditer(text)
        if _FEWEST_DIGITS <= sum(map(str.isdigit, match[0])) <= _MOST_DIGITS
        and not _YEARS.fullmatch(match[0])
    ]


def has_address(text: str) -> bool:
    """Whether there is an e-mail address or a telephone in a line of some length."""
    return len(text) <= LONGEST and bool(EMAIL.search(text) or find_phones(text))


def tidy_phone(text: str) -> str:
    """Only white space is touched: "+ 54  911 5047" is "+54 911 5047"."""
    return re.sub(r"\+\s+", "+", tidy(text))


def read_fields(text: str, tables: Tables) -> Fields:
    """The parts of one contact in whatever order; the first address counts."""
    emails = [match[0].strip(".-'") for match in EMAIL.finditer(text)]
    rest = EMAIL.sub(_MAIL_MARK, text)
    phones = find_phones(rest)
    for match in reversed(phones):
        rest = rest[: match.start()] + _PHONE_MARK + rest[match.end() :]
    numbers = [tidy_phone(match[0]) for match in phones]
    fields = Fields(email=next(iter(emails), ""), phone=next(iter(numbers), ""))
    parts = _split_parts(_labels(tables).sub("", rest), tables)
    _assign(parts, fields, tables)
    fields.other += [*emails[1:], *numbers[1:]]
    return fields


def reads_as_sentence(text: str, tables: Tables) -> bool:
    """ "The desk can be reached at press@example.org on every working day." """
    words = " ".join(read_fields(text, tables).words).split()
    small = sum(word[:1].islower() for word in words)
    return len(words) > _MOST_WORDS or (len(words) >= 8 and small > len(words) // 2)


def is_institution(text: str, tables: Tables) -> bool:
    """An acronym, or a name with a word such as "Organization" in it."""
    if is_desk(text, tables):
        return False
    known = all_of(tables, "institution_words")
    # In "ANA RUIZ" every word would pass for an acronym.
    shouted = text.isupper()
    return is_acronym(text) or any(
        word.lower() in known or (is_acronym(word) and not shouted) for word in text.split()
    )


def is_acronym(text: str) -> bool:
    """ "IOM", "PAHO/WHO", "ONU-DH": one word of capitals."""
    return _ACRONYM.fullmatch(text) is not None and text.isupper()


def is_name(text: str, tables: Tables) -> bool:
    """A person's name by its form: two to six words, with capitals."""
    words = text.split()
    joining = all_of(tables, "place_connectives") | {"van", "von", "da", "do", "dos"}
    return (
        2 <= len(words) <= _MOST_NAME_WORDS
        and words[0][:1].isupper()
        and not any(character.isdigit() for character in text)
        and all(word[:1].isupper() or word in joining for word in words)
        and not is_role(text, tables)
        and not text.endswith((".", ":", "?", "!"))
    )


def is_role(text: str, tables: Tables) -> bool:
    """ "Press Officer", "Oficial de Comunicaciones": a post, not a person."""
    roles = all_of(tables, "role_words")
    return any(word.strip(",.").lower() in roles for word in text.split())


def is_desk(text: str, tables: Tables) -> bool:
    """ "Regional press desk", "Oficina de prensa": it stands for a person's name."""
    words = {word.strip(",.").lower() for word in text.split()}
    if len(words) > _MOST_NAME_WORDS:
        return False
    if not words.isdisjoint(all_of(tables, "desk_words")):
        return True
    is_office = not words.isdisjoint(all_of(tables, "institution_words"))
    return is_office and is_role(text, tables)


def _split_parts(text: str, tables: Tables) -> list[str]:
    parts = []
    joiners = all_of(tables, "contact_joiners")
    for piece in _SEPARATOR.split(text):
        match = _PARENTHESIS.fullmatch(piece)
        for part in match.groups() if match else (piece,):
            words = part.strip(_EDGES).split()
            while words and words[-1] in joiners:
                words.pop()
            while words and words[0] in joiners:
                words.pop(0)
            parts += _split_acronym(words)
    return [part for part in parts if part]


def _split_acronym(words: list[str]) -> list[str]:
    """ "Jorge Gallo IOM" is a name and an institution without a comma."""
    if len(words) > 2 and is_acronym(words[-1]) and not words[0].isupper():
        return [" ".join(words[:-1]), words[-1]]
    return [" ".join(words)]


def _assign(parts: list[str], fields: Fields, tables: Tables) -> None:
    """Gives each part its field: acronyms first, for they are never a name."""
    acronyms = [part for part in parts if is_acronym(part)]
    worded = [part for part in parts if is_institution(part, tables)]
    fields.institution = next(iter(acronyms or worded), "")
    others = [part for part in parts if part not in acronyms]
    people = [part for part in others if is_name(part, tables) and part not in worded]
    desks = [part for part in others if is_desk(part, tables)]
    sure = people or desks
    fields.name_is_sure = bool(sure)
    fields.name = sure[0] if sure else _short(others, fields.institution)
    if not fields.institution and len(people) > 1:
        fields.institution, fields.institution_is_guess = people[1], True
    taken = [fields.name, fields.institution]
    for part in parts:
        if part in taken:
            taken.remove(part)
        else:
            fields.other.append(part)


def _short(parts: list[str], institution: str) -> str:
    """What may be the name although its form does not say so: "Prensa"."""
    short = (
        part
        for part in parts
        if part != institution and part[:1].isupper() and len(part.split()) <= _MOST_NAME_WORDS
    )
    return next(short, "")


@cache
def _labels(tables: Tables) -> re.Pattern[str]:
    """ "Tel.:" or "E-mail" directly before what it announces, or closing the line."""
    labels = all_of(tables, "email_labels", "phone_labels")
    either = "|".join(map(re.escape, sorted(labels, key=len, reverse=True)))
    label = rf"(?<!\w)(?:{either})"
    return re.compile(
        rf"{label}\s*[/(]?\s*(?:{label})?\)?\s*[.:]{{0,2}}\s*"
        rf"(?=[{_MAIL_MARK}{_PHONE_MARK}])",
        re.IGNORECASE,
    )
