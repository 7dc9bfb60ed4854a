"""What came over a websocket, for the log."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

KEPT_BYTES = 1 << 20


@dataclass(slots=True)
class Seen:
    """What a client has sent since the 101."""

    messages: list[str | bytes] = field(default_factory=list)
    """The first ones, up to 1 MiB in all."""
    count: int = 0
    """How many messages there were."""
    bytes_in: int = 0
    """Bytes on the connection, frames and all."""
    pings: int = 0
    pongs: int = 0
    closing: tuple[int, str] | None = None
    """The code and the reason of the client's close frame; 1005 where it had none."""
    broken: str = ""
    """How the client broke the protocol."""
    _kept: int = 0

    def note(self, message: str | bytes) -> None:
        """Take note of a message."""
        self.count += 1
        if self._kept + len(message) <= KEPT_BYTES:
            self._kept += len(message)
            self.messages.append(message)

    def as_json(self) -> dict[str, Any]:
        """Return this as JSON-able data: of a binary message its size."""
        texts = [one if isinstance(one, str) else f"({len(one)} bytes)" for one in self.messages]
        names = ("count", "bytes_in", "pings", "pongs", "closing", "broken")
        return {"messages": texts, **{name: getattr(self, name) for name in names}}
