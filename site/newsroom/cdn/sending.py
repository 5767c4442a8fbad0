"""Purges are gathered for a moment and sent by a thread: nobody waits for the network, and no publish fails with it."""

import logging
import threading
import time
from collections.abc import Iterable

from wagtail.contrib.frontend_cache.utils import get_backends

from editions.languages import codes

logger = logging.getLogger(__name__)

# Seconds. Several publishes of one moment share their lists; a page that is being made while it changes is
# given before it is purged, and no process still has the old one.
GATHERED_FOR = 1.0
# Addresses. More are one purge of all languages.
MOST = 500


class Sender:
    """The process's one: its thread lives while something waits, and the process ends after it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.addresses: set[str] = set()
        self.languages: set[str] = set()
        self.thread: threading.Thread | None = None

    def send(self, addresses: Iterable[str], languages: Iterable[str]) -> None:
        """Has the addresses dropped, and all that is kept of the languages."""
        with self.lock:
            self.addresses.update(addresses)
            self.languages.update(languages)
            if self.thread is None and (self.addresses or self.languages):
                self.thread = threading.Thread(target=self._run, name="cdn")
                self.thread.start()

    def wait(self) -> None:
        """Until everything is sent."""
        if thread := self.thread:
            thread.join()

    def _run(self) -> None:
        while True:
            time.sleep(GATHERED_FOR)
            with self.lock:
                addresses, self.addresses = self.addresses, set()
                languages, self.languages = self.languages, set()
            purge(addresses, languages)
            with self.lock:
                if not (self.addresses or self.languages):
                    self.thread = None
                    return


sender = Sender()


def purge(addresses: set[str], languages: set[str]) -> None:
    """Logs what the network refuses, or that it does not answer; then what it keeps ends with its lifetime."""
    if len(addresses) > MOST:
        addresses, languages = set(), {*languages, *codes()}
    try:
        # Wagtail's task would keep an error to itself.
        for backend in get_backends().values():
            if addresses:
                backend.purge_batch(sorted(addresses))
            if languages:
                backend.purge_languages(sorted(languages))
    except Exception as error:
        known = isinstance(error, OSError)
        sentence = "The CDN was not told to drop %s addresses, and the whole of %s: %s"
        logger.error(sentence, len(addresses), sorted(languages), error, exc_info=not known)
