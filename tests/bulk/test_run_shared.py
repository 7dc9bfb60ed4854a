"""One Run and several who read it."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import wherry
from wherry import bulk
from wherry._runtime.bulk.run import Run


@pytest.mark.parametrize("with_journal", [False, True])
def test_threads_that_begin_at_the_same_moment(
    with_journal: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Threads that ask for the first result at once share one run: each row is called once, each result is handed out once."""
    begin = Run._begin

    def slowly(run: Run[Any, Any]) -> Any:
        time.sleep(0.05)
        return begin(run)

    monkeypatch.setattr(Run, "_begin", slowly)
    called: Counter[int] = Counter()
    results: list[int] = []
    start = threading.Barrier(6)

    def call(row: int) -> int:
        called[row] += 1
        return row

    run = bulk.run(range(300), call, concurrency=4, journal=tmp_path / "run.sqlite" if with_journal else None)

    def read() -> None:
        start.wait(5)
        results.extend(each.n for each in run)

    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(results) == list(range(300))
    assert called == dict.fromkeys(range(300), 1)


def test_for_and_async_for() -> None:
    """A run that is read with `for` cannot be read with `async for` besides, and the other way round."""

    async def work(row: int) -> int:
        await asyncio.sleep(0)
        return row

    async def both() -> None:
        run = bulk.run(range(9), lambda row: row)
        next(run)
        with pytest.raises(wherry.UsageError, match="read with `for` already"):
            await anext(run)
        run.close()
        async with bulk.run(range(9), work) as run:
            await anext(run)
            with pytest.raises(wherry.UsageError, match="read with `async for` already"):
                next(run)

    asyncio.run(both())
