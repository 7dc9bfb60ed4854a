"""Streams of odd servers: what came is yielded, a failure is raised with the server's own words, on every way."""

from __future__ import annotations

from typing import Any

import pytest

import wherry
from tests.runtime.odd_servers.rows import SSE, Row, chunk, event
from tests.runtime.odd_servers.streams import ROWS
from tests.runtime.odd_servers.ways import WAYS, Way, read_stream
from wherry._runtime.transports.memory import MemoryTransport, Reply


def text_of(item: Any) -> str:
    """What an event of any family says."""
    data = item.to_dict()
    for choice in data.get("choices") or ():
        return choice.get("text") or (choice.get("delta") or {}).get("content") or ""
    return data["delta"] if data.get("type") == "response.output_text.delta" else ""


def check(row: Row, way: Way, pieces: int) -> None:
    items: list[Any] = []
    if row.fails is None:
        read_stream(way, row, pieces, items)
    else:
        with pytest.raises(row.fails.kind) as caught:
            read_stream(way, row, pieces, items)
        row.fails.check(caught.value)
    assert "".join(map(text_of, items)) == row.gives


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_stream(row: Row) -> None:
    """One row, on every way to an answer; in one piece, byte by byte, and in pieces of seven."""
    for way in WAYS:
        check(row, way, 0)
    check(row, ("sync", "plain"), 1)
    check(row, ("async", "plain"), 7)


def test_names_are_different() -> None:
    """A row is found by its name."""
    names = [(row.name, row.body) for row in ROWS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("body", [b"Rate limit exceeded", b"<html>Sign in</html>\n\n"])
def test_text_in_the_place_of_a_stream_is_raised_though_lenient(body: bytes) -> None:
    """strict=False forgives a cut, and no failure that was told in words."""
    reply = Reply(chunks=[body], headers={"Content-Type": SSE})
    client = wherry.Client(api_key="k", transport=MemoryTransport([reply]), strict=False)
    with (
        client.chat.completions.create(model="m", messages=[], stream=True) as stream,
        pytest.raises(wherry.StreamError, match=r"Rate limit|Sign in"),
    ):
        list(stream)
    assert stream.completed is False
    assert list(stream) == []


def test_a_pending_event_and_a_lenient_end() -> None:
    """The event that misses its blank line is yielded, and the stream says that it was cut."""
    reply = Reply(chunks=[event(chunk("hi")), b"data: " + chunk(" you")], headers={"Content-Type": SSE})
    client = wherry.Client(api_key="k", transport=MemoryTransport([reply]), strict=False)
    with client.chat.completions.create(model="m", messages=[], stream=True) as stream:
        assert "".join(map(text_of, stream)) == "hi you"
        assert stream.completed is False


def test_a_look_reads_no_more_than_it_needs() -> None:
    """An event stream with another label is recognised by its first field, and the call returns then."""
    chunks = [b"\n", b": a comment\n\n", event(chunk("hi")), event(chunk(None, "stop"))]
    transport = MemoryTransport([Reply(chunks=chunks, headers={"Content-Type": "application/json"})])
    client = wherry.Client(api_key="k", transport=transport)
    with client.chat.completions.create(model="m", messages=[], stream=True) as stream:
        assert transport.responses[0].read == 2
        assert text_of(next(stream)) == "hi"
        assert transport.responses[0].read == 3
    assert transport.responses[0].closed


def test_raw_events_and_bytes_of_a_wrong_label() -> None:
    """`events()` gives what came raw, and `iter_bytes` every byte, though the beginning was looked at."""
    body = event(chunk("hi")) + event(chunk(None, "stop"))
    replies = [Reply(chunks=[body], headers={"Content-Type": "text/html"}) for _ in range(2)]
    client = wherry.Client(api_key="k", transport=MemoryTransport(replies))
    with client.chat.completions.create(model="m", messages=[], stream=True) as stream:
        assert [each.data.encode() for each in stream.events()] == [chunk("hi"), chunk(None, "stop")]
    api: Any = client.chat.completions.with_streaming_response
    with api.create(model="m", messages=[], stream=True) as answer:
        assert b"".join(answer.iter_bytes()) == body
