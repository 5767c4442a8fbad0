"""A text is changed when a person changed it, and not otherwise."""

import pytest

from editions.segments import Kind, normal, plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>A text</p>", '<p data-block-key="x1y2z">A text</p>'),
        ("<p>A text</p>", "<p>\n  A text\n</p>"),
        ('<p><a id="3" linktype="page">x</a></p>', '<p><a linktype="page" id="3">x</a></p>'),
        ("<p>A &amp; B</p>", "<p>A &#38; B</p>"),
        ("<p>A</p><hr/>", "<p>A</p> <hr>"),
        ("<P>A</P>", "<p>A</p>"),
        ("<p>año</p>", "<p>an\u0303o</p>"),
    ],
)
def test_what_an_editor_stores_otherwise_is_the_same(one: str, other: str) -> None:
    assert normal(Kind.RICH, one) == normal(Kind.RICH, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>A text</p>", "<p>A test</p>"),
        ("<p>A text</p>", "<p>A <b>text</b></p>"),
        ('<p><a linktype="page" id="3">x</a></p>', '<p><a linktype="page" id="4">x</a></p>'),
        ("<p>A</p><p>B</p>", "<p>A B</p>"),
        ("<h2>A</h2>", "<h3>A</h3>"),
        ("<p>4 300</p>", "<p>4\u00a0300</p>"),
    ],
)
def test_what_a_person_changed_is_not(one: str, other: str) -> None:
    assert normal(Kind.RICH, one) != normal(Kind.RICH, other)


def test_plain_text_is_compared_without_its_line_ends() -> None:
    assert normal(Kind.TEXT, "a\r\nb ") == normal(Kind.TEXT, "a\nb")
    assert normal(Kind.TEXT, None) == ""
    assert normal(Kind.IMAGE, 3) == "3"


def test_words_stand_a_paragraph_a_line() -> None:
    assert plain(Kind.RICH, "<p>One <b>two</b></p><ul><li>three</li></ul>") == "One two\nthree"


@pytest.mark.parametrize("text", ["<a " * 70_000, '<a href="' * 30_000, "<p>" * 90_000, "&" * 200_000])
def test_broken_rich_text_is_read_to_its_end(text: str) -> None:
    # Python's own parser takes minutes over these; times themselves are for `make bench`.
    assert normal(Kind.RICH, text) is not None
    assert isinstance(plain(Kind.RICH, text), str)
