import pytest

from editions.segments import Kind

from .said import both_ways, rich, said

LINK = '<p><a href="{}">text</a></p>'


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("https://example.org/a/", "http://www.example.org/a"),
        ("https://example.org/news/a", "https://example.org/es/noticias/a"),
        ("https://en.example.org/wiki/Migration", "https://es.example.org/wiki/Migración"),
        ("https://example.org/a?lang=en", "https://example.org/a?lang=es"),
        ("mailto:press@example.org", "mailto:Press@example.org"),
        ("#notes", "#notes"),
    ],
)
def test_an_address_may_be_that_of_the_other_language(one: str, other: str) -> None:
    assert both_ways("links", LINK.format(one), LINK.format(other), Kind.RICH) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/b"),
        ("https://example.org/a", "https://example.com/a"),
        ("https://example.org/en/a", "https://example.com/es/a"),
        ("mailto:press@example.org", "mailto:pres@example.org"),
        ("tel:+5073053350", "tel:+5073053351"),
        ("http://[broken", "http://broken"),
    ],
)
def test_another_address_is_named(one: str, other: str) -> None:
    one_said, other_said = one.removeprefix("mailto:"), other.removeprefix("mailto:")
    assert said("links", rich(LINK.format(one), LINK.format(other))) == [
        f"The original says “{one_said}”, the translation “{other_said}”."
    ]


def test_addresses_in_plain_text_count() -> None:
    pair = rich("<p>See www.example.org/a, or write to a@example.org.</p>", "<p>Véase.</p>")
    assert said("links", pair) == [
        "The original has the address “www.example.org/a”; the translation does not.",
        "The original has the address “a@example.org”; the translation does not.",
    ]


def test_an_address_that_the_original_does_not_have_is_named() -> None:
    assert said("links", rich("<p>See.</p>", LINK.format("https://evil.example/"))) == [
        "The translation has the address “https://evil.example/”; the original does not."
    ]


def test_links_to_pages_are_counted_by_page() -> None:
    original = '<p><a linktype="page" id="3">the review</a> <a id="4" linktype="page">its notes</a></p>'
    translation = '<p><a id="3" linktype="page">el estudio</a></p>'
    assert said("links", rich(original, original.replace("review", "x"))) == []
    assert said("links", rich(original, translation)) == [
        "The original links “its notes” to a page of this site; the translation has no such link."
    ]


def test_a_file_may_be_another_but_must_be_there() -> None:
    original = '<p><a linktype="document" id="3">PDF</a></p>'
    assert said("links", rich(original, original.replace("3", "7"))) == []
    assert said("links", rich(original, "<p>PDF</p>")) == [
        "Links to files: 1 in the original, 0 in the translation."
    ]
