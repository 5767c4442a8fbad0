"""Every sentence the importer says to a person, and the two ways of saying it.

The sentences are message ids with named placeholders; whoever shows them looks
them up in the interface language first and fills in `params` afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def _(message: str) -> str:
    # Both Babel and makemessages collect what is marked with this name.
    return message


class UnreadableText(ValueError):  # noqa: N818 - it names the text, not a fault of the program
    """Why a text cannot be imported, in a sentence for the person.

    `code` names the reason for programs; `message` is the message id and
    `params` fill its placeholders. `str(error)` is the English sentence.
    """

    def __init__(self, code: str, message: str, params: Mapping[str, object] | None = None) -> None:
        self.code = code
        self.message = message
        self.params = dict(params or {})
        super().__init__(message % self.params)


@dataclass(frozen=True)
class Notice:
    """Something an editor should look at; line 0 speaks of the text as a whole."""

    line: int
    message: str
    params: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message % self.params


# Refusals
EMPTY = _("There is no text in it.")
TOO_LARGE = _("The text has more than %(limit)s bytes. Please import a single page.")
MISSING = _("There is no file %(name)s.")
DIRECTORY = _("%(name)s is a folder, not a file.")
NOT_A_FILE = _("%(name)s is not an ordinary file.")
UNREADABLE = _("%(name)s cannot be opened: %(reason)s.")
BINARY = _("This is not plain text. Please copy the text into a text file first.")
UTF16 = _("The text is saved as %(encoding)s. Please save it again as UTF-8.")
NOT_UTF8 = _("The text is not UTF-8 (see line %(line)s). Please save it as UTF-8.")
BAD_DATE = _("Line %(line)s: the date “%(text)s” does not exist.")

# The whole text
LANGUAGE_GUESSED = _("The language was guessed from very little text: %(language)s.")
LANGUAGE_DIFFERS = _("The text seems to be in another language: %(language)s.")
LANGUAGE_UNKNOWN = _("Nothing is known about texts in the language “%(language)s”.")

# Headline and dateline
NO_DATELINE = _("No dateline was found: please give place and date.")
NO_HEADLINE = _("No headline was found.")
HEADLINE_GUESSED = _("Several lines could be the headline: “%(text)s” was taken.")
NO_DATE = _("The dateline has no date.")
NO_YEAR = _("The date “%(text)s” has no year.")
NO_PLACE = _("The dateline names no place.")
WEEKDAY_DIFFERS = _("The day of the week does not fit the date “%(text)s”.")
DATE_AMBIGUOUS = _("“%(text)s” was read as %(date)s: please check day and month.")
DATE_SHORT_YEAR = _("“%(text)s” was read as %(date)s: please check the year.")
PROSE_SET_ASIDE = _("This line reads like a paragraph and was set aside.")
EMBARGO = _("This line speaks of an embargo: “%(text)s”.")

# Body
LINES_JOINED = _("Lines %(line)s to %(last)s were joined into one paragraph.")
LINK_LOST = _("A link was lost here: “%(text)s”.")
MARKUP = _("There are HTML tags in this line.")
SPEECH_VERB = _("A quotation was set apart, and “%(text)s” left out before the name.")
NOT_UNDERSTOOD = _("Lines %(line)s to %(last)s were not understood and stay in the body.")

# Contacts
CONTACTS_EXPECTED = _("No contacts could be read after this line.")
CONTACTS_UNTITLED = _("This line was read as a contact although nothing announces it.")
CONTACT_NAMELESS = _("This contact has no recognisable name.")
CONTACTS_GLUED = _("This line may hold more than one contact.")
CONTACT_REST = _("Beside the contact's name and numbers: “%(text)s”.")
PLACE_GUESSED = _("“%(text)s” was read as the place of the contacts below.")
INSTITUTION_GUESSED = _("“%(text)s” was read as the contact's institution.")

# Reports
NO_REPORTS = _("No dated report was found: the text stays in the body.")
REPORT_DATE = _("The date of this report could not be read: “%(text)s”.")
REPORT_EMPTY = _("This report has no text.")
OUTSIDE_REPORTS = _("This line belongs to no report and stays in the body.")
REPORT_OPEN = _("No line with paragraph numbers closes this report.")
REPORT_INSTITUTION = _("It could not be told whose report this is.")
REFERENCES_UNCLEAR = _("These paragraph numbers could not be read: “%(text)s”.")
REFERENCES_OF_SUMMIT = _("Of the paragraph numbers, %(text)s belong to: %(summit)s.")

# Publications made of it
HEADLINE_GIVEN = _("No headline was found; “%(text)s” stands in for it.")
INSTITUTION_ADDED = _("“%(text)s” was added to the institutions: please complete it there.")
THERE_ALREADY = _("A release with this headline and date is there already.")
