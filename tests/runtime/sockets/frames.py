"""Frames as a server sends them, made by hand, bad ones too; and the frames of a client, read back."""

from __future__ import annotations

import struct
from collections.abc import Iterator

CONT, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10


def frame(opcode: int, payload: bytes = b"", *, fin: bool = True, rsv: int = 0, mask: bytes = b"") -> bytes:
    """Return one frame."""
    first = bytes([fin << 7 | rsv << 4 | opcode])
    masked = 0x80 if mask else 0
    size = len(payload)
    if size < 126:
        head = bytes([masked | size])
    elif size < 65536:
        head = bytes([masked | 126]) + struct.pack("!H", size)
    else:
        head = bytes([masked | 127]) + struct.pack("!Q", size)
    if mask:
        payload = bytes(byte ^ mask[index % 4] for index, byte in enumerate(payload))
    return first + head + mask + payload


def close(code: int | None, reason: str | bytes = "") -> bytes:
    """Return a close frame."""
    words = reason.encode() if isinstance(reason, str) else reason
    return frame(CLOSE, b"" if code is None else struct.pack("!H", code) + words)


def sent(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield opcode and payload of each frame that a client has sent; it has to be whole and masked."""
    while data:
        opcode, size, data = data[0] & 15, data[1] & 127, data[2:]
        if size >= 126:
            width = 2 if size == 126 else 8
            size, data = int.from_bytes(data[:width], "big"), data[width:]
        mask, payload, data = data[:4], data[4 : 4 + size], data[4 + size :]
        assert len(payload) == size
        yield opcode, bytes(byte ^ mask[index % 4] for index, byte in enumerate(payload))
