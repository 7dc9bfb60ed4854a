"""Exceptions that a signal handler of the caller raised during a call: a time limit, for example. Pure.

Such an exception appears wherever the call happened to be, and the HTTP library may take it for a failed connection. It
is the caller's own and passes unchanged.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

__all__ = ("interrupt_in",)

_MAX_CAUSES = 20


def interrupt_in(error: BaseException) -> BaseException | None:
    """Return what a signal handler raised: `error` or one of its causes; None if no handler was involved."""
    module: Any = sys.modules.get("signal")  # nobody has set a handler without it
    if module is None or not hasattr(module, "valid_signals"):
        return None
    handlers = {code for code in map(_code_of, map(module.getsignal, module.valid_signals())) if code is not None}
    link: BaseException | None = error
    for _ in range(_MAX_CAUSES):
        if link is None or not handlers:
            return None
        if not handlers.isdisjoint(_codes(link)):
            return link
        link = link.__cause__ or link.__context__
    return None


def _codes(error: BaseException) -> Iterator[Any]:
    step = error.__traceback__
    while step is not None:
        yield step.tb_frame.f_code
        step = step.tb_next


def _code_of(handler: Any) -> Any:
    """Return the code of a handler: a function, a method, a partial of one, an object that can be called."""
    handler = getattr(handler, "func", handler)
    handler = getattr(handler, "__func__", handler)
    code = getattr(handler, "__code__", None)
    return getattr(vars(type(handler)).get("__call__"), "__code__", None) if code is None else code

# Copied from templates/runtime/base/interrupts.py: edit it there.
