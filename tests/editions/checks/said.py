"""What the checks say of one segment."""

from typing import Any

from editions.checks import Finding, Term, findings
from editions.segments import Kind, Leaf, Segment


def segment(
    original: Any, translation: Any, kind: Kind = Kind.TEXT, key: str = "summary", **values: Any
) -> Segment:
    return Segment(Leaf(key, key, "Summary", kind, original), translation, **values)


def rich(original: str, translation: str) -> Segment:
    return segment(original, translation, Kind.RICH)


def found(
    *segments: Segment, original: str = "en", language: str = "es", terms: tuple[Term, ...] = ()
) -> list[Finding]:
    return findings(segments, original_language=original, language=language, terms=terms)


def said(check: str, *segments: Segment, **values: Any) -> list[str]:
    return [finding.message for finding in found(*segments, **values) if finding.check == check]


def both_ways(check: str, english: str, spanish: str, kind: Kind = Kind.TEXT) -> list[str]:
    """English translated into Spanish, and Spanish into English."""
    return [
        *said(check, segment(english, spanish, kind)),
        *said(check, segment(spanish, english, kind), original="es", language="en"),
    ]
