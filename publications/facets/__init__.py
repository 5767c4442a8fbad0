from .facet import Choice, CodeFacet, Facet, PublicationFacet, RecordFacet, named, with_keys
from .selection import Option, Options, Selection, offered

__all__ = [
    "Choice",
    "CodeFacet",
    "Facet",
    "Option",
    "Options",
    "PublicationFacet",
    "RecordFacet",
    "Selection",
    "named",
    "offered",
    "with_keys",
]
