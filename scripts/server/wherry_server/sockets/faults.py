"""The faults that only a websocket can have; those of time, of the connection and of the events it shares with HTTP."""

from __future__ import annotations

import struct

from .framing import BINARY, CLOSE, CONTINUATION, PING, TEXT, encode

FRAMES = {
    "bad-utf8": encode(TEXT, b'{"a":"\xff\xfe"}'),
    "rsv": encode(TEXT, b"{}", rsv=0x40),
    "opcode": encode(3, b"{}"),
    "continuation": encode(CONTINUATION, b"{}"),
    "unfinished": encode(TEXT, b"{", fin=False) + encode(TEXT, b"{}"),
    "long-ping": encode(PING, b"x" * 126),
    "fragmented-ping": encode(PING, b"x", fin=False),
    "masked": bytes((0x81, 0x82, 1, 2, 3, 4, 5, 6)),
    "close-1006": encode(CLOSE, struct.pack("!H", 1006)),
    "close-1-byte": encode(CLOSE, b"\x03"),
    "close-bad-utf8": encode(CLOSE, struct.pack("!H", 1000) + b"\xff"),
    "huge": struct.pack("!BBQ", 0x81, 127, 1 << 40) + b"x" * 1000,
    "binary": encode(BINARY, b"\x00\x01\xff"),
    "empty": encode(TEXT, b""),
}
"""Frames to send in place of an event. All but the last two break the protocol; `huge` announces 2**40 bytes."""
HANDSHAKES = ("accept", "no-accept", "upgrade", "connection", "subprotocol", "extension")
KNOWN = {
    "frame": f"=NAME: send this frame after K events (after=K, default 0); NAME is one of {', '.join(FRAMES)}",
    "close": "=CODE: close with this code, and reason=R, after K events (after=K, default 0); 1005 means none",
    "handshake": f"=NAME: a 101 that is wrong in one thing: {', '.join(HANDSHAKES)}",
    "early": "an event in the same packet as the 101",
    "fragments": "=N: each event in N frames, with pings and pongs between them",
    "flood": "=N: N numbered events of about S bytes (size=S, default 100) at once",
    "deaf": "=S: do not read for S seconds",
    "silent": "send nothing after the 101, not even a pong",
    "no-pong": "never answer a ping",
    "no-close": "never answer a close frame",
    "echo": "send each message back as it came",
    "binary": "send events as binary messages",
    "typeless": "an event without a type, after the first of a turn",
    "ping": "=S: ping every S seconds, and close with 1011 where no pong has come by the next time",
    "expire": "=K: the connection's time is over after K turns",
}
WISHES = {
    "delay": "=MS: wait MS milliseconds before each turn over a websocket",
    "forget": "no previous response is found over a websocket",
}
_NUMBER = r"\d+(\.\d+)?"
VALUES = {
    "frame": "|".join(FRAMES),
    "close": r"\d{4}",
    "handshake": "|".join(HANDSHAKES),
    **dict.fromkeys(("fragments", "flood"), r"[1-9]\d*"),
    **dict.fromkeys(("deaf", "ping", "delay"), _NUMBER),
    "expire": r"\d+",
}
