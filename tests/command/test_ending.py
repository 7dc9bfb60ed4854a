"""How `wherry bulk` ends when something goes wrong in the middle: what was done is kept, and what is said is true."""

from __future__ import annotations

import gzip
import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command.test_bulk import (
    ASK,
    WHERE,
    calls,
    command,
    environment,
    lines_of,
    on_terminal,
    output_of,
    read_all,
    rows_in,
)
from wherry_server import Server, serve


@pytest.fixture(scope="module")
def quick() -> Iterator[Server]:
    """The built-in server."""
    with serve(port=0, words=3) as server:
        yield server


def broken(folder: Path, at: int) -> None:
    """Break a line of rows.jsonl."""
    lines = (folder / "rows.jsonl").read_text().splitlines()
    lines[at - 1] = '{"id": '
    (folder / "rows.jsonl").write_text("\n".join(lines) + "\n")


def test_a_line_that_is_broken(quick: Server, tmp_path: Path) -> None:
    """The rows before it are done and written; the exit code is 1; once it is mended, the same command goes on."""
    rows_in(tmp_path, 20)
    broken(tmp_path, 15)
    before = calls(quick)
    ended = command(tmp_path, quick, "rows.jsonl", *ASK)
    assert ended.returncode == 1
    assert ended.stderr.startswith("wherry: rows.jsonl, line 15: this is not JSON")
    assert ended.stderr.endswith("The rows before it are done; mend it, and the same command goes on\n")
    assert [line["n"] for line in output_of(tmp_path)] == list(range(14))
    rows_in(tmp_path, 20)
    assert command(tmp_path, quick, "rows.jsonl", *ASK).returncode == 0
    assert [line["n"] for line in output_of(tmp_path)] == list(range(20))
    assert calls(quick) - before == 20


def test_a_line_that_is_broken_in_a_dry_run(quick: Server, tmp_path: Path) -> None:
    """Nothing is sent, so the exit code is 2."""
    rows_in(tmp_path, 5)
    broken(tmp_path, 4)
    ended = command(tmp_path, quick, "rows.jsonl", *ASK[:4], "--dry-run")
    assert ended.returncode == 2
    assert ended.stdout.startswith("3 of 5 rows, 3 requests")
    assert "rows.jsonl, line 4: this is not JSON" in ended.stderr


def test_a_line_of_a_pipe_that_is_broken(quick: Server, tmp_path: Path) -> None:
    """Every row before it has its line."""
    rows = "".join(json.dumps({"text": f"{n}"}) + "\n" for n in range(9)) + "{broken\n"
    ended = command(tmp_path, quick, "-", *ASK[:4], "--out", "-", stdin=rows)
    assert ended.returncode == 1
    assert sorted(line["n"] for line in lines_of(ended.stdout)) == list(range(9))
    assert "standard input, line 10: this is not JSON" in ended.stderr


@pytest.mark.parametrize(
    "rows",
    [
        '\ufeff{"id": "1", "text": "a"}\r\n',
        "\ufeffid,text\r\n1,a\r\n",
        '"id","text"\n"1","a"\n',
        '\n\n{"id": "1", "text": "a"}',
    ],
)
def test_what_comes_through_a_pipe(rows: str, quick: Server, tmp_path: Path) -> None:
    """JSON lines are told from CSV, with a byte order mark or without."""
    ended = command(tmp_path, quick, "-", *ASK[:4], "--out", "-", "--quiet", stdin=rows)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert [(line["id"], line["text"]) for line in lines_of(ended.stdout)] == [("1", "a")]


@pytest.mark.parametrize("name", ["rows.jsonl.gz", "rows.csv.gz", "rows.csv"])
def test_a_file_that_breaks_off(name: str, quick: Server, tmp_path: Path) -> None:
    """What is wrong with a packed file, or with CSV, is said before anything is sent: it was read to count its rows."""
    text = "".join(json.dumps({"text": f"{n}"}) + "\n" for n in range(999)) if "jsonl" in name else 'text\na\n"b\n'
    data = gzip.compress(text.encode())[:-9] if name.endswith(".gz") else text.encode()
    (tmp_path / name).write_bytes(data)
    before = calls(quick)
    ended = command(tmp_path, quick, name, *ASK)
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"wherry: {name}")
    assert ended.stderr.count("\n") == 1
    assert calls(quick) == before


