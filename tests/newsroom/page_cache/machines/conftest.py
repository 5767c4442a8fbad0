from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from newsroom.page_cache.machines import Listener, VersionsOfMachines
from tests.run import NO_REDIS, find_redis

from ..conftest import WatchInsideATransaction, reader_of, watched_by
from .machine import Machine, Server, wait_until


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    program = find_redis()
    if not program:
        # Of this, tests/run.py makes a failure under CI=true.
        pytest.skip(NO_REDIS)
    server = Server(program, tmp_path / "redis.sock")
    server.start()
    yield server
    server.kill()


def machine_of(server: Server, folder: Path) -> Machine:
    versions = VersionsOfMachines(folder / "versions", server.url, "tests")
    return Machine(versions, Listener(versions), reader_of(versions))


@pytest.fixture
def writing(db: None, branding: None, server: Server, tmp_path: Path) -> Iterator[Machine]:
    """The machine on which everything in a test is written."""
    machine = machine_of(server, tmp_path / "writing")
    with watched_by(WatchInsideATransaction(connection, machine.versions)):
        machine.listener.start()
        machine.waits_until_it_hears()
        yield machine
    machine.listener.stop()


@pytest.fixture
def reading(writing: Machine, server: Server, tmp_path: Path) -> Iterator[Machine]:
    machine = machine_of(server, tmp_path / "reading")
    machine.listener.start()
    machine.waits_until_it_hears()
    wait_until(lambda: len(machine.listener.others) == 1)
    yield machine
    machine.listener.stop()
