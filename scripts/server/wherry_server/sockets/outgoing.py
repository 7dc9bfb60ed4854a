"""How frames go out: one piece each, changed by the faults of time and of the connection. Pure; `channel` carries it out."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from .. import wire
from ..faults import Faults
from . import faults as own
from . import framing

FOREVER_S = 3600


_IDLE = wire.Wait(0)
"""Marks where all that was to be sent has been planned."""


class Outgoing:
    """The plan of one connection, made as it goes on."""

    def __init__(self, faults: Faults) -> None:
        self._waiting: deque[wire.Send] = deque()
        count = faults.get("fragments")
        self._fragments = count.whole(1) if count else 1
        self._op = framing.BINARY if "binary" in faults else framing.TEXT
        self._steps = _planned(self._frames(), faults)

    def events(self, *texts: str) -> Iterator[wire.Step]:
        """Plan events that are all there at once."""
        for text in texts:
            frames = framing.fragments(self._op, text.encode(), self._fragments)
            self._waiting.append(wire.Send(b"".join(frames), 1))
        return self._until_idle()

    def message(self, message: str | bytes) -> Iterator[wire.Step]:
        """Plan a message that is no event of this server: text or binary as it is."""
        op, data = (framing.TEXT, message.encode()) if isinstance(message, str) else (framing.BINARY, message)
        return self._put(b"".join(framing.fragments(op, data, self._fragments)), 1)

    def control(self, op: int, data: bytes) -> Iterator[wire.Step]:
        """Plan a ping or a pong."""
        return self._put(framing.encode(op, data), 0)

    def close(self, code: int, reason: str) -> Iterator[wire.Step]:
        """Plan a close frame."""
        return self._put(framing.encode_close(code, reason), 0)

    def start(self) -> Iterator[wire.Step]:
        """Plan what faults want before the first frame."""
        return self._until_idle()

    def _put(self, data: bytes, units: int) -> Iterator[wire.Step]:
        self._waiting.append(wire.Send(data, units))
        return self._until_idle()

    def _until_idle(self) -> Iterator[wire.Step]:
        for step in self._steps:
            if step is _IDLE:
                return
            yield step

    def _frames(self) -> Iterator[wire.Step]:
        while True:
            while self._waiting:
                yield self._waiting.popleft()
            yield _IDLE


def _planned(steps: Iterator[wire.Step], faults: Faults) -> Iterator[wire.Step]:
    if fault := faults.get("frame"):
        steps = wire.after(steps, int(fault.options.get("after", 0)), wire.Send(own.FRAMES[fault.value], 0))
    if fault := faults.get("close"):
        close = wire.Close(int(fault.value), fault.options.get("reason", ""))
        steps = wire.after(steps, int(fault.options.get("after", 0)), close)
    if "silent" in faults:
        steps = wire.after(steps, 0, wire.Wait(FOREVER_S))
    return wire.faulty(steps, faults, is_stream=True)
