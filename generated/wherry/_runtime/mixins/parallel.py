"""Run several workers at once: in threads, in asyncio tasks or in a trio nursery. The first error ends all of them.

Workers take their jobs from a source that they share, so no more jobs are started than there are workers. A single
worker runs in the caller's own thread or task.
"""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from typing import Any

__all__ = ("run_tasks", "run_threads")


def run_threads(worker: Callable[[], None], count: int, stop: Callable[[], object]) -> None:
    """Run `worker` in `count` threads, including the caller's. If no thread can be started, that one does all the work.

    `stop` is called when a worker has failed or the caller is interrupted, so that the others start nothing new. An
    interrupted caller does not wait for the jobs that are running.
    """
    errors: list[BaseException] = []

    def guarded() -> None:
        try:
            worker()
        except BaseException as error:
            stop()
            errors.append(error)

    threads = []
    try:
        if count > 1:
            from threading import Thread

            try:
                for _ in range(count - 1):
                    thread = Thread(target=guarded, daemon=True)
                    thread.start()
                    threads.append(thread)
            except RuntimeError:  # WebAssembly has none
                pass
        guarded()
        if all(isinstance(error, Exception) for error in errors):
            for thread in threads:
                thread.join()
    except BaseException:
        stop()
        raise
    if errors:
        raise errors[0]


async def run_tasks(worker: Callable[[], Awaitable[None]], count: int) -> None:
    """Await `count` runs of `worker` at the same time; when one fails, the others are cancelled."""
    if count <= 1:
        await worker()
    elif (trio := _running_trio()) is not None:
        await _in_a_nursery(trio, worker, count)
    else:
        await _in_tasks(worker, count)


def _running_trio() -> Any:
    """Return trio if it runs here. It is not imported to find out."""
    trio = sys.modules.get("trio")
    try:
        if trio is not None:
            trio.lowlevel.current_trio_token()
    except RuntimeError:
        return None
    return trio


async def _in_a_nursery(trio: Any, worker: Callable[[], Awaitable[None]], count: int) -> None:
    errors: list[Exception] = []

    async def guarded() -> None:
        try:
            await worker()
        except Exception as error:
            errors.append(error)
            nursery.cancel_scope.cancel()

    async with trio.open_nursery() as nursery:
        for _ in range(count):
            nursery.start_soon(guarded)
    if errors:
        raise errors[0]


async def _in_tasks(worker: Callable[[], Awaitable[None]], count: int) -> None:
    asyncio = sys.modules["asyncio"]  # it runs here
    tasks = [asyncio.ensure_future(worker()) for _ in range(count)]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

# Copied from templates/runtime/mixins/parallel.py: edit it there.
