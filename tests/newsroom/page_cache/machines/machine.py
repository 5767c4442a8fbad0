"""A machine of its own: a file, a listener and a cache; and the server all of them speak through."""

import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

from newsroom.page_cache.machines import Listener, VersionsOfMachines

from ..reading import Reader

PATIENCE = 10
NOWHERE = Redis(unix_socket_path="/nowhere", retry=Retry(NoBackoff(), 0))


def wait_until(is_so: Callable[[], bool]) -> None:
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() - began < PATIENCE
        time.sleep(0.005)


@dataclass
class Machine:
    versions: VersionsOfMachines
    listener: Listener
    reader: Reader

    def waits_until_it_hears(self) -> None:
        wait_until(self.versions.hears)

    def shows(self, words: str, address: str) -> bool:
        """And what it shows is what would be made now."""
        given = self.reader.get(address)
        assert given.text == self.reader.fresh(address).text
        return words in given.text


@dataclass
class Server:
    """Redis on a socket that stays the same when it is started again, with nothing kept on the disk."""

    program: str
    socket: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"unix://{self.socket}"

    @property
    def client(self) -> Redis:
        return Redis(unix_socket_path=str(self.socket))

    def start(self) -> None:
        command = [self.program, "--port", "0", "--unixsocket", str(self.socket), "--save", ""]
        self.process = subprocess.Popen(command, cwd=self.socket.parent, stdout=subprocess.DEVNULL)
        wait_until(self._answers)

    def kill(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()

    def freeze(self) -> None:
        assert self.process
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        assert self.process
        self.process.send_signal(signal.SIGCONT)

    def break_lines(self) -> None:
        self.client.client_kill_filter(_type="pubsub")

    def nothing(self) -> None:
        pass

    def _answers(self) -> bool:
        try:
            return bool(self.client.ping())
        except RedisError:
            return False
