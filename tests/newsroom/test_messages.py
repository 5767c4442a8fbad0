"""Every string an editor or reader sees is there in every language."""

import pytest

from editions.languages import codes
from newsroom.messages import collect, read, untranslated


@pytest.mark.parametrize("language", codes())
def test_no_string_is_missing_empty_or_fuzzy(language: str) -> None:
    assert untranslated(language) == []


@pytest.mark.parametrize("language", codes())
def test_placeholders_survive_translation(language: str) -> None:
    wrong = []
    for message in read(language):
        if message.id and message.python_format and isinstance(message.id, str):
            wanted = set(_placeholders(message.id))
            if wanted != set(_placeholders(str(message.string))):
                wrong.append(message.id)
    assert not wrong


def test_strings_are_collected_from_code_and_templates() -> None:
    ids = {message.id for message in collect()}
    assert "headline" in ids
    assert "Skip to the content" in ids
    assert "not available in %(language)s" in ids
    assert "There is no text in it." in ids


def test_no_string_that_the_code_lost_is_kept() -> None:
    collected = {(message.id, message.context) for message in collect()}
    for language in codes():
        kept = {(message.id, message.context) for message in read(language) if message.id}
        assert kept <= collected


def _placeholders(text: str) -> list[str]:
    import re

    return re.findall(r"%\(\w+\)[sd]", text)
