"""The news list as a reader of one language has narrowed it, one page of it at a time."""

from collections.abc import Mapping
from functools import cache, partial
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.http import QueryDict

from editions.prepared import Prepared

from .facets import Facet, Options
from .facets.releases import KIND, having, options, selected
from .models.news import LINE
from .paging import list_page, newest
from .renditions import fetch_line_pictures

if TYPE_CHECKING:
    from .models import NewsIndex

PER_PAGE = 20


def _listed(values: Mapping[Facet, str], language: str) -> QuerySet:
    return having(values, language).with_corrections(language).as_listed(language, *LINE)


@cache
def _first(number: int) -> Prepared:
    """As most readers see it: nothing is chosen."""
    return Prepared(lambda language: newest(_listed({}, language), number))


class NewsList:
    """Raises Http404 where the address names a value or a place in the list that there is not."""

    def __init__(self, index: "NewsIndex", parameters: QueryDict, language: str) -> None:
        self.selection = selected(parameters, language)
        self.page = list_page(
            partial(_listed, self.selection.keys, language),
            parameters,
            PER_PAGE,
            first=partial(_first(PER_PAGE + 1).objects, language) if self.selection.is_empty else None,
        )
        fetch_line_pictures(self.page.items)
        self.options = options(self.selection)
        self.alternates = {
            code: f"{index.address(code)}{query}"
            for code in index.readable_languages
            if (query := self.selection.query_string_in(code)) is not None
        }

    @property
    def number(self) -> int:
        """Releases in the whole list: each has one kind, and nothing is counted for one that is not chosen."""
        kinds: list[Options] = [one for one in self.options if one.facet == KIND]
        return sum(
            option.number for one in kinds for option in one.options if option.is_chosen or not one.is_chosen
        )

    @property
    def newer(self) -> str | None:
        return self._beside(self.page.newer)

    @property
    def older(self) -> str | None:
        return self._beside(self.page.older)

    def _beside(self, place: dict[str, str] | None) -> str | None:
        return self.selection.query_string(**place) if place else None

    @property
    def is_one_of_many_views(self) -> bool:
        """Search engines need the list and each single narrowing of it, not every combination and page."""
        return len(self.selection.choices) > 1 or not self.page.is_first
