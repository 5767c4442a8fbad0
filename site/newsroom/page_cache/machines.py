"""The numbers of several machines: what one writes, the others hear through Redis, or are not sure.

One process of each machine listens for all of them. It sends a beat to the channel it listens to and waits
for it: as the line keeps the order, whatever Redis was told before the beat was sent has been heard when it
comes back. For a second from its sending the machine is sure, and no longer: a line that broke, a server
that is slow or was started anew, a listener that died need not be noticed, they only fail to renew it. Where
the line begins anew, every number grows first, since nobody knows what was said meanwhile.

Whoever wrote waits until all have answered, or until whoever has not cannot be sure any more. A machine that
cannot tell falls silent, and the others are sure only while they hear the beats of all they know.
"""

import fcntl
import json
import logging
import secrets
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any

from redis import Redis, RedisError, exceptions
from redis.backoff import NoBackoff
from redis.retry import Retry

from .versions import Versions, mapped

logger = logging.getLogger(__name__)

SECOND = 1_000_000_000
# Nanoseconds between two beats, and from the sending of one for which the machine is sure.
EVERY = SECOND // 10
SURE_FOR = SECOND
# For which another machine's beat holds: less, so that it has ended when that one is not sure itself.
PRESENT_FOR = SURE_FOR - 3 * EVERY
# A machine that was switched off without a word; what it wrote was looked at again long since.
FORGOTTEN_AFTER = 300 * SECOND
# Seconds in which the server is reached, and answers; and in which it waits for something to answer with.
CONNECTING = 0.3
ANSWERING = 0.5
WAITING = 0.2
# For which those who did not answer are not waited for again: it takes Redis minutes to miss a machine.
DEAF_FOR = 60 * SECOND

# Places of the file this machine's processes share: until when it is sure, whether something could not be
# told, and the name of its listener.
SURE_UNTIL, UNTOLD, LISTENER = range(3)


class VersionsOfMachines(Versions):
    def __init__(self, path: Path, url: str, channel: str) -> None:
        """Raises OSError where the files cannot be made or written; a server that is not there is waited for."""
        super().__init__(path)
        self.channel = channel
        # Whoever has the lock on it listens.
        self.place, self.shared = mapped(path.with_suffix(".machine"), 3)
        wait = {"socket_connect_timeout": CONNECTING, "socket_timeout": ANSWERING}
        # A connection that was closed while nothing was said is opened again.
        self.redis = Redis.from_url(url, retry=Retry(NoBackoff(), 1, (exceptions.ConnectionError,)), **wait)
        # One that breaks while it is listened to has lost something.
        self.line = Redis.from_url(url, retry=Retry(NoBackoff(), 0), **wait)
        self.is_cut_off = False
        # How many machines there were, how many of them did not answer, until when that is believed.
        self.known = (0, 0, 0)

    def hears(self) -> bool:
        # No more than it can be: after a restart the clock begins anew.
        return 0 < self.shared[SURE_UNTIL] - time.monotonic_ns() <= SURE_FOR

    def grow(self, tables: Iterable[str] | None) -> None:
        """Tells this machine and the others. It never fails: where they cannot be told, they cannot be sure."""
        tables = None if tables is None else list(tables)
        super().grow(tables)
        try:
            self._wait_for_answers(tables)
            self.is_cut_off = False
        except RedisError as error:
            self.shared[UNTOLD] = 1
            was_cut_off, self.is_cut_off = self.is_cut_off, True
            if not was_cut_off:
                logger.error("Other machines could not be told of what was written: %s", error)
            if self.hears() or not was_cut_off:
                time.sleep(SURE_FOR / SECOND)

    def heard(self, tables: Iterable[str] | None) -> None:
        super().grow(tables)

    def say(self, **said: Any) -> int:
        """To all machines, with what could not be told before; gives how many there are. Raises RedisError."""
        untold, self.shared[UNTOLD] = self.shared[UNTOLD], 0
        if untold:
            said["tables"] = None
        try:
            return int(self.redis.publish(self.channel, json.dumps(said)))
        except RedisError:
            self.shared[UNTOLD] = 1
            raise

    def listen(self) -> None:
        """For all of this machine's processes, as soon as no other of them does."""
        Listener(self).start()

    def _wait_for_answers(self, tables: list[str] | None) -> None:
        answers = f"{self.channel} {secrets.token_hex(8)}"
        # Its own listener knows already.
        writer = self.shared[LISTENER] if self.hears() else 0
        number = self.say(writer=writer, tables=tables, answers=answers)
        told = time.monotonic_ns()
        before, deaf, until = self.known
        # Of fewer than before, one whose line broke may be sure for a moment yet.
        wanted = number - deaf if number == before and told < until else max(number, before)
        came = 0
        while came < wanted:
            if self.redis.blpop([answers], timeout=WAITING) is not None:
                came += 1
            elif time.monotonic_ns() > told + SURE_FOR:
                until = time.monotonic_ns() + DEAF_FOR
                break
        self.known = (number, number - came, until)


