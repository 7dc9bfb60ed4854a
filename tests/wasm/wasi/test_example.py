"""The example builds as its README says, and does what it promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.wasm.wasi.components import EXAMPLE, build, run
from wherry_server import Server


@pytest.fixture(scope="module")
def ask() -> Path:
    """The component of examples/wasi."""
    return build(EXAMPLE)


def test_answer(ask: Path, server: Server) -> None:
    """The answer comes on standard output, after a busy server was waited for."""
    server.faults.add("429;retry-after-ms=200")
    ended = run(ask, "What is WASI?\n", OPENAI_API_KEY="sk-test", OPENAI_BASE_URL=server.url, OPENAI_MODEL="gpt-4o")
    assert ended.stderr == ""
    assert ended.returncode == 0
    assert ended.stdout.startswith("You said: What is WASI?")
    assert [record.status for record in server.log] == [429, 200]
    assert b'"model":"gpt-4o"' in server.log[-1].body


def test_piece_by_piece(ask: Path, server: Server) -> None:
    """What came before the stream was cut is printed, and the error is said on standard error."""
    server.faults.add("cut=3")
    ended = run(ask, "Say ahoy", OPENAI_API_KEY="sk-test", OPENAI_BASE_URL=server.url)
    assert ended.returncode == 1
    assert ended.stdout.startswith("You")
    assert "IncompleteStreamError" in ended.stderr


@pytest.mark.parametrize(
    ("question", "key", "said"),
    [("", "sk-test", "ask something"), ("Say ahoy", "", "OPENAI_API_KEY (it is set, and empty)")],
)
def test_what_is_missing(question: str, key: str, said: str, ask: Path, server: Server) -> None:
    """Without a question or a key nothing is sent, and the message says what is missing."""
    ended = run(ask, question, OPENAI_API_KEY=key, OPENAI_BASE_URL=server.url)
    assert ended.returncode == 1
    assert said in ended.stderr
    assert len(server.log) == 0


def test_readme() -> None:
    """The README shows the commands that these tests use."""
    text = (EXAMPLE / "README.md").read_text("utf-8")
    assert "componentize-py --wit-path world.wit --world command componentize app" in text
    assert "python run.py ask.wasm" in text
