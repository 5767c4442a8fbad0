"""What a reader has chosen among facets, as it stands in an address."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import quote_plus

from django.http import Http404, QueryDict
from django.utils import translation
from django.utils.http import urlencode

from .facet import Choice, Facet, with_slugs

# Longer than any address part can be; a longer one would only cost time.
LONGEST_SLUG = 120
AT_ONCE = 8


@dataclass(frozen=True)
class Selection:
    """At most one choice per facet. Addresses name facets and values in their own language."""

    facets: tuple[Facet, ...]
    language: str
    choices: tuple[Choice, ...] = ()

    @classmethod
    def of(cls, parameters: QueryDict, language: str, facets: tuple[Facet, ...]) -> Self:
        """Raises Http404 where the address names a value that there is not. At most one query."""
        slugs = {facet: slug for facet in facets if (slug := parameters.get(str(facet.parameter)))}
        if any(len(slug) > LONGEST_SLUG or "\0" in slug for slug in slugs.values()):
            raise Http404
        found = {choice.facet: choice for choice in with_slugs(slugs, language)}
        if len(found) < len(slugs):
            raise Http404
        return cls(facets, language, tuple(found[facet] for facet in slugs))

    @property
    def is_empty(self) -> bool:
        return not self.choices

    @property
    def keys(self) -> dict[Facet, str]:
        return {choice.facet: choice.key for choice in self.choices}

    def choice(self, facet: Facet) -> Choice | None:
        return next((choice for choice in self.choices if choice.facet == facet), None)

    def without(self, facet: Facet) -> Self:
        return replace(self, choices=tuple(one for one in self.choices if one.facet != facet))

    def title(self) -> str:
        """“Statement · Panama · 2026”; empty where nothing is chosen."""
        return " · ".join(label[:1].upper() + label[1:] for label in (one.label for one in self.choices))

    def query_string(self, **further: Any) -> str:
        """As it stands in addresses of its language, `?` included; empty where nothing is chosen."""
        return self._query_string(self.language, further) or ""

    def query_strings(self, facet: Facet, **further: Any) -> Callable[[Choice], str]:
        """Of a facet's values, each chosen beside what is chosen of others; what they share is made once."""
        place = self.facets.index(facet)
        earlier = [one for one in self.choices if self.facets.index(one.facet) < place]
        later = [one for one in self.choices if self.facets.index(one.facet) > place]
        start = replace(self, choices=tuple(earlier)).query_string(**further)
        end = replace(self, choices=tuple(later)).query_string().replace("?", "&", 1)
        start = f"{start}&" if start else "?"
        name = quote_plus(str(facet.parameter))
        return lambda choice: f"{start}{name}={quote_plus(choice.slugs[self.language] or '')}{end}"

    def query_string_in(self, language: str, **further: Any) -> str | None:
        """The same choice in addresses of another language; None where one of its values has none there."""
        return self._query_string(language, further)

    def _query_string(self, language: str, further: dict[str, Any]) -> str | None:
        pairs: list[tuple[str, Any]] = list(further.items())
        with translation.override(language):
            for choice in self.choices:
                slug = choice.slugs[language]
                if not slug:
                    return None
                pairs.append((str(choice.facet.parameter), slug))
        return f"?{urlencode(pairs)}" if pairs else ""


@dataclass(frozen=True)
class Option:
    """A value to choose beside what is chosen already, and to how many publications that leads."""

    label: str
    number: int
    query_string: str
    is_chosen: bool


@dataclass(frozen=True)
class Options:
    """A facet with all its values that lead somewhere, and the way back from the chosen one."""

    facet: Facet
    options: list[Option]
    without: str

    @property
    def is_chosen(self) -> bool:
        return bool(self.chosen)

    @property
    def chosen(self) -> list[Option]:
        return [option for option in self.options if option.is_chosen]

    @property
    def parts(self) -> list[list[Option]]:
        """Those that are shown at once, and those behind “More” where there are so many."""
        return [part for part in (self.options[:AT_ONCE], self.options[AT_ONCE:]) if part]


def offered(
    selection: Selection, counts: dict[Facet, dict[str, int]], choices: Iterable[Choice], **further: Any
) -> list[Options]:
    """What a reader can choose next: `counts` by facet and key, `choices` names the keys."""
    by_facet: dict[Facet, list[Choice]] = {facet: [] for facet in selection.facets}
    for choice in choices:
        if counts.get(choice.facet, {}).get(choice.key):
            by_facet[choice.facet].append(choice)
    found = []
    for facet, of_facet in by_facet.items():
        if facet.is_newest_first:
            of_facet.sort(key=lambda choice: choice.key, reverse=True)
        else:
            of_facet.sort(key=lambda choice: (-counts[choice.facet][choice.key], choice.label))
        chosen = selection.choice(facet)
        query_string = selection.query_strings(facet, **further)
        options = [
            Option(
                choice.label,
                counts[facet][choice.key],
                query_string(choice),
                chosen is not None and chosen.key == choice.key,
            )
            for choice in of_facet
        ]
        if options:
            found.append(Options(facet, options, selection.without(facet).query_string(**further)))
    return found