class Listener(threading.Thread):
    """Hears the others; in each machine one at a time."""

    def __init__(self, versions: VersionsOfMachines) -> None:
        super().__init__(name="page cache", daemon=True)
        self.versions, self.shared = versions, versions.shared
        self.name_of_own = secrets.randbits(63)
        # When the last beat was sent, and the last that came back.
        self.sent = self.back = 0
        # Of each other machine, the latter when its last beat came.
        self.others: dict[int, int] = {}
        self.has_begun = self.doubts = False
        self.stopped = threading.Event()

    def run(self) -> None:
        fcntl.flock(self.versions.place, fcntl.LOCK_EX)
        former, self.shared[LISTENER] = self.shared[LISTENER], self.name_of_own
        self.shared[SURE_UNTIL] = 0
        # Also of the server's processes, which end without what `atexit` has.
        Finalize(None, self.stop, exitpriority=1)
        while not self.stopped.is_set():
            try:
                self._listen(former)
            except Exception as error:
                self._doubt(str(error))
            self.shared[SURE_UNTIL] = 0
            self.stopped.wait(EVERY / SECOND)
        with suppress(RedisError):
            self.versions.say(left=self.name_of_own)
        fcntl.flock(self.versions.place, fcntl.LOCK_UN)

    def stop(self) -> None:
        """Takes leave, so that nobody misses this machine."""
        self.stopped.set()
        self.join(2 * ANSWERING)

    def _listen(self, former: int) -> None:
        """As long as the line holds. Raises RedisError and OSError."""
        self.has_begun, self.sent, self.back = False, 0, time.monotonic_ns()
        with self.versions.line.pubsub() as line:
            line.subscribe(self.versions.channel)
            line.get_message(timeout=ANSWERING)
            # This machine's listener before this one, which perhaps could not say so.
            self.versions.say(left=former)
            while not self.stopped.is_set():
                self._beat()
                if message := line.get_message(timeout=EVERY / SECOND):
                    if message["type"] != "message":
                        raise ConnectionError("the line began anew")
                    self._take(json.loads(message["data"]))

    def _beat(self) -> None:
        """The next one when the last has come back."""
        now = time.monotonic_ns()
        if self.sent <= self.back:
            if now >= self.sent + EVERY:
                self.sent = now
                self.versions.say(writer=self.name_of_own, beat=now)
        elif now > self.sent + SURE_FOR:
            raise TimeoutError("what was said does not come back")

    def _take(self, said: dict[str, Any]) -> None:
        writer = int(said.get("writer", 0))
        if "tables" in said and writer != self.name_of_own:
            self.versions.heard(said["tables"])
        if answers := said.get("answers"):
            with self.versions.redis.pipeline() as both:
                both.rpush(answers, 1)
                both.expire(answers, 10)
                both.execute()
        if "beat" in said:
            if writer == self.name_of_own:
                self._came_back(said["beat"])
            else:
                self.others[writer] = self.back
        self.others.pop(said.get("left", 0), None)

    def _came_back(self, beat: int) -> None:
        if not self.has_begun:
            self.versions.heard(None)
            self.has_begun = True
        self.back = beat
        self.others = {name: at for name, at in self.others.items() if at > beat - FORGOTTEN_AFTER}
        self.shared[SURE_UNTIL] = min([beat + SURE_FOR, *(at + PRESENT_FOR for at in self.others.values())])
        if not self.versions.hears():
            self._doubt("one of them is silent")
        elif self.doubts:
            logger.warning("Other machines are heard again.")
            self.doubts = False

    def _doubt(self, why: str) -> None:
        if not self.doubts:
            logger.error("Other machines are not heard, each page is looked at before it is given: %s", why)
        self.doubts = True
