"""Functions of the wrong kind: `for` needs one that returns the answer, `async for` one that is to be awaited."""

from __future__ import annotations

from typing import Any

from ..base.errors import UsageTypeError, name_publicly

__all__ = ("WrongKindError", "awaitable", "check_awaited", "check_sync", "not_awaitable")


class WrongKindError(UsageTypeError):
    """The function is async where it must not be, or the other way round. It ends a run."""


name_publicly([WrongKindError], "bulk")


_ASYNC = (
    "the function is async; read the results with `async for` or await the run, or make it a function that returns the answer "
    "of a Client. No row is lost"
)


def awaitable(returned: Any) -> WrongKindError:
    """Return the error for a function in threads that has returned something to await, which is closed."""
    _close(returned)
    return WrongKindError(_ASYNC)


def check_awaited(answer: Any) -> None:
    """Raise WrongKindError if an async function has returned something to await, which is closed."""
    if hasattr(type(answer), "__await__"):
        _close(answer)
        raise WrongKindError(
            f"the function returned a {type(answer).__name__} that it has not awaited: write `return await ...` in it"
        )


def _close(returned: Any) -> None:
    close = getattr(returned, "close", None)
    if callable(close):
        close()


def check_sync(call: Any) -> None:
    """Raise WrongKindError if the function is async for sure."""
    from inspect import iscoroutinefunction

    if iscoroutinefunction(call) or iscoroutinefunction(getattr(call, "__call__", None)):  # noqa: B004 - an object's
        raise WrongKindError(_ASYNC)


def not_awaitable(answer: Any) -> WrongKindError:
    """Return the error for a function in tasks that has returned its answer at once."""
    return WrongKindError(
        f"the function returned {type(answer).__name__}, nothing to await: with `async for` it has to be an async function, or "
        "to return what a call of an AsyncClient returns. A sync function runs in threads: `for result in bulk.run(...)`, or "
        "`wait()`. No row is lost: the answer that has come is kept"
    )
