"""Answers in a content coding: gzip and deflate are undone as they come; what was not asked for is refused."""

from __future__ import annotations

import gzip
import json
import zlib
from typing import Any

import pytest

from tests.transports.kinds import Kind, on_kept, on_wire, play
from tests.transports.scripted import Answer, ScriptedServer
from wherry._runtime.base.errors import APIConnectionError, BadRequestError, DecodeError, IncompleteStreamError
from wherry._runtime.base.operation import JSON, Operation

CREATE = Operation("POST", "/things", name="things.create", body="json")
READ = Operation("GET", "/things/{thing_id}", name="things.retrieve")
CHAT = Operation("POST", "/chat", name="chat", body="json", stream_family="chat")


@on_kept
@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw-deflate"])
def test_compressed_answers_are_read(kind: Kind, coding: str) -> None:
    """gzip and deflate are undone, of whole answers and of streams."""
    event = b'data: {"choices":[{"index":0,"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n'

    def pack(data: bytes) -> bytes:
        if coding == "gzip":
            return gzip.compress(data[:5]) + gzip.compress(data[5:])
        squeeze = zlib.compressobj(wbits=zlib.MAX_WBITS if coding == "deflate" else -zlib.MAX_WBITS)
        return squeeze.compress(data) + squeeze.flush()

    def answer(data: bytes, media: str) -> Answer:
        packed = pack(data)
        headers = {"Content-Type": media, "Content-Encoding": coding.removeprefix("raw-")}
        return Answer(200, headers, [packed[i : i + 7] for i in range(0, len(packed), 7)])

    async def scenario(client: Any, server: ScriptedServer) -> None:
        assert await client._request(CREATE, JSON, body={}) == {"big": "x" * 5000}
        stream = await client._stream(CHAT, JSON, body={})
        assert len([item async for item in stream]) == 1
        assert server.connections == 1

    big = json.dumps({"big": "x" * 5000}).encode()
    play(kind, [answer(big, "application/json"), answer(event, "text/event-stream")], scenario)


@on_wire
def test_broken_compression_is_an_error(kind: Kind) -> None:
    """A coding that was not asked for, or data that is not what it says, is a DecodeError; data that ends early a cut."""

    async def scenario(client: Any, server: ScriptedServer) -> None:
        for error in (DecodeError, DecodeError, APIConnectionError):
            with pytest.raises(error) as caught:
                await client._request(CREATE, JSON, body={})
            assert type(caught.value) is error
            assert caught.value.request.method == "POST"

    whole = gzip.compress(b'{"a": 1}')
    play(
        kind,
        [
            Answer(200, {"Content-Encoding": "br"}, [b"x"]),
            Answer(200, {"Content-Encoding": "gzip"}, [b"no gzip at all"]),
            Answer(200, {"Content-Encoding": "gzip"}, [whole[:-4]]),
        ],
        scenario,
    )


@on_wire
@pytest.mark.parametrize("strict", [True, False])
def test_a_compressed_stream_that_is_cut(kind: Kind, strict: bool) -> None:
    """It is a cut like any other: what came is yielded, then it is incomplete; rubbish in its place is a DecodeError."""
    event = b'data: {"choices":[{"index":0}]}\n\n'
    squeeze = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    first = squeeze.compress(event) + squeeze.flush(zlib.Z_SYNC_FLUSH)

    async def scenario(client: Any, server: Any) -> None:
        stream = await client._stream(CHAT, JSON, body={}, strict=strict)
        assert await stream.__anext__() == {"choices": [{"index": 0}]}
        with pytest.raises(IncompleteStreamError if strict else StopAsyncIteration):
            await stream.__anext__()
        assert stream.completed is False
        stream = await client._stream(CHAT, JSON, body={}, strict=strict)
        assert await stream.__anext__() == {"choices": [{"index": 0}]}
        with pytest.raises(DecodeError, match="the body is not gzip"):
            await stream.__anext__()

    def answer(*chunks: bytes) -> Answer:
        return Answer(200, {"Content-Encoding": "gzip", "Content-Type": "text/event-stream"}, [first, *chunks])

    play(kind, [answer(), answer(b"\xff" * 50)], scenario)


@on_wire
def test_codings_on_top_of_each_other(kind: Kind) -> None:
    """They are refused when the body is read; of an error the status is told all the same."""

    async def scenario(client: Any, server: Any) -> None:
        with pytest.raises(DecodeError, match="'gzip, gzip', which was not requested"):
            await client._request(READ, JSON, path=("a",))
        with pytest.raises(BadRequestError):
            await client._request(READ, JSON, path=("a",))
        with pytest.raises(DecodeError, match="'br'"):
            await client._request(READ, JSON, path=("a",))
        assert await client._request(READ, JSON, path=("a",)) == {"a": 1}

    def nested(status: int) -> Answer:
        body = gzip.compress(gzip.compress(b"{}"))
        return Answer(status, {"Content-Encoding": "gzip, gzip"}, [body], framing="length")

    odd = Answer(200, {"Content-Encoding": "br"}, [b"x"])
    fine = Answer(200, {"Content-Encoding": "identity, gzip"}, [gzip.compress(b'{"a": 1}')])
    play(kind, [nested(200), nested(400), odd, fine], scenario)


@on_wire
def test_labels_and_bytes_that_differ(kind: Kind) -> None:
    """The answer is read on every transport, whatever is wrong with its label or behind its end; streams too."""
    event = b'data: {"choices":[{"index":0,"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n'
    packed = gzip.compress(b'{"a": 1}')
    whole = [
        ("utf-8", b'{"a": 1}'),
        ("none", b'{"a": 1}'),
        ("gzip", b'{"a": 1}'),
        ("br", b'{"a": 1}'),
        ("gzip", packed + bytes(30)),
        ("gzip", packed + b"junk"),
        (None, packed),
    ]
    streams = [("utf-8", event), ("gzip", event), ("gzip", gzip.compress(event) + b"junk")]

    async def scenario(client: Any, server: Any) -> None:
        for _ in whole:
            assert await client._request(READ, JSON, path=("a",)) == {"a": 1}
        for _ in streams:
            stream = await client._stream(CHAT, JSON, body={})
            assert len([item async for item in stream]) == 1
            assert stream.completed

    def answer(coding: str | None, body: bytes, media: str) -> Answer:
        headers = {"Content-Type": media, **({} if coding is None else {"Content-Encoding": coding})}
        return Answer(200, headers, [body[:9], body[9:]])

    answers = [answer(coding, body, "application/json") for coding, body in whole]
    play(kind, [*answers, *[answer(coding, body, "text/event-stream") for coding, body in streams]], scenario)


@on_wire
def test_a_bound_holds_whatever_the_label(kind: Kind) -> None:
    """max_answer_bytes counts what is unpacked, with a label and without, and what is plain under a label."""
    big = b'{"a": "' + b"x" * 50_000 + b'"}'

    async def scenario(client: Any, server: Any) -> None:
        for _ in range(3):
            with pytest.raises(DecodeError):
                await client.with_options(max_answer_bytes=1000)._request(READ, JSON, path=("a",))

    json_type = {"Content-Type": "application/json"}
    labelled = {**json_type, "Content-Encoding": "gzip"}
    play(
        kind,
        [
            Answer(200, labelled, [gzip.compress(big)]),
            Answer(200, json_type, [gzip.compress(big)]),
            Answer(200, labelled, [big]),
        ],
        scenario,
    )
