"""The memory of a run does not grow with its rows."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Any

import pytest

from wherry import Client, bulk
from wherry.transports import MemoryTransport

from .embedding import MODEL, Service
from .hosts import Host

ROWS = 20_000


@pytest.mark.parametrize("ordered", [False, True])
def test_memory_is_constant(host: Host, ordered: bool, tmp_path: Path) -> None:
    """Python has hardly more blocks of memory in use after the last rows than after the first ones."""
    blocks: list[int] = []
    found = 0

    def rows() -> Any:
        for n in range(ROWS):
            yield {"text": f"row {n}"}

    def take(result: Any) -> None:
        nonlocal found
        found += 1
        if found in (ROWS // 10, ROWS):
            gc.collect()
            blocks.append(sys.getallocatedblocks())

    call = host.call(lambda row: {"answer": row["text"] * 10})
    host_results(host, rows(), call, take, journal=tmp_path / "run.sqlite", ordered=ordered, concurrency=32)
    assert found == ROWS
    assert blocks[1] - blocks[0] < ROWS // 4


def host_results(host: Host, rows: Any, call: Any, each: Any, **options: Any) -> None:
    """Take the results and keep none."""
    if not host.is_async:
        for result in bulk.run(rows, call, **options):
            each(result)
        return

    async def main() -> None:
        async for result in bulk.run(rows, call, **options):
            each(result)

    host.go(main)


def test_memory_of_embed_is_constant(tmp_path: Path) -> None:
    """The same, where many rows are one request, for those that are sent and for those that the journal has."""
    service = Service()
    for _ in range(2):
        blocks: list[int] = []
        with Client(api_key="test", transport=MemoryTransport(service)) as client:
            transport: Any = client._transport()
            rows = ("" if n % 10 == 0 else f"row {n}" for n in range(ROWS))
            options: Any = {"max_texts": 20, "concurrency": 1, "journal": tmp_path / "run.sqlite", "progress": False}
            for found, _ in enumerate(bulk.embed(rows, client, model=MODEL, **options)):
                if found in (ROWS // 5, ROWS - 1):
                    transport.requests.clear()
                    transport.responses.clear()
                    gc.collect()
                    blocks.append(sys.getallocatedblocks())
        assert blocks[1] - blocks[0] < ROWS // 4
