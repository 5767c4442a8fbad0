"""How long it takes until everything due at one second is live, on SQLite and PostgreSQL: `make bench`.

200 translations of releases are scheduled for one instant; the scheduler, a process of its own, wakes
up at it. Measured is the time from the instant until the last is live, the scheduler killed in the
middle in a second run, and what follows (mails, the admin's search).
"""

import datetime
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

NUMBER = 200
LEAD = datetime.timedelta(seconds=20)
POSTGRES_URL = os.environ.get("TEST_POSTGRES_URL") or "postgres://postgres@127.0.0.1:5432/postgres"


def main() -> int:
    if sys.argv[1:]:
        return _measure(*sys.argv[1:])
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{NUMBER} editions due at one second:")
    with tempfile.TemporaryDirectory() as folder:
        databases = {"SQLite": f"sqlite:///{Path(folder) / 'bench.sqlite3'}", "PostgreSQL": POSTGRES_URL}
        for name, url in databases.items():
            environment = os.environ | {
                "DATABASE_URL": url,
                "DJANGO_SETTINGS_MODULE": "newsroom.settings.test",
                "PYTHONPATH": f"site{os.pathsep}.",
            }
            command = [sys.executable, "-m", "tests.bench.schedule", name, folder]
            if subprocess.run(command, env=environment, check=False).returncode:
                print(f"{name}: could not be measured")
    return 0


def _measure(name: str, folder: str) -> int:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    if name == "SQLite":
        call_command("migrate", verbosity=0)
    else:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"]
        os.environ["DATABASE_URL"] = f"{POSTGRES_URL.rpartition('/')[0]}/{connection.settings_dict['NAME']}"
    try:
        whole = _run(kill=False)
        broken = _run(kill=True)
        print(f"| {name} | {whole[0]:.2f} s | {whole[1]:.2f} s | {broken[2]} of {NUMBER} live, none twice |")
    finally:
        if name != "SQLite":
            connection.creation.destroy_test_db(os.environ.get("PGDATABASE", "postgres"), verbosity=0)
    return 0


def _run(*, kill: bool) -> tuple[float, float, int]:
    """Seconds until all were live and until all was settled, and how many were live and published once."""
    from django.utils import timezone
    from wagtail.models import ModelLogEntry

    from editions import actions
    from editions.models import Edition, ScheduledRun
    from tests import factories

    pages = [factories.release(languages=("en",)) for _ in range(NUMBER)]
    editions = Edition.objects.filter(page__in=[page.pk for page in pages], language="es")
    at = timezone.now() + datetime.timedelta(seconds=NUMBER * 0.12) + LEAD
    for page in pages:
        actions.schedule(page, ["es"], at)
    assert timezone.now() < at, "the machine was too slow to schedule them in time"
    scheduler = _scheduler()
    try:
        _until(lambda: timezone.now() >= at)
        if kill:
            _until(lambda: editions.filter(live=True).count() > NUMBER // 3)
            scheduler.kill()
            scheduler.wait()
            scheduler = _scheduler()
        _until(lambda: editions.filter(live=True).count() == NUMBER)
        live = (timezone.now() - at).total_seconds()
        runs = ScheduledRun.objects.filter(edition__in=editions)
        _until(lambda: not runs.filter(settled_at=None).exists())
        settled = (timezone.now() - at).total_seconds()
    finally:
        scheduler.terminate()
        scheduler.wait()
    entries = ModelLogEntry.objects.filter(
        action="wagtail.publish.scheduled",
        object_id__in=[str(pk) for pk in editions.values_list("pk", flat=True)],
    )
    assert entries.count() == entries.values("object_id").distinct().count() == NUMBER
    return live, settled, editions.filter(live=True).count()


def _scheduler() -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "manage.py", "run_scheduler", "--without-chores"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 180
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


if __name__ == "__main__":
    sys.exit(main())
