"""Frames to messages: good ones in every cut, and each fault that a server can make."""

from __future__ import annotations

import struct
import sys

import pytest

from tests.runtime.sockets.frames import BINARY, CLOSE, CONT, PING, PONG, TEXT, close, frame, sent
from wherry import UsageError
from wherry._runtime.base.closing import Closing
from wherry._runtime.sockets.framing import Framing

WORDS = "äöü€𝄞"
LIMIT = 1000


def read(*packets: bytes) -> tuple[list[str | bytes | Closing], list[tuple[int, bytes]]]:
    """Return what a Framing makes of packets, and the frames that it sends by itself."""
    framing = Framing(LIMIT)
    found, out = [], b""
    for packet in packets:
        found += framing.feed(packet)
        out += framing.outgoing()
    return found, list(sent(out))


def bytewise(data: bytes) -> list[bytes]:
    return [data[index : index + 1] for index in range(len(data))]


GOOD = {
    "text": (frame(TEXT, WORDS.encode()), [WORDS]),
    "empty": (frame(TEXT) + frame(BINARY), ["", b""]),
    "bytes": (frame(BINARY, b"\xff\x00"), [b"\xff\x00"]),
    "126 bytes": (frame(BINARY, b"x" * 126), [b"x" * 126]),
    "a long length": (b"\x82\x7f" + struct.pack("!Q", 300) + b"x" * 300, [b"x" * 300]),
    "fragments": (
        frame(TEXT, WORDS.encode()[:3], fin=False) + frame(CONT, b"", fin=False) + frame(CONT, WORDS.encode()[3:]),
        [WORDS],
    ),
    "an empty first fragment": (frame(TEXT, fin=False) + frame(CONT, b"a") + frame(TEXT, b"b"), ["a", "b"]),
    "fragments of bytes": (frame(BINARY, b"\xff", fin=False) + frame(CONT, b"\xfe"), [b"\xff\xfe"]),
    "pings between fragments": (
        frame(TEXT, b"a", fin=False)
        + frame(PING, b"1")
        + frame(CONT, b"b", fin=False)
        + frame(PONG)
        + frame(CONT, b"c"),
        ["abc"],
    ),
    "a limit that is just kept": (frame(TEXT, b"x" * 600, fin=False) + frame(CONT, b"x" * 400), ["x" * 1000]),
}


@pytest.mark.parametrize(("data", "messages"), GOOD.values(), ids=GOOD)
def test_messages_in_every_cut(data: bytes, messages: list[str | bytes]) -> None:
    """The same messages come out, whole or byte by byte, and of their own kinds."""
    assert read(data)[0] == messages
    assert read(*bytewise(data)) == read(data)
    assert [type(message) for message in read(data)[0]] == [type(message) for message in messages]
    for cut in range(1, len(data)):
        assert read(data[:cut], data[cut:])[0] == messages


def test_pings_are_answered() -> None:
    """Each pong repeats its ping, between fragments too."""
    assert read(GOOD["pings between fragments"][0])[1] == [(PONG, b"1")]


FAULTS = {
    "RSV1": (frame(TEXT, b"x", rsv=4), 1002),
    "RSV2": (frame(TEXT, b"x", rsv=2), 1002),
    "RSV3 of a ping": (frame(PING, rsv=1), 1002),
    "opcode 3": (frame(3, b"x"), 1002),
    "opcode 11": (frame(11), 1002),
    "stray continuation": (frame(CONT, b"x"), 1002),
    "text between fragments": (frame(TEXT, b"x", fin=False) + frame(TEXT, b"y"), 1002),
    "long ping": (frame(PING, b"x" * 126), 1002),
    "fragmented ping": (frame(PING, fin=False), 1002),
    "masked": (frame(TEXT, b"x", mask=b"abcd"), 1002),
    "close code 1006": (close(1006), 1002),
    "close code 1005": (close(1005), 1002),
    "close code 999": (close(999), 1002),
    "close of one byte": (frame(CLOSE, b"\x03"), 1002),
    "close with a bad reason": (close(1000, b"\xff"), 1007),
    "too long": (frame(TEXT, b"x" * 1001), 1009),
    "too long in fragments": (frame(TEXT, b"x" * 600, fin=False) + frame(CONT, b"x" * 401), 1009),
    "a length of 2**62": (b"\x81\x7f" + struct.pack("!Q", 2**62), 1009),
}
for _bad in (b"\xff", b"\xc3\x28", b"a\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\xaf", b"ok\xe2\x82"):
    for _cut in range(len(_bad) + 1):
        _cuts = frame(TEXT, _bad[:_cut], fin=False) + frame(CONT, _bad[_cut:]) if _cut else frame(TEXT, _bad)
        FAULTS[f"UTF-8 {_bad.hex()} cut at {_cut}"] = (_cuts, 1007)


