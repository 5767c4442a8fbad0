"""The files of the mirror: each written whole, and none but those that are meant."""

import os
from collections.abc import Container
from contextlib import suppress
from pathlib import Path


class Tree:
    """`beside` is where a file is written before it takes its place: on the same disk, and not served."""

    def __init__(self, root: Path, beside: Path) -> None:
        self.root, self.beside = root, beside
        root.mkdir(parents=True, exist_ok=True)

    def state(self, file: str) -> tuple[int, int] | None:
        """Its size and when it was last written, in nanoseconds; None where there is none."""
        try:
            found = (self.root / file).stat()
        except OSError:
            return None
        return found.st_size, found.st_mtime_ns

    def write(self, file: str, body: bytes) -> bool:
        """Whether it had to be: the same bytes stay as they are. Raises OSError."""
        path = self.root / file
        with suppress(OSError):
            if path.stat().st_size == len(body) and path.read_bytes() == body:
                return False
        self.beside.write_bytes(body)
        path.parent.mkdir(parents=True, exist_ok=True)
        self.beside.replace(path)
        return True

    def remove(self, file: str) -> int:
        """How many files that were: one or none."""
        try:
            (self.root / file).unlink()
        except FileNotFoundError:
            return 0
        return 1

    def keep_only(self, files: Container[str]) -> int:
        """How many others there were. Folders that are empty then go too."""
        removed = 0
        for folder, _folders, names in os.walk(self.root, topdown=False):
            for name in names:
                path = Path(folder, name)
                if path.relative_to(self.root).as_posix() not in files:
                    path.unlink()
                    removed += 1
            # One that still holds something stays.
            with suppress(OSError):
                Path(folder).rmdir()
        self.root.mkdir(exist_ok=True)
        return removed
