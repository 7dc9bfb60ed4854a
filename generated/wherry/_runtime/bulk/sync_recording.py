"""Recording of one call of a function."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..client.surrounding import surrounded
from .kinds import awaitable
from .recorder import Recorded, Recorder

__all__ = ("sync_record",)


def sync_record(call: Callable[[Any], Any], row: Any) -> Recorded:
    """Return the request that `call` would send for a row. Raises what the function raises before; UsageError if it sends none."""
    recorder = Recorder()
    try:
        with surrounded(recorder.surrounding()):
            answer = call(row)
            if hasattr(type(answer), "__await__"):
                raise awaitable(answer)
            pass
    except BaseException as error:
        recorder.expects(error)
    return recorder.noted()

# Derived from templates/runtime/bulk/async_recording.py: edit it there.
