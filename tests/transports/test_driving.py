"""How the transports await: what a cancellation may interrupt, and which async generators the event loop hears of."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from typing import Any

import anyio
import pytest

from wherry._runtime.transports.http.driving import unhooked, uninterrupted


def cancelled(work: Callable[[list[str]], Any], undo: Any = None, after: int = 2) -> tuple[list[str], bool]:
    """Cancel `work` after some steps of the loop. Return what it noted, and whether it ended as cancelled."""
    notes: list[str] = []

    async def main() -> bool:
        task = asyncio.ensure_future(_awaited(uninterrupted(work(notes), undo)))
        for _ in range(after):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        return task.cancelled()

    return notes, asyncio.run(main())


async def _awaited(awaitable: Any) -> Any:
    return await awaitable


def test_letting_others_go_first_is_not_interrupted() -> None:
    """The work goes on to its end, what it has given is undone, and then the cancellation is raised."""

    async def work(notes: list[str]) -> str:
        for number in range(5):
            notes.append(str(number))
            await asyncio.sleep(0)
        return "given"

    assert cancelled(work) == (["0", "1", "2", "3", "4"], True)
    undone: list[str] = []

    async def undo(given: str) -> None:
        await asyncio.sleep(0)
        undone.append(given)

    assert cancelled(work, undo)[1]
    assert undone == ["given"]


def test_waiting_for_something_real_is_interrupted() -> None:
    """A cancellation that was kept is raised there, and one that comes then at once."""

    async def work(notes: list[str]) -> None:
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        notes.append("begun")
        try:
            await asyncio.sleep(30)
        except asyncio.CancelledError:
            notes.append("cancelled")
            raise

    assert cancelled(work, after=1) == (["begun", "cancelled"], True)
    assert cancelled(work, after=5) == (["begun", "cancelled"], True)


def test_a_time_limit_inside_is_not_kept() -> None:
    """The cancel scopes of the library are its own business, and never become a cancellation of the caller."""

    async def work(notes: list[str]) -> str:
        with anyio.move_on_after(0) as scope:
            for _ in range(50):
                await asyncio.sleep(0)
            notes.append("not limited")
        notes.append("limited" if scope.cancelled_caught else "missed")
        return "done"

    notes: list[str] = []

    async def main() -> Any:
        return await uninterrupted(work(notes))

    assert asyncio.run(main()) == "done"
    assert notes == ["limited"]


def test_errors_and_results_pass() -> None:
    """What the work raises or gives is raised or given."""

    async def fails() -> None:
        await asyncio.sleep(0)
        raise KeyError("mine")

    async def gives() -> int:
        await asyncio.sleep(0.001)
        return 5

    async def main(work: Any) -> Any:
        return await uninterrupted(work())

    assert asyncio.run(main(gives)) == 5
    with pytest.raises(KeyError, match="mine"):
        asyncio.run(main(fails))


def test_the_loop_does_not_hear_of_a_generator() -> None:
    """Neither of the outer nor of the inner one, and nothing runs when they are dropped; other generators are as ever."""
    ended: list[str] = []

    async def inner() -> AsyncIterator[int]:
        try:
            await asyncio.sleep(0.001)
            yield 1
            yield 2
        finally:
            ended.append("inner")

    async def outer() -> AsyncIterator[int]:
        try:
            async for item in inner():
                yield item
        finally:
            ended.append("outer")

    async def main() -> None:
        heard = asyncio.get_running_loop()._asyncgens  # type: ignore[attr-defined]
        iterator = outer()
        hooks = sys.get_asyncgen_hooks()
        assert await unhooked(iterator) == 1
        assert sys.get_asyncgen_hooks() == hooks
        # The inner one begins before anything is waited for, so that it is unknown too.
        assert not [each for each in heard if each.__name__ in ("inner", "outer")]
        assert await iterator.__anext__() == 2
        del iterator
        await asyncio.sleep(0)
        assert ended == []

    asyncio.run(main())
    assert ended == []
