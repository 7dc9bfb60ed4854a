"""How each case puts a client to work. Runs in the client's process.

Each function prepares without the clock, works with it, and checks what came. It gives the CPU time (user and system,
all threads), the wall time and the units of work done.
"""

from __future__ import annotations

import asyncio
import gc
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any

from . import payloads
from .clients import Client

if TYPE_CHECKING:
    from typing import Self

CALL_CHARACTERS = len(payloads.REPLY_TEXT)


class WrongAnswer(Exception):
    """A client gave something else than what the server sent."""


@dataclass
class Sample:
    """What one turn of a client took, in seconds for all `units`; `rss` in bytes where it was looked at.

    `json_cpu_s` and `beside_cpu_s`: what json alone, or another client, took for the same in the same process, where that
    is the measure.
    """

    cpu_s: float
    wall_s: float
    units: int
    rss: int = 0
    json_cpu_s: float = 0.0
    beside_cpu_s: float = 0.0


class Clock:
    """Measures what happens inside `with`. Garbage of the past is taken out first."""

    def __enter__(self) -> Self:
        gc.collect()
        self._wall_s, self._cpu_s = time.perf_counter(), time.process_time()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._cpu_s, self._wall_s = time.process_time() - self._cpu_s, time.perf_counter() - self._wall_s

    def sample(self, units: int) -> Sample:
        return Sample(self._cpu_s, self._wall_s, units)


Measure = Callable[[Client, asyncio.AbstractEventLoop, int], Sample]


def _same(what: str, got: int, expected: int) -> None:
    if got != expected:
        raise WrongAnswer(f"{what}: {got} instead of {expected}")


# --- calls -------------------------------------------------------------------------------------------------------------


def calls(client: Client, loop: asyncio.AbstractEventLoop, count: int) -> Sample:
    client.call()  # the server may have closed the connection meanwhile
    characters = 0
    with Clock() as clock:
        for _ in range(count):
            characters += client.call()
    _same("characters of text", characters, count * CALL_CHARACTERS)
    return clock.sample(count)


def long_answers(client: Client, loop: asyncio.AbstractEventLoop, count: int) -> Sample:
    client.long_answer()
    characters = 0
    with Clock() as clock:
        for _ in range(count):
            characters += client.long_answer()
    _same("characters of text", characters, count * payloads.LONG_TURNS * payloads.LONG_CHARACTERS)
    return clock.sample(count)


