"""Playback: how much of the spoken answers was played, so that the service can be told where one was cut off. Pure.

playback = Playback()
for event in connection:
    if audio := playback.add(event):
        player.write(audio)                       # and, as the player goes on: playback.played(len(block))
    elif event.type == "input_audio_buffer.speech_started":
        player.clear()
        for truncate in playback.interrupt():
            connection.send(truncate)
"""

from __future__ import annotations

from binascii import a2b_base64
from typing import Any

__all__ = ("Playback",)

_DELTAS = frozenset(("response.output_audio.delta", "response.audio.delta"))
_DONE = frozenset(("response.output_audio.done", "response.audio.done"))


class _Part:
    """The audio of one part of one item, in bytes."""

    __slots__ = ("came", "done", "place", "played")

    def __init__(self, place: tuple[str, int]) -> None:
        self.place = place
        self.came = self.played = 0
        self.done = False


class Playback:
    """The audio that came, in the order in which it is played.

    Args:
        bytes_per_second: Of the audio. The default is that of PCM with 16 bits at 24 kHz; G.711 has 8,000.
    """

    def __init__(self, bytes_per_second: int = 48_000) -> None:
        self._bytes_per_second = bytes_per_second
        self._parts: list[_Part] = []
        self._cut: set[tuple[str, int]] = set()

    def add(self, event: Any) -> bytes:
        """Return the audio of an event, to be played; b"" if it has none, or belongs to an answer that was cut off."""
        kind = getattr(event, "type", None)
        if kind not in _DELTAS and kind not in _DONE:
            return b""
        place = (event.item_id, event.content_index)
        if place in self._cut:
            return b""
        part = next((each for each in reversed(self._parts) if each.place == place), None)
        if part is None:
            part = _Part(place)
            self._parts.append(part)
        if kind in _DONE:
            part.done = True
            return b""
        audio = a2b_base64(event.delta)
        part.came += len(audio)
        return audio

    def played(self, size: int) -> None:
        """Take note that so many bytes more have been played."""
        for part in self._parts:
            step = min(size, part.came - part.played)
            part.played += step
            size -= step
        while self._parts and self._parts[0].done and self._parts[0].played == self._parts[0].came:
            del self._parts[0]

    def interrupt(self) -> list[Any]:
        """Return the events that tell the service where each answer was cut off, and forget these answers.

        The events are dicts, as `send` takes them. None for what was played to its end, and never more than came. What
        still comes of these answers is ignored.
        """
        events: list[Any] = []
        for part in self._parts:
            if part.done and part.played == part.came:
                continue
            self._cut.add(part.place)
            item_id, content_index = part.place
            events.append(
                {
                    "type": "conversation.item.truncate",
                    "item_id": item_id,
                    "content_index": content_index,
                    "audio_end_ms": part.played * 1000 // self._bytes_per_second,
                }
            )
        self._parts.clear()
        return events
