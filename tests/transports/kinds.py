"""One scenario, every kind of client: sync, asyncio and trio over httpx and httpx2, asyncio over aiohttp, sync over
http.client (in Pyodide all over fetch), and the memory transports.

A scenario is an async function. A sync client is wrapped so that each `await` is done at once, and the scenario runs
without an event loop; so a rule is stated once and holds everywhere.
"""

from __future__ import annotations

import asyncio
import gc
import importlib.util
import sys
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
import trio

from tests.transports.scripted import Answer, Cut, Pause, Received, ScriptedServer, Stall
from wherry._runtime.base.errors import APIConnectionError, APITimeoutError
from wherry._runtime.client.async_client import AsyncClient
from wherry._runtime.client.sync_client import Client
from wherry._runtime.transports.aio_http.transport import AioHttpTransport
from wherry._runtime.transports.http.connections import AsyncNativeTransport, NativeTransport
from wherry._runtime.transports.memory import AsyncMemoryTransport, MemoryTransport, Reply
from wherry._runtime.transports.standard.transport import StandardTransport


@dataclass(frozen=True)
class Kind:
    """A way to run: `runner` is sync, asyncio or trio; `family` is httpx, httpx2, aiohttp, standard, fetch or memory."""

    runner: str
    family: str

    @property
    def on_wire(self) -> bool:
        return self.family != "memory"

    @property
    def is_async(self) -> bool:
        return self.runner != "sync"

    def __str__(self) -> str:
        return f"{self.runner}-{self.family}"


IN_PYODIDE = sys.platform == "emscripten"
FAMILIES = ["fetch"] if IN_PYODIDE else [name for name in ("httpx", "httpx2") if importlib.util.find_spec(name)]
RUNNERS = ("sync", "asyncio") if IN_PYODIDE else ("sync", "asyncio", "trio")
WIRE = [Kind(runner, family) for family in FAMILIES for runner in RUNNERS]
if not IN_PYODIDE and importlib.util.find_spec("aiohttp"):
    WIRE.append(Kind("asyncio", "aiohttp"))
if not IN_PYODIDE:
    WIRE.append(Kind("sync", "standard"))
EVERY = [*WIRE, *[Kind(runner, "memory") for runner in RUNNERS]]

on_every = pytest.mark.parametrize("kind", EVERY, ids=str)
on_memory = pytest.mark.parametrize("kind", [kind for kind in EVERY if not kind.on_wire], ids=str)
on_wire = pytest.mark.parametrize("kind", WIRE, ids=str)
on_kept = pytest.mark.parametrize("kind", [kind for kind in WIRE if kind.family != "standard"], ids=str)
"""Those that keep a connection for the next call."""
on_async_wire = pytest.mark.parametrize("kind", [kind for kind in WIRE if kind.is_async], ids=str)
INJECTING = [kind for kind in WIRE if kind.family in FAMILIES]
"""Those whose library has clients of one shape to inject; test_aio_http injects sessions of aiohttp."""
on_injecting = pytest.mark.parametrize("kind", INJECTING, ids=str)


