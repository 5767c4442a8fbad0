"""Many publishes in one transaction: what they share is done once.

Inside a batch the publications are locked already, what follows a publish (`went_live`) is told of
all together at its end, and mails and the admin's search wait until it is over. The public search
and the reference index, on which private media depend, are written before it ends.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from .signals import went_live

if TYPE_CHECKING:
    from .models import BasePage

T = TypeVar("T")


@dataclass
class Batch:
    """`held` are the keys of the publications that are locked, home besides; `bundle` that of the bundle it is."""

    held: frozenset[int]
    bundle: int | None = None
    rows: dict[int, "BasePage"] = field(default_factory=dict)
    parents: dict[str, "BasePage"] = field(default_factory=dict)
    gathered: dict[Callable[[list], None], dict[Hashable, Any]] = field(default_factory=dict)
    gone_live: dict[int, "BasePage"] = field(default_factory=dict)


_current: ContextVar[Batch | None] = ContextVar("batch", default=None)


def is_open() -> bool:
    return _current.get() is not None


def holds(page_id: int | None) -> bool:
    """Whether the batch has locked this publication, so that nobody needs to ask for it again."""
    batch = _current.get()
    return batch is not None and page_id in batch.held


def held() -> frozenset[int]:
    """The publications of the batch; none outside of one."""
    batch = _current.get()
    return batch.held if batch else frozenset()


def is_of_bundle() -> bool:
    """Whether what is published now is a bundle that goes out."""
    batch = _current.get()
    return batch is not None and batch.bundle is not None


def lend_rows(rows: Iterable["BasePage"]) -> None:
    """The batch's publications as the database has them, fetched for all at once."""
    if batch := _current.get():
        batch.rows |= {row.pk: row for row in rows}


def lent_row(page_id: int) -> "BasePage | None":
    """Such a row, once: who asks for it is about to change it."""
    batch = _current.get()
    return batch.rows.pop(page_id, None) if batch else None


def forget_rows() -> None:
    """To be called by what changes rows of other publications than the one that is published."""
    if batch := _current.get():
        batch.rows.clear()


def lend_parent(page: "BasePage") -> None:
    """Gives siblings one parent, fetched once; not one that is in the batch itself and may change."""
    batch = _current.get()
    if batch is None:
        return
    path = page.path[: -page.steplen]
    if path not in batch.parents:
        parent = page.get_parent()
        if parent is None or parent.pk in batch.held:
            return
        batch.parents[path] = parent
    page._cached_parent_obj = batch.parents[path]


@contextmanager
def opened(page_ids: Iterable[int], bundle: int | None = None) -> Iterator[None]:
    """To be opened in a transaction that has locked these publications."""
    batch = Batch(frozenset(page_ids), bundle)
    token = _current.set(batch)
    try:
        yield
        for function, items in batch.gathered.items():
            function(list(items.values()))
        _tell(list(batch.gone_live.values()))
    finally:
        _current.reset(token)


def gather(function: Callable[[list[T]], None], key: Hashable, item: T) -> None:
    """Calls `function` with a list of the item; inside a batch once, with all that came, when it ends."""
    batch = _current.get()
    if batch is None:
        function([item])
    else:
        batch.gathered.setdefault(function, {})[key] = item


def gone_live(page: "BasePage") -> None:
    """Tells that some of a publication's live text or shared fields may have changed."""
    batch = _current.get()
    if batch is None:
        _tell([page])
    else:
        # Of two languages of one publication the later has both texts.
        batch.gone_live[page.pk] = page


def _tell(pages: list["BasePage"]) -> None:
    by_type: dict[type, list[BasePage]] = {}
    for page in pages:
        by_type.setdefault(type(page), []).append(page)
    for model, of_one_type in by_type.items():
        went_live.send(model, pages=of_one_type)
