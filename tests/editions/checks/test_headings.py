from .said import rich, said, segment


def test_as_many_headings_and_items_are_fine() -> None:
    original = "<h2>A</h2><h3>B</h3><ul><li>a</li><li>b</li></ul>"
    assert said("headings", rich(original, original.replace("A", "Á"))) == []


def test_a_heading_that_is_lost_or_of_another_level_is_told() -> None:
    assert said("headings", rich("<h2>A</h2><p>a</p>", "<p>A</p><p>á</p>")) == [
        "Headings of level 2: 1 in the original, 0 in the translation."
    ]
    assert said("headings", rich("<h2>A</h2>", "<h3>A</h3>")) == [
        "Headings of level 2: 1 in the original, 0 in the translation.",
        "Headings of level 3: 0 in the original, 1 in the translation.",
    ]


def test_items_of_lists_are_counted() -> None:
    original, translation = "<ul><li>a</li><li>b</li></ul>", "<ol><li>a</li></ol>"
    assert said("headings", rich(original, translation)) == [
        "Items of lists: 2 in the original, 1 in the translation."
    ]


def test_text_without_markup_has_no_headings() -> None:
    assert said("headings", segment("<h2>a</h2>", "a")) == []
