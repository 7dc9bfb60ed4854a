"""Ctrl-C on Python 3.10: it cancels what runs, as it does from 3.11 on, instead of raising wherever the program happens to be."""

from __future__ import annotations

import sys
from collections.abc import Coroutine
from threading import current_thread, main_thread
from typing import Any

__all__ = ("run",)


def run(main: Coroutine[Any, Any, None]) -> None:
    """Do what `asyncio.run` does. Raises KeyboardInterrupt once `main`, cancelled by Ctrl-C, has ended."""
    import asyncio
    import signal

    interrupted = False

    async def watched() -> None:
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        assert task is not None

        def interrupt(*_: object) -> None:
            nonlocal interrupted
            if interrupted:
                raise KeyboardInterrupt  # for the second time: at once
            interrupted = True
            loop.call_soon_threadsafe(task.cancel)

        signal.signal(signal.SIGINT, interrupt)
        try:
            await main
        finally:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    usual = current_thread() is main_thread() and signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if sys.version_info >= (3, 11) or not usual:
        asyncio.run(main)
        return
    try:
        asyncio.run(watched())
    except asyncio.CancelledError:
        if interrupted:
            raise KeyboardInterrupt from None
        raise
