"""`make bench`: measures what docs/benchmarks.md says and writes it anew. On the loopback alone, about half an hour.

BENCH_PUBLICATIONS (50000) says how large the large newsroom is, BENCH_MINUTES (5) how long memory is watched.
Nothing of it is asserted: times are as much the machine's as the newsroom's.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from . import hits, memory
from .database import database, environment, manage, names, with_demo
from .report import Report

PUBLICATIONS = int(os.environ.get("BENCH_PUBLICATIONS", "50000"))
SMALL = 1000
RELEASE = "/en/news/what-makes-regularization-last/"
DEMO = "newsroom.settings.demo"


def main() -> int:
    begun = time.monotonic()
    found: dict[str, Any] = {"small": SMALL, "publications": PUBLICATIONS, "databases": names()}
    with step("a plain Wagtail site"), tempfile.TemporaryDirectory() as folder:
        found["plain"] = told("tests.bench.plain.measure", PLAIN_DATABASE=str(Path(folder) / "plain.sqlite3"))
    with tempfile.TemporaryDirectory() as name, database("SQLite") as url:
        with step("a page that is kept, in various ways"):
            with_demo(url, DEMO)
            manage(url, "collectstatic", "-v0", "--no-input", settings=DEMO)
            found["hits"] = hits.measure(url, RELEASE)
        with step(f"memory, for {memory.MINUTES:g} minutes"):
            found["memory"] = memory.measure(url, Path(name))
    with step("what a change leaves as it is"), database("SQLite") as url:
        with_demo(url)
        manage(url, "make_load", "--publications", "150")
        found["untouched"] = told("tests.bench.untouched", url)
    for kind in names():
        with database(kind) as url:
            with step(f"{kind}: the demo"):
                with_demo(url)
                found[kind] = {"demo": told("tests.bench.views", url)}
            with step(f"{kind}: writing"):
                found[kind]["writing"] = told("tests.bench.writing", url)
            with step(f"{kind}: release day"):
                found[kind]["schedule"] = told("tests.bench.schedule", url)
        with database(kind) as url:
            with_demo(url)
            with step(f"{kind}: {SMALL} publications"):
                manage(url, "make_load", "--publications", str(SMALL))
                found[kind]["small"] = told("tests.bench.views", url)
        with database(kind) as url:
            with_demo(url)
            with step(f"{kind}: {PUBLICATIONS} publications"):
                found[kind]["load"] = manage(url, "make_load", "--publications", str(PUBLICATIONS))
                found[kind]["large"] = told("tests.bench.views", url)
    # Should the report need another look.
    Path("var").mkdir(exist_ok=True)
    Path("var/bench.json").write_text(json.dumps(found))
    Report(found).write(Path("docs/benchmarks.md"))
    print(f"docs/benchmarks.md is written, after {(time.monotonic() - begun) / 60:.0f} minutes.")
    return 0


@contextmanager
def step(name: str) -> Iterator[None]:
    print(f"{name} …", end=" ", flush=True)
    begun = time.monotonic()
    yield
    print(f"{time.monotonic() - begun:.0f} s", flush=True)


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
