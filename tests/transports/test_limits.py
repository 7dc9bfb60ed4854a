"""How much of an answer is held in memory: the limit counts what a body expands to, while it is read."""

from __future__ import annotations

import gzip
import json
import tracemalloc
import zlib
from collections.abc import Iterator
from typing import Any

import pytest

from tests.transports.kinds import Kind, on_every, on_wire, play
from tests.transports.scripted import Answer
from wherry._runtime.base.errors import (
    BadRequestError,
    DecodeError,
    InternalServerError,
    StreamError,
    UsageError,
)
from wherry._runtime.base.operation import BINARY, JSON, TEXT, Operation
from wherry._runtime.request.options import Options
from wherry._runtime.response.body_buffer import MAX_ERROR_BYTES, BodyBuffer
from wherry._runtime.response.bytes_in import Lines, Pieces

READ = Operation("GET", "/things/{thing_id}", name="things.retrieve")
CHAT = Operation("POST", "/chat", name="chat", body="json", stream_family="chat")
LIMIT = 100_000
MIB = 1024 * 1024


def bomb(coding: str, size: int = 64 * MIB) -> bytes:
    """Some kilobytes that expand to `size` zeros."""
    if coding == "gzip":
        return gzip.compress(bytes(size))
    squeeze = zlib.compressobj(wbits=zlib.MAX_WBITS if coding == "deflate" else -zlib.MAX_WBITS)
    return squeeze.compress(bytes(size)) + squeeze.flush()


BOMBS = {coding: bomb(coding) for coding in ("gzip", "deflate", "raw-deflate")}


def packed(coding: str, status: int = 200, media: str = "application/json") -> Answer:
    headers = {"Content-Encoding": coding.removeprefix("raw-"), "Content-Type": media}
    return Answer(status, headers, [BOMBS[coding]], framing="length")


@on_every
def test_an_answer_above_the_limit(kind: Kind) -> None:
    """It is refused with an error that names the option and the ways out, once, and the client works on."""

    async def scenario(client: Any, server: Any) -> None:
        for decoder in (JSON, TEXT, BINARY):
            with pytest.raises(
                DecodeError, match=r"max_answer_bytes \(100000 bytes\).*with_streaming_response"
            ) as caught:
                await client._request(READ, decoder, path=("a",))
            assert caught.value.request.method == "GET"
            assert caught.value.raw == b""
        with pytest.raises(DecodeError, match="max_answer_bytes"):
            await client._stream(CHAT, JSON, body={})
        assert await client._request(READ, JSON, path=("a",)) == "x" * (LIMIT - 2)
        assert len(await client.with_options(max_answer_bytes=None)._request(READ, JSON, path=("a",))) == LIMIT - 1

    over = Answer.json("x" * (LIMIT - 1))
    server = play(kind, [*[over] * 4, Answer.json("x" * (LIMIT - 2)), over], scenario, max_answer_bytes=LIMIT)
    assert len(server.requests) == 6


@on_wire
@pytest.mark.parametrize("coding", BOMBS)
def test_a_small_body_that_expands_without_end(kind: Kind, coding: str) -> None:
    """A few kilobytes that expand to 64 MiB never fill the memory: the limit is looked at between bounded steps."""

    async def scenario(client: Any, server: Any) -> None:
        tracemalloc.start()
        try:
            for decoder in (JSON, BINARY):
                with pytest.raises(DecodeError, match="max_answer_bytes"):
                    await client._request(READ, decoder, path=("a",))
            with pytest.raises(InternalServerError) as caught:
                await client._request(READ, JSON, path=("a",), max_retries=0)
            assert caught.value.body == "\0" * LIMIT
            assert tracemalloc.get_traced_memory()[1] < 12 * MIB
        finally:
            tracemalloc.stop()

    play(kind, [packed(coding), packed(coding), packed(coding, 500)], scenario, max_answer_bytes=LIMIT)


@on_wire
def test_a_stream_that_expands_without_end(kind: Kind) -> None:
    """One event of 64 MiB from a few kilobytes ends at max_event_bytes."""

    async def scenario(client: Any, server: Any) -> None:
        stream = await client._stream(CHAT, JSON, body={})
        tracemalloc.start()
        try:
            with pytest.raises(StreamError, match="max_event_bytes"):
                [item async for item in stream]
            assert tracemalloc.get_traced_memory()[1] < 12 * MIB
        finally:
            tracemalloc.stop()

    play(kind, [packed("gzip", media="text/event-stream")], scenario, max_event_bytes=LIMIT)


@on_every
@pytest.mark.parametrize("limit", [None, 2000], ids=["no-limit", "limit"])
def test_the_body_of_an_error_is_cut(kind: Kind, limit: int | None) -> None:
    """Of an endless error page the beginning is kept, the connection is left, and the error is that of the status."""
    kept = MAX_ERROR_BYTES if limit is None else limit

    async def scenario(client: Any, server: Any) -> None:
        with pytest.raises(BadRequestError) as caught:
            await client._request(READ, JSON, path=("a",))
        assert caught.value.body == "x" * kept
        assert len(str(caught.value)) < 1000

    play(kind, [Answer(400, {}, [b"x" * 65536] * 40)], scenario, max_answer_bytes=limit)


