"""The server as it runs in production, with what `make demo` prepared, for as long as something is measured."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 60


@contextmanager
def serving() -> Iterator[str]:
    """Prepares the demo and yields the address at which it is served."""
    port = os.environ.get("PORT") or str(free_port())
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "newsroom.settings.demo",
        "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
        "PORT": port,
    }
    subprocess.run([sys.executable, "manage.py", "prepare_demo"], cwd=ROOT, env=environment, check=True)
    granian = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--host", "127.0.0.1"]
    granian += ["--port", port, "--blocking-threads", "4", "--log-level", "warning"]
    granian += ["--workers-kill-timeout", "1", "newsroom.wsgi:application"]
    server = subprocess.Popen(granian, cwd=ROOT, env=environment)
    try:
        _wait_for(f"http://127.0.0.1:{port}/health/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
