"""`wherry chat`: what is asked, what is printed, and what is kept."""

from __future__ import annotations

import base64
import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from tests.command.conftest import Command
from wherry_server import Server

PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)


def asked(api: Server) -> list[dict[str, Any]]:
    """Return the messages of the last request."""
    messages: list[dict[str, Any]] = json.loads(api.log[-1].body)["messages"]
    return messages


def test_words_are_answered(command: Command, api: Server) -> None:
    """The words are the question; its answer is printed with a newline at the end."""
    ended = command("chat", "Say", "ahoy")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("You said: Say ahoy")
    assert ended.out.endswith("\n")
    assert asked(api) == [{"role": "user", "content": "Say ahoy"}]
    assert json.loads(api.log[-1].body)["model"] == "gpt-4o-mini"


def test_what_belongs_to_a_question(command: Command, api: Server, tmp_path: Path) -> None:
    """Words, what is piped in, files, images and the system's message reach the model, and so does --model."""
    (tmp_path / "notes.txt").write_text("bring rope\n", "utf-8")
    (tmp_path / "photo.png").write_bytes(PNG)
    words = ("-f", "notes.txt", "-i", "photo.png", "-i", "https://example.test/a.jpg", "-s", "Be short", "-m", "gpt-4o")
    assert command("chat", "What is it?", *words, stdin="piped\n").code == 0
    system, user = asked(api)
    assert system == {"role": "system", "content": "Be short"}
    text, image, address = user["content"]
    assert text["text"] == "What is it?\n\npiped\n\nnotes.txt:\n\nbring rope"
    assert image["image_url"]["url"] == "data:image/png;base64," + base64.b64encode(PNG).decode()
    assert address["image_url"]["url"] == "https://example.test/a.jpg"
    assert json.loads(api.log[-1].body)["model"] == "gpt-4o"
    command("chat", "Before", "-", "after", stdin="in between")
    assert asked(api)[0]["content"] == "Before\n\nin between\n\nafter"


def test_events(command: Command) -> None:
    """--json prints the events of the answer, one a line."""
    ended = command("chat", "hi", "--json")
    events = [json.loads(line) for line in ended.lines]
    assert {event["object"] for event in events} == {"chat.completion.chunk"}
    assert events[-1]["choices"][0]["finish_reason"] == "stop"


def test_a_conversation_goes_on(command: Command, api: Server, tmp_path: Path) -> None:
    """--continue sends what was said; the file that has it can be read by its owner alone."""
    first = command("chat", "one", "-s", "Be short", "-m", "gpt-4o").out.strip()
    second = command("chat", "-c", "two").out.strip()
    assert asked(api) == [
        {"role": "system", "content": "Be short"},
        {"role": "user", "content": "one"},
        {"role": "assistant", "content": first},
        {"role": "user", "content": "two"},
    ]
    assert json.loads(api.log[-1].body)["model"] == "gpt-4o"
    command("chat", "other")
    assert len(asked(api)) == 1
    command("chat", "-c", "three")
    assert [message["content"] for message in asked(api)][::2] == ["other", "three"]
    told = command("chat", "--history").out.strip()
    path = Path(told)
    assert path.is_relative_to(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    os.chmod(path, 0o644)
    with path.open("a") as file:
        file.write("half a li\n")
    assert command("chat", "-c", "four").code == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert second in path.read_text("utf-8")


def test_no_history(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """WHERRY_NO_HISTORY keeps nothing; without history there is nothing to go on with, and nothing is sent."""
    nothing = command("chat", "-c", "hi")
    assert nothing.code == 2
    assert "nothing was kept" in nothing.err
    monkeypatch.setenv("WHERRY_NO_HISTORY", "1")
    assert command("chat", "hi").code == 0
    assert not (tmp_path / "state").exists()
    assert "off" in command("chat", "--history").out
    assert command("chat", "-c", "hi").code == 2


def test_the_key_is_not_kept(command: Command) -> None:
    """A key that stands in a question is masked on disk."""
    command("chat", "is sk-test-0123456789 safe?")
    kept = Path(command("chat", "--history").out.strip()).read_text("utf-8")
    assert "is *** safe?" in kept
    assert "0123456789" not in kept


def test_history_that_cannot_be_written(command: Command, tmp_path: Path) -> None:
    """The answer is there all the same; a line says that it was not kept."""
    (tmp_path / "state").write_text("a file, where a folder should be")
    ended = command("chat", "hi")
    assert ended.code == 0
    assert ended.out.startswith("You said: hi")
    assert "this was not kept" in ended.err


@pytest.mark.parametrize(
    ("wish", "said"),
    [("finish=length", "cut off at the token limit"), ("finish=content_filter", "filter"), ("refuse", "refused")],
)
def test_an_answer_that_is_not_whole(wish: str, said: str, command: Command, api: Server) -> None:
    """An answer that was cut off, or refused, is printed as far as it came, and is no success."""
    api.faults.add(wish)
    ended = command("chat", "hi")
    assert ended.code == 1
    assert said in ended.err
    assert ended.out


def test_a_stream_that_breaks_off(command: Command, api: Server) -> None:
    """What came is printed, and kept; the exit code says that the connection failed."""
    api.faults.add("cut=3")
    ended = command("chat", "hi")
    assert ended.code == 3
    assert ended.out.endswith("\n")
    kept = json.loads(Path(command("chat", "--history").out.strip()).read_text("utf-8"))
    assert kept["messages"][1]["content"] == ended.out.strip("\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "there is no question"),
        (("-f", "photo.png", "hi"), "this is not text in UTF-8; for an image: -i photo.png"),
        (("-i", "notes.txt", "hi"), "no PNG, JPEG, GIF or WebP"),
        (("-f", "none.txt", "hi"), "none.txt: No such file or directory"),
    ],
)
def test_mistakes(words: tuple[str, ...], said: str, command: Command, api: Server, tmp_path: Path) -> None:
    """A question that cannot be read is not sent."""
    (tmp_path / "photo.png").write_bytes(PNG + b"\xff\xfe")
    (tmp_path / "notes.txt").write_text("text")
    before = len(api.log)
    ended = command("chat", *words)
    assert (ended.code, len(api.log)) == (2, before)
    assert said in ended.err


def test_no_escape_sequence_reaches_the_terminal(command: Command, api: Server) -> None:
    """An answer cannot move the cursor of a terminal; a pipe gets it as it is."""
    assert "\x1b[2J" in command("chat", "a\x1b[2Jb").out
    assert "\x1b" not in command("chat", "a\x1b[2Jb", terminal=True).out