def test_a_batch_shows_where_it_is(tmp_path: Path) -> None:
    """On a terminal, the line says what the service has told at the last look, however long looks take."""
    rows_in(tmp_path, 30)
    with serve(port=0, polls=12, faults="slow-headers=0.1") as server:
        running, terminal = on_terminal(
            tmp_path, server, "rows.jsonl", *ASK[:-1], "--mode", "batch", "--poll-s", "0.05"
        )
        shown = read_all(terminal)
        assert running.wait(20) == 0, shown
    told = r"0 of 30 rows; 1 batch (in progress|finalizing): [1-9]\d* of 30 done, changed \d\.\d s ago"
    assert re.search(told, shown), shown
    assert "uploading the requests of 30 rows" in shown


def unreachable(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command against an address where nobody listens, with the waits of retries as short as they can be."""
    start = (
        "import sys, wherry._runtime.client.retry as retry; retry.FIRST_WAIT_S = 0.001; "
        "from wherry.__main__ import main; sys.exit(main())"
    )
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # and does not listen
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/v1"
        plain = {**os.environ, "PYTHONPATH": WHERE, "OPENAI_API_KEY": "sk-test", "OPENAI_BASE_URL": url}
        return subprocess.run(
            [sys.executable, "-W", "error", "-c", start, "bulk", *arguments],
            cwd=folder,
            env=plain,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


@pytest.mark.parametrize("mode", [(), ("--mode", "batch", "--poll-s", "0.001")])
def test_a_service_that_is_not_there(mode: tuple[str, ...], quick: Server, tmp_path: Path) -> None:
    """The cause, the address and what to look at are told, the exit code is 3, and the same command begins again."""
    rows_in(tmp_path, 200)
    ended = unreachable(tmp_path, "rows.jsonl", *ASK, *mode)
    assert ended.returncode == 3, ended.stderr
    told = r"wherry: no answer from http://127\.0\.0\.1:\d+/v1/: the connection failed .*\n.*--base-url, else of OPENAI_BASE_URL"
    assert re.search(told, ended.stderr), ended.stderr
    assert command(tmp_path, quick, "rows.jsonl", *ASK, *mode, "--limit", "3").returncode == 0
    assert len(output_of(tmp_path)) == 3


def test_a_service_that_ends_the_run(quick: Server, tmp_path: Path) -> None:
    """What was done before is kept, and the exit code says that something was sent."""
    rows_in(tmp_path, 9)
    assert command(tmp_path, quick, "rows.jsonl", *ASK, "--limit", "3").returncode == 0
    quick.faults.add("401")
    ended = command(tmp_path, quick, "rows.jsonl", *ASK, "--concurrency", "1")
    assert ended.returncode == 1
    assert ended.stderr.endswith(
        "wherry: what is done is kept in out.jsonl.journal; the same command goes on from there\n"
    )
    assert command(tmp_path, quick, "rows.jsonl", *ASK).returncode == 0


def test_a_clean_end_leaves_no_files(quick: Server, tmp_path: Path) -> None:
    """Nothing but the output and the journal is left, after each run."""
    rows_in(tmp_path, 5)
    for _ in range(2):
        assert command(tmp_path, quick, "rows.jsonl", *ASK).returncode == 0
        assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "out.jsonl.journal", "rows.jsonl"]


def test_a_reader_that_leaves(quick: Server, tmp_path: Path) -> None:
    """A pipe that closes, as with `head`, ends the run without a word."""
    rows_in(tmp_path, 300)
    words = [sys.executable, "-m", "wherry", "bulk", "rows.jsonl", *ASK[:4], "--out", "-", "--quiet"]
    with subprocess.Popen(
        words, cwd=tmp_path, env=environment(quick), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 1


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_a_full_disk(quick: Server, tmp_path: Path) -> None:
    """The output is named, and what is done is kept."""
    rows_in(tmp_path, 5)
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "wherry", "bulk", "rows.jsonl", *ASK[:4], "--out", "-", "--journal", "j", "--quiet"],
            cwd=tmp_path,
            env=environment(quick),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == 1
    assert ended.stderr.splitlines() == [
        "wherry: standard output: No space left on device",
        "wherry: what is done is kept in j; the same command goes on from there",
    ]


def test_an_output_that_is_no_file(quick: Server, tmp_path: Path) -> None:
    """A named pipe is written to, not replaced; no journal is made beside it."""
    rows_in(tmp_path, 5)
    os.mkfifo(tmp_path / "out.jsonl")
    with subprocess.Popen(["cat", "out.jsonl"], cwd=tmp_path, stdout=subprocess.PIPE, text=True) as reading:
        assert command(tmp_path, quick, "rows.jsonl", *ASK).returncode == 0
        assert reading.stdout is not None
        assert len(lines_of(reading.stdout.read())) == 5
    assert (tmp_path / "out.jsonl").is_fifo()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "rows.jsonl"]
