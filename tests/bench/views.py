"""What each view costs on the database of DATABASE_URL, asked in this process: JSON on standard output.

Processor time is that of this process and, on PostgreSQL, of the server's process for its connection. A run
of many requests is measured, and the median of several runs taken; the first requests are not counted.
"""

import json
import logging
import os
import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

SECONDS = 0.6
RUNS = 5
TICK = 1 / os.sysconf("SC_CLK_TCK")


def main() -> int:
    import django

    django.setup()
    from django.conf import settings

    from newsroom.statistics import analyse

    logging.disable(logging.WARNING)
    settings.DEBUG = False
    # As the scheduler does on SQLite, and PostgreSQL by itself, soon after anything was written.
    analyse()
    wanted = sys.argv[1:]
    costs = {}
    for name, ask in asked().items():
        if not wanted or name in wanted:
            costs[name] = cost(ask)
            print(name, costs[name], file=sys.stderr)
    print(json.dumps(costs))
    return 0


def asked() -> dict[str, Callable[[], Any]]:
    from django.contrib.auth import get_user_model
    from django.test import Client

    from editions.models import Edition
    from newsroom.wsgi import django_application
    from publications.models import Country, InstitutionPage, Mechanism, NewsIndex, NewsRelease, Theme
    from tests import factories
    from tests.newsroom.page_cache.reading import ask

    def page(address: str) -> Callable[[], Any]:
        def get() -> Any:
            answer = ask(django_application, address)
            assert answer.status == 200, (address, answer.status)
            return answer

        return get

    newest = NewsRelease.objects.readable("en").order_by("-date", "-pk")
    release = next(one for one in newest[:50] if one.release_contacts.exists())
    deep = newest[newest.count() * 2 // 3]
    news = NewsIndex.objects.get().address("en")
    theme = Theme.objects.filter(releases=release).first()
    part = re.findall(rb"<loc>[^<]*?(/sitemap-\d+\.xml)</loc>", page("/sitemap.xml")().body)[0].decode()
    # Those of `make_load` have a number in their headline; of the demo's alone, the newest.
    numbered = newest.filter(headline_en__endswith=")").first() or release
    last_words = " ".join(numbered.headline_en.split()[-2:])
    addresses = {
        "release": release.address("en"),
        "list": news,
        "list, deep": f"{news}?before={deep.date}-{deep.pk}",
        "list, kind": f"{news}?kind=statement",
        "list, theme and year": f"{news}?theme={theme.slug_en}&year={release.date.year}",
        "home": "/en/",
        "search, few": "/en/search/?" + urlencode({"q": last_words}),
        "search, many": "/en/search/?q=temporary+permit",
        "search, most": "/en/search/?q=migration",
        "feed": f"{news}rss.xml",
        "sitemap index": "/sitemap.xml",
        "sitemap part": part,
        "country": Country.objects.readable("en").first().address("en"),
        "mechanism": Mechanism.objects.readable("en").first().address("en"),
        "institution": InstitutionPage.objects.readable("en").first().address("en"),
    }
    client = Client()
    client.force_login(get_user_model().objects.filter(is_superuser=True).first() or factories.superuser())

    def admin(address: str) -> Callable[[], Any]:
        def get() -> Any:
            answer = client.get(address, follow=True)
            assert answer.status_code == 200, (address, answer.status_code)
            return answer

        return get

    index, edition = release.get_parent().pk, Edition.objects.get(page=release.pk, language="es")
    admins = {
        "admin: explorer": f"/admin/pages/{index}/",
        "admin: chooser": f"/admin/choose-page/{index}/?page_type=publications.newsrelease",
        "admin: edit view": f"/admin/pages/{release.pk}/edit/",
        "admin: desk": f"/admin/publications/{edition.page_id}/in/{edition.language}/",
    }
    return {name: page(address) for name, address in addresses.items()} | {
        name: admin(address) for name, address in admins.items()
    }


def cost(ask: Callable[[], Any]) -> dict[str, float]:
    """Queries, milliseconds by the clock, of processors, and of these the database server's."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _time in range(3):
        ask()
    with CaptureQueriesContext(connection) as queries:
        ask()
    number = len(queries)
    clock, cpu, database = [], [], []
    for _run in range(RUNS):
        times, server = 0, backend_seconds()
        begun, own = time.perf_counter(), time.process_time()
        while time.perf_counter() - begun < SECONDS or times < 2:
            ask()
            times += 1
        taken = time.perf_counter() - begun
        by_server = backend_seconds() - server
        used = time.process_time() - own + by_server
        clock.append(taken / times * 1000)
        cpu.append(used / times * 1000)
        database.append(by_server / times * 1000)
    return {
        "queries": number,
        "ms": round(statistics.median(clock), 2),
        "cpu": round(statistics.median(cpu), 2),
        "database": round(statistics.median(database), 2),
    }


def backend_seconds() -> float:
    """Processor time of the database server's process behind the connection, in user's and system's mode."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0.0
    connection.ensure_connection()
    try:
        fields = Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text()
    except OSError:
        # It runs elsewhere.
        return 0.0
    user, system = fields.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) * TICK


if __name__ == "__main__":
    sys.exit(main())