@pytest.mark.parametrize(("data", "code"), FAULTS.values(), ids=FAULTS)
def test_faults_of_the_server(data: bytes, code: int) -> None:
    """A fault ends the connection, says what was wrong, and is told to the server; what came before is there."""
    before = frame(TEXT, b"before")
    found, out = read(before + data + frame(TEXT, b"after"))
    assert found[0] == "before"
    (closing,) = found[1:]
    assert isinstance(closing, Closing)
    assert (closing.code, closing.by) == (code, "us")
    assert closing.fault
    assert not closing.recoverable
    ((kind, payload),) = out
    assert (kind, int.from_bytes(payload[:2], "big")) == (CLOSE, code)
    again, _ = read(*bytewise(before + data + frame(TEXT, b"after")))
    assert again == found


def test_a_length_over_the_limit_is_told_by_the_head() -> None:
    """Nobody waits for the bytes of a message that will not be taken."""
    head = frame(TEXT, b"x" * 1001)[:4]
    assert [item.code for item in read(head)[0] if isinstance(item, Closing)] == [1009]


WHOLE = frame(TEXT, b"first") + frame(TEXT, b"x" * 200, fin=False) + frame(PING, b"p") + frame(CONT, b"y" * 10)


@pytest.mark.parametrize("end", range(len(WHOLE)))
def test_cut_anywhere(end: int) -> None:
    """A connection that is cut is lost: inside a head, a payload, between fragments, before the first message."""
    found, out = read(WHOLE[:end], b"")
    closing = found[-1]
    assert isinstance(closing, Closing)
    assert (closing.code, closing.by, closing.recoverable) == (1006, "lost", True)
    assert found[:-1] == (["first"] if end >= 7 else [])
    assert [kind for kind, _ in out if kind == CLOSE] == []
    if end > 7 + 204:
        assert closing.fault == "it ended inside a message"


@pytest.mark.parametrize("code", [1000, 1001, 1008, 1011, 1012, 1013, 3000, 4999])
def test_closed_by_the_server(code: int) -> None:
    """Code and reason are told, and the frame is answered; nothing that comes afterwards counts."""
    data = frame(TEXT, b"last") + close(code, "bye ä") + frame(TEXT, b"after")
    found, out = read(data, b"")
    assert found == ["last", Closing(code, "bye ä", "peer")]
    assert [(kind, payload[:2]) for kind, payload in out] == [(CLOSE, struct.pack("!H", code))]
    assert read(*bytewise(data))[0] == found


def test_closed_without_a_code_and_inside_a_message() -> None:
    """A close frame without a code is 1005; one between fragments still says what the server wanted to say."""
    assert read(close(None))[0] == [Closing(1005, "", "peer")]
    (closing,) = read(frame(TEXT, b"x", fin=False) + close(1011, "crash"))[0]
    assert isinstance(closing, Closing)
    assert (closing.code, closing.reason, closing.by) == (1011, "crash", "peer")
    assert closing.fault


def test_what_is_sent() -> None:
    """Messages go out masked, of their own kinds; one close frame at most."""
    framing = Framing(LIMIT)
    data = framing.message("ä") + framing.message(b"\xff") + framing.message("x" * 70_000) + framing.ping()
    data += framing.close(4001, "done") + framing.close(1000, "")
    kinds = list(sent(data))
    assert kinds[0] == (TEXT, "ä".encode())
    assert kinds[1] == (BINARY, b"\xff")
    assert len(kinds[2][1]) == 70_000
    assert kinds[3:] == [(PING, b""), (CLOSE, struct.pack("!H", 4001) + b"done")]
    assert framing.feed(frame(TEXT, b"late") + close(4001)) == ["late", Closing(4001, "done", "us")]


def test_the_library_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, the error says what to install."""
    monkeypatch.setitem(sys.modules, "websockets.protocol", None)
    with pytest.raises(UsageError, match='pip install "websockets>=13"'):
        Framing(LIMIT)
