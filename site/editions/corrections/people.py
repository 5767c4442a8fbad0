"""Who may write a correction, let it out, and see those of a publication in the admin."""

from typing import Any

from ..languages import codes
from ..permissions import may_open, may_publish, may_review, may_translate


def may_correct(user: Any, page: Any) -> bool:
    """Whether somebody may say of which kind a correction is, or discard one: as they may edit the original."""
    return bool(page.permissions_for_user(user).can_edit())


def may_write_note(user: Any, page: Any, language: str) -> bool:
    """In the original's language its editors, in another the people of that language."""
    if language == page.original_language:
        return may_correct(user, page)
    edition = page.edition(language)
    return (may_translate(user, language) or may_review(user, language)) and may_open(user, edition.pk)


def may_let_out(user: Any, page: Any) -> bool:
    """A note goes out in every language at once."""
    return bool(page.permissions_for_user(user).can_publish()) and may_publish(user)


def may_see(user: Any, page: Any) -> bool:
    return may_correct(user, page) or any(may_write_note(user, page, code) for code in codes())
