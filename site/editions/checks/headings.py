"""Headings of each level and items of lists, counted on both sides."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from .pair import Pair


def check(pair: Pair) -> Iterator[str]:
    original, translation = pair.original.markup, pair.translation.markup
    for level in sorted(original.headings.keys() | translation.headings.keys()):
        numbers = {"original": original.headings[level], "translation": translation.headings[level]}
        if numbers["original"] != numbers["translation"]:
            yield _(
                "Headings of level %(level)d: %(original)d in the original, %(translation)d in the translation."
            ) % (numbers | {"level": level})
    if original.list_items != translation.list_items:
        yield _("Items of lists: %(original)d in the original, %(translation)d in the translation.") % {
            "original": original.list_items,
            "translation": translation.list_items,
        }
