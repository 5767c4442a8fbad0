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
BYTES = 8 * PLACES


def place_of(table: str) -> int:
    return crc32(table.encode()) % (PLACES - 1) + 1


class Versions:
    def __init__(self, path: Path) -> None:
        """Raises OSError where the file cannot be made or written."""
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        # Kept open as long as the process lives: the lock is taken on it.
        self.file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        # Longer by nothing but zeros, also when two processes begin at once.
        os.truncate(self.file, BYTES)
        # As numbers of 64 bits, each read and written as a whole.
        self.numbers = memoryview(mmap.mmap(self.file, BYTES)).cast("Q")

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
