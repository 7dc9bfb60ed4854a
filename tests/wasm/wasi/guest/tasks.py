"""Scenarios for AsyncClient, on WasiLoop."""

from __future__ import annotations

import asyncio
import gc
import os
import time
from typing import Any

from helping import helped_async as helped  # noqa: F401 - a scenario
from threads import ASK, EVERY_BYTE

from wherry import NOTHING, APIConnectionError, APIStatusError, APITimeoutError, AsyncClient, Timeout, WherryError
from wherry import IncompleteStreamError as Incomplete
from wherry._runtime.transports.wasi.bindings import _holds


async def chat(client: AsyncClient) -> Any:
    answer = await client.chat.completions.create(**ASK)
    return [type(answer).__name__, answer.choices[0].message.content]


async def vectors(client: AsyncClient) -> Any:
    """Ask for vectors as the server likes, as base64, and, as it has sent that, in the client's own way."""
    asked: Any = {"model": "text-embedding-3-small", "input": "ahoy", "dimensions": 4}
    plain = (await client.embeddings.create(**asked)).data[0]
    text = (await client.embeddings.create(**asked, encoding_format="base64")).data[0]
    packed = (await client.embeddings.create(**asked)).data[0]
    buffers = [each.buffer().tolist() for each in (plain, text, packed)]
    return [type(text.embedding).__name__, plain.embedding, packed.embedding, *buffers]


async def stream(client: AsyncClient) -> Any:
    async with await client.chat.completions.create(**ASK, stream=True) as events:
        text = "".join([choice.delta.content or "" async for event in events for choice in event.choices])
    return [text, events.completed]


async def left(client: AsyncClient) -> Any:
    async with await client.chat.completions.create(**ASK, stream=True) as events:
        taken = [(await anext(events)).object for _ in range(3)]
    return [*taken, await noticed(client)]


async def closed(client: AsyncClient) -> Any:
    events = await client.chat.completions.create(**ASK, stream=True)
    taken = [(await anext(events)).object for _ in range(3)]
    await events.close()
    return [*taken, [event async for event in events], await noticed(client)]


async def dropped(client: AsyncClient) -> Any:
    gc.disable()
    taken = []
    async for event in await client.chat.completions.create(**ASK, stream=True):
        taken.append(event.object)
        if len(taken) == 3:
            break
    return [*taken, await noticed(client)]


async def noticed(client: AsyncClient) -> Any:
    own = client.with_options(base_url=os.environ["OPENAI_BASE_URL"].removesuffix("/v1"))
    for _ in range(100):
        for record in await own.call("GET", "/_server/log"):
            if record["disconnected_s"] is not None:
                return record["events"]
        await asyncio.sleep(0.05)


async def cancelled(client: AsyncClient) -> Any:
    """A task that waits for the fourth event is cancelled."""
    taken = []
    third = asyncio.Event()

    async def read() -> None:
        async with await client.chat.completions.create(**ASK, stream=True) as events:
            async for event in events:
                taken.append(event.object)
                if len(taken) == 3:
                    third.set()

    task = asyncio.create_task(read(), name="reader")
    await third.wait()
    await asyncio.sleep(0.05)
    task.cancel()
    (ended,) = await asyncio.gather(task, return_exceptions=True)
    return [*taken, type(ended).__name__, await noticed(client)]


async def limited(client: AsyncClient) -> Any:
    """asyncio.timeout ends the wait for the fourth event."""
    taken = []
    try:
        async with asyncio.timeout(1), await client.chat.completions.create(**ASK, stream=True) as events:
            async for event in events:
                taken.append(event.object)
    except TimeoutError as error:
        return [*taken, type(error).__name__, await noticed(client)]


async def closed_elsewhere(client: AsyncClient) -> Any:
    """One task waits for the fourth event, another one closes the stream."""
    events = await client.chat.completions.create(**ASK, stream=True)
    taken = [(await anext(events)).object for _ in range(3)]

    async def read() -> int:
        return len([event async for event in events])

    task = asyncio.create_task(read())
    await asyncio.sleep(0.05)
    await events.close()
    return [*taken, await task, await noticed(client)]


async def many(client: AsyncClient) -> Any:
    """A hundred streams, a dozen at a time: read to the end, closed, dropped, by turns."""
    gc.disable()  # what is not dropped at once stays held

    async def one(number: int) -> None:
        events = await client.chat.completions.create(**ASK, stream=True)
        await anext(events)
        if number % 3 == 0:
            assert [event async for event in events]
        elif number % 3 == 1:
            await events.close()

    for first in range(0, 102, 12):
        await asyncio.gather(*map(one, range(first, min(first + 12, 102))))
    return [len((await client.models.list()).data), len(_holds)]


async def tied(client: AsyncClient) -> Any:
    for _ in range(10):
        knot: list[Any] = [await client.chat.completions.create(**ASK, stream=True)]
        knot.append(knot)
        await anext(knot[0])
    before = len(_holds)
    del knot
    gc.collect()
    return [before > 0, len(_holds)]


async def unknown(client: AsyncClient) -> Any:
    async with await client.responses.create(model="gpt-4o", input="Say ahoy", stream=True) as events:
        return [[type(event).__name__, event.type] async for event in events]


