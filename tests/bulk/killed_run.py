"""A run that is killed by test_kills, in a process of its own."""

from __future__ import annotations

import asyncio
import os
import random
import time
import warnings
from pathlib import Path

from wherry import bulk


def run(way: str, folder: Path, rows: int, concurrency: int) -> None:
    """Run on threads or asyncio. `calls` gets the number of each row whose call begins, `results` that of each result."""
    warnings.simplefilter("ignore")  # that the function has changed: it is async in every other run
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    calls, results = os.open(folder / "calls", flags), os.open(folder / "results", flags)

    def begin(row: int) -> float:
        os.write(calls, b"%d\n" % row)
        return random.random() * 0.006

    async def async_run() -> None:
        async def ask(row: int) -> str:
            await asyncio.sleep(begin(row))
            return f"answer {row}"

        async for result in bulk.run(
            range(rows), ask, journal=folder / "run.sqlite", concurrency=concurrency, progress=False
        ):
            os.write(results, b"%d\n" % result.n)

    if way == "asyncio":
        asyncio.run(async_run())
        return

    def ask(row: int) -> str:
        time.sleep(begin(row))
        return f"answer {row}"

    for result in bulk.run(range(rows), ask, journal=folder / "run.sqlite", concurrency=concurrency, progress=False):
        os.write(results, b"%d\n" % result.n)
