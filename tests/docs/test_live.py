"""`make live`, against the built-in server in the place of the service: its steps, its cap, its report, its masks."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.docs.test_readme import ROOT
from wherry_server import Server, serve

KEY = "sk-live-a-key-that-must-not-show"
ORGANIZATION = "org-of-somebody"


@pytest.fixture
def server() -> Iterator[Server]:
    """The built-in server, which takes one key."""
    with serve(port=0, api_key=KEY, strict_ids=True) as server:
        yield server


def live(folder: Path, **environment: str) -> tuple[subprocess.CompletedProcess[str], dict[str, Any], str]:
    """Run the tour; return how it ended, and its report as data and as text."""
    ended = subprocess.run(
        [sys.executable, "-W", "error", str(ROOT / "scripts/live"), "--out", str(folder)],
        env={**{name: value for name, value in os.environ.items() if "OPENAI" not in name}, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    page, data = folder / "report.md", folder / "report.json"
    if not page.exists():
        return ended, {}, ""
    return ended, json.loads(data.read_text("utf-8")), page.read_text("utf-8") + data.read_text("utf-8")


def test_tour(server: Server, tmp_path: Path) -> None:
    """Every step passes on both clients; the report has status, request id, time and tokens, and nothing private."""
    environment = {"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": server.url, "OPENAI_ORG_ID": ORGANIZATION}
    ended, told, text = live(tmp_path, **environment)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert told["passed"] is True
    assert {step["client"] for step in told["steps"]} == {"Client", "AsyncClient"}
    assert all(step["outcome"] == "good" and step["request_ids"] and step["seconds"] > 0 for step in told["steps"])
    assert [step["statuses"] for step in told["steps"]].count([404]) == 2
    billed = [step for step in told["steps"] if step["cost_usd"]]
    assert len(billed) == 10
    assert all(step["usage"]["in"] > 0 for step in billed)
    assert 0 < told["spent_usd_at_most"] < 0.05
    assert told["server"] == "127.0.0.1"
    assert told["versions"].keys() == {"wherry", "python", "httpx", "platform"}
    assert len(re.findall(r"^\| (?:Async)?Client \|", text, re.MULTILINE)) == len(told["steps"]) == 20
    for private in (KEY, ORGANIZATION, "Name one river", "You said"):
        assert private not in text + ended.stdout + ended.stderr


def test_requests_are_small(server: Server, tmp_path: Path) -> None:
    """Whatever makes text is told to make little, and what was stored is deleted."""
    live(tmp_path, OPENAI_API_KEY=KEY, OPENAI_BASE_URL=server.url)
    for record in server.log:
        if record.operation in {"POST /chat/completions", "POST /responses"}:
            body = json.loads(record.body)
            assert 16 >= (body.get("max_completion_tokens") or body["max_output_tokens"]) > 0
    operations = [record.operation for record in server.log]
    assert operations.count("POST /files") == operations.count("DELETE /files/{file_id}") == 2
    assert len(operations) == 24


def test_the_cap_ends_the_tour(server: Server, tmp_path: Path) -> None:
    """A step that could lead above the cap is not begun, nor any after it; the report says so, and the exit status too."""
    ended, told, _ = live(tmp_path, OPENAI_API_KEY=KEY, OPENAI_BASE_URL=server.url, LIVE_CAP="0.0005")
    assert ended.returncode == 1
    assert "the cap of 0.0005 USD is reached" in ended.stderr
    outcomes = [step["outcome"] for step in told["steps"]]
    assert set(outcomes) == {"good", "not run"}
    assert outcomes.index("not run") > 1
    assert "good" not in outcomes[outcomes.index("not run") :]
    assert told["spent_usd_at_most"] <= 0.0005
    assert len(server.log) == sum(len(step["statuses"]) for step in told["steps"])


def test_no_cap_means_nothing_billed(server: Server, tmp_path: Path) -> None:
    """With a cap of nothing only what is free is asked."""
    ended, told, _ = live(tmp_path, OPENAI_API_KEY=KEY, OPENAI_BASE_URL=server.url, LIVE_CAP="0")
    assert ended.returncode == 1
    assert [record.operation for record in server.log] == ["GET /models"]
    assert told["spent_usd_at_most"] == 0


def test_failures_are_reported(server: Server, tmp_path: Path) -> None:
    """A step that fails is named with class, status and code, without the server's words; the others are taken."""
    secret = f"Rate limit reached in organization {ORGANIZATION} for {KEY}"
    server.faults.add(f"400;message={secret};code=too_long_{ORGANIZATION}", on="POST /embeddings")
    server.faults.add("ok", "end=2", on="POST /responses")
    server.faults.add("500", on="POST /moderations")
    ended, told, text = live(tmp_path, OPENAI_API_KEY=KEY, OPENAI_BASE_URL=server.url)
    assert ended.returncode == 1
    steps = {(step["client"], step["operation"]): step for step in told["steps"]}
    assert steps["Client", "embeddings.create"]["outcome"] == "FAILED: BadRequestError 400 too_long_***"
    assert steps["Client", "embeddings.create"]["cost_usd"] > 0
    assert steps["Client", "responses.create, streamed"]["outcome"] == "FAILED: IncompleteStreamError"
    assert steps["Client", "moderations.create"]["statuses"] == [500, 200]
    assert steps["AsyncClient", "embeddings.create"]["outcome"] == "good"
    assert "NOT every step passed" in text
    for private in (KEY, ORGANIZATION):
        assert private not in text + ended.stdout + ended.stderr
    assert "Rate limit reached" not in text
    assert "Rate limit reached" in ended.stderr


