"""One contact after another from lines, each with the place and group above it.

A contact is complete with an address. Lines without one that stand above it are
its name, institution or post, or the place or institution of a group.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from . import messages
from .contact_fields import (
    LONGEST,
    Fields,
    has_address,
    is_desk,
    is_institution,
    is_role,
    read_fields,
    reads_as_sentence,
)
from .contact_headings import (
    is_address_label,
    is_section_label,
    read_heading,
    read_place,
)
from .contact_split import split_glued
from .languages import Tables
from .lines import (
    Line,
    count_words,
    ends_sentence,
    split_marker,
    starts_upper,
    tidy,
)
from .messages import Notice
from .parts import ContactLine
from .places import is_place

_MOST_WORDS_PENDING = 10
_MOST_PENDING = 4


@dataclass
class ContactBlock:
    """The contacts read, and the index of the first line that is none of theirs."""

    contacts: list[ContactLine] = field(default_factory=list)
    end: int = 0
    notices: list[Notice] = field(default_factory=list)


class ContactReader:
    """Line by line; `undecided` lines belong to a contact still to come, or to none."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.block = ContactBlock()
        self.pending: list[Line] = []
        self.place = ""
        self.place_is_used = True
        self.places_are_marked = False
        self.group = ""
        self.last_line = 0
        self.last_had_lines = False

    @property
    def undecided(self) -> bool:
        """Whether the last lines read wait for an address below them."""
        return bool(self.pending) or not self.place_is_used

    @property
    def last(self) -> ContactLine | None:
        """The contact above, to which a further line may belong."""
        return self.block.contacts[-1] if self.block.contacts else None

    def take(self, line: Line, follower: Line | None) -> bool:
        """Reads one line; False if it belongs to no contact."""
        text = split_marker(line.cells or line.text)[1]
        if len(text) > LONGEST or is_section_label(text, self.tables):
            return False
        if heading := read_heading(text, self.tables):
            text = heading[1]
        if not text:
            return False
        if is_address_label(text, self.tables):
            return follower is not None and has_address(follower.text)
        place = read_place(text, self.tables)
        if place and not (text.startswith(place[0]) and self._is_bare(follower)):
            return self._take_place(line, *place)
        if has_address(text):
            return self._take_address(line, text)
        # A numbered line is an item of some other list.
        return not line.text[:1].isdigit() and self._take_words(line, text)

    def _is_bare(self, line: Line | None) -> bool:
        """An address and nothing else: "Ana Ruiz:" above it is a name, not a place."""
        if line is None or not has_address(line.text):
            return False
        return not read_fields(line.text, self.tables).words

    def _take_place(self, line: Line, place: str, rest: str) -> bool:
        if self.pending:
            return False
        if is_institution(place, self.tables) and not rest:
            self.pending.append(Line(line.number, place))
            return True
        if not self.place_is_used:
            return False
        self.place, self.group = place, ""
        self.place_is_used = False
        self.places_are_marked = True
        return not rest or self._take_address(line, rest)

    def _take_words(self, line: Line, text: str) -> bool:
        """A name, a post, an institution or a place without an address yet."""
        plain = not ends_sentence(text) and starts_upper(text)
        if not plain or count_words(text) > _MOST_WORDS_PENDING:
            return False
        if self._completes_last(line, text):
            return True
        self.pending.append(Line(line.number, text))
        return len(self.pending) <= _MOST_PENDING

    def _completes_last(self, line: Line, text: str) -> bool:
        """An institution directly below a contact whose name had its own line."""
        last = self.last
        if last is None or self.undecided or not self.last_had_lines:
            return False
        if last.institution or line.number - self.last_line > 1:
            return False
        if is_institution(text, self.tables):
            last.institution = text
        return last.institution == text

    def _take_address(self, line: Line, text: str) -> bool:
        split = split_glued(text, self.tables)
        if any(reads_as_sentence(piece, self.tables) for piece in split.pieces):
            return False
        if not split.is_sure:
            self.block.notices.append(Notice(line.number, messages.CONTACTS_GLUED))
        for piece in map(self._without_glued_place, split.pieces):
            fields = read_fields(piece, self.tables)
            if fields.words or self.pending or not self._add_to_last(fields):
                self._add_contact(line, fields, piece)
        if split.remainder and self.last:
            other = [self.last.other, tidy(split.remainder)]
            self.last.other = "; ".join(filter(None, other))
        self.last_line = line.number
        return True

    def _without_glued_place(self, piece: str) -> str:
        """ "… +507 305 3350. En Lima: Luis Paz …": the place of the second contact."""
        place = read_place(piece, self.tables)
        if place is None or not place[1]:
            return piece
        self.place, self.group, self.places_are_marked = place[0], "", True
        return place[1]

    def _add_to_last(self, fields: Fields) -> bool:
        """ "Tel.: …" on the line below "Email: …" is of the same contact."""
        last = self.last
        if last is None or not self.place_is_used or (last.email and fields.email):
            return False
        extra = [fields.phone] if last.phone and fields.phone else []
        last.email = last.email or fields.email
        last.phone = last.phone or fields.phone
        last.other = "; ".join(part for part in [last.other, *extra] if part)
        return True

    def _add_contact(self, line: Line, fields: Fields, text: str) -> None:
        number = line.number
        self.last_had_lines = bool(self.pending) and not fields.name_is_sure
        if fields.name_is_sure:
            self._pending_as_headers(fields)
        elif self.pending:
            self._guess_place_above_name()
            number = self.pending[0].number
            # Together again, as if it had stood on one line.
            fields = read_fields(", ".join([*(line.text for line in self.pending), text]), self.tables)
        self.pending = []
        self.place_is_used = True
        if fields.institution_is_guess:
            self._notice(number, messages.INSTITUTION_GUESSED, fields.institution)
        self.block.contacts.append(
            ContactLine(
                place=self.place,
                name=fields.name,
                institution=fields.institution or self.group,
                email=fields.email,
                phone=fields.phone,
                line=number,
                other="; ".join(fields.other),
            )
        )

    def _pending_as_headers(self, fields: Fields) -> None:
        """Lines above a contact that has its own name: of which place or group."""
        headers = [line.text for line in self.pending if not self._guess_place(line)]
        groups = [text for text in headers if is_institution(text, self.tables)]
        if groups and fields.institution in ("", groups[-1]):
            self.group = groups[-1]
            headers.remove(self.group)
        fields.other[:0] = headers

    def _guess_place_above_name(self) -> None:
        """Of two titles above an address, the first is a place if none is marked."""
        titles = [
            line
            for line in self.pending
            if is_desk(line.text, self.tables)
            or not (is_institution(line.text, self.tables) or is_role(line.text, self.tables))
        ]
        first = self.pending[0]
        if len(titles) < 2 or titles[0] is not first or self.places_are_marked:
            return
        if self._guess_place(first):
            self.pending.remove(first)

    def _guess_place(self, line: Line) -> bool:
        """Takes a bare line as a place, unless another one waits for its contacts."""
        is_free = self.place_is_used and not is_institution(line.text, self.tables)
        if not is_free or not is_place(line.text, self.tables):
            return False
        self.place, self.group, self.place_is_used = line.text, "", False
        self._notice(line.number, messages.PLACE_GUESSED, line.text)
        return True

    def _notice(self, number: int, message: str, text: str) -> None:
        self.block.notices.append(Notice(number, message, {"text": text}))
