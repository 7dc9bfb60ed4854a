"""`wherry bulk` as people run it: real processes against the built-in server."""

from __future__ import annotations

import json
import os
import pty
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from wherry_server import Server, serve

PACKAGE = find_spec("wherry")
assert PACKAGE is not None
assert PACKAGE.origin is not None
WHERE = str(Path(PACKAGE.origin).parents[1])
ASK = ("--model", "gpt-4o-mini", "--template", "Summarise: {text}", "--out", "out.jsonl", "--quiet")
MOOD = {
    "type": "object",
    "properties": {"mood": {"enum": ["good", "bad"]}},
    "required": ["mood"],
    "additionalProperties": False,
}


@pytest.fixture(scope="module")
def quick() -> Iterator[Server]:
    """The built-in server."""
    with serve(port=0, words=3) as server:
        yield server


@pytest.fixture
def slow() -> Iterator[Server]:
    """The built-in server, which thinks for a while."""
    with serve(port=0, words=3, faults="slow-headers=0.1") as server:
        yield server


def environment(server: Server) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": WHERE, "OPENAI_API_KEY": "sk-test", "OPENAI_BASE_URL": server.url}


def command(folder: Path, server: Server, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run `wherry bulk` in a folder."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "wherry", "bulk", *arguments],
        cwd=folder,
        env=environment(server),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def rows_in(folder: Path, count: int) -> list[dict[str, Any]]:
    """Write rows.jsonl, and return its rows."""
    rows = [{"id": f"r{n}", "text": f"number {n}"} for n in range(count)]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return rows


def lines_of(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def output_of(folder: Path) -> list[dict[str, Any]]:
    return lines_of((folder / "out.jsonl").read_text("utf-8"))


def calls(server: Server) -> int:
    return sum(record.method == "POST" for record in server.log)


def test_a_file_in_a_file_out(quick: Server, tmp_path: Path) -> None:
    """One line for each row, in their order; nothing else is left but the journal; a second run sends nothing."""
    rows = rows_in(tmp_path, 30)
    before = calls(quick)
    ended = command(tmp_path, quick, "rows.jsonl", *ASK[:-1])
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == ""
    assert "wherry: journal: out.jsonl.journal\n" in ended.stderr
    assert re.search(r"^wherry: 30 of 30 rows, .* tokens, in \d+\.\d s$", ended.stderr, re.MULTILINE)
    found = output_of(tmp_path)
    assert [line["n"] for line in found] == list(range(30))
    assert [{"id": line["id"], "text": line["text"]} for line in found] == rows
    assert all(f"number {n}" in line["answer"] or line["answer"] for n, line in enumerate(found))
    assert found[0]["usage"].keys() == {"input_tokens", "output_tokens"}
    assert calls(quick) - before == 30
    text = (tmp_path / "out.jsonl").read_bytes()
    again = command(tmp_path, quick, "rows.jsonl", *ASK[:-1])
    assert again.returncode == 0
    assert "30 from the journal" in again.stderr
    assert calls(quick) - before == 30
    assert (tmp_path / "out.jsonl").read_bytes() == text
    assert not list(tmp_path.glob("*.part"))


def test_rows_that_fail(quick: Server, tmp_path: Path) -> None:
    """A row that fails has its error in its line, and the exit code says so; the same command tries it again."""
    rows_in(tmp_path, 5)
    quick.faults.add("400")
    ended = command(tmp_path, quick, "rows.jsonl", *ASK[:-1], "--concurrency", "1")
    assert ended.returncode == 1
    assert "1 failed" in ended.stderr
    assert "the same command tries them again" in ended.stderr
    failed = output_of(tmp_path)[0]
    assert failed["answer"] is None
    assert failed["error"]["type"] == "BadRequestError"
    assert failed["error"]["status"] == 400
    ended = command(tmp_path, quick, "rows.jsonl", *ASK, "--no-retry-failed")
    assert ended.returncode == 1
    ended = command(tmp_path, quick, "rows.jsonl", *ASK)
    assert ended.returncode == 0
    assert ended.stderr == ""
    assert [line["answer"] is None for line in output_of(tmp_path)] == [False] * 5


def test_a_pipe_in_a_pipe_out(quick: Server, tmp_path: Path) -> None:
    """CSV comes through a pipe; each line goes out when it is done, in order if that is wanted; no file is made."""
    rows = "id,text\n" + "".join(f'{n},"a, {n}"\n' for n in range(20))
    ask = (*ASK[:4], "--out", "-", "--ordered", "--keep", "id", "--answer", "summary")
    ended = command(tmp_path, quick, "-", *ask, "--set", "temperature=0.2", stdin=rows)
    assert ended.returncode == 0, ended.stderr
    found = lines_of(ended.stdout)
    assert [(line["n"], line["id"]) for line in found] == [(n, str(n)) for n in range(20)]
    assert all(line["summary"] and "text" not in line for line in found)
    assert not list(tmp_path.iterdir())
    assert json.loads(quick.log[-1].body)["temperature"] == 0.2


def test_lines_for_the_batch_api(quick: Server, tmp_path: Path) -> None:
    """Lines that are made for the Batch API are sent as they are, each by its own method."""
    bodies = {
        "/v1/responses": {"input": "a"},
        "/v1/embeddings": {"input": "b"},
        "/v1/chat/completions": {"messages": [{"role": "user", "content": "c"}]},
    }
    lines = [
        {"custom_id": f"c{n}", "method": "POST", "url": url, "body": {"model": "gpt-4o-mini", **body}}
        for n, (url, body) in enumerate(bodies.items())
    ]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    ended = command(tmp_path, quick, "rows.jsonl", "--out", "out.jsonl")
    assert ended.returncode == 0, ended.stderr
    found = output_of(tmp_path)
    assert [line["custom_id"] for line in found] == ["c0", "c1", "c2"]
    assert [type(line["answer"]) for line in found] == [str, list, str]
    assert "body" not in found[0]


def test_structured_answers(quick: Server, tmp_path: Path) -> None:
    """With a schema, the answer in a line is the object; with --full the whole answer is beside it."""
    rows_in(tmp_path, 3)
    (tmp_path / "schema.json").write_text(json.dumps(MOOD))
    (tmp_path / "prompt.txt").write_text("The mood of {text}?")
    ask = ("--model", "gpt-4o-mini", "--template", "@prompt.txt", "--schema", "schema.json", "--out", "out.jsonl")
    ended = command(tmp_path, quick, "rows.jsonl", *ask, "--full")
    assert ended.returncode == 0, ended.stderr
    for line in output_of(tmp_path):
        assert line["answer"]["mood"] in ("good", "bad")
        assert line["full"]["object"] == "response"


@pytest.mark.parametrize("method", ["responses.create", "chat.completions.create"])
def test_structured_answers_that_are_not_whole(method: str, quick: Server, tmp_path: Path) -> None:
    """An answer that was refused or cut off is null and says why; it is counted, told by the exit code, and tried again."""
    rows_in(tmp_path, 5)
    (tmp_path / "schema.json").write_text(json.dumps(MOOD))
    quick.faults.add("finish=length x2")
    quick.faults.add("refuse")
    quick.faults.add("400")
    ask = ("rows.jsonl", *ASK[:-1], "--schema", "schema.json", "--method", method, "--concurrency", "1", "--full")
    ended = command(tmp_path, quick, *ask)
    assert ended.returncode == 1, ended.stderr
    lines = ended.stderr.splitlines()
    assert lines[-2] == "wherry: 1 failed: they have an `error` in out.jsonl; the same command tries them again"
    assert lines[-1] == (
        "wherry: 3 refused or incomplete: `answer` is null, and `refusal` or `incomplete` says why in out.jsonl; "
        "the same command tries them again"
    )
    found = output_of(tmp_path)
    assert [line["answer"] is None for line in found] == [True] * 4 + [False]
    assert [bool(line.get("incomplete")) for line in found] == [True, True, False, False, False]
    assert [bool(line.get("refusal")) for line in found] == [False, False, True, False, False]
    assert ["error" in line for line in found] == [False, False, False, True, False]
    assert all(line["full"]["object"] and line["usage"]["input_tokens"] for line in found[:3])
    assert command(tmp_path, quick, *ask, "--no-retry-failed").returncode == 1
    assert output_of(tmp_path) == found
    ended = command(tmp_path, quick, *ask)
    assert ended.returncode == 0, ended.stderr
    assert all(line["answer"]["mood"] in ("good", "bad") for line in output_of(tmp_path))


def test_batches(quick: Server, tmp_path: Path) -> None:
    """--mode batch asks by the Batch API; --poll-s says how often to look, so a quick server is quick."""
    rows_in(tmp_path, 4)
    began_s, before = time.monotonic(), len(quick.log)
    ended = command(tmp_path, quick, "rows.jsonl", *ASK, "--mode", "batch", "--poll-s", "0.05")
    assert ended.returncode == 0, ended.stderr
    assert time.monotonic() - began_s < 10
    assert any(record.path.endswith("/batches") for record in list(quick.log)[before:])
    assert [line["n"] for line in output_of(tmp_path)] == [0, 1, 2, 3]
    assert all(line["answer"] for line in output_of(tmp_path))


def test_what_is_left_after_the_cost(quick: Server, tmp_path: Path) -> None:
    """After --stop-after-cost the file has the rows that are done; the same command goes on."""
    rows_in(tmp_path, 30)
    cost = ("--price", "gpt-4o-mini=1000,1000", "--stop-after-cost", "0.00001", "--concurrency", "1")
    ended = command(tmp_path, quick, "rows.jsonl", *ASK[:-1], *cost)
    assert ended.returncode == 1, ended.stderr
    assert ended.stderr.endswith("wherry: the same command goes on with the rows that are left\n")
    assert 0 < len(output_of(tmp_path)) < 30
    assert command(tmp_path, quick, "rows.jsonl", *ASK).returncode == 0
    assert len(output_of(tmp_path)) == 30


def test_dry_run_needs_no_key(quick: Server, tmp_path: Path) -> None:
    """It says how many rows and tokens there are; nothing is sent, no file is made."""
    rows_in(tmp_path, 12)
    before = calls(quick)
    keyless = {name: value for name, value in environment(quick).items() if name != "OPENAI_API_KEY"}
    ended = subprocess.run(
        [sys.executable, "-m", "wherry", "bulk", "rows.jsonl", *ASK[:4], "--dry-run"],
        cwd=tmp_path,
        env=keyless,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert re.match(r"12 of 12 rows, 12 requests POST /v1/responses gpt-4o-mini, .* tokens", ended.stdout)
    assert "rows/s" not in ended.stdout
    assert "several calls" not in ended.stdout
    assert calls(quick) == before
    assert [path.name for path in tmp_path.iterdir()] == ["rows.jsonl"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("none.csv", *ASK), "none.csv: there is no such file"),
        (("rows.jsonl", *ASK[:4]), "--out FILE is missing"),
        (
            ("rows.jsonl", *ASK, "--template", "{txt}"),
            "rows.jsonl, line 1: there is no column 'txt'; the columns are: id, text",
        ),
        (("rows.jsonl", *ASK, "--method", "response.create"), "did you mean responses.create?"),
        (("rows.jsonl", *ASK, "--schema", "rows.jsonl"), "rows.jsonl: this is not JSON"),
        (("rows.jsonl", *ASK, "--set", "temprature=1"), "did you mean 'temperature'?"),
        (
            ("rows.jsonl", *ASK, "--stop-after-cost", "1"),
            "wherry: --stop-after-cost needs a price, in USD for a million tokens: --price gpt-4o-mini=0.15,0.60\n",
        ),
        (("rows.jsonl", *ASK[2:]), "wherry: no model is named: pass --model\n"),
        (("rows.jsonl", *ASK, "--poll-s", "1"), "--poll-s goes with --mode batch"),
        (
            ("rows.jsonl", *ASK, "--schema", "loose.json"),
            "wherry: loose.json: change this schema: an object has to say additionalProperties: false; add it; "
            "all properties have to be required, and nothing else; let optional ones be null\n",
        ),
        (("rows.jsonl", *ASK, "--schema", "list.json"), "list.json: a JSON Schema is an object"),
        (("rows.jsonl", *ASK, "--keep", "id,txt"), "--keep txt: there is no such column; the columns are: id, text"),
        (("rows.jsonl", *ASK, "--keep", "usage"), "--keep usage: each line has 'usage' of its own"),
        (("rows.jsonl", *ASK, "--answer", "error"), "--answer error: choose another name"),
        (("rows.jsonl", *ASK, "--answer", ""), "--answer : choose another name"),
        (("rows.jsonl", *ASK, "--answer", "text"), "--answer text: the rows have a column of that name"),
        (("rows.jsonl", *ASK, "--price", "gpt-5=1,1"), "no price for the model 'gpt-4o-mini'"),
    ],
)
def test_mistakes(arguments: tuple[str, ...], said: str, quick: Server, tmp_path: Path) -> None:
    """What is wrong is one line that says what to do, with exit code 2; nothing is sent."""
    rows_in(tmp_path, 3)
    (tmp_path / "loose.json").write_text('{"type": "object", "properties": {"mood": {"type": "string"}}}')
    (tmp_path / "list.json").write_text("[]")
    before = calls(quick)
    ended = command(tmp_path, quick, *arguments)
    assert ended.returncode == 2, ended.stderr
    assert said in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert calls(quick) == before


@pytest.mark.parametrize("mode", [(), ("--mode", "batch", "--poll-s", "0.05")])
def test_a_row_without_the_column(mode: tuple[str, ...], quick: Server, tmp_path: Path) -> None:
    """A later row that does not fit the template fails alone, with its line."""
    rows_in(tmp_path, 3)
    with (tmp_path / "rows.jsonl").open("a") as file:
        file.write('\n{"id": "odd"}\n')
    ended = command(tmp_path, quick, "rows.jsonl", *ASK, *mode)
    assert ended.returncode == 1
    assert output_of(tmp_path)[3]["error"]["message"] == "line 5: there is no column 'text'; the columns are: id"


def test_another_question_needs_another_journal(quick: Server, tmp_path: Path) -> None:
    """Answers to one template are not handed out as answers to another."""
    rows_in(tmp_path, 3)
    assert command(tmp_path, quick, "rows.jsonl", *ASK).returncode == 0
    ended = command(tmp_path, quick, "rows.jsonl", *ASK, "--template", "Translate: {text}")
    assert ended.returncode == 2
    assert "out.jsonl.journal" in ended.stderr


def on_terminal(folder: Path, server: Server, *arguments: str) -> tuple[subprocess.Popen[bytes], int]:
    """Start `wherry bulk` on a terminal of its own; return the process and our end of the terminal."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "wherry", "bulk", *arguments],
        cwd=folder,
        env=environment(server),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=lambda: __import__("fcntl").ioctl(0, __import__("termios").TIOCSCTTY, 0),
    )
    os.close(theirs)
    return running, ours


def read_all(terminal: int) -> str:
    """Return what a terminal shows until its program ends."""
    shown = b""
    try:
        while piece := os.read(terminal, 4096):
            shown += piece
    except OSError:  # the program has ended
        pass
    os.close(terminal)
    return shown.decode().replace("\r\n", "\n")


def wait_for_calls(server: Server, count: int) -> None:
    end = time.monotonic() + 30
    while sum(record.finished_s is not None for record in server.log) < count:
        assert time.monotonic() < end, "the calls do not come"
        time.sleep(0.01)


def test_ctrl_c(slow: Server, tmp_path: Path) -> None:
    """Ctrl-C ends the run with code 130; the command that it shows goes on, and at most the calls in flight are repeated."""
    rows_in(tmp_path, 40)
    running, terminal = on_terminal(tmp_path, slow, "rows.jsonl", *ASK[:-1], "--concurrency", "4")
    wait_for_calls(slow, 10)
    os.write(terminal, b"\x03")
    shown = read_all(terminal)
    assert running.wait(20) == 130, shown
    assert re.search(r"wherry: interrupted: \d+ of 40 rows are done, and kept in out\.jsonl\.journal\n", shown), shown
    assert "Traceback" not in shown
    assert shown.count("go on") == 1
    assert not (tmp_path / "out.jsonl").exists()
    words = shlex.split(shown.partition("go on with:\n")[2].strip())
    assert words[1:4] == ["-m", "wherry", "bulk"]
    ended = command(tmp_path, slow, *words[4:])
    assert ended.returncode == 0, ended.stderr
    assert [line["n"] for line in output_of(tmp_path)] == list(range(40))
    assert 40 <= calls(slow) <= 44


def test_killed(slow: Server, tmp_path: Path) -> None:
    """After `kill -9` the same command completes the file, and what is done is not asked again."""
    rows_in(tmp_path, 30)
    with subprocess.Popen(
        [sys.executable, "-m", "wherry", "bulk", "rows.jsonl", *ASK, "--concurrency", "4"],
        cwd=tmp_path,
        env=environment(slow),
    ) as running:
        wait_for_calls(slow, 10)
        running.send_signal(signal.SIGKILL)
    assert not (tmp_path / "out.jsonl").exists()
    ended = command(tmp_path, slow, "rows.jsonl", *ASK, "--concurrency", "4")
    assert ended.returncode == 0, ended.stderr
    assert [line["n"] for line in output_of(tmp_path)] == list(range(30))
    assert 30 <= calls(slow) <= 34
