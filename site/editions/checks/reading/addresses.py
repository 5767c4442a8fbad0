"""Web and mail addresses as they stand in running text."""

import re
from collections.abc import Iterator

WEB = re.compile(r"(?<!\w)(?:https?://|www\.)[^\s<>\"“”«»]{1,2000}", re.IGNORECASE)
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
# Of the sentence around the address.
AFTER = ".,;:!?)]}’'…"
BLANK = "\ufffc"


def find_web(text: str) -> Iterator[str]:
    return (match[0].rstrip(AFTER) for match in WEB.finditer(text))


def find_mail(text: str) -> Iterator[str]:
    return (match[0].rstrip(".-").lower() for match in MAIL.finditer(text))


def without_addresses(text: str) -> str:
    """The text with each address blanked, so that every place in it stays where it is."""
    return MAIL.sub(blank, WEB.sub(blank, text))


def blank(match: re.Match[str]) -> str:
    return BLANK * len(match[0])
