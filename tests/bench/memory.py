"""What memory a server process has after a time of mixed load: readers, searches, people at work in the admin.

BENCH_MINUTES says how long (5). One granian worker with the page cache serves the demo on SQLite, and is
asked by a few clients at a steady rate, while releases are corrected and published in another process.
"""

import http.client
import os
import random
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

from tests.browser.demo_server import free_port

from .database import environment
from .hits import GRANIAN, running

MINUTES = float(os.environ.get("BENCH_MINUTES", "5"))
CLIENTS, PAUSE = 3, 0.1
# As in the Dockerfile and the Makefile.
MALLOC = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "65536", "MALLOC_TRIM_THRESHOLD_": "65536"}
WORDS = ("migration", "permit", "visa", "child", "health", "border", "work", "data", "panama", "agenda")


def measure(url: str, folder: Path, minutes: float = MINUTES) -> dict[str, float]:
    """Mebibytes of resident memory, of the worker: after a tenth of the time, at the end, and the most."""
    port = free_port()
    environ = environment(
        url, "newsroom.settings.demo", PAGE_CACHE_FOLDER=str(folder / "memory-page-cache"), **MALLOC
    )
    command = [str(Path(sys.executable).parent / "granian"), *GRANIAN, "--port", str(port)]
    addresses = _addresses(environ)
    stop = threading.Event()
    asked = [0] * CLIENTS
    sizes: list[float] = []
    with running([*command, "newsroom.wsgi:application"], environ, port) as server:
        clients = [
            threading.Thread(target=_read, args=[place, port, addresses, stop, asked])
            for place in range(CLIENTS)
        ]
        for client in clients:
            client.start()
        writer = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.memory"], env=environ, stdout=subprocess.DEVNULL
        )
        end = time.monotonic() + minutes * 60
        try:
            while time.monotonic() < end:
                time.sleep(minutes * 60 / 50)
                sizes.append(_resident(server.pid))
        finally:
            stop.set()
            writer.terminate()
            writer.wait()
            for client in clients:
                client.join()
    return {
        "minutes": minutes,
        "requests": sum(asked),
        "after a tenth": round(sizes[len(sizes) // 10], 1),
        "at the end": round(sizes[-1], 1),
        "most": round(max(sizes), 1),
    }


def _addresses(environ: dict[str, str]) -> list[str]:
    code = (
        "import django; django.setup()\n"
        "from editions.languages import codes\n"
        "from editions.models import BasePage\n"
        "for code in codes():\n"
        "    for page in BasePage.objects.readable(code).filter(depth__gt=1): print(page.address(code))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True
    )
    return told.stdout.split()


def _read(place: int, port: int, addresses: list[str], stop: threading.Event, asked: list[int]) -> None:
    lot = random.Random(place)
    session = _signed_in(port) if place == 0 else {}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while not stop.wait(PAUSE):
        kind = lot.random()
        headers = {"Accept-Encoding": lot.choice(("gzip", "br", "identity"))}
        if session and kind < 0.2:
            address, headers = lot.choice(("/admin/", "/admin/pages/")), headers | session
        elif kind < 0.3:
            address = f"/en/search/?q={lot.choice(WORDS)}+{lot.choice(WORDS)}"
        elif kind < 0.35:
            address = f"{lot.choice(addresses)}?nothing={lot.randrange(10**6)}"
        else:
            address = lot.choice(addresses)
        try:
            connection.request("GET", address, headers=headers)
            connection.getresponse().read()
            asked[place] += 1
        except (http.client.HTTPException, OSError):
            connection.close()


def _signed_in(port: int) -> dict[str, str]:
    """The cookies of the demo's publisher."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", "/admin/login/")
    answer = connection.getresponse()
    token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', answer.read())
    cookie = str(answer.getheader("Set-Cookie")).split(";")[0]
    assert token
    body = f"username=publisher&password=portavoz-demo&csrfmiddlewaretoken={token[1].decode()}"
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/admin/login/", body, headers)
    answer = connection.getresponse()
    answer.read()
    cookies = [value.split(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie"]
    assert answer.status == 302, "the demo's publisher could not sign in"
    return {"Cookie": "; ".join(cookies)}


def _resident(server: int) -> float:
    """Of the largest of granian's processes, which is its worker."""
    processes = [server, *_children(server)]
    sizes = []
    for process in processes:
        try:
            status = Path(f"/proc/{process}/status").read_text()
        except OSError:
            continue
        if found := re.search(r"VmRSS:\s+(\d+) kB", status):
            sizes.append(int(found[1]) / 1024)
    return max(sizes)


def _children(process: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        for child in task.read_text().split():
            found += [int(child), *_children(int(child))]
    return found


def _write() -> None:
    """Corrects and publishes one release after another, until it is ended."""
    import django

    django.setup()
    from publications.models import NewsRelease

    while True:
        for page in NewsRelease.objects.filter(live=True, corrections=None):
            working = page.get_latest_revision_as_object()
            working.place_en = "Lima" if working.place_en != "Lima" else "Quito"
            working.save_revision().publish()
            time.sleep(3)


if __name__ == "__main__":
    _write()
