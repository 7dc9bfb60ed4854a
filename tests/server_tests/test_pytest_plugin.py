"""The plugin of pytest: projects of other people that use it, each run as they would."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import wherry_server

PLUGIN = ["-p", "wherry_server.pytest"]
USUAL = """
import asyncio
import os

import httpx
import pytest

CHAT = {"model": "m", "messages": [{"role": "user", "content": "Say ahoy"}]}


def ask(**more):
    headers = {"authorization": "Bearer " + os.environ["OPENAI_API_KEY"]}
    return httpx.post(os.environ["OPENAI_BASE_URL"] + "/chat/completions", json={**CHAT, **more}, headers=headers)


def test_environment(wherry_server):
    assert os.environ["OPENAI_BASE_URL"] == wherry_server.url
    assert os.environ["OPENAI_API_KEY"] == wherry_server.key
    assert "127.0.0.1" in os.environ["NO_PROXY"]


@pytest.mark.parametrize("again", [1, 2])
def test_as_new(wherry_server, again):
    headers = {"authorization": "Bearer sk-x"}
    assert len(wherry_server.log) == 0
    assert ask().status_code == 200
    assert wherry_server.log[-1].json() == CHAT
    made = httpx.post(wherry_server.url + "/conversations", json={}, headers=headers)
    assert made.json()["id"].endswith("2"), made.text
    wherry_server.reply("left over", times=None)
    wherry_server.limits(requests_per_minute=6, burst_s=10)
    assert [ask().status_code for _ in range(2)] == [200, 429]
    wherry_server.faults("500", "500")


def test_replies_and_faults(wherry_server):
    wherry_server.reply("Ahoy!")
    wherry_server.reply(calls=[("add", {"a": 1})])
    wherry_server.reply(on="POST /embeddings", json={"data": []})
    assert ask().json()["choices"][0]["message"]["content"] == "Ahoy!"
    assert ask().json()["choices"][0]["message"]["tool_calls"][0]["function"]["name"] == "add"
    headers = {"authorization": "Bearer sk-x"}
    sent = httpx.post(wherry_server.url + "/embeddings", json={"model": "m", "input": "x"}, headers=headers)
    assert sent.json() == {"data": []}
    wherry_server.faults("503", on="POST /chat/completions")
    assert [ask().status_code for _ in range(2)] == [503, 200]


def test_asyncio(wherry_server):
    async def main():
        async with httpx.AsyncClient(headers={"authorization": "Bearer sk-x"}) as client:
            return (await client.get(wherry_server.url + "/models")).status_code

    assert asyncio.run(main()) == 200


def test_afterwards():
    assert "OPENAI_BASE_URL" not in os.environ
"""
CHEAP = """
import sys


def test_nothing_is_imported():
    assert not {"starlette", "uvicorn", "jsonschema", "wherry_server.runner"} & sys.modules.keys()
"""
SETTINGS = """
import httpx
import pytest


@pytest.fixture(scope="session")
def wherry_server_settings():
    return {"items": 2, "requests_per_minute": 600}


def test_settings(wherry_server):
    headers = {"authorization": "Bearer sk-x"}
    assert len(httpx.get(wherry_server.url + "/files", headers=headers).json()["data"]) == 2
    wherry_server.limits()
    assert wherry_server.server.limits.settings.requests_per_minute is None


def test_limits_are_back(wherry_server):
    assert wherry_server.server.limits.settings.requests_per_minute == 600
"""
BROKEN = """
import httpx


def test_that_breaks_the_server(wherry_server, monkeypatch):
    monkeypatch.setattr("wherry_server.service.Service.answer", lambda *_: 1 / 0)
    httpx.get(wherry_server.url + "/models", headers={"authorization": "Bearer sk-x"})
"""

LEFT_OVER = """
import httpx
import pytest


def test_asks_for_less(wherry_server):
    wherry_server.reply("Ahoy!", times=3)
    wherry_server.reply(on="POST /embeddings", json={"data": []})
    wherry_server.reply("for as many as come", times=None)
    chat = {"model": "m", "messages": [{"role": "user", "content": "Hello"}]}
    httpx.post(wherry_server.url + "/chat/completions", json=chat, headers={"authorization": "Bearer sk-x"})


def test_fails_anyhow(wherry_server):
    wherry_server.reply("of no interest now")
    raise ValueError("the fault itself")


def test_forgets_them(wherry_server):
    wherry_server.reply("Ahoy!")
    wherry_server.server.replies.clear()
"""


def run(folder: Path, *options: str, **modules: str) -> subprocess.CompletedProcess[str]:
    """Run pytest on modules of tests, as a project of its own."""
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(text)
    (folder / "pytest.ini").write_text("[pytest]\nfilterwarnings = error\n")
    home = Path(wherry_server.__file__).parents[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "PYTEST_"))}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options, "."],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(home)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_project(tmp_path: Path) -> None:
    """Each test finds a server as new, by the environment, and prepares answers, faults and limits; `-p` is all it takes."""
    ended = run(tmp_path, *PLUGIN, test_usual=USUAL, test_settings=SETTINGS)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "8 passed" in ended.stdout


def test_nothing_is_paid_for_a_server_that_nobody_asks_for(tmp_path: Path) -> None:
    """Loading the plugin imports no part of the server."""
    ended = run(tmp_path, *PLUGIN, test_cheap=CHEAP)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_what_went_wrong_is_told(tmp_path: Path) -> None:
    """A fault of the server's own fails the test that met it, with the traceback; a reply left over is named in an error, but
    not to a test that has failed.
    """
    ended = run(tmp_path, *PLUGIN, test_broken=BROKEN, test_left=LEFT_OVER)
    assert ended.returncode == 1
    assert "1 failed, 3 passed, 2 errors" in ended.stdout, ended.stdout + ended.stderr
    assert "wherry-server is broken" in ended.stdout
    assert "ZeroDivisionError" in ended.stdout
    assert "  text='Ahoy!', for what a model says next (2 times)\n" in ended.stdout
    assert "  json={'data': []}, for POST /embeddings\n" in ended.stdout
    assert "last asked for: POST /v1/chat/completions: 200" in ended.stdout
    assert "text='of no interest now'" not in ended.stdout
    assert "for as many as come, for" not in ended.stdout
