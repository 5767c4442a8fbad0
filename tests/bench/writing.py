"""What it costs to write a release in two languages and publish it, on the database of DATABASE_URL: JSON."""

import itertools
import json
import logging
import re
import statistics
import sys
import time

NUMBER = 30
TRANSACTION = re.compile("BEGIN|COMMIT|SAVEPOINT|RELEASE")
# Each has a headline of its own: Wagtail looks for a free address one by one.
COUNTER = itertools.count()


def main() -> int:
    import django

    django.setup()
    logging.disable(logging.WARNING)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests import factories

    factories.news_index()
    for _time in range(3):
        _write()
    with CaptureQueriesContext(connection) as queries:
        _write()
    number = sum(1 for query in queries if not TRANSACTION.match(query["sql"]))
    times = []
    for _time in range(NUMBER):
        begun = time.perf_counter()
        _write()
        times.append((time.perf_counter() - begun) * 1000)
    print(json.dumps({"queries": number, "ms": round(statistics.median(times), 1)}))
    return 0


def _write() -> None:
    """The original is added and published, then its translation saved and published."""
    import datetime

    from publications.models import NewsRelease
    from tests import factories

    index, number = factories.news_index(), next(COUNTER)
    page = NewsRelease(
        original_language="en",
        live=False,
        date=datetime.date(2026, 3, 1),
        headline_en=f"Bridge {number} opened",
        summary_en="A bridge.",
        place_en="Lima",
        body_en=factories.body("The bridge is open."),
    )
    index.add_child(instance=page)
    page.save_revision().publish()
    edition = page.edition("es")
    edition.content = {
        "headline_es": f"Puente {number} abierto",
        "summary_es": "Un puente.",
        "place_es": "Lima",
        "body_es": json.dumps(
            [{**block, "value": "<p>El puente está abierto.</p>"} for block in page.body_en.raw_data]
        ),
    }
    edition.save_revision().publish()


if __name__ == "__main__":
    sys.exit(main())
