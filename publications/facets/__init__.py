from .facet import Choice, CodeFacet, Facet, PublicationFacet, RecordFacet, with_keys
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
    "offered",
    "with_keys",
]
