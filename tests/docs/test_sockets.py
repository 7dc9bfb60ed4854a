"""The examples of WebSockets against the built-in server: a talk that is interrupted, and an agent of twenty turns."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.docs.test_examples import said, started
from wherry_server import Server, serve

CARD = Path(__file__).with_name("sound_card.py")


@pytest.fixture
def server() -> Iterator[Server]:
    """The built-in server, in the place of the service."""
    with serve(port=0, words=40) as server:
        yield server


def sent(server: Server) -> list[dict[str, Any]]:
    """Return the events that the server got on its last connection."""
    socket = next(record.socket for record in reversed(list(server.log)) if record.socket)
    return [json.loads(message) for message in socket.messages]


def test_a_talk_with_an_interruption(server: Server, tmp_path: Path) -> None:
    """The question is heard, the answer is played, and the server is told how much of it was heard; Ctrl-C ends it."""
    (tmp_path / "sounddevice.py").write_text(CARD.read_text("utf-8"), "utf-8")
    out = said(started(server, tmp_path, "voice_terminal.py"))
    assert re.search(r"^you: \d+ ms of speech$", out, re.MULTILINE)
    assert re.search(r"^model: \w+", out, re.MULTILINE)
    assert out.endswith("\n(ended)\n")
    events = sent(server)
    assert [event["type"] for event in events[:2]] == ["session.update", "input_audio_buffer.append"]
    (truncate,) = [event for event in events if event["type"] == "conversation.item.truncate"]
    assert 100 <= truncate["audio_end_ms"] < 4_000


@pytest.mark.parametrize("problem", ['ImportError("none")', 'OSError("PortAudio library not found")'])
def test_a_talk_without_sound(problem: str, server: Server, tmp_path: Path) -> None:
    """Without the package, or the library that it needs, the program says what to install."""
    (tmp_path / "sounddevice.py").write_text(f"raise {problem}", "utf-8")
    running = started(server, tmp_path, "voice_terminal.py")
    _, problems = running.communicate(timeout=60)
    assert running.returncode == 1
    assert problems.startswith("There is no sound: ")
    assert "pip install sounddevice" in problems
    assert "Traceback" not in problems


def test_twenty_turns_over_one_connection(server: Server, tmp_path: Path) -> None:
    """All turns go over one connection, and what is sent for a turn does not grow."""
    (tmp_path / "notes.txt").write_text("The bridge opens at eight.", "utf-8")
    server.faults.add("rounds=20")
    out = said(started(server, tmp_path, "socket_agent.py", "When does the bridge open?"))
    assert "(21 turns over one connection" in out
    assert [record.path for record in server.log] == ["/v1/responses"]
    messages = [len(str(event)) for event in sent(server) if event["type"] == "response.create"]
    assert len(messages) == 22  # the first one warms up
    assert max(messages[2:]) < min(messages[2:]) + 500
