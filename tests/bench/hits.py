"""How many requests a second one page is given at, kept in various ways: all on the loopback, in one run.

Each server has one process and is asked for the same bytes, compressed, by eight clients at a time. The
rounds take turns, so that whatever else the machine does falls on all of them.
"""

import http.client
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.browser.demo_server import free_port

from .database import environment

CLIENTS, SECONDS, ROUNDS = 8, 3, 3
GRANIAN = ("--interface", "wsgi", "--host", "127.0.0.1", "--blocking-threads", "2", "--log-level", "error")


def measure(url: str, address: str) -> dict[str, float]:
    """Requests a second, by how the page is kept; `url` is of a database with the demo, `address` of its page."""
    rates: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory(prefix="portavoz-bench-") as name, ExitStack() as stack:
        folder = Path(name)
        # Its workers run as another user.
        folder.chmod(0o755)
        demo = {"PAGE_CACHE_FOLDER": str(folder / "page-cache")}
        kept = environment(url, "newsroom.settings.demo", **demo)
        by_django = environment(url, "tests.bench.cached")
        uncached = environment(url, "newsroom.settings.demo", PAGE_CACHE_MB="0")
        ports = {
            "page cache": stack.enter_context(_granian("newsroom.wsgi:application", kept)),
            "Django’s cache middleware": stack.enter_context(
                _granian("newsroom.wsgi:application", by_django)
            ),
            "not kept": stack.enter_context(_granian("newsroom.wsgi:application", uncached)),
        }
        body = _ask(ports["page cache"], address)
        (folder / "page.html.gz").write_bytes(body)
        constant = os.environ | {"CONSTANT_BODY": str(folder / "page.html.gz"), "PYTHONPATH": "."}
        ports["constant WSGI answer"] = stack.enter_context(
            _granian("tests.bench.constant:application", constant)
        )
        if shutil.which("nginx"):
            ports["nginx, a file"] = stack.enter_context(_nginx(folder))
        for _round in range(ROUNDS):
            for way, port in ports.items():
                where = "/page.html" if "nginx" in way else address
                _ask(port, where)
                rates.setdefault(way, []).append(_rate(port, where))
    return {way: statistics.median(found) for way, found in rates.items()} | {"bytes": len(body)}


@contextmanager
def _granian(application: str, environ: dict[str, str]) -> Iterator[int]:
    port = free_port()
    command = [str(Path(sys.executable).parent / "granian"), *GRANIAN, "--port", str(port), application]
    with running(command, environ, port):
        yield port


@contextmanager
def _nginx(folder: Path) -> Iterator[int]:
    port = free_port()
    (folder / "nginx.conf").write_text(
        f"""
        worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log stderr crit;
        events {{ worker_connections 256; }}
        http {{
            access_log off; sendfile on; types {{ text/html html; }}
            client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
            uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
            server {{ listen 127.0.0.1:{port}; root {folder}; gzip_static always; }}
        }}
        """
    )
    with running(["nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)], dict(os.environ), port):
        yield port


@contextmanager
def running(command: list[str], environ: dict[str, str], port: int) -> Iterator[subprocess.Popen]:
    """A server, from when it answers until it is ended."""
    server = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 30
        while True:
            with socket.socket() as probe:
                if not probe.connect_ex(("127.0.0.1", port)):
                    break
            if server.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"{command[0]} did not start")
            time.sleep(0.1)
        yield server
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _ask(port: int, address: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    assert answer.status == 200, (address, answer.status)
    return body


def _rate(port: int, address: str) -> float:
    return _by_wrk(port, address) if shutil.which("wrk") else _by_threads(port, address)


def _by_wrk(port: int, address: str) -> float:
    command = ["wrk", "-t1", f"-c{CLIENTS}", f"-d{SECONDS}s", "-H", "Accept-Encoding: gzip"]
    said = subprocess.run(
        [*command, f"http://127.0.0.1:{port}{address}"], capture_output=True, text=True, check=True
    ).stdout
    assert "Non-2xx" not in said, said
    return float(next(line.split()[1] for line in said.splitlines() if line.startswith("Requests/sec")))


def _by_threads(port: int, address: str) -> float:
    """A client in Python is slower than most of what it measures: what it says of fast servers is too little."""
    end, numbers = time.monotonic() + SECONDS, [0] * CLIENTS

    def client(place: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while time.monotonic() < end:
            connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
            connection.getresponse().read()
            numbers[place] += 1

    clients = [threading.Thread(target=client, args=[place]) for place in range(CLIENTS)]
    for thread in clients:
        thread.start()
    for thread in clients:
        thread.join()
    return sum(numbers) / SECONDS
