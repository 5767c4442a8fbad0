"""Pictures rather than prose: what a page's numbers and places look like, ready to be drawn by templates."""

from .map_of_americas import AmericasMap, Place, map_of

__all__ = ["AmericasMap", "Place", "map_of"]
