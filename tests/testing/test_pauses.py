"""Replies of the memory transports that really pause."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import trio

from wherry import AsyncClient, Client
from wherry.testing import AsyncMemoryTransport, MemoryTransport, Reply

CHUNKS = [{"id": "x", "choices": [{"index": 0, "delta": {"content": text}}]} for text in "ab"]
REPLY = Reply(sse=[*CHUNKS, "[DONE]"], pause_s=0.05)


async def _read(seen: list[str]) -> None:
    client = AsyncClient(api_key="test", transport=AsyncMemoryTransport([REPLY]))
    stream: Any = await client.chat.completions.create(model="m", messages=[], stream=True)
    async for chunk in stream:
        seen.append(chunk.choices[0].delta.content)


async def _beat(sleep: Any, seen: list[str]) -> None:
    while "b" not in seen:
        seen.append(".")
        await sleep(0.005)


def _check(seen: list[str]) -> None:
    said = "".join(seen)
    assert said.replace(".", "") == "ab"
    assert said.index("a") > 0
    assert "." in said[said.index("a") : said.index("b")]


def test_other_tasks_go_on_in_asyncio() -> None:
    """While a stream pauses, other tasks of asyncio go on."""

    async def main() -> list[str]:
        seen: list[str] = []
        await asyncio.gather(_beat(asyncio.sleep, seen), _read(seen))
        return seen

    _check(asyncio.run(main()))


def test_other_tasks_go_on_in_trio() -> None:
    """While a stream pauses, other tasks of trio go on."""

    async def main() -> list[str]:
        seen: list[str] = []
        async with trio.open_nursery() as nursery:
            nursery.start_soon(_beat, trio.sleep, seen)
            nursery.start_soon(_read, seen)
        return seen

    _check(trio.run(main))


def test_a_client_waits() -> None:
    """A sync client waits, too; the clock of the transport, which is for waits that take no time, knows nothing of it."""
    transport = MemoryTransport([REPLY])
    began_s = time.monotonic()
    stream: Any = Client(api_key="test", transport=transport).chat.completions.create(
        model="m", messages=[], stream=True
    )
    assert [chunk.choices[0].delta.content for chunk in stream] == ["a", "b"]
    assert time.monotonic() - began_s >= 0.1
    assert transport.clock() == 0