@on_every
def test_hooks_hear_of_an_answer_that_cannot_be_read(kind: Kind) -> None:
    """An attempt whose answer is refused ends for `on_response` with the error."""
    seen: list[Any] = []

    async def scenario(client: Any, server: Any) -> None:
        with pytest.raises(DecodeError) as caught:
            await client._request(READ, JSON, path=("a",))
        assert [(event.status, event.error) for event in seen] == [(None, caught.value)]

    play(kind, Answer.json("x" * 50), scenario, max_answer_bytes=9, on_response=seen.append)


@on_every
def test_what_is_read_in_pieces_has_no_limit(kind: Kind) -> None:
    """A download of any length comes chunk by chunk and line by line; what is read whole is held to the limit."""
    lines = [b"x" * 65535 + b"\n"] * 8

    async def scenario(client: Any, server: Any) -> None:
        def call() -> Any:
            return client.with_streaming_response._request(READ, BINARY, path=("a",))

        async with call() as response:
            assert sum([len(chunk) async for chunk in response.iter_bytes()]) == 8 * 65536
        async with call() as response:
            sizes = [len(chunk) async for chunk in response.iter_bytes(300_000)]
            assert sizes == [300_000, 8 * 65536 - 300_000]
        async with call() as response:
            assert [len(line) async for line in response.iter_lines()] == [65535] * 8
        for method in ("read", "text", "json", "parse"):
            async with call() as response:
                with pytest.raises(DecodeError, match="max_answer_bytes") as caught:
                    await getattr(response, method)()
                assert caught.value.request.method == "GET"
        async with call() as response:
            with pytest.raises(DecodeError, match="a line of the answer"):
                [line async for line in response.iter_lines()]

    endless = Answer(200, {}, [b"x" * 65536] * 8)
    play(kind, [*[Answer(200, {}, lines)] * 7, endless], scenario, max_answer_bytes=LIMIT)


@on_every
def test_a_body_that_was_read_can_be_read_again(kind: Kind, tmp_path: Any) -> None:
    """After `read` the pieces come from memory; a body can go straight to a file."""

    async def scenario(client: Any, server: Any) -> None:
        async with client.with_streaming_response._request(READ, BINARY, path=("a",)) as response:
            assert await response.read() == b"a\nbc"
            assert [chunk async for chunk in response.iter_bytes()] == [b"a\nbc"]
            assert [chunk async for chunk in response.iter_bytes(3)] == [b"a\nb", b"c"]
            assert [line async for line in response.iter_lines()] == ["a", "bc"]
            assert await response.read() == b"a\nbc"
        async with client.with_streaming_response._request(READ, BINARY, path=("a",)) as response:
            await response.stream_to_file(tmp_path / "out")
        assert (tmp_path / "out").read_bytes() == b"a\nbc"

    play(kind, Answer(200, {}, [b"a\n", b"bc"]), scenario)


def test_the_option() -> None:
    """It is on by default, wide enough for the longest stored file, and checked like its neighbour."""
    assert Options().max_answer_bytes == 512 * MIB
    for wrong in (0, -1, True, 1.5):
        with pytest.raises(UsageError, match="max_answer_bytes must be a positive number of bytes"):
            Options(max_answer_bytes=wrong)  # type: ignore[arg-type]
        with pytest.raises(UsageError, match="max_answer_bytes"):
            Options().replaced({"max_answer_bytes": wrong})


def test_the_buffer_at_its_edges() -> None:
    """Exactly the limit passes; the first byte more is refused, and what was collected is let go of."""
    buffer = BodyBuffer(200, 4)
    assert not buffer.began
    assert buffer.add(b"ab")
    assert buffer.add(b"cd")
    assert buffer.take() == b"abcd"
    with pytest.raises(DecodeError):
        buffer.add(b"e")
    assert buffer.take() == b""
    error = BodyBuffer(404, 4)
    assert error.add(b"abcd")
    assert not error.add(b"ef")
    assert error.take() == b"abcd"


def cut(cutter: Any, chunks: list[bytes]) -> list[Any]:
    def pieces() -> Iterator[Any]:
        for chunk in chunks:
            yield from cutter.feed(chunk)
        yield from cutter.end()

    return list(pieces())


def test_pieces_and_lines_of_any_split() -> None:
    """Where the chunks are cut makes no difference, inside a character and inside CR LF too."""
    raw = "ä\r\n\nb\rc\n\r\nlast é".encode()
    for size in range(1, len(raw) + 1):
        chunks = [raw[start : start + size] for start in range(0, len(raw), size)]
        assert cut(Lines("utf-8", None), chunks) == ["ä", "", "b\rc", "", "last é"]
        assert cut(Pieces(5), chunks) == [raw[:5], raw[5:10], raw[10:15], raw[15:]]
    assert cut(Lines("utf-8", 2), [b"ab\ncd", b"\n"]) == ["ab", "cd"]
    assert json.dumps(cut(Lines("utf-8", None), [])) == "[]"
