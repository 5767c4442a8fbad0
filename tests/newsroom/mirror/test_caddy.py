"""deploy/Caddyfile as Caddy reads it: what readers are given while the newsroom fails, and while it is gone."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from django.conf import settings

CADDY = shutil.which("caddy")
FILES = {
    "site/en/index.html": "front page",
    "site/en/news/index.html": "the list",
    "site/en/news/before=2026-01-01-7/index.html": "the list, further down",
    "site/en/news/rss.xml": "<rss/>",
    "site/colours.css": "body{}",
    "site/documents/ab/informe ñ 100% #1.csv": "1,2",
    "unavailable/en.html": "told in English",
    "unavailable/all.html": "told in all languages",
    "manifest.sqlite3": "secret",
}
FAILED = "what the newsroom says itself"

pytestmark = pytest.mark.skipif(CADDY is None, reason="Caddy is not installed")


class Failing(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        content = FAILED.encode()
        self.send_response(500)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    do_HEAD = do_POST = do_GET

    def log_message(self, *rest: object) -> None:
        pass


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    text: str


@dataclass
class Proxy:
    port: int

    def ask(self, address: str, method: str = "GET", **headers: str) -> Answer:
        connection = HTTPConnection("localhost", self.port, timeout=10)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, address, headers=named)
        response = connection.getresponse()
        said = {name.lower(): value for name, value in response.getheaders()}
        text = response.read().decode()
        connection.close()
        return Answer(response.status, said, text)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@pytest.fixture(scope="module", params=["failing", "gone"])
def newsroom(request: pytest.FixtureRequest) -> Iterator[tuple[str, int]]:
    port = free_port()
    if request.param == "gone":
        yield "gone", port
        return
    with ThreadingHTTPServer(("127.0.0.1", port), Failing) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield "failing", port
        server.shutdown()


@pytest.fixture(scope="module")
def proxy(newsroom: tuple[str, int], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    folder = tmp_path_factory.mktemp("caddy")
    for name, text in FILES.items():
        path = folder / "mirror" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    port = free_port()
    caddyfile = (settings.BASE_DIR / "deploy/Caddyfile").read_text()
    for ours, theirs in {
        "/srv/mirror": str(folder / "mirror"),
        "{$SITE_DOMAIN}": f"http://localhost:{port}",
        "web:8000": f"127.0.0.1:{newsroom[1]}",
    }.items():
        caddyfile = caddyfile.replace(ours, theirs)
    (folder / "Caddyfile").write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{caddyfile}")
    command = [str(CADDY), "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    environ = os.environ | {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, stderr=log, stdout=log, env=environ)
        try:
            wait_for(port, process, folder / "log")
            yield Proxy(port)
        finally:
            process.terminate()
            process.wait(10)


def wait_for(port: int, process: subprocess.Popen, log: Path) -> None:
    for _time in range(100):
        with socket.socket() as found:
            if found.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, log.read_text()
        time.sleep(0.1)
    raise AssertionError(log.read_text())


@pytest.mark.parametrize(("address", "text"), [
    ("/en/", "front page"),
    ("/en/news/", "the list"),
    ("/en/news/?before=2026-01-01-7", "the list, further down"),
    ("/en/news/?utm_source=mail&fbclid=x", "the list"),
    ("/en/news/rss.xml", "<rss/>"),
    ("/colours.css?00538a7cc4ff", "body{}"),
    ("/documents/ab/informe%20%C3%B1%20100%25%20%231.csv", "1,2"),
])  # fmt: skip
def test_what_the_mirror_has_is_given_and_kept_by_nobody(proxy: Proxy, address: str, text: str) -> None:
    answer = proxy.ask(address)
    assert (answer.status, answer.text) == (200, text)
    assert answer.headers["portavoz-mirror"] == "1"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    head = proxy.ask(address, "HEAD")
    assert (head.status, head.text) == (200, "")


def test_a_feed_and_an_upload_are_told_for_what_they_are(proxy: Proxy) -> None:
    assert proxy.ask("/en/news/rss.xml").headers["content-type"] == "application/rss+xml; charset=utf-8"
    upload = proxy.ask("/documents/ab/informe%20%C3%B1%20100%25%20%231.csv")
    assert upload.headers["content-security-policy"] == "default-src 'none'"
    assert upload.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(("address", "method"), [
    ("/en/search/?q=bridge", "GET"),
    ("/en/news/?kind=statement", "GET"),
    ("/en/news/?utm_source=mail&kind=statement", "GET"),
    ("/en/news/rss.xml?kind=statement", "GET"),
    ("/en/", "POST"),
    ("/admin/", "GET"),
    ("/manifest.sqlite3", "GET"),
    ("/../manifest.sqlite3", "GET"),
    ("/en/?../../manifest.sqlite3", "GET"),
    ("/%2e%2e/manifest.sqlite3", "GET"),
])  # fmt: skip
def test_what_it_has_not_is_not_available(
    proxy: Proxy, newsroom: tuple[str, int], address: str, method: str
) -> None:
    answer = proxy.ask(address, method)
    assert "portavoz-mirror" not in answer.headers
    if newsroom[0] == "failing":
        assert (answer.status, answer.text) == (500, FAILED)
    else:
        language = "English" if address.startswith("/en/") else "all languages"
        assert (answer.status, answer.text) == (503, f"told in {language}")
        assert answer.headers["cache-control"] == "no-store"


def test_the_front_door_leads_to_the_language_that_is_asked_for(proxy: Proxy) -> None:
    answer = proxy.ask("/", Accept_Language="en-GB,es;q=0.5")
    assert (answer.status, answer.headers["location"]) == (302, "/en/")
    assert answer.headers["cache-control"] == "no-store"
    assert proxy.ask("/", Accept_Language="xx").status in (500, 503)
