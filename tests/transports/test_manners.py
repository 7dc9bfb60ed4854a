"""What programs read of responses, over every kind of client: those of errors, raw, binary and streamed ones."""

from __future__ import annotations

import importlib
import io
from datetime import timedelta
from typing import Any

import pytest

from tests.transports.kinds import WIRE, Kind, Waited, on_every, play
from tests.transports.scripted import Answer
from wherry._runtime.base.errors import APIStatusError, DecodeError, RateLimitError, UsageError, UsageTypeError
from wherry._runtime.base.operation import BINARY, JSON, Operation
from wherry._runtime.data.model import BaseModel

KEY = "sk-test-0123456789"  # that of the clients in kinds
CREATE = Operation("POST", "/things", name="things.create", body="json", stream_family="chat")
READ = Operation("GET", "/things/{thing_id}", name="things.retrieve")
LIMITED = Answer.json({"error": {"message": "slow down", "code": "x"}}, 429)
BUSY = Answer(503, {"retry-after-ms": "1"}, [b"busy"])


class Thing(BaseModel):
    id: str


def library_of(kind: Kind) -> Any:
    return importlib.import_module(kind.family) if kind.family.startswith("httpx") else None


@on_every
def test_the_response_of_an_error(kind: Kind) -> None:
    """It is of the library that sent the request, and has everything of the answer and no secret of the request."""

    async def scenario(client: Any, server: Any) -> None:
        with pytest.raises(RateLimitError) as caught:
            await client._request(CREATE, JSON, body={"a": 1}, extra_query={"limit": 2})
        error = caught.value
        made, library = error.response, library_of(kind)
        assert made is error.response
        if library is not None:
            assert type(made) is library.Response
            assert type(made.request) is library.Request
            with pytest.raises(library.HTTPStatusError):
                made.raise_for_status()
        assert (made.status_code, made.json()["error"]) == (429, error.body)
        assert made.text.encode() == made.content == made.read()
        assert made.headers.get("content-type") == error.headers["Content-Type"]
        assert (made.request.method, made.request.url.path) == ("POST", error.request.url.path)
        assert error.request.url.params == {"limit": "2"}
        for headers in (made.request.headers, error.request.headers):
            assert headers["authorization"].endswith("***")
            assert KEY not in str(dict(headers))

    play(kind, LIMITED, scenario, max_retries=0)


@pytest.mark.parametrize("kind", [kind for kind in WIRE if kind.family.startswith("httpx")], ids=str)
def test_the_response_over_a_client_of_the_user(kind: Kind) -> None:
    """So it is where the user's own HTTP client sends; what it adds to prove who it is is not shown either."""
    library = library_of(kind)
    own = (library.AsyncClient if kind.is_async else library.Client)(headers={"X-Api-Key": "own-secret-1"})

    async def scenario(client: Any, server: Any) -> None:
        with pytest.raises(APIStatusError) as caught:
            await client._request(READ, JSON, path=("a",))
        assert type(caught.value.response) is library.Response
        assert "own-secret-1" not in str(dict(caught.value.response.request.headers))
        if kind.is_async:
            await own.aclose()
        else:
            own.close()

    play(kind, LIMITED, scenario, max_retries=0, http_client=own)


@on_every
def test_a_compressed_answer(kind: Kind) -> None:
    """The response keeps the headers as they came, and its body is not decompressed a second time."""
    import gzip

    packed = gzip.compress(b'{"error": {"message": "packed"}}')
    headers = {"Content-Type": "application/json"}
    answer = Answer(400, {**headers, "Content-Encoding": "gzip"}, [packed])
    if not kind.on_wire:
        answer = Answer(400, headers, [gzip.decompress(packed)])

    async def scenario(client: Any, server: Any) -> None:
        with pytest.raises(APIStatusError) as caught:
            await client._request(READ, JSON, path=("a",))
        assert caught.value.response.json() == {"error": {"message": "packed"}}

    play(kind, answer, scenario)


@on_every
def test_raw_answers(kind: Kind) -> None:
    """They tell how it went, show themselves as the library would, and read as any type."""

    async def scenario(client: Any, server: Any) -> None:
        raw = await client.with_raw_response._request(CREATE, Thing, body={})
        assert (raw.status_code, raw.retries_taken, raw.method, raw.is_closed) == (200, 1, "POST", True)
        assert timedelta() < raw.elapsed < timedelta(seconds=60)
        assert str(raw.url).endswith("/things")
        assert raw.http_response.json() == raw.json() == {"id": "a"}
        assert raw.http_response.elapsed == raw.elapsed
        assert raw.http_request.headers["authorization"].endswith("***")
        if library := library_of(kind):
            assert isinstance(raw.http_response, library.Response)
            assert raw.parse(to=library.Response).content == raw.content
        assert isinstance(raw.parse(), Thing)
        assert raw.parse() is raw.parse()
        assert raw.parse(to=Thing).id == "a"
        assert raw.parse(to=dict) == raw.parse(to=object) == {"id": "a"}
        assert raw.parse(to=dict[str, str]) == {"id": "a"}
        assert raw.parse(to=str) == raw.text
        assert raw.parse(to=bytes) == raw.content
        assert raw.parse(to=Thing | None).id == "a"
        assert raw.parse(to=type(None)) is None
        with pytest.raises(UsageTypeError, match="cannot become 'set'"):
            raw.parse(to=set)
        with pytest.raises(DecodeError, match="not of type int"):
            raw.parse(to=int)
        for text, to, value in (("7", int, 7), ("1.5", float, 1.5), ("true", bool, True)):
            number = await client.with_raw_response._request(READ, JSON, path=("a",))
            assert (number.text, number.parse(to=to)) == (text, value)
        many = await client.with_raw_response._request(READ, JSON, path=("a",))
        assert [each.id for each in many.parse(to=list[Thing])] == ["a", "b"]

    numbers = [Answer.json(value) for value in (7, 1.5, True)]
    play(kind, [BUSY, Answer.json({"id": "a"}), *numbers, Answer.json([{"id": "a"}, {"id": "b"}])], scenario)


