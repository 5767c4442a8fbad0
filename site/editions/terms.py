"""Names and acronyms that differ from language to language, as the packages above know them."""

from wagtail import hooks

from .checks import Term

HOOK = "register_edition_terms"


def terms() -> list[Term]:
    """All terms; each hook gives a list of `checks.Term`."""
    return [term for give in hooks.get_hooks(HOOK) for term in give()]
