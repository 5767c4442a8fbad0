"""Which part of a file is asked for: RFC 9110, section 14."""

import re
from dataclasses import dataclass

from django.http import HttpRequest

ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


@dataclass(frozen=True)
class Part:
    """Positions of its first and last byte."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def part_asked_for(request: HttpRequest, size: int, etag: str) -> Part | None:
    """None for the whole, which also answers what is no single range. Raises ValueError for one beyond the end."""
    found = ONE_RANGE.fullmatch(request.headers.get("Range", "").strip())
    if found is None or not any(found.groups()):
        return None
    if request.headers.get("If-Range", etag) != etag:
        return None
    first, last = found.groups()
    if not first:
        part = Part(max(size - int(last), 0), size - 1)
    else:
        part = Part(int(first), min(int(last), size - 1) if last else size - 1)
        if last and int(last) < int(first):
            return None
    if part.first >= size:
        raise ValueError("nothing there")
    return part
