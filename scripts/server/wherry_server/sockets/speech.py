"""Audio without a microphone: what a client has sent, whether it is loud, and a tone to answer with."""

from __future__ import annotations

import array
import math
from dataclasses import dataclass, field
from typing import Any

RATE_HZ = 24_000
_LOUD = 1000
"""The amplitude from which 16-bit audio counts as speech."""
TONE_MS = 100
TONE = array.array(
    "h", (int(6000 * math.sin(2 * math.pi * 440 * i / RATE_HZ)) for i in range(RATE_HZ * TONE_MS // 1000))
).tobytes()
"""A tenth of a second at 440 Hz: what a word of an answer sounds like."""


@dataclass(slots=True)
class InputAudio:
    """The audio that is not committed yet, and where in the session it stands."""

    data: bytearray = field(default_factory=bytearray)
    bytes_a_ms: int = 2 * RATE_HZ // 1000
    before_ms: int = 0
    """How much has been committed or cleared."""
    item_id: str = ""
    """The item that the speech will be, once somebody speaks."""
    quiet_ms: int = 0
    """How long it has been quiet since."""

    def take_format(self, form: dict[str, Any]) -> None:
        """Count in another format from now on."""
        self.bytes_a_ms = 2 * RATE_HZ // 1000 if form.get("type", "audio/pcm") == "audio/pcm" else 8

    @property
    def length_ms(self) -> int:
        """How much there is."""
        return len(self.data) // self.bytes_a_ms

    @property
    def end_ms(self) -> int:
        """Where in the session it ends."""
        return self.before_ms + self.length_ms

    def empty(self) -> None:
        """Drop what there is."""
        self.before_ms = self.end_ms
        self.data.clear()
        self.item_id, self.quiet_ms = "", 0

    def is_loud(self, piece: bytes) -> bool:
        """Whether somebody speaks in a piece. Silence of G.711 is one value, over and over."""
        if self.bytes_a_ms == 8:
            return len(set(piece)) > 2
        samples = array.array("h", piece[: len(piece) // 2 * 2])
        return max(map(abs, samples), default=0) >= _LOUD
