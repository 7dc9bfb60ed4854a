"""How much of spoken answers was played: what the service is told when somebody interrupts."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from wherry import Playback, models

MS = 48
"""Bytes of a millisecond."""


def event(kind: str, item: str = "a", size: int = 0) -> Any:
    """Return an event of an answer, as it comes."""
    fields = {"type": f"response.output_audio.{kind}", "item_id": item, "content_index": 0}
    if kind == "delta":
        fields["delta"] = b64encode(b"\x01" * size).decode()
    return models.RealtimeServerEvent._decode(fields)  # type: ignore[attr-defined]


def told(playback: Playback) -> list[tuple[str, int]]:
    return [(each["item_id"], each["audio_end_ms"]) for each in playback.interrupt()]


def test_cut_where_it_was_heard() -> None:
    """The answer that plays is cut at what was played; those behind it are cut at their beginning."""
    playback = Playback()
    assert playback.add(event("delta", size=100 * MS)) == b"\x01" * 100 * MS
    assert playback.add(event("done")) == b""
    playback.add(event("delta", "b", 50 * MS))
    playback.played(40 * MS + 7)
    assert playback.interrupt() == [
        {"type": "conversation.item.truncate", "item_id": "a", "content_index": 0, "audio_end_ms": 40},
        {"type": "conversation.item.truncate", "item_id": "b", "content_index": 0, "audio_end_ms": 0},
    ]
    assert playback.add(event("delta", "b", MS)) == b""
    assert playback.add(event("delta", "c", MS)) == b"\x01" * MS


def test_what_was_heard_to_its_end_is_not_cut() -> None:
    """Nothing is told for it; an answer of which more may come is cut, though all that came was played."""
    playback = Playback()
    playback.add(event("delta", size=10 * MS))
    playback.played(10 * MS)
    assert told(playback) == [("a", 10)]
    playback.add(event("delta", "b", 10 * MS))
    playback.add(event("done", "b"))
    playback.played(10 * MS)
    assert told(playback) == []


def test_a_player_that_plays_silence() -> None:
    """More than came is never told."""
    playback = Playback(bytes_per_second=8000)
    playback.add(event("delta", size=800))
    playback.played(5000)
    assert told(playback) == [("a", 100)]


def test_other_events() -> None:
    """They have no audio."""
    playback = Playback()
    assert playback.add(models.UnknownModel.from_dict({"type": "x"})) == b""
    assert told(playback) == []
