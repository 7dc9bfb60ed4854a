"""mode="batch" while the requests of rows are recorded: others have their turn, and what a batch cannot do is noticed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import wherry
from tests.server import Server, serve
from wherry import AsyncClient, bulk


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
