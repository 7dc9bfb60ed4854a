"""Every operation that the package has, run as a command against the built-in server: none ends in a traceback."""

from __future__ import annotations

import io
import json
import re
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

import wherry
from tests.command.conftest import Command
from tests.generated.arguments import FILE, arguments
from tests.generated.surface import METHODS
from tests.generated.surface import Method as Told
from wherry._runtime.command import program
from wherry._runtime.command.operations.methods import Method
from wherry._runtime.command.operations.parser import parser_of
from wherry_server import Server

ORDER = ("POST", "GET", "DELETE")
"""What stands at a path of its own is set, then read, then deleted."""
GIVES_BYTES = {str(told) for told in METHODS if told.entry["returns"] == "bytes"}
SPEECH = ("audio", "speech", "create", "--model", "tts", "--voice", "alloy", "--input", "hi")


def words_of(told: Told, file: Path) -> list[str]:
    """The command line of an operation, with what it needs; ids are its own, so that nothing is there or gone already."""
    media = "multipart/form-data" if told.media[-1] == "multipart/form-data" else told.media[0]
    given = arguments(told, media, full=False, path_value=f"{told}_".replace(".", "_"))
    method = Method(wherry, told.resource, told.name)
    places = [given.pop(argument.name) for argument in method.arguments if argument.is_path]
    given = {name: str(file) if value == FILE else value for name, value in given.items()}
    given = {name: [str(file)] if value == [FILE] else value for name, value in given.items()}
    return [told.resource, told.name, *places, "--json", json.dumps(given)]


def run(words: list[str]) -> tuple[int, bytes, str]:
    """Run a command, whose output is a pipe, without the fixtures of single tests, which take longer."""
    raw, said = io.BytesIO(), io.StringIO()
    out = io.TextIOWrapper(raw, encoding="utf-8", write_through=True)
    with redirect_stdout(out), redirect_stderr(said):
        code = program.main(wherry, words)
    out.flush()
    return code, raw.getvalue(), said.getvalue()


def test_each_is_answered(api: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each operation sends its request and prints the answer: JSON, text or bytes, or nothing if it returns nothing."""
    for name, value in (("OPENAI_API_KEY", "sk-test"), ("OPENAI_ADMIN_KEY", "sk-admin"), ("OPENAI_BASE_URL", api.url)):
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    file = tmp_path / "file.bin"
    file.write_bytes(FILE[1])
    wrong = {}
    for told in sorted(METHODS, key=lambda told: ORDER.index(told.entry["verb"])):
        before = len(api.log)
        code, out, said = run(words_of(told, file))
        silent = told.entry["returns"] == "None" or told.page or told.always_streams
        if code or len(api.log) == before or bool(said) or not (out or silent):
            wrong[str(told)] = (code, said, out[:100])
        elif str(told) not in GIVES_BYTES:
            assert all(line[:1] in (b"{", b"[", b'"') for line in out.splitlines()), told
    assert wrong == {}
    assert len(METHODS) > 250


def test_each_that_gives_bytes_takes_out() -> None:
    """`--out` is an option of all operations that answer with bytes, always or at times, and of no other one."""
    found = {}
    for told in METHODS:
        method = Method(wherry, told.resource, told.name)
        if method.is_binary:
            flags = parser_of(method)._option_string_actions
            found[str(told)] = {"--out", "--wherry-out"} & flags.keys()
            is_streamed = method.is_answered_with_bytes({}) and not method.is_answered_with_bytes(told.switched_on)
            assert is_streamed == bool(told.switch), told
    assert found.keys() == GIVES_BYTES
    assert all(found.values()), found
    assert len(found) > 8


def test_speech(command: Command, tmp_path: Path) -> None:
    """Audio goes into a pipe or a file, and to no terminal; asked for events, it is events, in a terminal too."""
    assert command(*SPEECH).raw[:3] not in (b"", b"{")
    assert command(*SPEECH, "--out", "said.mp3").code == 0
    assert (tmp_path / "said.mp3").read_bytes()
    refused = command(*SPEECH, terminal=True)
    assert (refused.code, "--out FILE" in refused.err) == (2, True)
    for terminal in (False, True):
        events = command(*SPEECH, "--stream-format", "sse", terminal=terminal)
        assert [json.loads(line)["type"] for line in events.lines][-1] == "speech.audio.done"
    wrong = command(*SPEECH, "--json", '{"stream_format": "sse"}', "--out", "said.mp3")
    assert wrong.code == 2
    assert re.search(r"--out: is for bytes.*events", wrong.err)


def test_files_within_a_body(command: Command, api: Server, tmp_path: Path) -> None:
    """--json names files by their paths, one or several."""
    (tmp_path / "a.png").write_bytes(b"first picture")
    (tmp_path / "b.png").write_bytes(b"second picture")
    body: dict[str, Any] = {"image": ["a.png", "b.png"], "prompt": "both", "model": "m"}
    assert command("images", "edit", "--json", json.dumps(body)).code == 0
    sent = api.log[-1].body
    assert b"first picture" in sent
    assert b"second picture" in sent