def run(kind: Kind, scenario: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    """Run `scenario` the way of `kind`. What it leaves behind for the garbage collector is collected here."""
    try:
        if kind.runner == "asyncio":
            return asyncio.run(scenario())
        if kind.runner == "trio":
            return trio.run(scenario)
        coroutine = scenario()
        try:
            coroutine.send(None)
        except StopIteration as done:
            return done.value
        coroutine.close()
        raise AssertionError("a sync scenario has to wait for nothing")
    finally:
        gc.collect()


def play(
    kind: Kind,
    answers: Sequence[Answer] | Answer,
    scenario: Callable[[Any, Any], Coroutine[Any, Any, Any]],
    **options: Any,
) -> Any:
    """Run `scenario(client, server)` against `answers`; give the server afterwards."""
    if not kind.on_wire:
        return _play_in_memory(kind, answers, scenario, options)
    with ScriptedServer(answers) as server:

        async def whole() -> None:
            client = make(kind, base_url=server.url, **options)
            try:
                await scenario(client, server)
            finally:
                await client.close()

        run(kind, whole)
    return server


def make(kind: Kind, **options: Any) -> Any:
    """Make a client of `kind`; a sync one is wrapped."""
    options = {"api_key": "sk-test-0123456789", **options}
    if kind.on_wire and kind.family != "fetch" and "http_client" not in options:
        options.setdefault("transport", _transport(kind))
    return AsyncClient(**options) if kind.is_async else Waited(Client(**options))


def _transport(kind: Kind) -> Any:
    if kind.family == "aiohttp":
        return AioHttpTransport()
    if kind.family == "standard":
        return StandardTransport()
    family = importlib.import_module(kind.family)
    return (AsyncNativeTransport if kind.is_async else NativeTransport)(family)


async def pause(kind: Kind, seconds: float) -> None:
    """Sleep without blocking a loop that is there."""
    if kind.runner == "asyncio":
        await asyncio.sleep(seconds)
    elif kind.runner == "trio":
        await trio.sleep(seconds)
    else:
        time.sleep(seconds)  # noqa: ASYNC251 - no loop is there


async def gone(kind: Kind, server: ScriptedServer, count: int = 1, within_s: float = 1.0) -> bool:
    """Say whether `count` clients have gone away, letting the loop work meanwhile."""
    deadline = time.monotonic() + within_s
    while len(server.disconnects) < count and time.monotonic() < deadline:
        await pause(kind, 0.01)
    return len(server.disconnects) >= count


class MemoryServer:
    """What a test reads of a server, told by a memory transport."""

    def __init__(self, transport: Any) -> None:
        self.transport = transport

    @property
    def requests(self) -> list[Received]:
        return [
            Received(
                sent.method,
                sent.url.partition("://")[2].partition("/")[2].join(("/", "")),
                {name.lower(): value for name, value in sent.headers.pairs},
                sent.body,
                0,
            )
            for sent in self.transport.requests
        ]


def _play_in_memory(kind: Kind, answers: Any, scenario: Any, options: dict[str, Any]) -> MemoryServer:
    handler: Any = (lambda _: _reply(answers)) if isinstance(answers, Answer) else [_reply(each) for each in answers]
    transport = (AsyncMemoryTransport if kind.is_async else MemoryTransport)(handler)
    server = MemoryServer(transport)

    async def whole() -> None:
        client = make(kind, base_url="https://api.test/v1", transport=transport, **options)
        await scenario(client, server)
        await client.close()

    run(kind, whole)
    return server


def _reply(answer: Answer) -> Reply:
    chunks: list[Any] = []
    for chunk in answer.chunks:
        if isinstance(chunk, Cut):
            chunks.append(APIConnectionError("the connection failed: cut"))
        elif isinstance(chunk, Stall):
            chunks.append(APITimeoutError("the request timed out"))
        else:
            chunks.append(chunk.seconds if isinstance(chunk, Pause) else chunk)
    return Reply(answer.status, headers=answer.headers, chunks=chunks, delay_s=answer.before)


class Waited:
    """A sync client (or stream, or page, or raw answer) whose methods can be awaited."""

    def __init__(self, target: Any) -> None:
        self._target = target

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._target, name)
        if name in ("with_options", "events", "iter_bytes", "iter_lines", "iter_pages"):
            return lambda *args, **kwargs: Waited(found(*args, **kwargs))
        if name in ("_page",):
            return lambda *args, **kwargs: _WaitedPage(lambda: found(*args, **kwargs))
        if name in ("with_raw_response", "with_streaming_response"):
            return Waited(found)
        if not callable(found) or isinstance(found, type):
            return found

        def call(*args: Any, **kwargs: Any) -> Any:
            result = found(*args, **kwargs)
            return _Done(Waited(result) if hasattr(result, "__next__") or hasattr(result, "__enter__") else result)

        return call

    def __aiter__(self) -> Waited:
        return Waited(iter(self._target))

    async def __anext__(self) -> Any:
        try:
            return next(self._target)
        except StopIteration:
            raise StopAsyncIteration from None

    async def __aenter__(self) -> Any:
        return Waited(self._target.__enter__())

    async def __aexit__(self, *error: object) -> None:
        self._target.__exit__(*error)


class _Done:
    """A result that can be awaited, or entered, or used as it is."""

    def __init__(self, result: Any) -> None:
        self._result = result

    def __await__(self) -> Any:
        return self._result
        yield

    def __getattr__(self, name: str) -> Any:
        return getattr(self._result, name)

    async def __aenter__(self) -> Any:
        return await self._result.__aenter__()

    async def __aexit__(self, *error: object) -> None:
        await self._result.__aexit__(*error)


class _WaitedPage:
    def __init__(self, call: Callable[[], Any]) -> None:
        self._call = call

    def __await__(self) -> Any:
        return Waited(self._call())
        yield

    def __aiter__(self) -> Waited:
        return Waited(iter(self._call()))