def calls_async(client: Client, loop: asyncio.AbstractEventLoop, count: int, *, at_a_time: int = 1) -> Sample:
    """`count` calls by `at_a_time` tasks, on so many connections that are open already."""

    async def task(calls: int) -> int:
        characters = 0
        for _ in range(calls):
            characters += await client.call_async()
        return characters

    async def work() -> Sample:
        await _open_connections(client, at_a_time)
        shares = [count // at_a_time + (index < count % at_a_time) for index in range(at_a_time)]
        with Clock() as clock:
            if at_a_time == 1:
                characters = await task(count)
            else:
                characters = sum(await asyncio.gather(*map(task, shares)))
        _same("characters of text", characters, count * CALL_CHARACTERS)
        return clock.sample(count)

    return loop.run_until_complete(work())


def calls_beside_idle(client: Client, loop: asyncio.AbstractEventLoop, count: int, *, idle: int) -> Sample:
    """Calls one after the other, while `idle` connections are open and wait."""

    async def work() -> Sample:
        await _open_connections(client, idle)
        characters = 0
        with Clock() as clock:
            for _ in range(count):
                characters += await client.call_async()
        _same("characters of text", characters, count * CALL_CHARACTERS)
        return clock.sample(count)

    return loop.run_until_complete(work())


async def _open_connections(client: Client, count: int) -> None:
    """Make so many calls that the server answers none before all of them are there."""
    await asyncio.gather(*(client.call_async(f"hold-{count}") for _ in range(count)))


def lists(client: Client, loop: asyncio.AbstractEventLoop, count: int) -> Sample:
    client.list_models()
    items = 0
    with Clock() as clock:
        for _ in range(count):
            items += client.list_models()
    _same("items of lists", items, count * payloads.LIST_ITEMS)
    return clock.sample(count)


# --- streams -----------------------------------------------------------------------------------------------------------


def streams(client: Client, loop: asyncio.AbstractEventLoop, count: int, *, kind: str, packing: str) -> Sample:
    client.stream(kind, f"events-1-{packing}")
    with Clock() as clock:
        characters = client.stream(kind, f"events-{count}-{packing}")
    _same("characters of text", characters, count * payloads.DELTA_CHARACTERS)
    return clock.sample(count)


def streams_async(client: Client, loop: asyncio.AbstractEventLoop, count: int, *, kind: str, packing: str) -> Sample:
    async def work() -> Sample:
        await client.stream_async(kind, f"events-1-{packing}")
        with Clock() as clock:
            characters = await client.stream_async(kind, f"events-{count}-{packing}")
        _same("characters of text", characters, count * payloads.DELTA_CHARACTERS)
        return clock.sample(count)

    return loop.run_until_complete(work())


def events(client: Client, loop: asyncio.AbstractEventLoop, count: int, *, kind: str, packing: str) -> Sample:
    """The bytes of a stream that are in memory already."""
    payloads.packets(kind, count, packing)  # made, and kept, outside the clock
    client.events(kind, count, packing)
    with Clock() as clock:
        characters = client.events(kind, count, packing)
    _same("characters of text", characters, count * payloads.DELTA_CHARACTERS)
    return clock.sample(count)


# --- helpers -----------------------------------------------------------------------------------------------------------


def helped(
    client: Client, loop: asyncio.AbstractEventLoop, count: int, *, kind: str, model: str, chunks: int, read: str
) -> Sample:
    """Streams of so many chunks, together about `count` of them; one of fewer, where that is less."""
    size = min(chunks, count)
    client.helped(kind, f"{model}-3-one", read)
    with Clock() as clock:
        characters = sum([client.helped(kind, f"{model}-{size}-one", read) for _ in range(count // size)])
    units = count // size * size
    _same("characters of text", characters, units * payloads.DELTA_CHARACTERS)
    return clock.sample(units)


def added(
    client: Client, loop: asyncio.AbstractEventLoop, count: int, *, kind: str, model: str, chunks: int, read: str
) -> Sample:
    """The same, of bytes that are in memory already."""
    size = min(chunks, count)
    name = kind if model == "events" else model
    client.added(kind, name, size, read)
    with Clock() as clock:
        characters = sum([client.added(kind, name, size, read) for _ in range(count // size)])
    units = count // size * size
    _same("characters of text", characters, units * payloads.DELTA_CHARACTERS)
    return clock.sample(units)


def helped_async(
    client: Client, loop: asyncio.AbstractEventLoop, count: int, *, kind: str, model: str, chunks: int, read: str
) -> Sample:
    async def work() -> Sample:
        size = min(chunks, count)
        await client.helped_async(kind, f"{model}-3-one", read)
        characters = 0
        with Clock() as clock:
            for _ in range(count // size):
                characters += await client.helped_async(kind, f"{model}-{size}-one", read)
        units = count // size * size
        _same("characters of text", characters, units * payloads.DELTA_CHARACTERS)
        return clock.sample(units)

    return loop.run_until_complete(work())


def partials(client: Client, loop: asyncio.AbstractEventLoop, count: int, *, chunks: int) -> Sample:
    """JSON in so many pieces, again and again, together about `count` of them."""
    pieces = payloads.pieces(min(chunks, count))
    if client.partial(pieces) != json.loads("".join(pieces)):
        raise WrongAnswer("the value is not what the pieces say")
    with Clock() as clock:
        for _ in range(count // len(pieces)):
            client.partial(pieces)
    return clock.sample(count // len(pieces) * len(pieces))


# --- decoding and building ---------------------------------------------------------------------------------------------

_CANNED: dict[str, tuple[Callable[[], bytes], int]] = {
    "completion": (payloads.completion, CALL_CHARACTERS),
    "response": (payloads.response_answer, CALL_CHARACTERS),
    "chunk": (lambda: payloads.dumped(payloads.chunk({"content": payloads.token(7)})), payloads.DELTA_CHARACTERS),
    "event": (lambda: payloads.dumped(payloads.delta_event(7)), payloads.DELTA_CHARACTERS),
    "list": (payloads.model_list, payloads.LIST_ITEMS),
}


def decodes(client: Client, loop: asyncio.AbstractEventLoop, count: int, *, what: str) -> Sample:
    make, expected = _CANNED[what]
    data = make()
    decode = client.decoder(what)
    _same(f"what the {what} told", client.told(what, decode(data)), expected)
    return _repeated(partial(decode, data), count)


def embeddings(client: Client, loop: asyncio.AbstractEventLoop, count: int, *, read: str) -> Sample:
    """Whole calls, answered from memory."""
    payloads.vectors()  # made, and kept, outside the clock
    call = client.embedder(read)
    _same("numbers in vectors", call(), payloads.VECTORS * payloads.DIMENSIONS)
    return _repeated(call, count)


def builds(client: Client, loop: asyncio.AbstractEventLoop, count: int, *, messages: int, typed: bool) -> Sample:
    build = client.builder(messages, typed=typed)
    if json.loads(build()) != payloads.chat(messages):
        raise WrongAnswer("the body of the request is not what was given")
    return _repeated(build, count)


def _repeated(work: Callable[[], Any], count: int) -> Sample:
    with Clock() as clock:
        for _ in range(count):
            work()
    return clock.sample(count)
