"""Programs of README.md, docs/ and the examples that stream, on a terminal: each piece shows when it comes.

A pseudo-terminal and a server that pauses after each piece; PYTHONUNBUFFERED, which would hide a missing flush, is not set.
"""

from __future__ import annotations

import ast
import os
import pty
import select
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.forking import Forks, forks
from tests.docs.test_readme import ROOT, blocks
from wherry_server import Server, serve

PIECE_S = 0.06
LIMIT_S = 60
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/*.md")), *sorted(ROOT.glob("examples/*/README.md"))]
PYTHON = [
    (f"{page.relative_to(ROOT)}, {block}", block.code)
    for page in PAGES
    for block in blocks(page.read_text("utf-8"))
    if block.language == "python"
]
STREAMING = [(name, code) for name, code in PYTHON if 'end=""' in code]
SOURCES = PYTHON + [
    (str(path.relative_to(ROOT)), path.read_text("utf-8")) for path in sorted((ROOT / "examples").rglob("*.py"))
]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """The built-in server, slow."""
    with serve(port=0, words=16, faults=f"drip={PIECE_S * 1000:.0f}") as server:
        yield server


@pytest.fixture(scope="module")
def forked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forks]:
    """A process that starts programs faster than the system does."""
    with forks(str(ROOT / "generated"), tmp_path_factory.mktemp("forks")) as started:
        yield started


def shown(code: str, server: Server, forked: Forks) -> list[tuple[float, str]]:
    """Run a program on a terminal; return what it shows, each piece with the seconds since the first one."""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
        **{"OPENAI_API_KEY": "sk-test", "OPENAI_BASE_URL": server.url},
        **{"ACCESS_TOKEN": "sk-test", "WORKER": server.origin, "PYTHONPATH": str(ROOT / "generated")},
    }
    ours, theirs = pty.openpty()
    running = forked.start(code, cwd=ROOT, env=environment, streams=[theirs] * 3)
    os.close(theirs)
    pieces: list[tuple[float, str]] = []
    end = time.monotonic() + LIMIT_S
    try:
        while (left := end - time.monotonic()) > 0 and select.select([ours], [], [], left)[0]:
            try:
                data = os.read(ours, 65536)
            except OSError:  # what Linux says when the other side is closed
                break
            if not data:
                break
            pieces.append((time.monotonic(), data.decode("utf-8", "replace")))
        assert forked.ended(running, 10) == 0, "".join(text for _, text in pieces)
    finally:
        running.close()
        os.close(ours)
    assert pieces
    return [(at - pieces[0][0], text) for at, text in pieces]


def streamed(pieces: list[tuple[float, str]]) -> bool:
    """Whether the words came one after the other, as slowly as the server sent them."""
    return len(pieces) >= 8 and pieces[-1][0] >= 8 * PIECE_S


@pytest.mark.parametrize(("name", "code"), STREAMING, ids=[name for name, _ in STREAMING])
def test_words_show_as_they_come(name: str, code: str, server: Server, forked: Forks) -> None:
    """The words of the answer are on the terminal over the time that the server takes, not all at the end."""
    pieces = shown(code, server, forked)
    assert "You said:" in "".join(text for _, text in pieces)
    assert streamed(pieces), f"{name}: {pieces}"


def test_a_missing_flush_is_noticed(server: Server, forked: Forks) -> None:
    """The same program without its flush shows everything at once, and does not pass."""
    name, code = STREAMING[0]
    assert "flush=True" in code, name
    assert not streamed(shown(code.replace(", flush=True", ""), server, forked))


@pytest.mark.parametrize(("name", "code"), SOURCES, ids=[name for name, _ in SOURCES])
def test_unfinished_lines_are_flushed(name: str, code: str) -> None:
    """No program prints a part of a line and leaves it in the buffer."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            given = {keyword.arg: ast.unparse(keyword.value) for keyword in node.keywords}
            assert "end" not in given or given.get("flush") == "True", f"{name}: {ast.unparse(node)}"


def test_programs_that_stream_are_found() -> None:
    """README.md has one for each client, and the edge worker's page has one."""
    names = [name for name, _ in STREAMING]
    assert sum(name.startswith("README.md") for name in names) >= 2
    assert any(Path(name.partition(",")[0]).parts[:2] == ("examples", "edge_worker") for name in names)
