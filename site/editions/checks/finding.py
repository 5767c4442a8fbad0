"""What a check has to say."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A place in a translation that somebody should look at; never a reason to refuse it.

    `key` and `label` are the segment's, `check` the name of the check ("numbers"), `message` a
    sentence to the translator in the language active when it was found.
    """

    key: str
    label: str
    check: str
    message: str


@dataclass(frozen=True)
class Term:
    """An acronym or name by language code: IOM in English, OIM in Spanish."""

    words: dict[str, str]
