"""What a transaction changes for readers, and what the network is told once it is committed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.db.models import Q

from editions import batch
from editions.languages import codes, localized
from editions.models import BasePage

from ..models import CorrectionsPage, FeedsPage
from . import addresses
from .difference import Difference
from .sending import sender
from .state import State, states_of

# Lists that may show any publication, wherever it stands.
LISTS = (CorrectionsPage, FeedsPage)


@dataclass
class Changes:
    """`before` is what readers had when the transaction first touched a publication; None of a new one.

    `told` and `left`: see `Difference`. `languages` are changed as a whole.
    """

    before: dict[int, State | None] = field(default_factory=dict)
    told: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    left: dict[int, str] = field(default_factory=dict)
    languages: set[str] = field(default_factory=set)
    is_over: bool = False

    def touch(self, page_id: int) -> None:
        """Before it is written; all publications of a batch at once."""
        if page_id not in self.before:
            asked = {page_id, *batch.held()} - self.before.keys()
            self.before |= dict.fromkeys(asked) | states_of(asked)

    def committed(self) -> None:
        self.is_over = True
        after = states_of(self.before) if self.before else {}
        differences = [
            Difference(pk, old, after.get(pk), frozenset(self.told[pk]), self.left.get(pk, ""))
            for pk, old in self.before.items()
        ]
        found, languages = _addresses(one for one in differences if one.languages()), set(self.languages)
        for one in differences:
            for language in codes():
                below = one.addresses_below(language)
                found.update(below)
                # Links to it may stand on any page.
                has_moved_others = below and one.has_new_path(language)
                if has_moved_others or (one.is_in_a_record() and one.is_moved(language)):
                    languages.add(language)
        sender.send(found, languages)


def note(write: Callable[[Changes], object]) -> None:
    """Has `write` add to what the transaction under way changes; where there is none, the network is told at once."""
    changes = _under_way()
    if changes is not None:
        write(changes)
        return
    changes = Changes()
    write(changes)
    transaction.on_commit(changes.committed, robust=True)


def _under_way() -> Changes | None:
    """Found among what waits for the commit: what is rolled back, with a savepoint too, is forgotten with it."""
    for waiting in reversed(connection.run_on_commit):
        changes = getattr(waiting[1], "__self__", None)
        if isinstance(changes, Changes) and not changes.is_over:
            return changes
    return None


def _addresses(changed: Iterable[Difference]) -> set[str]:
    found: set[str] = set()
    above: dict[str, set[str]] = defaultdict(set)
    shown_on: dict[str, set[int]] = defaultdict(set)
    for one in changed:
        found.update(one.own_addresses(), addresses.of_sitemaps([one.pk]))
        for language in one.languages():
            above[language] |= one.places_above()
            shown_on[language] |= one.shown_on()
    for language in above:
        found.update(_of_lists(language, above[language], shown_on[language]))
    return found


def _of_lists(language: str, places: set[str], keys: set[int]) -> Iterator[str]:
    wanted = Q(path__in=places) | Q(pk__in=keys)
    for model in LISTS:
        wanted |= Q(pk__in=model.objects.values("pk"))
    pages = BasePage.objects.readable(language).filter(wanted)
    for path in pages.values_list(localized("public_path", language), flat=True):
        yield from addresses.with_files(language, path)
