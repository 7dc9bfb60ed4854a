"""Two that read one stream at once: the second is told so, and the first gets all of it."""

from __future__ import annotations

import asyncio
import json
import threading
from typing import Any

import pytest
import trio

import wherry
from tests.helpers.hosts import chat_chunks, response_events, run
from wherry import UsageStateError
from wherry._runtime.transports.memory.async_transport import AsyncMemoryResponse
from wherry._runtime.transports.memory.sync_transport import MemoryResponse
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply

TEXT = "Ahoy, all of you"
RUN = {"id": "run_1", "object": "thread.run", "status": "completed"}
FOLLOWED: Any = {"model": "m", "input": "x", "background": True, "stream": True, "resume": True}
WAYS: dict[str, Any] = {
    "create": (lambda client: client.chat.completions.create(model="m", messages=[], stream=True), chat_chunks(TEXT)),
    "chat": (lambda client: client.chat.completions.stream(model="m", messages=[]), chat_chunks(TEXT)),
    "responses": (lambda client: client.responses.stream(model="m", input="x"), response_events(TEXT)),
    "resumed": (lambda client: client.responses.create(**FOLLOWED), response_events(TEXT)),
    "run": (lambda client: client.responses.run_tools(model="m", input="x"), response_events(TEXT)),
    "assistant": (
        lambda client: client.beta.threads.runs.stream("thread_1", assistant_id="a"),
        [f"event: thread.run.completed\ndata: {json.dumps(RUN)}", "event: done\ndata: [DONE]"],
    ),
}


def reply(events: list[Any]) -> Reply:
    """One event in each piece of bytes."""
    found = Reply(sse=events)
    if events[0].__class__ is str:
        found.chunks = [f"{event}\n\n".encode() for event in events]
    return found


def cut(events: list[Any]) -> list[Reply]:
    """A stream that is cut after two events, and what follows."""
    return [Reply(sse=events[:2]), Reply(sse=events[2:])]


@pytest.mark.parametrize("way", WAYS)
def test_threads(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread that comes while another one waits for bytes gets an error, and the other one all events."""
    waits, goes_on = threading.Event(), threading.Event()
    plain = MemoryResponse.__next__

    def held(response: Any) -> bytes:
        waits.set()
        assert goes_on.wait(10)
        return plain(response)

    call, events = WAYS[way]
    alone = _opened(call, wherry.Client(api_key="k", transport=MemoryTransport([reply(events)])))
    expected = [type(event) for event in alone]
    monkeypatch.setattr(MemoryResponse, "__next__", held)
    stream = _opened(call, wherry.Client(api_key="k", transport=MemoryTransport([reply(events)])))
    found: list[Any] = []
    first = threading.Thread(target=lambda: found.extend(type(event) for event in stream), daemon=True)
    first.start()
    assert waits.wait(10)
    for _ in range(2):
        with pytest.raises(UsageStateError, match="is being read elsewhere, by another task or thread"):
            next(stream)
    goes_on.set()
    first.join(10)
    assert found == expected


def _opened(call: Any, client: Any) -> Any:
    found = call(client)
    return found.__enter__() if hasattr(found, "__enter__") else found


@pytest.mark.parametrize("runner", ["asyncio", "trio"])
@pytest.mark.parametrize("way", [*WAYS, "cut"])
def test_tasks(way: str, runner: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """So with tasks, and also while a stream that was cut waits for its next connection."""
    call, events = WAYS["resumed" if way == "cut" else way]
    pause: Any = asyncio.sleep if runner == "asyncio" else trio.sleep
    plain = AsyncMemoryResponse.__anext__
    read: list[int] = []
    refused: list[BaseException] = []

    waiting: list[bool] = []

    async def wait() -> None:
        waiting.append(True)
        while not refused:
            await pause(0)

    async def slow(response: Any) -> bytes:
        if way != "cut":
            await wait()
        return await plain(response)

    async def sleep(transport: Any, seconds: float) -> None:
        await wait()

    monkeypatch.setattr(AsyncMemoryResponse, "__anext__", slow)
    monkeypatch.setattr(AsyncMemoryTransport, "sleep", sleep)

    async def main() -> None:
        replies = cut(events) if way == "cut" else [reply(events)]
        client = wherry.AsyncClient(api_key="k", transport=AsyncMemoryTransport(replies))
        found = call(client)
        async with await found if way in ("create", "resumed", "cut") else found as stream:

            async def reader() -> None:
                read.append(len([event async for event in stream]))

            async def other() -> None:
                while not waiting:
                    await pause(0)
                try:
                    await anext(stream)
                except BaseException as error:
                    refused.append(error)

            if runner == "asyncio":
                await asyncio.gather(reader(), other())
            else:
                async with trio.open_nursery() as nursery:
                    nursery.start_soon(reader)
                    nursery.start_soon(other)

    run(runner, main)
    client = wherry.Client(api_key="k", transport=MemoryTransport([reply(events)]))
    assert read == [len(list(_opened(call, client)))]
    assert [type(each) for each in refused] == [UsageStateError]
