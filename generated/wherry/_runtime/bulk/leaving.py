"""Cancellations that a run has not asked for: none of them may look like its end."""

from __future__ import annotations

import sys
from typing import Any

from ..base.errors import UsageStateError

__all__ = ("cancelled_from_outside", "is_of_ctrl_c", "leaked")

_MAX_CAUSES = 20


def cancelled_from_outside() -> UsageStateError:
    """Return the error that ends a run one of whose workers was cancelled by somebody else, or by the source of the rows."""
    return UsageStateError(
        "the run was cancelled from outside, or by the source of its rows, so it has not done all of them"
    )


def is_of_ctrl_c(error: BaseException | None) -> bool:
    """Return whether Ctrl-C led to an error, or to a cancellation: asyncio cancels the main task, and tells nobody why."""
    if isinstance(error, (Exception, type(None))):
        return False
    link: BaseException | None = error
    for _ in range(_MAX_CAUSES):
        if link is None:
            break
        # On Python 3.10, it is the context of the cancellation; trio may put it into a group.
        if any(isinstance(each, KeyboardInterrupt) for each in (link, *getattr(link, "exceptions", ()))):
            return True
        link = link.__cause__ or link.__context__
    signal: Any = sys.modules.get("signal")
    if signal is None or not hasattr(signal, "SIGINT"):
        return False
    # asyncio.Runner counts; it has no public name for that.
    runner = getattr(getattr(signal.getsignal(signal.SIGINT), "func", None), "__self__", None)
    return bool(getattr(runner, "_interrupt_count", 0))


def leaked(error: BaseException) -> Exception:
    """Return the error of a row whose function was left by the cancellation of something that it waits for."""
    failure = RuntimeError("the function waits for something that was cancelled, as a task that others share")
    failure.__cause__ = error
    return failure

# Copied from templates/runtime/bulk/leaving.py: edit it there.
