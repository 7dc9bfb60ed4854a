"""The contract of streams and calls, stated once and held by every kind of client."""

from __future__ import annotations

import asyncio
import gc
import os
import re
import sys
import threading
import time
import weakref
from typing import Any

import pytest
import trio

from tests.transports.kinds import EVERY, Kind, gone, on_async_wire, on_every, on_kept, on_memory, on_wire, pause, play
from tests.transports.scripted import Answer, Cut, Pause, ScriptedServer, Stall
from wherry._runtime.base.errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    DecodeError,
    IncompleteStreamError,
    NotFoundError,
    StreamError,
)
from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.base.timeouts import Timeout

CHAT = Operation("POST", "/chat/completions", name="chat.completions.create", body="json", stream_family="chat")
ASK: Any = {"model": "m", "messages": [], "stream": True}


def piece(text: str, finish: str | None = None, index: int = 0) -> dict[str, Any]:
    return {"choices": [{"index": index, "delta": {"content": text}, "finish_reason": finish}]}


def text_of(items: list[Any]) -> str:
    return "".join(item["choices"][0]["delta"]["content"] for item in items)


WHOLE = Answer.sse(piece("a"), piece("b"), piece("c", "stop"), "[DONE]")


@on_every
def test_a_stream_gives_its_events_and_ends(kind: Kind) -> None:
    """The events come typed and in order, `[DONE]` is not one of them, and the stream knows that it is complete."""

    async def scenario(client: Any, server: Any) -> None:
        stream = await client._stream(CHAT, JSON, body=ASK)
        assert stream.completed is None
        assert stream.response.status == 200
        assert text_of([item async for item in stream]) == "abc"
        assert stream.completed is True
        assert [item async for item in stream] == []

    server = play(kind, [WHOLE], scenario)
    assert server.requests[0].headers["accept"] == "text/event-stream, application/json;q=0.5"
    assert server.requests[0].json() == ASK


@on_kept
@pytest.mark.parametrize("joined_end", [True, False], ids=["end-in-packet", "end-later"])
def test_ten_streams_use_one_connection(kind: Kind, joined_end: bool) -> None:
    """After `[DONE]` the rest is read, so that the connection can be used again."""

    async def scenario(client: Any, server: ScriptedServer) -> None:
        for _ in range(10):
            async with await client._stream(CHAT, JSON, body=ASK) as stream:
                assert len([item async for item in stream]) == 3
        assert server.connections == 1

    play(kind, Answer.sse(piece("a"), piece("b"), piece("c", "stop"), "[DONE]", joined_end=joined_end), scenario)


@on_wire
def test_done_without_end_takes_a_tenth_of_a_second(kind: Kind) -> None:
    """A server that says `[DONE]` and then nothing does not hold the client up, and is left."""

    async def scenario(client: Any, server: ScriptedServer) -> None:
        stream = await client._stream(CHAT, JSON, body=ASK)
        began = time.monotonic()
        assert len([item async for item in stream]) == 1
        assert time.monotonic() - began < 5
        assert await gone(kind, server)

    play(kind, [Answer.sse(piece("a", "stop"), "[DONE]", end=[Stall()])], scenario)


@on_wire
def test_done_and_a_flood_is_left(kind: Kind) -> None:
    """A server that goes on after `[DONE]` is read no further than 64 KiB."""
    flood = [b"x" * 16384] * 400

    async def scenario(client: Any, server: ScriptedServer) -> None:
        stream = await client._stream(CHAT, JSON, body=ASK)
        assert len([item async for item in stream]) == 1
        await client._request(CHAT, JSON, body={})
        assert server.connections == 2

    play(kind, [Answer.sse(piece("a", "stop"), "[DONE]", end=flood), Answer.json({})], scenario)


