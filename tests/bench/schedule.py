"""How long it takes until everything due at one second is live, on the database of DATABASE_URL: JSON.

200 translations of releases are scheduled for one instant; the scheduler, a process of its own, wakes
up at it. Measured is the time from the instant until the last is live, the scheduler killed in the
middle in a second run, and what follows (mails, the admin's search).
"""

import datetime
import json
import subprocess
import sys
import time
from collections.abc import Callable

NUMBER = 200
LEAD = datetime.timedelta(seconds=20)


def main() -> int:
    import django

    django.setup()
    whole, broken = _run(kill=False), _run(kill=True)
    print(json.dumps({"live": round(whole[0], 2), "settled": round(whole[1], 2), "after a kill": broken[2]}))
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