def test_nobody_there(tmp_path: Path) -> None:
    """A server that does not exist fails the first step, and the report says that the others were not run."""
    ended, told, _ = live(tmp_path, OPENAI_API_KEY=KEY, OPENAI_BASE_URL="http://127.0.0.1:9/v1")
    assert ended.returncode == 1
    assert [step["outcome"] for step in told["steps"]] == ["FAILED: APIConnectionError", *["not run"] * 19]


def test_a_refused_key(server: Server, tmp_path: Path) -> None:
    """A key that does not open the service is told once, and is nowhere to be read."""
    other = "sk-another-key-of-somebody"
    ended, told, text = live(tmp_path, OPENAI_API_KEY=other, OPENAI_BASE_URL=server.url)
    assert ended.returncode == 1
    assert told["steps"][0]["outcome"].startswith("FAILED: AuthenticationError 401")
    assert len(server.log) == 1
    assert other not in text + ended.stdout + ended.stderr


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "OPENAI_API_KEY"),
        ({"OPENAI_API_KEY": ""}, "OPENAI_API_KEY"),
        ({"OPENAI_API_KEY": KEY, "LIVE_CAP": "much"}, "LIVE_CAP"),
        ({"OPENAI_API_KEY": KEY, "LIVE_CAP": "-1"}, "LIVE_CAP"),
        ({"OPENAI_API_KEY": KEY, "LIVE_CAP": "nan"}, "LIVE_CAP"),
    ],
)
def test_what_it_needs(environment: dict[str, str], said: str, tmp_path: Path) -> None:
    """Without a key, or with a cap that is no amount, it says so and does nothing."""
    ended, told, _ = live(tmp_path, **environment)
    assert (ended.returncode, told) == (2, {})
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr
    assert KEY not in ended.stderr


def test_readme_names_the_last_tour() -> None:
    """README.md says when the service was called last, or that it never was."""
    text = " ".join((ROOT / "README.md").read_text("utf-8").split())
    never = "`make live` has not been run against the real service yet"
    assert (never in text) != bool(
        re.search(r"`make live` was last run against the real service on \d{4}-\d\d-\d\d", text)
    )