@on_wire
def test_any_split_of_the_bytes_gives_the_same_events(kind: Kind) -> None:
    """Where the server cuts its packets makes no difference."""
    raw = ': hi\r\n\r\ndata: {"choices": [{"index": 0, "finish_reason": "stöp"}]}\r\n\r\ndata: [DONE]\n\n'.encode()
    answers = [
        Answer(200, {"Content-Type": "text/event-stream"}, [raw[:cut], raw[cut:]]) for cut in range(1, len(raw) - 1)
    ]
    answers.append(Answer(200, {"Content-Type": "text/event-stream"}, [raw[i : i + 1] for i in range(len(raw))]))

    async def scenario(client: Any, server: ScriptedServer) -> None:
        for _ in answers:
            stream = await client._stream(CHAT, JSON, body=ASK)
            assert [item async for item in stream] == [{"choices": [{"index": 0, "finish_reason": "stöp"}]}]

    play(kind, answers, scenario)


@on_wire
def test_an_event_comes_as_soon_as_it_is_complete(kind: Kind) -> None:
    """The first event is given out while the server is silent; nothing waits for the next one."""

    async def scenario(client: Any, server: ScriptedServer) -> None:
        async with await client._stream(CHAT, JSON, body=ASK) as stream:
            assert text_of([await stream.__anext__()]) == "a"
        assert await gone(kind, server)

    play(kind, [Answer.sse(piece("a"), Stall())], scenario)


@on_memory
def test_no_more_is_read_than_is_needed(kind: Kind) -> None:
    """Taking two events of many takes two chunks of the answer (a memory transport counts them)."""

    async def scenario(client: Any, server: Any) -> None:
        async with await client._stream(CHAT, JSON, body=ASK) as stream:
            await stream.__anext__()
            await stream.__anext__()
            assert server.transport.responses[0].read == 2
        assert server.transport.responses[0].closed

    play(kind, [Answer.sse(*[piece("a")] * 50)], scenario)


@on_wire
@pytest.mark.parametrize("leave", ["with", "close", "error", "drop"])
def test_leaving_cuts_the_connection_at_once(kind: Kind, leave: str) -> None:
    """The server sees the disconnect within a second, though it is silent; nothing is left to warn about."""

    async def scenario(client: Any, server: ScriptedServer) -> None:
        stream = await client._stream(CHAT, JSON, body=ASK)
        await stream.__anext__()
        if leave == "close":
            await stream.close()
            await stream.close()
        elif leave == "with":
            async with stream:
                pass
        elif leave == "error":
            with pytest.raises(ZeroDivisionError):
                async with stream:
                    raise ZeroDivisionError
        else:
            del stream
        assert await gone(kind, server)
        assert await client._request(CHAT, JSON, body={}) == {"ok": 1}

    play(kind, [Answer.sse(piece("a"), Stall()), Answer.json({"ok": 1})], scenario)


