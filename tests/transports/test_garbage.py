"""Servers that do not speak HTTP, or stop doing so half-way; and answers that come one byte at a time."""

from __future__ import annotations

from typing import Any

import pytest

from tests.transports.kinds import Kind, on_wire, play
from tests.transports.scripted import Answer, Pause, ScriptedServer
from wherry._runtime.base.errors import APIConnectionError, APITimeoutError, IncompleteStreamError
from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.base.timeouts import Timeout

CREATE = Operation("POST", "/things", name="things.create", body="json")
CHAT = Operation("POST", "/chat", name="chat", body="json", stream_family="chat")
OK = Answer.json({"ok": True})


def raw(*chunks: Any) -> Answer:
    """What the server writes, head and all, before it closes the connection."""
    return Answer(chunks=chunks, framing="raw")


BEFORE_THE_BODY = {
    "nothing": raw(b""),
    "no HTTP": raw(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "bytes": raw(bytes(range(256)) * 8),
    "HTTP/2": raw(b"\x00\x00\x12\x04\x00\x00\x00\x00\x00"),
    "no status": raw(b"HTTP/1.1 fine OK\r\n\r\n"),
    "a header without colon": raw(b"HTTP/1.1 200 OK\r\nBroken\r\n\r\n{}"),
    "a length that is none": raw(b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n{}"),
    "two lengths": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
    "endless headers": raw(b"HTTP/1.1 200 OK\r\n" + b"X-Odd: y\r\n" * 60_000),
    "half a head": raw(b"HTTP/1.1 200 OK\r\nContent-Type: appl"),
    "a chunk size that is none": raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n"),
    "a short body": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"),
}


@on_wire
@pytest.mark.parametrize("case", BEFORE_THE_BODY)
def test_garbage_is_a_broken_connection(kind: Kind, case: str) -> None:
    """It is an APIConnectionError, short and no timeout; the client works on."""

    async def scenario(client: Any, server: ScriptedServer) -> None:
        with pytest.raises(APIConnectionError) as caught:
            await client._request(CREATE, JSON, body={}, max_retries=0)
        assert not isinstance(caught.value, APITimeoutError)
        assert len(str(caught.value)) < 500
        assert await client._request(CREATE, JSON, body={}, max_retries=0) == {"ok": True}

    play(kind, [BEFORE_THE_BODY[case], OK], scenario)


@on_wire
def test_garbage_is_tried_again(kind: Kind) -> None:
    """No byte of a body was there, so the request is sent again like after any broken connection."""

    async def scenario(client: Any, server: ScriptedServer) -> None:
        assert await client._request(CREATE, JSON, body={}, max_retries=1) == {"ok": True}

    server = play(kind, [BEFORE_THE_BODY["no HTTP"], OK], scenario)
    assert len(server.requests) == 2


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
EVENT = b'data: {"choices":[{"index":0}]}\n\n'


@on_wire
@pytest.mark.parametrize(
    "garbage", [b"zz\r\n", b"ffffffffffffffffffffffff\r\n", b"-1\r\n", b"5\r\nabcdefgh\r\n", b"\xff" * 300]
)
def test_garbage_inside_a_stream_is_a_cut(kind: Kind, garbage: bytes) -> None:
    """What came before it is yielded; then the stream has broken off, and nothing is sent again."""

    async def scenario(client: Any, server: ScriptedServer) -> None:
        stream = await client._stream(CHAT, JSON, body={})
        assert await stream.__anext__() == {"choices": [{"index": 0}]}
        with pytest.raises(IncompleteStreamError):
            await stream.__anext__()
        assert await client._request(CREATE, JSON, body={}) == {"ok": True}
        assert len(server.requests) == 2

    chunk = b"%x\r\n%s\r\n" % (len(EVENT), EVENT)
    play(kind, [raw(HEAD + chunk, Pause(0.02), garbage), OK], scenario)


@on_wire
def test_answers_of_one_byte_at_a_time(kind: Kind) -> None:
    """Head, chunk sizes and body, each byte in a packet of its own: the call, the stream and the error are the same."""
    done = b'data: {"choices":[{"index":0,"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n'
    stream = HEAD + b"".join(b"1\r\n%c\r\n" % byte for byte in done) + b"0\r\n\r\n"
    call = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{"ok":true}'
    early = b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + call

    async def scenario(client: Any, server: ScriptedServer) -> None:
        assert await client._request(CREATE, JSON, body={}) == {"ok": True}
        assert await client._request(CREATE, JSON, body={}) == {"ok": True}
        opened = await client._stream(CHAT, JSON, body={})
        assert [item async for item in opened] == [{"choices": [{"index": 0, "finish_reason": "stop"}]}]
        assert opened.completed is True

    answers = [raw(*[bytes([byte]) for byte in text]) for text in (call, early, stream)]
    play(kind, answers, scenario)


@on_wire
def test_a_head_that_stops_half_way_is_a_timeout(kind: Kind) -> None:
    """The read timeout runs between the bytes of the head as well."""

    async def scenario(client: Any, server: ScriptedServer) -> None:
        with pytest.raises(APITimeoutError):
            await client._request(CREATE, JSON, body={}, timeout=Timeout(5, read=0.2), max_retries=0)

    play(kind, [raw(b"HTTP/1.1 200 OK\r\nContent-", Pause(20))], scenario)
