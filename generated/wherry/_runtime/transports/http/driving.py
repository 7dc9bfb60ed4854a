"""Two ways to await something that the language has no words for.

unhooked         the event loop does not learn of the async generators that are started
uninterrupted    a cancellation waits until the thing is done
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Generator
from types import coroutine
from typing import Any

__all__ = ("unhooked", "uninterrupted")


@coroutine
def unhooked(iterator: AsyncIterator[Any]) -> Generator[Any, Any, Any]:
    """Await the first item of `iterator`, a chain of the HTTP library's async generators.

    asyncio and trio keep a list of the async generators that were begun and close them one by one at their end. Those
    of a chain get into each other's way there, and complain. Their connection is closed by us, so nobody has to know
    of them: one that is left vanishes without a word.
    """
    hooks = sys.get_asyncgen_hooks()
    sys.set_asyncgen_hooks(None, _vanish)
    try:
        step = iterator.__anext__().__await__()
        try:
            waited = next(step)
        except StopIteration as done:
            return done.value
    finally:
        sys.set_asyncgen_hooks(*hooks)
    step_: Any = step
    while True:
        try:
            sent = yield waited
        except BaseException as error:
            try:
                waited = step_.throw(error)
            except StopIteration as done:
                return done.value
        else:
            try:
                waited = step_.send(sent)
            except StopIteration as done:
                return done.value


def _vanish(_: object) -> None: ...


@coroutine
def uninterrupted(
    work: Coroutine[Any, Any, Any], undo: Callable[[Any], Coroutine[Any, Any, Any]] | None = None
) -> Generator[Any, Any, Any]:
    """Await `work`. Where it only lets others go first (asyncio's `sleep(0)`), a cancellation is kept.

    It is raised where `work` waits for something real, or at its end, after `undo` of what it has given. asyncio's own
    cancellation ignores the shields of the HTTP library, whose books would stay in disorder otherwise.
    """
    cancellation: BaseException | None = None
    resume: Callable[[Any], Any] = work.send
    value: Any = None
    while True:
        try:
            waited = resume(value)
        except StopIteration as done:
            if cancellation is None:
                return done.value
            if undo is None:
                raise cancellation from None
            work, undo = undo(done.value), None
            resume, value = work.send, None
            continue
        if waited is not None and cancellation is not None:
            resume, value, cancellation = work.throw, cancellation, None
            continue
        try:
            value = yield waited
            resume = work.send
        except GeneratorExit:
            work.close()
            raise
        except BaseException as error:
            if waited is None and not _is_of_a_scope(error):
                cancellation = cancellation or error
                resume, value = work.send, None
            else:
                resume, value = work.throw, error


def _is_of_a_scope(error: BaseException) -> bool:
    """Return whether a cancel scope of anyio has cancelled: a time limit of the library, or one that honours its shields."""
    return bool(error.args) and "cancel scope" in str(error.args[0])

# Copied from templates/runtime/transports/http/driving.py: edit it there.
