"""Run the tests everywhere they can run on this machine: SQLite, PostgreSQL, Redis, Chromium, and HTML by its standard.

What is not on the machine is skipped with a sentence that says how to get it. Under `CI=true` it is a
failure instead, because nobody reads that sentence there.

`python tests/run.py --missing` runs nothing and prints what is missing, one name a line.
"""

import filecmp
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

POSTGRES_URL = os.environ.get("TEST_POSTGRES_URL") or "postgres://postgres@127.0.0.1:5432/postgres"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
VALIDITY = Path(__file__).parent / "browser" / "validity"
MACHINES = Path(__file__).parent / "newsroom" / "page_cache" / "machines"
# In the order of tests/conftest.py, which knows the longest files; xdist's own takes those of most tests first.
IN_TWO = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
SERVER_TESTS = (
    *IN_TWO,
    *("tests", "--ignore=tests/browser", f"--ignore={MACHINES}"),
)
BROWSER_TESTS = (*IN_TWO, "tests/browser", f"--ignore={VALIDITY}")

NO_POSTGRES = (
    "no server the tests can use ({}). Set TEST_POSTGRES_URL to one whose role may create databases,"
    " for instance postgres://user:password@127.0.0.1:5432/postgres"
)
NO_REDIS = "no redis-server or valkey-server. Install redis-server, a Debian package"
NO_CHROMIUM = "none that starts. Install chromium, a Debian package, or set CHROMIUM to its path"
NO_NODE = "no Node.js 18 or newer with npm. Install nodejs and npm, Debian packages"
NO_VALIDATOR = "npm could not install html-validate: {}"


@dataclass(frozen=True)
class Round:
    """One run of pytest: with which arguments and environment, or why it cannot be."""

    name: str
    arguments: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)
    missing: str = ""
    # Makes ready what is not of this repository, and says why it could not.
    prepare: Callable[[], str] = str

    def run(self) -> bool:
        """True when every test passed; a run that finds no test has not passed."""
        # A DATABASE_URL left in the caller's shell would quietly replace SQLite, and lend its data to tests.
        inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        command = [sys.executable, "-m", "pytest", *self.arguments]
        return subprocess.run(command, env=inherited | self.environment, check=False).returncode == 0


def why_postgres_is_missing(url: str) -> str:
    """Why the tests cannot use the server at `url`; empty when they can."""
    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            row = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error as error:
        return str(error).strip().splitlines()[0]
    return "" if row and row[0] else "its role may not create databases"


def find_redis() -> str:
    """A server of which tests start their own, as a path; empty where there is none."""
    return shutil.which("redis-server") or shutil.which("valkey-server") or ""


def find_chromium() -> str:
    """The first Chromium that starts, as a path; empty when none does."""
    chosen = os.environ.get("CHROMIUM")
    for name in (chosen,) if chosen else CHROMIUM_NAMES:
        path = shutil.which(name)
        # Ubuntu's chromium-browser is a note that asks for a snap: it is found, and does not start.
        if path and subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0:
            return path
    return ""


def why_node_is_missing() -> str:
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        return NO_NODE
    asked = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    version = asked.stdout.strip().removeprefix("v").partition(".")[0]
    return "" if version.isdecimal() and int(version) >= 18 else NO_NODE


def why_validator_is_missing() -> str:
    """Installs it where it is not, or not as the lock has it now: the copy of the lock beside it says so."""
    lock, installed = VALIDITY / "package-lock.json", VALIDITY / "node_modules" / "installed-lock.json"
    if installed.exists() and filecmp.cmp(lock, installed, shallow=False):
        return ""
    print("Installing html-validate …", flush=True)
    done = subprocess.run(
        ["npm", "ci", "--silent"], cwd=VALIDITY, capture_output=True, text=True, check=False
    )
    if done.returncode:
        return NO_VALIDATOR.format((done.stderr.strip() or "no reason given").splitlines()[-1])
    shutil.copyfile(lock, installed)
    return ""


def rounds() -> list[Round]:
    """The five rounds, in the order in which they tell most."""
    fault = why_postgres_is_missing(POSTGRES_URL)
    no_postgres = NO_POSTGRES.format(fault) if fault else ""
    chromium = find_chromium()
    return [
        Round("SQLite", SERVER_TESTS),
        Round("PostgreSQL", SERVER_TESTS, {"DATABASE_URL": POSTGRES_URL}, no_postgres),
        Round("Redis", (str(MACHINES),), {}, "" if find_redis() else NO_REDIS),
        Round("Chromium", BROWSER_TESTS, {"CHROMIUM": chromium}, "" if chromium else NO_CHROMIUM),
        Round("HTML", (str(VALIDITY),), {}, why_node_is_missing(), why_validator_is_missing),
    ]


def main() -> int:
    """The exit status: 0 when no round failed and, under CI=true, none was skipped."""
    if sys.argv[1:] == ["--missing"]:
        print("\n".join(part.name for part in rounds() if part.missing))
        return 0
    strict = os.environ.get("CI", "").lower() in {"true", "1"}
    results: list[str] = []
    failed = False
    for part in rounds():
        missing = part.missing or part.prepare()
        if missing:
            failed |= strict
            results.append(f"{part.name}: {'FAILED' if strict else 'skipped'}: {missing}.")
            continue
        print(f"== Tests: {part.name}", flush=True)
        passed = part.run()
        failed |= not passed
        results.append(f"{part.name}: {'passed' if passed else 'FAILED'}.")
    print("== Results", *results, sep="\n")
    return int(failed)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
