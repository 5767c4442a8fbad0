"""`make bench`: measures what docs/benchmarks.md says and writes it anew. On the loopback alone, about half an hour.

BENCH_PUBLICATIONS (50000) says how large the large newsroom is, BENCH_MINUTES (5) how long memory is watched.
BENCH_CONTINUE=1 goes on with a run that was broken off. Nothing of it is asserted: times are as much the
machine's as the newsroom's.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from . import hits, memory
from .database import database, environment, manage, names, with_demo
from .report import Report

PUBLICATIONS = int(os.environ.get("BENCH_PUBLICATIONS", "50000"))
SMALL = 1000
RELEASE = "/en/news/what-makes-regularization-last/"
DEMO = "newsroom.settings.demo"


# What is measured already; also should the report need another look.
KEPT = Path("var/bench.json")


def main() -> int:
    begun = time.monotonic()
    found = _begun_before() or {
        "small": SMALL,
        "publications": PUBLICATIONS,
        "databases": names(),
        "done": [],
        **{kind: {} for kind in names()},
    }
    KEPT.parent.mkdir(exist_ok=True)
    for name, measure in _parts(found):
        if name not in found["done"]:
            found.setdefault("speed", []).append(speed())
            measure()
            found["done"].append(name)
            KEPT.write_text(json.dumps(found))
    Report(found).write(Path("docs/benchmarks.md"))
    print(f"docs/benchmarks.md is written, after {(time.monotonic() - begun) / 60:.0f} minutes.")
    return 0


def _begun_before() -> dict[str, Any] | None:
    """What a run of the same size had found when it was broken off, if that is to be gone on with."""
    if not os.environ.get("BENCH_CONTINUE") or not KEPT.exists():
        return None
    found: dict[str, Any] = json.loads(KEPT.read_text())
    is_same = (found["publications"], found["databases"]) == (PUBLICATIONS, names())
    return found if is_same else None


def _parts(found: dict[str, Any]) -> Iterator[tuple[str, Callable[[], None]]]:
    """Each with a database of its own: its name, and what puts its figures into `found`."""
    yield "served", partial(_served, found)
    yield "memory", partial(_memory, found)
    yield "untouched", partial(_untouched, found)
    for kind in found["databases"]:
        yield f"{kind}: demo", partial(_demo, kind, found[kind])
        yield f"{kind}: work", partial(_work, kind, found[kind])
        yield f"{kind}: small", partial(_small, kind, found[kind])
        yield f"{kind}: large", partial(_large, kind, found[kind])


def _served(found: dict[str, Any]) -> None:
    with step("a page that is kept, in various ways"), _demo_to_serve() as url:
        found["hits"] = hits.measure(url, RELEASE)


def _memory(found: dict[str, Any]) -> None:
    with (
        tempfile.TemporaryDirectory() as name,
        step(f"memory, for {memory.MINUTES:g} minutes"),
        _demo_to_serve() as url,
    ):
        found["memory"] = memory.measure(url, Path(name))


@contextmanager
def _demo_to_serve() -> Iterator[str]:
    with database("SQLite") as url:
        with_demo(url, DEMO)
        manage(url, "collectstatic", "-v0", "--no-input", settings=DEMO)
        # By the scheduler, where one runs.
        manage(url, "make_renditions", settings=DEMO)
        yield url


def _untouched(found: dict[str, Any]) -> None:
    with step("what a change leaves as it is"), database("SQLite") as url:
        with_demo(url)
        manage(url, "make_load", "--publications", "150")
        found["untouched"] = told("tests.bench.untouched", url)


def _demo(kind: str, found: dict[str, Any]) -> None:
    # One after the other: the machine is as fast for both.
    with database(kind) as url, step(f"{kind}: a plain Wagtail site"):
        found["plain"] = told("tests.bench.plain.measure", url)
    with database(kind) as url, step(f"{kind}: the demo"):
        with_demo(url)
        found["demo"] = told("tests.bench.views", url)


def _work(kind: str, found: dict[str, Any]) -> None:
    with database(kind) as url:
        with step(f"{kind}: writing"):
            with_demo(url)
            found["writing"] = told("tests.bench.writing", url)
        with step(f"{kind}: release day"):
            found["schedule"] = told("tests.bench.schedule", url)


def _small(kind: str, found: dict[str, Any]) -> None:
    with database(kind) as url:
        with_demo(url)
        with step(f"{kind}: {SMALL} publications"):
            manage(url, "make_load", "--publications", str(SMALL))
            found["small"] = told("tests.bench.views", url)


def _large(kind: str, found: dict[str, Any]) -> None:
    with database(kind) as url:
        with_demo(url)
        with step(f"{kind}: {PUBLICATIONS} publications"):
            found["load"] = manage(url, "make_load", "--publications", str(PUBLICATIONS))
            found["large"] = told("tests.bench.views", url)


@contextmanager
def step(name: str) -> Iterator[None]:
    print(f"{name} …", end=" ", flush=True)
    begun = time.monotonic()
    yield
    print(f"{time.monotonic() - begun:.0f} s", flush=True)


def speed() -> float:
    """Seconds this machine needs for five million additions: it may have neighbours, and be slower at times."""
    begun, total = time.perf_counter(), 0
    for number in range(5_000_000):
        total += number
    return round(time.perf_counter() - begun, 3)


def told(module: str, url: str = "", **more: str) -> Any:
    """What a module prints last, which is JSON."""
    done = subprocess.run(
        [sys.executable, "-m", module],
        env=environment(url) | more,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{module} failed:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    sys.exit(main())
