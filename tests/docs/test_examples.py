"""Every program in examples/ runs to its end against the built-in server, and says what it is there to say."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from wherry_server import Server, serve

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.py"))
SAYS = {
    "approve_later.py": r"May it\? pay \{.*\} +\(run again",
    "bulk_csv.py": r"3 of 3 rows labelled, 0 of them before; see labelled.csv",
    "bulk_embeddings.py": r"\d+ vectors of 512 numbers in bulk_embeddings\.f32",
    "deadlines.py": r"You said: Explain the tides.*\n\(12 words, completed\)",
    "embeddings.py": r"( *-?\d\.\d+  .+\n){5}",
    "parallel_tools.py": r"tool\.started .*\n.*tool\.done .*\nYou said: \{\"city\"",
    "resumed_research.py": r"You said: What became of the wherries.*\n\(completed, \d\d characters\)",
    "saved_events.py": r"events of resp_\w+\nhalfway: '.+'\nat the end: 'You said: Name three rivers\..*' \(completed\)",
    "socket_agent.py": r"\[(list_folder|read_text) \{.*\}\]\nYou said: .*\n\(2 turns over one connection, \d",
    "stream_to_terminal.py": r"You said: Why is the sky blue\?.*\n\(completed; \d+ tokens\)",
    "structured_dataclass.py": r".+, \d+ minutes\n(  .+ (g|ml|pieces) .+\n)+1\. ",
    "structured_pydantic.py": r"(delivery|payment|other), urgency [1-5], wanted by .+\n.+",
    "tool_loop.py": r"\[(price|order) \{.*\}\]\n\[(price|order): .*\]\nYou said: .*\n\(\d+ tokens in all turns\)",
    "tour.py": r"threads\n(.*\n)+asyncio\n(.*\n)+done in",
}
SERVERS = {"partial_page.py"}
"""Those that run until Ctrl-C."""
ELSEWHERE = {"bulk_dask.py", "bulk_ray.py", "framework_agent.py", "voice_terminal.py"}
"""Those that need an engine, a framework or a sound card: tests/engines, tests/frameworks and test_sockets.py run them."""


@pytest.fixture
def server() -> Iterator[Server]:
    """The built-in server, in the place of the service."""
    with serve(port=0) as server:
        yield server


def started(server: Server, folder: Path, name: str, *arguments: str) -> subprocess.Popen[str]:
    """Start an example as a reader would who has a key."""
    package = find_spec("wherry")
    assert package is not None
    assert package.origin is not None
    environment = {
        **os.environ,
        "OPENAI_BASE_URL": server.url,
        "OPENAI_API_KEY": "sk-test",
        "PYTHONPATH": os.pathsep.join([str(Path(package.origin).parents[1]), str(folder)]),
    }
    environment.pop("LIVE", None)
    return subprocess.Popen(
        [sys.executable, "-W", "error", str(EXAMPLES[0].parent / name), *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def said(running: subprocess.Popen[str]) -> str:
    """Wait for the end, which has to be a good one, and return what was printed (and not read yet)."""
    try:
        out, problems = running.communicate(timeout=120)
    finally:
        running.kill()
    assert running.returncode == 0, f"{out}\n{problems}"
    return out


@pytest.mark.parametrize("name", [path.name for path in EXAMPLES if path.name not in SERVERS | ELSEWHERE])
def test_example(name: str, server: Server, tmp_path: Path) -> None:
    """The example ends with exit status 0 and says what it did."""
    assert re.search(SAYS[name], said(started(server, tmp_path, name)))


def test_there_are_examples() -> None:
    """The tour, which `make run` shows, is among the examples, and each begins by saying what it does."""
    assert "tour.py" in [example.name for example in EXAMPLES]
    for example in EXAMPLES:
        assert re.match(r'""".+[.:]', example.read_text("utf-8")), example.name


def test_page_fills_while_the_model_writes(server: Server, tmp_path: Path) -> None:
    """The first sight is on the page while the response is still being written; Ctrl-C ends the server."""
    server.faults.add("drip=40")
    running = started(server, tmp_path, "partial_page.py")
    assert running.stdout is not None
    with urllib.request.urlopen(running.stdout.readline().strip() + "?city=Lima%3Cb%3E", timeout=30) as page:
        lines: list[str] = []
        while not any(line.startswith("<li>") for line in lines):
            lines.append(page.readline().decode())
        record = server.log.wait_for(lambda record: record.operation == "POST /responses")
        assert record.finished_s is None
        lines += page.read().decode().splitlines()
    running.send_signal(signal.SIGINT)
    assert said(running) == "closed\n"
    assert lines[0].endswith("<h1>A day in Lima&lt;b&gt;</h1><ol>\n")
    assert sum(line.startswith("<li><b>") for line in lines) == 2
    assert lines[-1] == "</ol>"


@pytest.mark.parametrize(
    ("answer", "told"), [("--yes", "You said: paid "), ("--no", "You said: The user did not allow")]
)
def test_approval_in_another_process(answer: str, told: str, server: Server, tmp_path: Path) -> None:
    """The run goes on from its file: the call is made, or the model is told that it may not be."""
    said(started(server, tmp_path, "approve_later.py"))
    assert list(tmp_path.iterdir())
    assert said(started(server, tmp_path, "approve_later.py", answer)).startswith(told)
    assert not list(tmp_path.iterdir())


def test_research_goes_on(server: Server, tmp_path: Path) -> None:
    """Connections that break are not seen; a program that was stopped goes on behind the last word that it showed."""
    question = "What is a wherry? " * 10
    server.faults.add("ok", *["cut=7"] * 20)
    whole = said(started(server, tmp_path, "resumed_research.py", question))
    server.faults.clear()
    server.faults.add("ok", "drip=50")
    running = started(server, tmp_path, "resumed_research.py", question)
    assert running.stdout is not None
    first = running.stdout.read(len("You said: What"))
    running.send_signal(signal.SIGINT)
    shown, _, why = (first + said(running)).partition("\n")
    assert why.startswith("(KeyboardInterrupt after event ")
    rest = said(started(server, tmp_path, "resumed_research.py"))
    assert shown + rest == whole
    assert not list(tmp_path.iterdir())


def test_deadline_keeps_what_came(server: Server, tmp_path: Path) -> None:
    """What came before the deadline is shown, with the name of the limit."""
    server.faults.add("drip=300")
    out = said(started(server, tmp_path, "deadlines.py", "4"))
    assert re.search(r"You said:.*\n\(\d+ words, cut off by total=4\)", out), out


def test_calls_run_side_by_side(server: Server, tmp_path: Path) -> None:
    """A second call begins before the first one is done."""
    server.faults.add("calls=2")
    out = said(started(server, tmp_path, "parallel_tools.py"))
    assert re.findall(r"tool\.\w+", out) == ["tool.started", "tool.started", "tool.done", "tool.done"]


def test_the_model_is_told_what_a_tool_says(server: Server, tmp_path: Path) -> None:
    """Two calls in one turn: the prices, and an order of more than there is."""
    server.faults.add("calls=2")
    out = said(started(server, tmp_path, "tool_loop.py"))
    assert re.search(r"\[order: There are only \d+ of these\.\]|\[order: ordered\]", out)


@pytest.mark.parametrize(("wish", "told"), [("refuse", "Refused: I'm sorry"), ("finish=length", 'Cut off: {"topic')])
def test_answers_that_are_none(wish: str, told: str, server: Server, tmp_path: Path) -> None:
    """A refusal and an answer that was cut off are told apart."""
    server.faults.add(wish)
    assert said(started(server, tmp_path, "structured_pydantic.py")).startswith(told)
