"""From an error to what led to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ("chain", "failure")


def chain(error: BaseException) -> list[BaseException]:
    """The error and what led to it. Fails where that is a circle, by whatever way one goes."""
    reached: list[BaseException] = []

    def walk(at: BaseException, above: tuple[BaseException, ...]) -> None:
        assert not any(at is one for one in above), f"{error!r} leads to itself"
        if not any(at is one for one in reached):
            reached.append(at)
        for follows in (at.__cause__, at.__context__):
            if follows is not None:
                walk(follows, (*above, at))

    walk(error, ())
    return reached


async def failure(call: Callable[[], Any]) -> BaseException:
    """What `call` raises, or what it gave when it is awaited."""
    try:
        await call()
    except BaseException as error:
        chain(error)
        return error
    raise AssertionError("nothing was raised")