async def broken(client: AsyncClient) -> Any:
    taken = 0
    try:
        async with await client.chat.completions.create(**ASK, stream=True) as events:
            async for _ in events:
                taken += 1
    except Incomplete as error:
        return [taken, str(error)]
    return taken


async def failure(client: AsyncClient) -> Any:
    try:
        await client.with_options(max_retries=0, timeout=Timeout(0.3)).models.list()
    except APIStatusError as error:
        return [type(error).__name__, error.status, error.message, error.request_id]
    except WherryError as error:
        return [type(error).__name__, repr(error)]


async def stalled(client: AsyncClient) -> Any:
    taken = 0
    try:
        impatient = client.with_options(timeout=Timeout(0.3))
        async with await impatient.chat.completions.create(**ASK, stream=True) as events:
            async for _ in events:
                taken += 1
    except APITimeoutError as error:
        return [taken, repr(error)]


async def idle(client: AsyncClient) -> Any:
    began_s = time.monotonic()
    limits = Timeout(20, idle=0.3, total=10)
    try:
        async with await client.with_options(timeout=limits).chat.completions.create(**ASK, stream=True) as events:
            async for _ in events:
                began_s = time.monotonic()
    except APITimeoutError as error:
        return [error.limit, time.monotonic() - began_s]


async def unreachable(client: AsyncClient) -> Any:
    told = []
    for url in ("http://127.0.0.1:1/v1", "http://no-such-host.invalid/v1"):
        try:
            await client.with_options(base_url=url, max_retries=0).models.list()
        except APIConnectionError as error:
            told.append([type(error).__name__, str(error)])
    return told


async def patience(client: AsyncClient) -> Any:
    """While one coroutine waits for a busy server, another one ticks."""
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.02)
            ticks += 1

    ticking = asyncio.create_task(tick())
    began = time.monotonic()
    models = await client.models.list()
    waited_s = time.monotonic() - began
    ticking.cancel()
    return [len(models.data), waited_s, ticks]


async def kept_to_limits(client: AsyncClient) -> Any:
    """Calls under limits, one of which is refused although nothing is to be retried."""
    client = client.with_options(limits="headers", max_retries=0)
    lists = await asyncio.gather(*(client.models.list() for _ in range(3)))
    return [sum(len(each.data) for each in lists), [(row.waiting, row.in_flight, row.refused) for row in client.limits]]


async def side_by_side(client: AsyncClient) -> Any:
    """A stream that stands still does not hold up another one, nor calls."""
    async with await client.chat.completions.create(**ASK, stream=True) as first:
        await anext(first)
        waiting = asyncio.ensure_future(anext(first))
        (text, completed), answers = await asyncio.gather(
            stream(client), asyncio.gather(*[client.models.list() for _ in range(10)])
        )
        still = not waiting.done()
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
    return [still, bool(text), completed, [len(answer.data) for answer in answers]]


async def upload(client: AsyncClient) -> Any:
    async def slowly() -> Any:
        for at in range(0, len(EVERY_BYTE), 50_000):
            await asyncio.sleep(0)
            yield EVERY_BYTE[at : at + 50_000]

    told = []
    for content in (EVERY_BYTE, slowly()):
        file = await client.files.create(file=("all.bin", content), purpose="assistants")
        told.append((await client.files.content(file.id)).content == EVERY_BYTE)
    parts = await client.uploads.upload_file_chunked(
        file=EVERY_BYTE,
        filename="all.bin",
        mime_type="application/octet-stream",
        purpose="assistants",
        part_size=300_000,
    )
    return [*told, parts.status, parts.bytes]


async def download(client: AsyncClient) -> Any:
    file = await client.files.create(file=("all.bin", EVERY_BYTE), purpose="assistants")
    async with client.files.with_streaming_response.content(file.id) as answer:
        return b"".join([chunk async for chunk in answer.iter_bytes()]) == EVERY_BYTE


async def pages(client: AsyncClient) -> Any:
    return [file.id async for file in client.files.list(limit=20)]


async def bodiless(client: AsyncClient) -> Any:
    told = [await client.call("DELETE", "/files/file-1", decoder=NOTHING)]
    try:
        await client.call("HEAD", "/models", decoder=NOTHING)
    except APIStatusError as error:
        told.append(error.status)
    return [*told, (await client.responses.cancel("resp_1")).status]


async def loop(client: AsyncClient) -> Any:
    """The rest of asyncio that programs use: timers, queues, locks, generators, tasks with names, a deadlock."""
    told: list[Any] = []
    running = asyncio.get_running_loop()
    running.call_later(0.02, told.append, "later")
    running.call_soon(told.append, "soon")
    queue: asyncio.Queue[int] = asyncio.Queue()

    async def produce() -> None:
        for number in range(3):
            await asyncio.sleep(0.001)
            await queue.put(number)

    async with asyncio.TaskGroup() as group:
        group.create_task(produce(), name="producer")
        got = [await queue.get() for _ in range(3)]
    done, pending = await asyncio.wait({asyncio.ensure_future(asyncio.sleep(60))}, timeout=0.05)
    for task in pending:
        task.cancel()
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 0.01)
    except TimeoutError:
        told.append("wait_for")
    return [told, got, len(done), len(pending)]


async def deadlock(client: AsyncClient) -> Any:
    """Wait for what cannot come."""
    await asyncio.Event().wait()
