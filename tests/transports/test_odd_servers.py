"""Odd servers on real sockets: framing of HTTP and of events together, on every shell and library."""

from __future__ import annotations

from typing import Any

import pytest

from tests.transports.kinds import Kind, on_every, on_kept, on_wire, play
from tests.transports.scripted import Answer, Cut, Pause
from wherry import APIConnectionError, APIError, InternalServerError, RateLimitError
from wherry._runtime.base.operation import JSON, Operation

CHAT = Operation("POST", "/chat", name="chat", body="json", stream_family="chat")
HI = b'data: {"choices": [{"index": 0, "delta": {"content": "hi"}, "finish_reason": null}]}\n\n'
END = b'data: {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}'
LIMITED = b'{"error": {"message": "slow down", "code": 429}}'


def answer(*chunks: Any, label: str = "text/event-stream", status: int = 200, framing: str = "chunked") -> Answer:
    return Answer(status, {"Content-Type": label, "x-request-id": "req-5"}, chunks, framing=framing)


WHOLE = [
    answer(HI, END),
    answer(HI, END, framing="close"),
    answer(HI, END, Cut(hard=True)),
    answer(HI, END + b"\n\n", b"data: [DONE]", Cut()),
    answer(HI[:9], HI[9:], END, label="application/json"),
    answer(HI + END, label="text/html", framing="length"),
    answer(b"\xef\xbb", b"\xbf" + HI, END + b"\n\n", label="text/plain"),
    answer(HI[6:-1], END[6:] + b"\n", label="application/x-ndjson"),
]
"""Answers that are complete, whatever their framing and label."""


@on_every
def test_a_complete_answer_is_not_lost(kind: Kind) -> None:
    """Its text is yielded and it ends without an error."""

    async def scenario(client: Any, server: Any) -> None:
        for _ in WHOLE:
            async with await client._stream(CHAT, JSON, body={}) as stream:
                said = [item["choices"][0]["delta"].get("content") async for item in stream]
            assert said == ["hi", None]
            assert stream.completed is True

    play(kind, WHOLE, scenario)


FAILED = [
    answer(LIMITED, label="application/json"),
    answer(LIMITED[:9], LIMITED[9:], framing="close"),
    answer(b"error: " + LIMITED + b"\n\n", b"data: [DONE]\n\n"),
    answer(b"data: " + LIMITED, Cut()),
    answer(HI + LIMITED + b"\n"),
    answer(HI, b"event: error\ndata: " + LIMITED + b"\n\n"),
]
"""Answers that report a failure; each names the status 429."""


@on_every
def test_a_failure_is_raised(kind: Kind) -> None:
    """With the server's words, the class that it names, and the headers of the answer."""

    async def scenario(client: Any, server: Any) -> None:
        for _ in FAILED:
            with pytest.raises(RateLimitError, match="slow down") as caught:
                async with await client._stream(CHAT, JSON, body={}) as stream:
                    assert [item async for item in stream] == "never"
            assert caught.value.request_id == caught.value.headers["x-request-id"] == "req-5"
        with pytest.raises(RateLimitError, match="slow down"):
            await client._request(CHAT, JSON, body={})

    play(kind, [*FAILED, answer(LIMITED, label="application/json", framing="length")], scenario)


@on_kept
def test_a_failure_leaves_the_connection_usable(kind: Kind) -> None:
    """What was looked at and read to its end gives its connection back; the next call uses it."""

    async def scenario(client: Any, server: Any) -> None:
        for _ in range(3):
            with pytest.raises(APIError, match="slow down"):
                await client._stream(CHAT, JSON, body={})
        async with await client._stream(CHAT, JSON, body={}) as stream:
            assert len([item async for item in stream]) == 2
        assert server.connections == 1

    play(kind, [*[answer(LIMITED, label="application/json")] * 3, answer(HI, END, label="text/plain")], scenario)


@on_wire
def test_the_first_event_comes_at_once_whatever_its_label(kind: Kind) -> None:
    """The look at the first bytes waits for no more than the first field."""

    async def scenario(client: Any, server: Any) -> None:
        async with await client._stream(CHAT, JSON, body={}, timeout=5) as stream:
            async for item in stream:
                assert item["choices"][0]["delta"] == {"content": "hi"}
                break

    play(kind, [answer(HI, Pause(8.0), END, label="application/json")], scenario)


@on_wire
def test_a_break_while_the_first_bytes_are_looked_at(kind: Kind) -> None:
    """It is a connection error that names the request."""

    async def scenario(client: Any, server: Any) -> None:
        with pytest.raises(APIConnectionError) as caught:
            await client._stream(CHAT, JSON, body={})
        assert caught.value.request is not None

    play(kind, [answer(b'{"error": ', Cut(hard=True), label="application/json")], scenario)


@on_every
def test_how_often_it_was_tried(kind: Kind) -> None:
    """The error behind the last attempt tells."""

    async def scenario(client: Any, server: Any) -> None:
        with pytest.raises(InternalServerError, match=r"busy.*after 2 attempts"):
            await client._stream(CHAT, JSON, body={})
        assert len(server.requests) == 2

    busy = Answer.json({"error": "busy"}, 503, {"retry-after-ms": "1"})
    play(kind, [busy, busy], scenario, max_retries=1)
