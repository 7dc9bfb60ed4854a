"""Events: the base of generated groups of methods that send an event each."""

from __future__ import annotations

from typing import Any

__all__ = ("Events",)


class Events:
    """`connection.response`, `connection.input_audio_buffer` and so on."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def _send(self, event: dict[str, Any], base64: str = "") -> None:
        """Send an event without what is not given. `base64`: the field whose bytes are sent as base64."""
        self._connection.send_raw(self._connection._text_of(event, base64))

# Derived from templates/runtime/connections/async_events.py: edit it there.
