"""What became of one publication in a transaction, and the addresses of its own that are no longer what they were."""

from collections.abc import Iterator
from dataclasses import dataclass

from editions.languages import codes, localized
from editions.models import BasePage

from . import addresses
from .state import State

STEP = BasePage.steplen


@dataclass(frozen=True)
class Difference:
    """`old` is None of a new publication, `new` of a deleted one.

    `told` are languages whose readers find something else though neither state tells so; `left` is the place in the
    tree below which it stood before it was moved.
    """

    pk: int
    old: State | None
    new: State | None
    told: frozenset[str]
    left: str

    def languages(self) -> list[str]:
        """Those in which readers find something else than before."""
        return [code for code in codes() if self.is_moved(code) or self._is_corrected(code)]

    def is_moved(self, language: str) -> bool:
        """Also to nowhere, and from there."""
        return _path(self.old, language) != _path(self.new, language)

    def _is_corrected(self, language: str) -> bool:
        old, new = self.old, self.new
        if old is None or new is None or language not in new.readable:
            return False
        is_published = old.published[language] != new.published[language]
        return is_published or old.shared != new.shared or language in self.told

    def own_addresses(self) -> Iterator[str]:
        """Where it was and where it is; of a language that did not change, the page alone, which names the others."""
        moved = any(self.is_moved(code) for code in codes())
        changed = self.languages()
        for state in self._states():
            for language, path in state.paths.items():
                if language in changed and (language in state.readable or self.is_moved(language)):
                    yield from addresses.with_files(language, path)
                elif moved and language in state.readable:
                    yield addresses.of_page(language, path)

    def has_new_path(self, language: str) -> bool:
        """Where it, readable or not, and all below it moved in one language."""
        before, now = self._of_both("paths", language)
        return bool(before and now and before != now)

    def addresses_below(self, language: str) -> list[str]:
        """Of what moved along, where it was and is; else of the pages that name it above them, if they name another."""
        if self.old is None or self.new is None:
            return []
        is_renamed = self.is_moved(language) or len({*self._of_both("names", language)}) > 1
        if not (is_renamed or self.has_new_path(language)):
            return []
        below = (
            BasePage.objects.readable(language).filter(path__startswith=self.new.place).exclude(pk=self.pk)
        )
        names = {code: localized("public_path", code) for code in codes()}
        if not self.has_new_path(language):
            return [
                addresses.of_page(language, path) for path in below.values_list(names[language], flat=True)
            ]
        before, now = self._of_both("paths", language)
        found = []
        for row in below.values(*names.values()):
            path = row[names[language]]
            found += addresses.with_files(language, path)
            found += addresses.with_files(language, before + path[len(now) :])
            # Which name the address in this one.
            others = [code for code in codes() if code != language and row[names[code]]]
            found += [addresses.of_page(code, row[names[code]]) for code in others]
        return found

    def _of_both(self, name: str, language: str) -> list[str]:
        return [getattr(state, name).get(language, "") if state else "" for state in (self.old, self.new)]

    def places_above(self) -> set[str]:
        """In the tree, of all pages above where it stood and stands."""
        below = {state.place[:-STEP] for state in self._states()} | {self.left}
        return {place[:end] for place in below for end in range(STEP, len(place) + 1, STEP)}

    def shown_on(self) -> set[int]:
        return {key for state in self._states() for key in state.shown_on}

    def is_in_a_record(self) -> bool:
        return any(state.is_in_a_record for state in self._states())

    def _states(self) -> list[State]:
        return [state for state in (self.old, self.new) if state]


def _path(state: State | None, language: str) -> str | None:
    """Where readers of the language have it."""
    return state.paths[language] if state and language in state.readable else None
