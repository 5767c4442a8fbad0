"""One run: what is live is in the mirror afterwards, as it is now, and nothing else."""

import fcntl
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from wsgiref.types import WSGIApplication

from django.conf import settings
from django.db import Error
from django.utils import timezone

from . import unavailable
from .addresses import at_the_root, file_of, goes_by_the_clock, of_pages, page_of
from .asking import ask, reads_are_seen
from .links import files_in, pages_beside
from .manifest import Made, Manifest
from .tree import Tree

# What an address may answer that is there no more, or is no file: nothing to report.
NOT_HERE = (301, 302, 403, 404, 410)
CODE = ("site", "publications", "templates", "locale", "requirements.txt")


class BusyError(Exception):
    """Another process writes the same mirror."""


@dataclass
class Outcome:
    """`made` are files the application was asked for, `written` those that became others."""

    pages: int = 0
    files: int = 0
    made: int = 0
    written: int = 0
    removed: int = 0
    seconds: float = 0.0
    problems: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.pages} pages in {self.files} files, {self.made} made, {self.written} written, "
            f"{self.removed} removed, in {self.seconds:.1f} s"
        )


def run(
    folder: Path, application: WSGIApplication, say: Callable[[Outcome], None] = lambda outcome: None
) -> Outcome:
    """Brings the mirror up to date; `say` is told now and then how far it is.

    Raises BusyError, OSError where the folder cannot be written, and the database's errors where that
    does not answer: the mirror then stays as it was.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (
        _alone(folder / "lock"),
        closing(Manifest(folder / "manifest.sqlite3")) as manifest,
        reads_are_seen(),
    ):
        return Run(folder, manifest, application, say)()


class Run:
    def __init__(
        self, folder: Path, manifest: Manifest, application: WSGIApplication, say: Callable[[Outcome], None]
    ) -> None:
        self.manifest, self.application, self.say = manifest, application, say
        self.tree = Tree(folder / "site", folder / "new")
        self.unavailable = Tree(folder / "unavailable", folder / "new")
        self.under = made_under()
        self.outcome = Outcome()
        self.seen: set[str] = set()
        self.kept: dict[str, str] = {}
        self.further: deque[str] = deque()

    def __call__(self) -> Outcome:
        begun = time.monotonic()
        pages = list(of_pages())
        # First, however long the rest takes.
        self._take_away_all_but(pages)
        self.further.extend((*pages, *at_the_root()))
        while self.further:
            self._visit(self.further.popleft())
            self.outcome.seconds = time.monotonic() - begun
            self.say(self.outcome)
        told = dict(unavailable.pages())
        for name, body in told.items():
            self.unavailable.write(name, body)
        self.unavailable.keep_only(told)
        # What was withdrawn meanwhile; a database that does not answer is known before anything is removed.
        self._take_away_all_but(of_pages())
        self.outcome.removed += self.tree.keep_only({*self.kept.values()})
        for address, _file in self.manifest.files():
            if address not in self.kept:
                self.manifest.forget(address)
        self.outcome.pages = len(self.kept.keys() & {*pages})
        self.outcome.files = len(self.kept)
        self.outcome.seconds = time.monotonic() - begun
        return self.outcome

    def _take_away_all_but(self, pages: Iterable[str]) -> None:
        """Files of pages that are readable no more, and of what is below them."""
        live = {*pages}
        for address, file in self.manifest.files():
            page = page_of(address)
            if page is not None and page not in live:
                self.outcome.removed += self.tree.remove(file)
                self.manifest.forget(address)
                self.kept.pop(address, None)

    def _visit(self, address: str) -> None:
        if address in self.seen:
            return
        self.seen.add(address)
        try:
            made = self._known_or_made(address)
        except (OSError, ValueError) as error:
            self.outcome.problems.append(f"{address}: {error}")
            return
        if made is not None:
            self.kept[address] = made.file

    def _known_or_made(self, address: str) -> Made | None:
        known = self.manifest.get(address)
        if known is not None and self.tree.state(known.file) != (known.size, known.changed):
            known = None
        if (
            known is not None
            and known.under == self.under
            and not goes_by_the_clock(address)
            and self._holds(known)
        ):
            self._follow(known.links)
            return known
        return self._made(address, known)

    def _made(self, address: str, known: Made | None) -> Made | None:
        """None where there is nothing for everybody; what is known if the application fails and it still holds."""
        file = file_of(address)
        answer = ask(self.application, address)
        if not answer.is_for_everybody:
            if answer.status == 200 or answer.status in NOT_HERE:
                return None
            self.outcome.problems.append(f"{address} answers {answer.status}")
            if known is None or not self._holds(known):
                return None
            self._follow(known.links)
            return known
        self.outcome.made += 1
        links = [*dict.fromkeys((*files_in(answer.text, address), *pages_beside(answer.text, address)))]
        # Before the page that shows them.
        self._follow(links)
        self.outcome.written += self.tree.write(file, answer.body)
        state = self.tree.state(file)
        if state is None:
            raise OSError(f"{file} is gone")
        try:
            reads = [self.manifest.written(read) for read in answer.reads]
        except TypeError:
            # What cannot be asked again is made again.
            self.manifest.forget(address)
            return Made(file, *state, self.under, links, [])
        made = Made(file, *state, self.under, links, reads)
        self.manifest.put(address, made)
        return made

    def _holds(self, known: Made) -> bool:
        try:
            return self.manifest.is_still_true(known)
        except (Error, ImportError):
            # What former code asked. Where it is the database that does not answer, this says so.
            next(of_pages(), None)
            return False

    def _follow(self, links: list[str]) -> None:
        for link in links:
            if "?" in link:
                self.further.append(link)
            else:
                self._visit(link)


def made_under() -> str:
    """What pages are made from beside the database: the day, the code, the site's address.

    A page may show what is past and what is to come, by the newsroom's own calendar.
    """
    digest = blake2b(digest_size=16)
    digest.update(repr((timezone.localdate(), settings.BASE_URL, settings.SETTINGS_MODULE)).encode())
    for name in CODE:
        top = settings.BASE_DIR / name
        for path in sorted([top, *top.rglob("*")]):
            if path.is_file() and path.suffix != ".pyc":
                found = path.stat()
                digest.update(f"{path} {found.st_size} {found.st_mtime_ns}".encode())
    return digest.hexdigest()


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(str(path)) from None
        yield
