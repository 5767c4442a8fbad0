"""What a translation sets as another language does: dates, numbers, percent signs and acronyms."""

from .check import check

__all__ = ["check"]
