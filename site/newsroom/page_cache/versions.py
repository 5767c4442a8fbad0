"""A number for each table that grows whenever the table is written, shared by all processes of one machine.

It is kept in a small file that every process maps into its memory: reading a number costs no system
call, and a write is seen by all processes at once.
"""

import fcntl
import mmap
import os
from collections.abc import Iterable
from pathlib import Path
from zlib import crc32

# The first is the newest of all; tables share the others. Two in one place only look again more often.
PLACES = 4096


def place_of(table: str) -> int:
    return crc32(table.encode()) % (PLACES - 1) + 1


def mapped(path: Path, places: int) -> tuple[int, memoryview]:
    """The file, open, and its numbers of 64 bits, each read and written as a whole. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Kept open as long as the process lives: locks are taken on it.
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    # Longer by nothing but zeros, also when two processes begin at once.
    os.truncate(file, 8 * places)
    return file, memoryview(mmap.mmap(file, 8 * places)).cast("Q")


class Versions:
    def __init__(self, path: Path) -> None:
        """Raises OSError where the file cannot be made or written."""
        self.path = path
        self.file, self.numbers = mapped(path, PLACES)

    def listen(self) -> None:
        """Begins to hear what other machines write; here there are none."""

    def hears(self) -> bool:
        """Whether all that is written anywhere is known here."""
        return True

    def now(self) -> int:
        return self.numbers[0]

    def newest_of(self, places: Iterable[int]) -> int:
        return max((self.numbers[place] for place in places), default=0)

    def grow(self, tables: Iterable[str] | None) -> None:
        """Tells that these tables were written; None for any of them."""
        places = range(1, PLACES) if tables is None else [place_of(table) for table in tables]
        fcntl.flock(self.file, fcntl.LOCK_EX)
        try:
            number = self.numbers[0] + 1
            for place in places:
                self.numbers[place] = number
            # Last: who sees it grown finds the others grown, too.
            self.numbers[0] = number
        finally:
            fcntl.flock(self.file, fcntl.LOCK_UN)
