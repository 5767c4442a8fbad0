"""One answer that is kept, in each encoding, and how it is given."""

import gzip
import re
import time
from functools import lru_cache
from hashlib import blake2b
from sys import intern

import brotli

from .reads import Answer, Read
from .versions import Versions

# Nobody but this process writes to the database, or so it should be. What was written past it, by a tool of the
# database or before a process died, is found within a minute.
LOOK_AGAIN_AFTER = 60
# What a page shows of the time is the date, and midnight in any time zone is at one of these.
QUARTER = 15 * 60

SMALLEST_COMPRESSED = 400
REFUSED = re.compile(r"\b(br|gzip)\s*;\s*q=0(?:\.0*)?\s*(?:,|$)")

Headers = list[tuple[str, str]]


class Entry:
    """`sure_until` is when it has to be looked at again though no table was written."""

    def __init__(
        self, headers: Headers, body: bytes, reads: list[Read | Answer], version: int, begun: float
    ) -> None:
        self.reads = reads
        self.places = _one_for_all(frozenset().union(*(read.places for read in reads)))
        self.version = version
        self.ends = (begun // QUARTER + 1) * QUARTER
        self.sure_until = min(self.ends, begun + LOOK_AGAIN_AFTER)
        self.etag = blake2b(body, digest_size=12).hexdigest()
        self.headers = [(intern(name), intern(value)) for name, value in headers]
        self.bodies = {"": body}
        self.is_compressed = len(body) >= SMALLEST_COMPRESSED
        self.answers: dict[str, tuple[Headers, bytes, str]] = {}

    @property
    def size(self) -> int:
        """Bytes, about: a query's text is shared by all entries that have it, a read's rest is small."""
        return sum(len(body) for body in self.bodies.values()) + 400 * len(self.reads) + 2000

    def is_sure(self, versions: Versions) -> bool:
        """Whether nothing was written since it was looked at."""
        return self.version == versions.numbers[0] and time.time() < self.sure_until and versions.hears()

    def is_still_true(self, versions: Versions) -> bool:
        """Whether it is what would be made now; asks the database where one of its tables may have been written."""
        version, now = versions.now(), time.time()
        if now >= self.ends:
            return False
        is_doubtful = (
            now >= self.sure_until or versions.newest_of(self.places) > self.version or not versions.hears()
        )
        if is_doubtful and not all(read.is_still_true() for read in self.reads):
            return False
        self.version, self.sure_until = version, min(self.ends, now + LOOK_AGAIN_AFTER)
        return True

    def pack(self) -> None:
        """Keeps it compressed alone: who takes no encoding, as hardly anybody, has it unpacked."""
        if self.is_compressed:
            self.answer("br")
            self.answer("gzip")
            del self.bodies[""]
            self.answers.pop("", None)

    def answer(self, accepted: str) -> tuple[Headers, bytes, str]:
        """Headers, body and entity tag in the best encoding the client takes."""
        encoding = _encoding(accepted) if self.is_compressed else ""
        found = self.answers.get(encoding)
        if found is None:
            if encoding in self.bodies:
                body = self.bodies[encoding]
            elif "" in self.bodies:
                body = self.bodies[encoding] = _compressed(self.bodies[""], encoding)
            else:
                body = gzip.decompress(self.bodies["gzip"])
            etag = f'"{self.etag}-{encoding}"' if encoding else f'"{self.etag}"'
            headers = [*self.headers, ("ETag", etag), ("Content-Length", str(len(body)))]
            if encoding:
                headers.append(("Content-Encoding", encoding))
            found = (headers, body, etag)
            if encoding in self.bodies:
                self.answers[encoding] = found
        return found


@lru_cache(maxsize=1024)
def _one_for_all(places: frozenset[int]) -> frozenset[int]:
    """The same set for all pages of the same kind, which would else have some kilobytes each."""
    return places


def _encoding(accepted: str) -> str:
    refused = {match[1] for match in REFUSED.finditer(accepted)} if "q=0" in accepted else ()
    return next((name for name in ("br", "gzip") if name in accepted and name not in refused), "")


def _compressed(body: bytes, encoding: str) -> bytes:
    if encoding == "br":
        packed: bytes = brotli.compress(body, quality=5)
        return packed
    return gzip.compress(body, compresslevel=6, mtime=0) if encoding else body
