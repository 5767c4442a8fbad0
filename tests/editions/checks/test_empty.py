import pytest

from editions.segments import Kind

from .said import found, rich, said, segment

MISSING = ["This is not translated yet."]
STALE = ["The original changed since this was translated."]


@pytest.mark.parametrize("translation", [None, "", "  \n"])
def test_what_is_not_translated_is_told_once(translation: str | None) -> None:
    findings = found(segment("24 June 2023: “4,300” at www.example.org", translation))
    assert [finding.message for finding in findings] == MISSING


def test_rich_text_without_a_word_is_not_translated() -> None:
    assert said("empty", rich("<p>Text</p>", "<p></p>")) == MISSING


def test_what_the_original_lacks_is_not_to_be_translated() -> None:
    assert found(segment("", ""), segment(None, "texto"), rich("<p></p>", "")) == []


def test_a_stale_text_is_told_together_with_what_is_wrong_in_it() -> None:
    pair = segment("There are 5 offices now.", "Hay 4 oficinas.", source="There are 4 offices now.")
    assert [finding.check for finding in found(pair)] == ["empty", "numbers"]
    assert said("empty", pair) == STALE


def test_a_text_whose_source_is_unknown_or_the_same_is_not_stale() -> None:
    assert said("empty", segment("Text", "Texto"), segment("Text", "Texto", source="Text")) == []


@pytest.mark.parametrize("kind", [Kind.IMAGE, Kind.DOCUMENT, Kind.PAGE])
def test_where_none_is_chosen_the_originals_picture_is_shown(kind: Kind) -> None:
    assert found(segment(3, None, kind), segment(3, 3, kind), segment(3, 4, kind)) == []


def test_a_picture_that_was_replaced_in_the_original_is_stale() -> None:
    assert said("empty", segment(5, 4, Kind.IMAGE, source=3)) == STALE


def test_a_finding_names_the_place() -> None:
    [finding] = found(segment("Text", "", key="body.1.text"))
    assert (finding.key, finding.label, finding.check) == ("body.1.text", "Summary", "empty")
