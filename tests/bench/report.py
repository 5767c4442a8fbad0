"""The figures as tables, each beside what it should be."""

import datetime
import importlib.metadata
import os
import platform
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .reasons import UNMET, beneath

# Queries, and milliseconds of processors, of a page that is made.
UNCACHED = {"release": (8, 12), "list": (12, 15), "home": (15, 20), "search, many": (8, 15)}
# Of public neighbours, measured once on a machine of the same size: queries, milliseconds of processors.
NEIGHBOURS = {"release": (53, 37), "list": (196, 125), "home": (117, 102), "search, many": (19, 27)}
AT_MOST = 1.5
LOAD_MINUTES = 5
PART_MS = 300


class Report:
    """`found` is what __main__.py gathers."""

    def __init__(self, found: dict[str, Any]) -> None:
        self.found = found
        self.databases: list[str] = found["databases"]

    def write(self, path: Path) -> None:
        parts = [
            self._head(),
            beneath("ms of a page", self._uncached()),
            self._kept(),
            self._untouched(),
            beneath("ratio", self._scale()),
            beneath("writing", self._writing()),
            self._release_day(),
            beneath("memory", self._memory()),
        ]
        path.write_text("\n\n".join(parts) + "\n")

    def _head(self) -> str:
        tools = [f"{name} {version}" for name, version in _versions()]
        return (
            "# Benchmarks\n\n"
            "Made by `make bench`, which measures and writes all of this anew: medians of one run on one machine,"
            " to be compared with each other and not with figures from elsewhere. Query counts are asserted by"
            " the tests, times are not.\n\n"
            f"{datetime.date.today().isoformat()}, {platform.system()} on {platform.machine()},"
            f" {os.cpu_count()} cores ({_processor()}). {', '.join(tools)}.\n\n"
            "How fast the machine was before each part, in seconds for five million additions in Python:"
            f" {min(self.found['speed']):g} to {max(self.found['speed']):g}."
        )

    def _uncached(self) -> str:
        plain = self.found[self.databases[0]]["plain"]["page"]
        rows = []
        for view, (queries, cpu) in UNCACHED.items():
            for kind in self.databases:
                got = self.found[kind]["demo"][view]
                other = NEIGHBOURS[view]
                rows.append(
                    (
                        view,
                        kind,
                        _against(got["queries"], queries),
                        _against(got["cpu"], cpu),
                        f"{got['database']:g}",
                        f"{other[0]} / {other[1]}",
                    )
                )
        return (
            "## A page that is made\n\n"
            "The demo, WSGI to WSGI, without the page cache: queries, and milliseconds of processor time of the"
            " process and of the database. Beside it a well-known news site on Wagtail 8 and PostgreSQL, measured"
            " once on two cores like these.\n\n"
            + _table(
                (
                    "view",
                    "database",
                    "queries",
                    "ms",
                    "of these, the server’s",
                    "the news site: queries / ms",
                ),
                rows,
            )
            + f"\n\nA plain Wagtail page of the same length, without menu, languages or lists: {plain['queries']}"
            f" queries, {plain['cpu']:.1f} ms."
        )

    def _kept(self) -> str:
        rates = dict(self.found["hits"])
        size = int(rates.pop("bytes"))
        most = max(rates.values())
        rows = [(way, f"{rate:,.0f}", f"{rate / most:.3f}") for way, rate in rates.items()]
        kept, django = rates["page cache"], rates["Django’s cache middleware"]
        said = f"Page cache against Django’s: {_ratio(kept / django, 5)}."
        if nginx := rates.get("nginx, a file"):
            said += f" Against nginx: {_ratio(kept / nginx, 0.4)}."
            said += f" The constant answer reaches {rates['constant WSGI answer'] / nginx:.2f} of nginx."
        by = (
            "wrk"
            if shutil.which("wrk")
            else "a client in Python, which is slower than the fast ones of these"
        )
        return (
            "## A page that is kept\n\n"
            f"Requests a second for one release, {size:,} bytes compressed, one process each, eight clients, by"
            f" {by}.\n\n" + _table(("how", "a second", "of the fastest"), rows) + f"\n\n{said}"
        )

    def _untouched(self) -> str:
        shares = dict(self.found["untouched"])
        pages = shares.pop("pages")
        rows = [(name, f"{share:g} %") for name, share in shares.items()]
        return (
            "## What a change leaves as it is\n\n"
            f"Of {pages} pages that were kept. Wanted: more than 90 % after a correction. That no kept page is ever"
            " old is proved by `tests/newsroom/page_cache/test_never_stale.py`.\n\n"
            + _table(("", "still kept"), rows)
        )

    def _scale(self) -> str:
        small, large = self.found["small"], self.found["publications"]
        parts = []
        for kind in self.databases:
            before, after = self.found[kind]["small"], self.found[kind]["large"]
            rows = [
                (
                    view,
                    f"{before[view]['queries']} / {after[view]['queries']}",
                    f"{before[view]['cpu']:.1f}",
                    f"{after[view]['cpu']:.1f}",
                    "a part of 2,500"
                    if view == "sitemap part"
                    else _against(round(after[view]["cpu"] / before[view]["cpu"], 2), AT_MOST),
                )
                for view in before
            ]
            load = self.found[kind]["load"]
            part = after["sitemap part"]["ms"]
            parts.append(
                f"### {kind}\n\n"
                f"`make_load --publications {large}`: {_against(round(load / 60, 1), LOAD_MINUTES)} minutes."
                f" A full part of the sitemap: {_against(round(part), PART_MS)} ms.\n\n"
                + _table(("view", "queries", f"ms at {small:,}", f"ms at {large:,}", "ratio"), rows)
            )
        return (
            "## Size\n\nThe same views with few releases and with many, milliseconds of processors.\n\n"
            + "\n\n".join(parts)
        )

    def _writing(self) -> str:
        rows = []
        for kind in self.databases:
            got, demo = self.found[kind]["writing"], self.found[kind]["demo"]
            plain = self.found[kind]["plain"]["edit view"]
            rows.append(
                (
                    kind,
                    _against(got["queries"], 150),
                    f"{got['ms']:.0f}",
                    f"{plain['cpu']:.0f}, {plain['queries']} queries",
                    *(
                        f"{_against(round(demo[view]['cpu']), round(plain['cpu']))}, {demo[view]['queries']} queries"
                        for view in ("admin: edit view", "admin: desk")
                    ),
                )
            )
        return (
            "## Writing\n\n"
            "A release written in one language, published, translated, published: queries without those that only"
            " open and close transactions, and milliseconds. The edit view and the desk in milliseconds of"
            " processors, beside Wagtail’s own edit view of a page of as many fields, blocks and chosen records,"
            " measured just before.\n\n"
            + _table(("database", "queries", "ms", "Wagtail’s edit view", "edit view", "desk"), rows)
        )

    def _release_day(self) -> str:
        rows = []
        for kind in self.databases:
            got = self.found[kind]["schedule"]
            rows.append(
                (kind, _against(got["live"], 5), f"{got['settled']} s", f"{got['after a kill']} of 200")
            )
        return (
            "## Release day\n\n"
            "200 editions due at one second: until the last is live; until mails and the admin’s search have"
            " followed; and how many are live, none twice, when the scheduler was killed after a third.\n\n"
            + _table(("database", "live after (s)", "settled after", "with a kill"), rows)
        )

    def _memory(self) -> str:
        got = self.found["memory"]
        return (
            "## Memory\n\n"
            f"A worker after {got['minutes']:g} minutes of mixed load, {got['requests']:,} requests of readers and"
            f" editors: {_against(got['at the end'], 180)} MiB; {got['after a tenth']} after a tenth of the time,"
            f" {got['most']} at most."
        )


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(head)]
    lines += [["---"] * len(lines[0]), *map(list, rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _against(got: float, most: float) -> str:
    return f"{got:g} ({'≤' if got <= most else UNMET + ' ≤'} {most:g})"


def _ratio(got: float, least: float) -> str:
    return f"{got:.2f} ({'≥' if got >= least else UNMET + ' ≥'} {least:g})"


def _versions() -> Iterable[tuple[str, str]]:
    yield "Python", platform.python_version()
    for package in ("Django", "wagtail", "granian", "psycopg"):
        yield package, importlib.metadata.version(package)
    import sqlite3

    yield "SQLite", sqlite3.sqlite_version
    for tool, flag in (("psql", "--version"), ("nginx", "-v"), ("wrk", "-v")):
        if shutil.which(tool):
            said = subprocess.run([tool, flag], capture_output=True, text=True, check=False)
            if version := re.search(r"\d+(?:\.\d+)+", said.stdout + said.stderr):
                yield {"psql": "PostgreSQL"}.get(tool, tool), version[0]


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text()
    except OSError:
        return platform.processor() or "unknown"
    found = re.search(r"model name\s*:\s*(.+)", told)
    return found[1] if found else platform.machine()
