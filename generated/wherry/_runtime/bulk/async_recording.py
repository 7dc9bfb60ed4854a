"""Recording of one call of a function."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..client.surrounding import surrounded
from .kinds import check_awaited, not_awaitable  # sync: from .kinds import awaitable
from .recorder import Recorded, Recorder

__all__ = ("async_record",)


async def async_record(call: Callable[[Any], Any], row: Any) -> Recorded:
    """Return the request that `call` would send for a row. Raises what the function raises before; UsageError if it sends none."""
    recorder = Recorder()
    try:
        with surrounded(recorder.surrounding()):
            answer = call(row)
            if not hasattr(type(answer), "__await__"):  # sync: if hasattr(type(answer), "__await__"):
                raise not_awaitable(answer)  # sync: raise awaitable(answer)
            check_awaited(await answer)  # sync: pass
    except BaseException as error:
        recorder.expects(error)
    return recorder.noted()

# Copied from templates/runtime/bulk/async_recording.py: edit it there.
