"""`wherry` where things are not as usual: odd files, encodings and pipes, servers that say odd things, a spoiled history."""

from __future__ import annotations

import io
import json
import os
import stat
import sys
from pathlib import Path

import pytest

import wherry
from tests.command.conftest import Command
from wherry._runtime.command import program
from wherry_server import Server


@pytest.fixture(autouse=True)
def _as_new(api: Server) -> None:
    api.replies.clear()


def _say(api: Server, path: str, value: object, status: int = 200) -> None:
    from wherry_server.replies import reply

    api.replies.add(reply(json=value, status=status), on=path, times=1)


def test_a_pipe_or_a_device_is_written_to(command: Command, tmp_path: Path) -> None:
    """--out writes into what is no file, as /dev/null, and does not put a file in its place."""
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    assert command("files", "content", "file-0001", "--out", "pipe").code == 0
    assert os.read(reader, 4096)
    os.close(reader)
    assert stat.S_ISFIFO(os.stat(tmp_path / "pipe").st_mode)


def test_a_link_and_its_neighbours_stay(command: Command, tmp_path: Path) -> None:
    """--out writes the file behind a link, keeps who may read it, and touches no file that is called almost the same."""
    (tmp_path / "target").write_text("old")
    (tmp_path / "target").chmod(0o600)
    (tmp_path / "target.part").write_text("precious")
    (tmp_path / "link").symlink_to("target")
    assert command("files", "content", "file-0001", "--out", "link").code == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text() != "old"
    assert stat.S_IMODE((tmp_path / "target").stat().st_mode) == 0o600
    assert (tmp_path / "target.part").read_text() == "precious"
    assert len(list(tmp_path.glob("*.part"))) == 1


def test_lines_end_at_newlines_alone(command: Command, tmp_path: Path) -> None:
    """A line of --jsonl may have what Unicode calls a line separator, a byte order mark and Windows' ends of lines."""
    text = '\ufeff{"input": "a\u2028b\u0085c"}\r\n{"input": "d"}\r\n'
    (tmp_path / "rows.jsonl").write_text(text, "utf-8", newline="")
    words = ("responses", "create", "--model", "m", "--query", "output.*.content.*.text", "--jsonl")
    ended = command(*words, "rows.jsonl")
    assert (ended.code, ended.err) == (0, "")
    assert "a\u2028b\u0085c" in ended.out
    assert command(*words, "-", stdin='\ufeff{"input": "d"}').code == 0


def test_what_is_not_utf_8(command: Command, tmp_path: Path, api: Server) -> None:
    """Bytes that are not UTF-8 are refused before anything is sent; text of another locale that is UTF-8 is taken as such."""
    (tmp_path / "bad.txt").write_bytes(b"a\xff")
    seen = len(api.log)
    for words in (
        ("responses", "create", "--model", "m", "--input", "@bad.txt"),
        ("responses", "create", "--model", "m", "--input", "a\udcff"),
        ("responses", "create", "--model", "m", "--jsonl", "bad.txt"),
        ("chat", "a\udcff"),
        ("chat", "-m", "\udcff", "a"),
        ("chat", "-f", "bad.txt"),
    ):
        ended = command(*words)
        assert ended.code == 2, words
        assert "not text in UTF-8" in ended.err
    assert len(api.log) == seen
    assert command("chat", "é".encode().decode("ascii", "surrogateescape")).out == "You said: é\n"


@pytest.mark.parametrize("words", [("--input", "@-"), ("--jsonl", "-")], ids=["text", "lines"])
def test_closed_standard_input(command: Command, monkeypatch: pytest.MonkeyPatch, words: tuple[str, str]) -> None:
    """Where standard input is closed and something should come from it, the command says so."""
    assert command("models", "list").code == 0  # it sets the environment
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(wherry.UsageError, match="standard input is closed"):
        program._dispatched(wherry, ["responses", "create", "--model", "m", *words])
    monkeypatch.setattr(sys, "stdin", io.StringIO())


