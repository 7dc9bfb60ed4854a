"""The event stream grammar: WHATWG HTML 9.2.6, case by case, then any split, then cost."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wherry._runtime.base.errors import StreamError
from wherry._runtime.response.sse import Event, SSEParser


def parse(*chunks: bytes, limit: int | None = None) -> list[Event]:
    parser = SSEParser(limit)
    return [event for chunk in chunks for event in parser.feed(chunk)]


def short(*chunks: bytes) -> list[tuple[str, str]]:
    return [(event, data) for event, data, _, _ in parse(*chunks)]


CASES: dict[str, tuple[bytes, list[tuple[str, str]]]] = {
    "one line": (b"data: a\n\n", [("", "a")]),
    "no space": (b"data:a\n\n", [("", "a")]),
    "one leading space only": (b"data:  a\n\n", [("", " a")]),
    "a tab is no space": (b"data:\ta\n\n", [("", "\ta")]),
    "several lines": (b"data: a\ndata: b\ndata\n\n", [("", "a\nb\n")]),
    "data without colon": (b"data\n\n", [("", "")]),
    "empty data": (b"data:\n\n", [("", "")]),
    "two empty data lines": (b"data\ndata\n\n", [("", "\n")]),
    "named": (b"event: x\ndata: a\n\n", [("x", "a")]),
    "the name does not stay": (b"event: x\ndata: a\n\ndata: b\n\n", [("x", "a"), ("", "b")]),
    "the last name wins": (b"event: x\nevent: y\ndata: a\n\n", [("y", "a")]),
    "name after data": (b"data: a\nevent: x\n\n", [("x", "a")]),
    "name without data": (b"event: x\n\ndata: a\n\n", [("", "a")]),
    "id without data": (b"id: 1\n\n", []),
    "blank lines after an id": (b"id: 1\ndata: a\n\n\n\n", [("", "a")]),
    "comment": (b": hi\ndata: a\n:\n\n", [("", "a")]),
    "comment alone": (b":\n\n", []),
    "unknown field": (b"foo: 1\ndata: a\nbar\n\n", [("", "a")]),
    "field names are case-sensitive": (b"Data: a\n\n", []),
    "a space before the field": (b" data: a\n\n", []),
    "colons in data": (b"data: a: b\n\n", [("", "a: b")]),
    "CR": (b"data: a\rdata: b\r\rdata: c\r\r", [("", "a\nb"), ("", "c")]),
    "CR LF": (b"data: a\r\ndata: b\r\n\r\ndata: c\r\n\r\n", [("", "a\nb"), ("", "c")]),
    "mixed line ends": (b"data: a\ndata: b\rdata: c\r\n\ndata: d\n\r", [("", "a\nb\nc"), ("", "d")]),
    "other line separators are text": (
        "data: a\u2028b\u2029c\x0bd\x0ce\x85f\n\n".encode(),
        [("", "a\u2028b\u2029c\x0bd\x0ce\x85f")],
    ),
    "byte order mark": (b"\xef\xbb\xbfdata: a\n\n", [("", "a")]),
    "only one byte order mark": (b"\xef\xbb\xbf\xef\xbb\xbfdata: a\n\ndata: b\n\n", [("", "b")]),
    "a mark inside is text": ("data: \ufeffa\n\n".encode(), [("", "\ufeffa")]),
    "a mark that is none": (b"\xef\xbbdata: a\n\ndata: b\n\n", [("", "b")]),
    "invalid UTF-8": (b"data: a\xff\xe2\x82b\n\n", [("", "a\ufffd\ufffdb")]),
    "invalid UTF-8 with a name": (b"event: \xff\ndata: a\xc3\n\n", [("\ufffd", "a\ufffd")]),
    "the end cuts an event off": (b"data: a\n\ndata: b\n", [("", "a")]),
    "the end cuts a line off": (b"data: a\n\ndata: b", [("", "a")]),
    "nothing": (b"", []),
    "leading blank lines": (b"\n\n\ndata: a\n\n", [("", "a")]),
}


@pytest.mark.parametrize("case", CASES)
def test_the_grammar(case: str) -> None:
    """Each case gives the events of the standard, whole, byte by byte and with CR LF for LF."""
    raw, events = CASES[case]
    assert short(raw) == events
    assert short(*[raw[i : i + 1] for i in range(len(raw))]) == events
    for cut in range(len(raw)):
        assert short(raw[:cut], raw[cut:]) == events
    if b"\r" not in raw:
        assert short(raw.replace(b"\n", b"\r\n")) == events
        assert short(raw.replace(b"\n", b"\r")) == events


def test_id_and_retry() -> None:
    """The id stays for later events, unless it holds NUL; retry is digits of ASCII only and belongs to its event."""
    raw = b"id: 1\nretry: 10\ndata: a\n\ndata: b\n\nid: x\0y\ndata: c\n\nid\ndata: d\n\n"
    assert parse(raw) == [("", "a", "1", 10), ("", "b", "1", None), ("", "c", "1", None), ("", "d", "", None)]
    for bad in ("+5", "1_0", "5.0", "٣", "", " 5 5", "-1", "1" * 40):
        assert parse(f"retry: {bad}\ndata: a\n\n".encode()) == [("", "a", "", None)]


def test_a_carriage_return_dispatches_at_once() -> None:
    """A CR ends the line when it comes; a LF that follows in the next chunk belongs to it."""
    parser = SSEParser()
    assert [event[1] for event in parser.feed(b"data: a\r\r")] == ["a"]
    assert [event[1] for event in parser.feed(b"\ndata: b\r\n\r")] == ["b"]
    assert parser.feed(b"\n") == []
    assert [event[1] for event in parser.feed(b"data: c\n\n")] == ["c"]


def test_chunks_of_other_kinds() -> None:
    """bytearray and memoryview are taken as bytes (JavaScript hosts give those)."""
    assert short(bytearray(b"data: a\n\n"), memoryview(b"data: b\n\n")) == [("", "a"), ("", "b")]


def test_the_end_gives_back_what_was_begun() -> None:
    """The text of an event that never ended can be told."""
    parser = SSEParser()
    parser.feed(b"data: a\n\nevent: x\ndata: b")
    assert parser.end() == "event: x\ndata: b"
    assert SSEParser().end() == ""


PIECES = (
    *(b"data", b"event", b"id", b"retry", b":", b" ", b"a", b"7", b"\0", b"data: x\n\n"),
    *(b"\n", b"\r", b"\r\n", b"\n\n"),
    *(b"\xef\xbb\xbf", b"\xe2\x82\xac", b"\xe2\x82", b"\xff"),
)
alphabet = st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join)


@given(raw=alphabet, cuts=st.lists(st.integers(0, 200), max_size=8))
def test_any_split_gives_the_same_events(raw: bytes, cuts: list[int]) -> None:
    """Where the bytes are cut changes nothing, with and without a limit."""
    edges = sorted({0, len(raw), *[cut for cut in cuts if cut < len(raw)]})
    chunks = [raw[start:end] for start, end in itertools.pairwise(edges)]
    whole = parse(raw)
    assert parse(*chunks) == whole
    assert parse(*[raw[i : i + 1] for i in range(len(raw))]) == whole
    assert whole == reference(raw)
    assert limited([raw]) == limited(chunks) == limited([raw[i : i + 1] for i in range(len(raw))])


def limited(chunks: list[bytes]) -> tuple[list[Event], bool]:
    """The events that a limit of 12 bytes lets through, and whether it was met."""
    parser, events = SSEParser(12), []
    try:
        for chunk in chunks:
            events += parser.feed(chunk)
        parser.end()
    except StreamError:
        return events, True
    return events, False


def reference(raw: bytes) -> list[Event]:
    """The standard's own algorithm, line by line on the whole text, as slow as it is plain."""
    text = raw.decode("utf-8", "replace").removeprefix("\ufeff")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[:-1]
    events: list[Event] = []
    event, data, last, retry = "", "", "", None
    for line in lines:
        if line == "":
            if data:
                events.append((event, data[:-1], last, retry))
            event, data, retry = "", "", None
            continue
        field, _, value = line.partition(":")
        value = value[1:] if value.startswith(" ") else value
        if field == "data":
            data += value + "\n"
        elif field == "event":
            event = value
        elif field == "id" and "\0" not in value:
            last = value
        elif field == "retry" and value and all(character in "0123456789" for character in value):
            retry = int(value)
    return events


