"""The smallest pieces of text that are translated: one field, or one leaf of one StreamField block."""

from .build import aligned, built
from .leaves import Kind, Leaf, leaves_of, raw_texts
from .normal import fingerprint, normal, plain
from .segment import Progress, Segment, State, progress_of, segments_of

__all__ = [
    "Kind",
    "Leaf",
    "Progress",
    "Segment",
    "State",
    "aligned",
    "built",
    "fingerprint",
    "leaves_of",
    "normal",
    "plain",
    "progress_of",
    "raw_texts",
    "segments_of",
]
