"""Every template's HTML is valid by html-validate, in every language: no rule of the HTML standard is off."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from django.test import Client

from editions.languages import codes

from ..conftest import Demo

HERE = Path(__file__).parent
CHECK = [str(HERE / "node_modules" / ".bin" / "html-validate"), "--config", str(HERE / "rules.cjs")]


def test_every_template_is_valid_html(demo: Demo, tmp_path: Path, say: Callable[[str], None]) -> None:
    client = Client(raise_request_exception=False)
    for code in codes():
        for shown in demo.templates[code]:
            response = client.get(shown.address)
            assert response.status_code == shown.status, shown
            (tmp_path / f"{code}-{shown.name}.html").write_bytes(response.content)
    pages = sorted(path.name for path in tmp_path.iterdir())
    # Into a file: on its way out html-validate does not wait for a pipe that is full, and the rest is lost.
    report = tmp_path / "report.json"
    done = subprocess.run(
        [*CHECK, "--formatter", f"json={report}", *pages],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr
    faults = [
        f"{Path(page['filePath']).name}: {fault['ruleId']}: {fault['message']}: line {fault['line']}"
        for page in json.loads(report.read_text())
        for fault in page["messages"]
    ]
    say(f"html-validate: {len(pages)} pages, {len(faults)} faults")
    assert not faults, "\n".join(faults)