def test_the_limit() -> None:
    """An event of exactly the limit passes; one byte more raises, after the events before it were given out."""
    assert [len(event[1]) for event in parse(b"data: 1234\n\n", limit=10)] == [4]
    assert [len(event[1]) for event in parse(b"data: 12", b"34\n", b"\n", limit=10)] == [4]
    for chunks in ([b"data: 12345\n\n"], [b"data: 123", b"45"], [b"event: x\ndata: 1", b"2345"]):
        with pytest.raises(StreamError, match="max_event_bytes"):
            parse(*chunks, limit=10)
    parser = SSEParser(10)
    assert [event[1] for event in parser.feed(b"data: a\n\ndata: 12345\n\ndata: b\n\n")] == ["a"]
    with pytest.raises(StreamError):
        parser.feed(b"data: c\n\n")
    with pytest.raises(StreamError):
        parser.end()


@pytest.mark.parametrize("piece", [64, 16384])
def test_a_long_event_takes_linear_time(piece: int) -> None:
    """Four times the bytes take about four times as long, not sixteen."""

    def seconds(size: int) -> float:
        raw = b"data: " + b"x" * size + b"\n\n"
        parser = SSEParser()
        began = time.perf_counter()
        events = [event for i in range(0, len(raw), piece) for event in parser.feed(raw[i : i + piece])]
        assert len(events[0][1]) == size
        return time.perf_counter() - began

    size = 256 * 1024 if piece == 64 else 2 * 1024 * 1024
    base = min(seconds(size) for _ in range(3))
    assert min(seconds(4 * size) for _ in range(3)) < 12 * base + 0.05
