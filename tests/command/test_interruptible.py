"""Ctrl-C while the command runs, on every Python."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest

from wherry._runtime.command.bulk import interruptible


def test_ctrl_c_cancels_what_runs() -> None:
    """The program sees a cancellation where it waits, ends as it likes, and only then is it KeyboardInterrupt."""
    seen: list[str] = []

    async def main() -> None:
        os.kill(os.getpid(), signal.SIGINT)
        try:
            await asyncio.sleep(10)
        finally:
            await asyncio.sleep(0)
            seen.append("ended")

    with pytest.raises(KeyboardInterrupt):
        interruptible.run(main())
    assert seen == ["ended"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_other_cancellations_are_no_ctrl_c() -> None:
    """They stay what they are, and without any of them nothing is raised."""

    async def cancelled() -> None:
        raise asyncio.CancelledError

    async def quick() -> None:
        await asyncio.sleep(0)

    with pytest.raises(asyncio.CancelledError):
        interruptible.run(cancelled())
    interruptible.run(quick())