def test_closed_output(command: Command, monkeypatch: pytest.MonkeyPatch, api: Server) -> None:
    """Where standard output is closed, nothing is sent, and the exit code is 2."""
    command("models", "list")
    seen = len(api.log)
    error = io.StringIO()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        patch.setattr(sys, "stderr", error)
        assert program.main(wherry, ["models", "list"]) == 2
    assert error.getvalue() == "wherry: standard output is closed\n"
    assert len(api.log) == seen


def test_an_output_of_few_letters(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the output has no letter for something, it gets a question mark, and the rest arrives."""
    command("models", "list")
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii", write_through=True)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stdin", io.StringIO())
        assert program.main(wherry, ["chat", "h\u00e9"]) == 0
    out.flush()
    assert raw.getvalue() == b"You said: h?\n"


def test_nothing_of_a_server_is_obeyed_by_a_terminal(command: Command, api: Server) -> None:
    """Control characters of an answer, and of an error, reach no terminal; in JSON they are escaped."""
    _say(api, "GET /models", {"error": {"message": "bad \x1b]0;title\x07 \x9b31m"}}, status=400)
    ended = command("api", "GET", "/models", terminal=True)
    assert ended.code == 1
    assert "bad \ufffd]0;title\ufffd \ufffd31m" in ended.err
    value = {"id": "a\x9b31m", "text": "\x7f"}
    _say(api, "GET /models", value)
    out = command("api", "GET", "/models", terminal=True).out
    assert "\x9b" not in out
    assert json.loads(out) == value


def test_numbers_that_are_too_large(command: Command, api: Server) -> None:
    """A time in milliseconds is shown as it is, and numbers beyond all bounds are no fault of ours."""
    _say(api, "GET /files", {"object": "list", "data": [{"id": "a", "created_at": 1.7e12}], "has_more": False})
    assert "1700000000000" in command("api", "GET", "/files", "--paginate", terminal=True).out
    assert command("files", "list", "--limit", "9" * 20).code == 0
    assert command("api", "GET", "/models", "--query", "data." + "9" * 5000).code == 1


def test_events_of_any_shape(command: Command, api: Server) -> None:
    """Events of a chat that are no objects, or have odd fields, do not matter."""
    from wherry_server.replies import reply

    good = {"choices": [{"index": 0, "delta": {"content": "ahoy"}, "finish_reason": "stop"}]}
    odd: list[object] = [{"choices": [3, {"delta": "x"}, {"delta": {"content": [1]}}]}, {"choices": {}}, good, "[DONE]"]
    api.replies.add(reply(events=odd), on="POST /chat/completions", times=1)
    ended = command("chat", "x")
    assert (ended.code, ended.out, ended.err) == (0, "ahoy\n", "")


def test_a_short_key_stands_in_many_words(command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A key of a few letters, as for servers that need none, is no secret: it does not spoil what is kept."""
    command("models", "list")
    monkeypatch.setenv("OPENAI_ADMIN_KEY", "o")
    command("chat", "one two")
    assert command("chat", "-c", "three").code == 0
    lines = (tmp_path / "state" / "wherry" / "chat.jsonl").read_text("utf-8").splitlines()
    assert json.loads(lines[0])["messages"][0]["content"] == "one two"
    monkeypatch.setenv("OPENAI_ADMIN_KEY", 'a "quoted" key')
    command("chat", 'my key is a "quoted" key, keep it')
    assert "my key is ***, keep it" in (tmp_path / "state" / "wherry" / "chat.jsonl").read_text("utf-8")


@pytest.mark.parametrize(
    "line", ['{"format": 1}\n', '{"format": 1, "conversation": 1, "model": [], "messages": 3}\n', '{"format": 1, "conv']
)
def test_a_spoiled_line_costs_no_other(command: Command, tmp_path: Path, line: str) -> None:
    """A line that was cut off or says odd things is passed over, and what is kept behind it is read."""
    command("chat", "one")
    with open(tmp_path / "state" / "wherry" / "chat.jsonl", "a", encoding="utf-8") as file:
        file.write(line)
    assert command("chat", "-c", "two").code == 0
    assert command("chat", "-c", "three").code == 0
    kept = (tmp_path / "state" / "wherry" / "chat.jsonl").read_text("utf-8")
    assert [json.loads(text)["messages"][0]["content"] for text in kept.split("\n") if '"at"' in text] == [
        "one",
        "two",
        "three",
    ]
