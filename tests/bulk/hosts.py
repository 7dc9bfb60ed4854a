"""Runs on each host: threads, asyncio and trio, by the same functions of a row."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import trio

from wherry import bulk

HOSTS = ("threads", "asyncio", "trio")


class Host:
    """One of the hosts."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.is_async = name != "threads"

    def call(self, function: Callable[[Any], Any], seconds: float | Callable[[Any], float] = 0.0) -> Any:
        """Return a function of a row for this host: it takes so many seconds, then does what `function` does."""

        def lasts(row: Any) -> float:
            return seconds(row) if callable(seconds) else seconds

        def called(row: Any) -> Any:
            time.sleep(lasts(row))
            return function(row)

        async def awaited(row: Any) -> Any:
            await self.sleep(lasts(row))
            return function(row)

        return awaited if self.is_async else called

    async def sleep(self, seconds: float) -> None:
        """Sleep on an async host."""
        await (asyncio if self.name == "asyncio" else trio).sleep(seconds)

    def go(self, main: Callable[[], Awaitable[Any]]) -> Any:
        """Run an async function on an async host."""
        return asyncio.run(main()) if self.name == "asyncio" else trio.run(main)  # type: ignore[arg-type]

    def results(
        self, rows: Iterable[Any], call: Any, each: Callable[[Any], object] = bool, **options: Any
    ) -> list[Any]:
        """Return all results of a run; `each` is called with one after the other."""
        if not self.is_async:
            found = []
            for result in bulk.run(rows, call, **options):
                each(result)
                found.append(result)
            return found

        async def main() -> list[Any]:
            found = []
            async for result in bulk.run(rows, call, **options):
                each(result)
                found.append(result)
            return found

        return self.go(main)  # type: ignore[no-any-return]

    def summary(self, rows: Any, call: Any, **options: Any) -> bulk.Summary:
        """Run to the end."""
        if not self.is_async:
            return bulk.run(rows, call, **options).wait()

        async def main() -> bulk.Summary:
            return await bulk.run(rows, call, **options)

        return self.go(main)  # type: ignore[no-any-return]