@on_every
def test_streamed_answers(kind: Kind) -> None:
    """So do those that are read as they arrive; what is not read yet is not there, rather than empty."""

    async def scenario(client: Any, server: Any) -> None:
        own = client if kind.is_async else client._target
        streaming = own._in_mode("streaming") if kind.is_async else Waited(own._in_mode("streaming"))
        async with await streaming._request(CREATE, Thing, body={}) as streamed:
            assert (streamed.status_code, streamed.retries_taken, streamed.method) == (200, 1, "POST")
            assert not streamed.is_closed
            assert streamed.elapsed > timedelta()
            if library_of(kind) is not None:
                with pytest.raises(library_of(kind).ResponseNotRead):
                    _ = streamed.http_response.content
            assert (await streamed.parse(to=Thing)).id == "a"
            assert await streamed.parse(to=dict) == {"id": "a"}
            assert streamed.http_response.json() == {"id": "a"}
            assert streamed.is_closed
        out = io.BytesIO()
        async with await streaming._request(READ, JSON, path=("a",)) as streamed:
            await streamed.stream_to_file(out, chunk_size=1)
        assert out.getvalue() == b'{"id": "a"}'
        async with await streaming._request(READ, JSON, path=("a",)) as streamed:
            pass
        with pytest.raises(UsageError, match="closed before its body was read"):
            await streamed.read()
        with pytest.raises(UsageError, match="closed before its body was read"):
            await streamed.parse()
        with pytest.raises(UsageError, match="closed before its body was read"):
            streamed.iter_bytes()

    thing = Answer.json({"id": "a"})
    play(kind, [BUSY, thing, thing, thing], scenario)


@on_every
def test_the_response_of_a_stream(kind: Kind) -> None:
    """It has status, headers and request before the first event, and closing it closes the stream."""

    async def scenario(client: Any, server: Any) -> None:
        stream = await client._stream(CREATE, JSON, body={})
        head = stream.response
        assert (head.status_code, head.retries_taken, head.request.method) == (200, 1, "POST")
        assert head.headers["content-type"].startswith("text/event-stream")
        assert not head.is_closed
        async for _ in stream:
            pass
        assert head.is_closed
        stream = await client._stream(CREATE, JSON, body={})
        closing = stream.response.aclose() if kind.is_async else stream.response.close()
        if kind.is_async:
            await closing
        assert stream.response.is_closed

    events = Answer.sse({"choices": []}, "[DONE]")
    play(kind, [BUSY, events, events], scenario)


@on_every
def test_binary_answers(kind: Kind, tmp_path: Any) -> None:
    """Bytes can be read whole, in pieces, as text and as lines, at once or awaited, and written to files."""

    async def scenario(client: Any, server: Any) -> None:
        binary = await client._request(READ, BINARY, path=("a",))
        assert binary.response.content == binary.content == await binary.aread() == b"ab\ncd\r\n"
        assert list(binary.iter_bytes(3)) == [b"ab\n", b"cd\r", b"\n"]
        assert list(binary.iter_bytes(None)) == [binary.content]
        assert (list(binary.iter_text(4)), list(binary.iter_lines())) == (["ab\nc", "d\r\n"], ["ab", "cd"])
        assert [piece async for piece in binary.aiter_bytes()] == [binary.content]
        assert [piece async for piece in binary.aiter_text()] == [binary.text]
        assert [line async for line in binary.aiter_lines()] == ["ab", "cd"]
        assert [*binary.iter_raw(), *[piece async for piece in binary.aiter_raw()]] == [binary.content] * 2
        assert (binary.encoding, binary.charset_encoding) == ("utf-8", None)
        assert not binary.retries_taken
        binary.stream_to_file(tmp_path / "one", chunk_size=2)
        await binary.astream_to_file(tmp_path / "two")
        assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes() == binary.content
        binary.close()
        await binary.aclose()

    play(kind, Answer(200, {"Content-Type": "application/octet-stream"}, [b"ab\ncd\r\n"]), scenario)
