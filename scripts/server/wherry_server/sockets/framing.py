"""The bytes of websocket frames: written, also wrongly if wanted, and read from a client (RFC 6455)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
NO_CODE = 1005
"""Stands for a close frame without a code."""


class BrokenFrame(Exception):
    """The client broke the protocol; `code` is what it is closed with."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame, unmasked."""

    op: int
    data: bytes
    fin: bool = True


def encode(op: int, data: bytes, *, fin: bool = True, rsv: int = 0) -> bytes:
    """Return a frame as a server sends it: without a mask."""
    first = (0x80 if fin else 0) | rsv | op
    if len(data) < 126:
        return bytes((first, len(data))) + data
    if len(data) < 1 << 16:
        return struct.pack("!BBH", first, 126, len(data)) + data
    return struct.pack("!BBQ", first, 127, len(data)) + data


def encode_close(code: int, reason: str = "") -> bytes:
    """Return a close frame; `NO_CODE` makes an empty one."""
    return encode(CLOSE, b"" if code == NO_CODE else struct.pack("!H", code) + reason.encode())


def fragments(op: int, data: bytes, count: int) -> Iterator[bytes]:
    """Break a message into frames, with a ping and a pong between them; characters are cut anywhere."""
    size = max(1, -(-len(data) // count))
    starts = range(0, max(len(data), 1), size)
    for start in starts:
        if start:
            yield encode(PING, b"between") + encode(PONG, b"")
        yield encode(CONTINUATION if start else op, data[start : start + size], fin=start == starts[-1])


class FrameReader:
    """Turns a client's bytes into frames. Raises BrokenFrame for what a client must not send."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def feed(self, data: bytes) -> None:
        """Add bytes."""
        self._bytes += data

    def __len__(self) -> int:
        return len(self._bytes)

    def next(self) -> Frame | None:
        """Return the next whole frame; None until more has come."""
        have = self._bytes
        if len(have) < 2:
            return None
        first, second = have[0], have[1]
        op, size, at = first & 15, second & 127, 2
        if first & 0x70:
            raise BrokenFrame(1002, "a reserved bit is set")
        if op not in (CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG):
            raise BrokenFrame(1002, f"there is no opcode {op}")
        if not second & 0x80:
            raise BrokenFrame(1002, "a client's frame has no mask")
        if op >= CLOSE and (size > 125 or not first & 0x80):
            raise BrokenFrame(1002, "a control frame is long or in fragments")
        if size > 125:
            at = 4 if size == 126 else 10
            if len(have) < at:
                return None
            size = int.from_bytes(have[2:at], "big")
        if len(have) < at + 4 + size:
            return None
        data = _unmasked(bytes(have[at : at + 4]), bytes(have[at + 4 : at + 4 + size]))
        del have[: at + 4 + size]
        return Frame(op, data, bool(first & 0x80))


class Messages:
    """Joins the fragments of messages, and checks that texts are UTF-8."""

    def __init__(self) -> None:
        self._op = CONTINUATION
        self._parts: list[bytes] = []

    def add(self, frame: Frame) -> str | bytes | None:
        """Take a frame of data; returns the message that it completes."""
        if (frame.op == CONTINUATION) != bool(self._op):
            raise BrokenFrame(1002, "a fragment is out of place")
        self._op = self._op or frame.op
        self._parts.append(frame.data)
        if not frame.fin:
            return None
        data, op = b"".join(self._parts), self._op
        self._op, self._parts = CONTINUATION, []
        if op == BINARY:
            return data
        try:
            return data.decode()
        except UnicodeDecodeError:
            raise BrokenFrame(1007, "a text is not UTF-8") from None


def close_of(frame: Frame) -> tuple[int, str]:
    """Return the code and the reason of a close frame."""
    if not frame.data:
        return NO_CODE, ""
    if len(frame.data) == 1:
        raise BrokenFrame(1002, "a close frame has half a code")
    return int.from_bytes(frame.data[:2], "big"), frame.data[2:].decode("utf-8", "replace")


def _unmasked(mask: bytes, data: bytes) -> bytes:
    key = (mask * (len(data) // 4 + 1))[: len(data)]
    return (int.from_bytes(data, "big") ^ int.from_bytes(key, "big")).to_bytes(len(data), "big")