@on_async_wire
def test_cancelling_cuts_the_connection_at_once(kind: Kind) -> None:
    """A cancelled task leaves no connection, and the client works on."""

    async def scenario(client: Any, server: ScriptedServer) -> None:
        async def read() -> None:
            stream = await client._stream(CHAT, JSON, body=ASK)
            async for _ in stream:
                pass

        if kind.runner == "asyncio":
            task = asyncio.create_task(read())
            await asyncio.sleep(0.1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        else:
            with trio.move_on_after(0.1):
                await read()
        assert await gone(kind, server)
        assert await client._request(CHAT, JSON, body={}) == {"ok": 1}

    play(kind, [Answer.sse(piece("a"), Stall()), Answer.json({"ok": 1})], scenario)


@on_async_wire
def test_cancelling_a_call_that_waits_for_the_headers(kind: Kind) -> None:
    """A call that is cancelled before its answer begins leaves no connection either."""

    async def scenario(client: Any, server: ScriptedServer) -> None:
        if kind.runner == "asyncio":
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(client._request(CHAT, JSON, body={}), 0.1)
        else:
            with trio.move_on_after(0.1):
                await client._request(CHAT, JSON, body={})
        assert await gone(kind, server)
        assert await client._request(CHAT, JSON, body={}) == {"ok": 1}

    play(kind, [Answer(before=20), Answer.json({"ok": 1})], scenario)


@on_wire
def test_a_stream_uses_no_task_and_no_thread(kind: Kind) -> None:
    """Events are pulled: nothing runs beside the caller."""

    async def scenario(client: Any, server: ScriptedServer) -> None:
        tasks = len(asyncio.all_tasks()) if kind.runner == "asyncio" else 0
        stream = await client._stream(CHAT, JSON, body=ASK)
        threads = threading.active_count()
        async for _ in stream:
            assert threading.active_count() == threads
            if kind.runner == "asyncio":
                assert len(asyncio.all_tasks()) == tasks
            if kind.runner == "trio":
                statistics = trio.lowlevel.current_statistics()
                assert statistics.tasks_living <= 3

    play(kind, [WHOLE], scenario)


@on_wire
def test_a_thousand_abandoned_streams_leave_nothing(kind: Kind) -> None:
    """Streams that are opened and dropped leave no connection, task, thread or descriptor behind."""
    count = 100 if kind.family == "fetch" else 1000  # only_node.py makes 1,500 calls there

    def held() -> dict[str, int]:
        tasks = len(asyncio.all_tasks()) if kind.runner == "asyncio" else 0
        descriptors = len(os.listdir("/proc/self/fd"))
        return {"descriptors": descriptors, "threads": threading.active_count(), "tasks": tasks}

    def left(before: dict[str, int]) -> dict[str, int]:
        allowed = {"descriptors": 1, "threads": 1, "tasks": 0}
        return {name: number for name, number in held().items() if number > before[name] + allowed[name]}

    async def scenario(client: Any, server: ScriptedServer) -> None:
        await client._request(CHAT, JSON, body={})
        before = held()
        for number in range(count):
            stream = await client._stream(CHAT, JSON, body=ASK)
            await stream.__anext__()
            del stream
            if number % 100 == 0:
                await pause(kind, 0)
        assert await gone(kind, server, count, within_s=10)
        assert await client._request(CHAT, JSON, body={}) == {"ok": 1}
        for _ in range(100):
            await pause(kind, 0.01)
            if left(before) == {}:
                break
        assert left(before) == {}

    play(kind, [Answer.json({}), *[Answer.sse(piece("a"), Stall())] * count, Answer.json({"ok": 1})], scenario)


@on_every
def test_a_dropped_stream_is_no_reference_cycle(kind: Kind) -> None:
    """Dropping the last reference frees the stream at once, without the garbage collector."""

    async def scenario(client: Any, server: Any) -> None:
        gc.disable()
        try:
            stream = await client._stream(CHAT, JSON, body=ASK)
            await stream.__anext__()
            seen = weakref.ref(stream if kind.is_async else stream._target)
            del stream
            assert seen() is None
        finally:
            gc.enable()

    play(kind, [Answer.sse(piece("a"), Stall())], scenario)


# --- how a stream ends -----------------------------------------------------------------------------------------------

CUT_CASES = {
    "cut-in-chunk-framing": Answer.sse(piece("a"), Cut()),
    "reset": Answer.sse(piece("a"), Pause(0.05), Cut(hard=True)),
    "closed-without-mark": Answer.sse(piece("a"), framing="close"),
    "complete-http-without-mark": Answer.sse(piece("a")),
    "cut-in-an-event": Answer.sse(piece("a"), b"data: {", Cut()),
}


@on_every
@pytest.mark.parametrize("case", CUT_CASES)
def test_a_stream_that_was_cut_says_so(kind: Kind, case: str) -> None:
    """What came is yielded; then IncompleteStreamError, which is a StreamError and an APIConnectionError."""

    async def scenario(client: Any, server: Any) -> None:
        stream = await client._stream(CHAT, JSON, body=ASK)
        items = []

        async def take_all() -> None:
            async for item in stream:
                items.append(item)

        with pytest.raises(IncompleteStreamError) as caught:
            await take_all()
        assert text_of(items) == "a"
        assert isinstance(caught.value, StreamError)
        assert isinstance(caught.value, APIConnectionError)
        assert caught.value.events == 1
        assert caught.value.last == items[-1]
        assert stream.completed is False
        assert [item async for item in stream] == []

    server = play(kind, [CUT_CASES[case]], scenario)
    assert len(server.requests) == 1, "a stream that was cut is never asked for again"


@on_every
@pytest.mark.parametrize("case", CUT_CASES)
def test_a_lenient_stream_that_was_cut_ends(kind: Kind, case: str) -> None:
    """With strict=False, of the client or of the call, the stream ends and `completed` is False."""

    async def scenario(client: Any, server: Any) -> None:
        for strict in (False, None):
            stream = await client._stream(CHAT, JSON, body=ASK, strict=strict)
            assert text_of([item async for item in stream]) == "a"
            assert stream.completed is False
            client = client.with_options(strict=False)

    play(kind, [CUT_CASES[case]] * 2, scenario)


@on_every
@pytest.mark.parametrize("end", [(), (Cut(),)], ids=["eof", "cut"])
def test_a_stream_with_its_own_end_mark_is_complete(kind: Kind, end: Any) -> None:
    """Azure sends no `[DONE]`: every choice has its finish_reason, and that is an end."""

    async def scenario(client: Any, server: Any) -> None:
        stream = await client._stream(CHAT, JSON, body=ASK)
        assert len([item async for item in stream]) == 4
        assert stream.completed is True

    play(
        kind,
        [Answer.sse({"choices": []}, piece("a"), piece("b", "stop", 1), piece("c", "length"), end=end)],
        scenario,
    )


@on_every
def test_one_choice_without_end_is_a_cut(kind: Kind) -> None:
    """One of two choices finished is not enough."""

    async def scenario(client: Any, server: Any) -> None:
        stream = await client._stream(CHAT, JSON, body=ASK)
        with pytest.raises(IncompleteStreamError):
            [item async for item in stream]

    play(kind, [Answer.sse(piece("a", "stop"), piece("b", None, 1))], scenario)


@on_every
def test_a_silent_server_is_a_timeout(kind: Kind) -> None:
    """The read timeout runs between chunks; the connection is closed then, and nothing is sent again."""

    async def scenario(client: Any, server: Any) -> None:
        stream = await client._stream(CHAT, JSON, body=ASK, timeout=Timeout(5, read=0.2))
        with pytest.raises(APITimeoutError):
            [item async for item in stream]
        if kind.on_wire:
            assert await gone(kind, server)

    server = play(kind, [Answer.sse(piece("a"), Stall())], scenario)
    assert len(server.requests) == 1


@on_every
def test_an_error_inside_the_stream_is_raised(kind: Kind) -> None:
    """The events before it are yielded; the connection is released before the error is raised."""

    async def scenario(client: Any, server: Any) -> None:
        stream = await client._stream(CHAT, JSON, body=ASK)
        await stream.__anext__()
        with pytest.raises(APIError, match="too much") as caught:
            await stream.__anext__()
        assert caught.value.code == "overloaded"
        assert caught.value.request_id == "req-7"
        if kind.on_wire:
            assert await gone(kind, server)
        else:
            assert server.transport.responses[0].closed

    failure = {"error": {"message": "too much", "code": "overloaded"}}
    play(kind, [Answer.sse(piece("a"), failure, Stall(), headers={"x-request-id": "req-7"})], scenario)


@on_every
def test_data_that_is_no_json_can_be_stepped_over(kind: Kind) -> None:
    """DecodeError carries the raw data; the next event can be read."""

    async def scenario(client: Any, server: Any) -> None:
        stream = await client._stream(CHAT, JSON, body=ASK)
        await stream.__anext__()
        with pytest.raises(DecodeError) as caught:
            await stream.__anext__()
        assert caught.value.raw == "{broken"
        assert text_of([item async for item in stream]) == "b"

    play(kind, [Answer.sse(piece("a"), "{broken", piece("b", "stop"), "[DONE]")], scenario)


@on_every
def test_an_error_status_is_raised_by_the_call(kind: Kind) -> None:
    """An HTTP error on opening comes from the call itself, with all that the server told."""

    async def scenario(client: Any, server: Any) -> None:
        with pytest.raises(NotFoundError) as caught:
            await client._stream(CHAT, JSON, body=ASK)
        error = caught.value
        assert (error.status, error.code, error.request_id) == (404, "model_not_found", "req-9")
        assert error.body == {"message": "no such model", "code": "model_not_found"}
        assert re.match(r"404 model_not_found: no such model; client\.models\.list\(\) has .* \(POST http", str(error))

    body = {"error": {"message": "no such model", "code": "model_not_found"}}
    play(kind, [Answer.json(body, 404, {"x-request-id": "req-9"})], scenario)


@on_every
def test_a_whole_answer_is_no_stream(kind: Kind) -> None:
    """200 with JSON on a streaming call: an error body is raised as such, a whole object as a StreamError."""

    async def scenario(client: Any, server: Any) -> None:
        with pytest.raises(APIError, match="busy"):
            await client._stream(CHAT, JSON, body=ASK)
        with pytest.raises(StreamError, match="application/json") as caught:
            await client._stream(CHAT, JSON, body=ASK)
        assert caught.value.body == {"id": "whole"}

    play(kind, [Answer.json({"error": {"message": "busy"}}), Answer.json({"id": "whole"})], scenario)


@on_every
def test_keep_alives_are_skipped(kind: Kind) -> None:
    """Comments, pings, keep-alive events and empty data are no events."""
    noise = [
        b": ping\n\n",
        b"event: keepalive\ndata: {}\n\n",
        b"data:\n\n",
        "",
        {"type": "keepalive"},
        b"event: ping\ndata: x\n\n",
    ]

    async def scenario(client: Any, server: Any) -> None:
        stream = await client._stream(CHAT, JSON, body=ASK)
        assert text_of([item async for item in stream]) == "ab"

    play(kind, [Answer.sse(*noise, piece("a"), *noise, piece("b", "stop"), *noise, "[DONE]")], scenario)


@on_every
def test_raw_events_stand_beside_the_typed_ones(kind: Kind) -> None:
    """`events()` gives event, data, id and retry of each, and the typed item."""

    async def scenario(client: Any, server: Any) -> None:
        stream = await client._stream(CHAT, JSON, body=ASK)
        seen = [(e.event, e.data, e.id, e.retry, e.item) async for e in stream.events()]
        assert seen == [("x", '{"a":1}', "7", 10, {"a": 1}), ("", '{"b":2}', "7", None, {"b": 2})]

    raw = b'event: x\nid: 7\nretry: 10\ndata: {"a":1}\n\ndata: {"b":2}\n\n'
    play(kind, [Answer.sse(raw, "[DONE]")], scenario)


@on_wire
def test_a_long_event_needs_a_higher_limit(kind: Kind) -> None:
    """An event above max_event_bytes ends the stream with an error that names the option."""

    async def scenario(client: Any, server: ScriptedServer) -> None:
        stream = await client._stream(CHAT, JSON, body=ASK)
        with pytest.raises(StreamError, match="max_event_bytes"):
            [item async for item in stream]
        assert await gone(kind, server)

    play(kind, [Answer.sse(piece("a" * 5000), Stall())], scenario, max_event_bytes=1000)


def test_the_suite_has_every_kind() -> None:
    """All HTTP libraries are there where the tests run on Python 3.11 and newer."""
    runners = {"sync", "asyncio", "trio"}
    families = {"httpx", "httpx2", "memory"} if sys.version_info >= (3, 11) else {"httpx", "memory"}
    kinds = {(r, f) for r in runners for f in families} | {("asyncio", "aiohttp"), ("sync", "standard")}
    assert {(kind.runner, kind.family) for kind in EVERY} == kinds
