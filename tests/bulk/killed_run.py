"""A run that is killed by test_kills: `python killed_run.py JOURNAL CALLS RESULTS THREADS_OR_ASYNCIO ROWS CONCURRENCY`.

It adds a line with the number of the row to CALLS when a call begins, and to RESULTS when a result is handed out.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
import time
import warnings

from wherry import bulk

warnings.simplefilter("ignore")  # that the function has changed: it is async in every other run

journal, calls, results, way = sys.argv[1:5]
rows, concurrency = map(int, sys.argv[5:])
flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
begun, handed_out = os.open(calls, flags), os.open(results, flags)
options = {"journal": journal, "concurrency": concurrency, "limits": None}


def begin(row: int) -> float:
    """Note a call, and return how long it takes."""
    os.write(begun, b"%d\n" % row)
    return random.random() * 0.006


def main() -> None:
    """The run in threads."""

    def ask(row: int) -> str:
        time.sleep(begin(row))
        return f"answer {row}"

    for result in bulk.run(range(rows), ask, **options):
        os.write(handed_out, b"%d\n" % result.n)


async def async_main() -> None:
    """The run on asyncio."""

    async def ask(row: int) -> str:
        await asyncio.sleep(begin(row))
        return f"answer {row}"

    async for result in bulk.run(range(rows), ask, **options):
        os.write(handed_out, b"%d\n" % result.n)


if way == "asyncio":
    asyncio.run(async_main())
else:
    main()
