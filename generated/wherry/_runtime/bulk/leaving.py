"""Cancellations that a run has not asked for: none of them may look like its end."""

from __future__ import annotations

from ..base.errors import UsageStateError

__all__ = ("cancelled_from_outside", "leaked")


def cancelled_from_outside() -> UsageStateError:
    """Return the error that ends a run one of whose workers was cancelled by somebody else, or by the source of the rows."""
    return UsageStateError(
        "the run was cancelled from outside, or by the source of its rows, so it has not done all of them"
    )


def leaked(error: BaseException) -> Exception:
    """Return the error of a row whose function was left by the cancellation of something that it waits for."""
    failure = RuntimeError("the function waits for something that was cancelled, as a task that others share")
    failure.__cause__ = error
    return failure

# Copied from templates/runtime/bulk/leaving.py: edit it there.
