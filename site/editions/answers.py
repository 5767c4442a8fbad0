"""What a page is made from besides rows: answers put together in memory, known by whom to ask again."""

from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import Any

Ask = Callable[..., Any]
# Set by what keeps pages, while one is made.
listener: ContextVar[Callable[[Iterable[str], Ask, tuple], Any] | None] = ContextVar("listener", default=None)


def answered(tables: Iterable[str], ask: Ask, *arguments: Any) -> Any:
    """What `ask` gives for these arguments, from what is in these tables.

    A page made from it is kept for as long as it gives the same, whatever it asks the database meanwhile.
    `ask` is a function of a module, so that another process can ask it, too.
    """
    listen = listener.get()
    return listen(tables, ask, arguments) if listen else ask(*arguments)
