"""Pictures rather than prose: what a page's numbers and places look like, ready to be drawn by templates."""

from .map_of_americas import AmericasMap, Place, map_of
from .matrix import Matrix, matrix_of
from .releases_per_month import MonthlyReleases, releases_per_month
from .timeline import Timeline, timeline_of

__all__ = [
    "AmericasMap",
    "Matrix",
    "MonthlyReleases",
    "Place",
    "Timeline",
    "map_of",
    "matrix_of",
    "releases_per_month",
    "timeline_of",
]
