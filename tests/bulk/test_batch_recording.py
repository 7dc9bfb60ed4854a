"""mode="batch" while the requests of rows are recorded: others have their turn, and what a batch cannot do is noticed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trio

import wherry
from wherry import AsyncClient, Client, bulk
from wherry_server import Server, serve


@pytest.fixture
def server() -> Iterator[Server]:
    with serve() as running:
        yield running


def test_others_on_the_loop(server: Server, tmp_path: Path) -> None:
    """While the requests of many rows are recorded, other tasks have their turn, and so has Ctrl-C."""
    server.faults.add("401")
    turns, seen = 0, []

    async def main() -> None:
        nonlocal turns
        async with AsyncClient(api_key="sk-test", base_url=server.url) as client:

            async def ask(row: int) -> Any:
                seen.append(turns)
                return await client.responses.create(model="m", input="x")

            async def count() -> None:
                nonlocal turns
                while True:
                    turns += 1
                    await asyncio.sleep(0)

            counting = asyncio.create_task(count())
            with pytest.raises(wherry.AuthenticationError):
                await bulk.run(range(3000), ask, journal=tmp_path / "run.sqlite", mode="batch", progress=False)
            counting.cancel()

    asyncio.run(main())
    assert len(seen) == 3000
    assert seen[-1] > seen[0]


async def gathered(*calls: Any) -> Any:
    return await asyncio.gather(*calls)


async def nursed(*calls: Any) -> Any:
    async def wait(call: Any) -> None:
        await call

    async with trio.open_nursery() as nursery:
        for call in calls:
            nursery.start_soon(wait, call)


@pytest.mark.parametrize(("run", "together"), [(asyncio.run, gathered), (trio.run, nursed)])
def test_calls_side_by_side(server: Server, tmp_path: Path, run: Any, together: Any) -> None:
    """Two calls of a row at the same time are noticed before anything is sent."""

    async def main() -> None:
        async with AsyncClient(api_key="sk-test", base_url=server.url) as client:

            async def ask(row: str) -> Any:
                ask_one = client.responses.create
                return await together(ask_one(model="m", input=row), ask_one(model="m", input="again"))

            with pytest.raises(wherry.UsageError, match="more than one call"):
                await bulk.run(["a", "b"], ask, journal=tmp_path / "run.sqlite", mode="batch", progress=False)

    run(main if run is trio.run else main())
    assert not server.log.records


def test_a_call_on_the_way_out(server: Server, tmp_path: Path) -> None:
    """So is one in a `finally`."""
    with Client(api_key="sk-test", base_url=server.url) as client:

        def ask(row: str) -> Any:
            try:
                return client.responses.create(model="m", input=row)
            finally:
                client.responses.create(model="m", input="and then")

        with pytest.raises(wherry.UsageError, match="more than one call"):
            bulk.run(["a", "b"], ask, journal=tmp_path / "run.sqlite", mode="batch", progress=False).wait()
    assert not server.log.records


def test_a_call_that_follows(server: Server, tmp_path: Path) -> None:
    """It is noticed when the batch has ended; its answers are those of the next run, with a function that makes one call."""
    several = True
    with Client(api_key="sk-test", base_url=server.url) as client:

        def ask(row: str) -> str:
            text = client.responses.create(model="m", input=row).output_text
            return client.responses.create(model="m", input=text).output_text if several else text

        def run() -> Any:
            quick = bulk.BatchOptions(poll_s=0.02)
            made = bulk.run(["a", "b"], ask, journal=tmp_path / "run.sqlite", mode="batch", batch=quick, progress=False)
            return sorted(result.unwrap() for result in made)

        with pytest.raises(wherry.UsageError, match=r"more than one call .* No answer is lost"):
            run()
        several = False
        with pytest.warns(UserWarning, match="has changed since the journal"):
            assert [text[:11] for text in run()] == ["You said: a", "You said: b"]
    assert sum(record.operation == "POST /batches" for record in server.log) == 1
