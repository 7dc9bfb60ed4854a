"""Timer: one timer of JavaScript. Unlike one of the event loop, it is gone once it is stopped, and needs no loop."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from .host import js_module

__all__ = ("Timer",)

_LONGEST_MS = 2**31 - 1
"""A longer one would go off at once."""


class Timer:
    """Calls a function after some seconds, or after 24 days if that is earlier."""

    __slots__ = ("_call", "_js_callback", "_js_timer", "seconds")

    def __init__(self, seconds: float, call: Callable[[], object]) -> None:
        milliseconds = min(math.ceil(seconds * 1000), _LONGEST_MS)
        self.seconds = milliseconds / 1000
        self._call = call
        self._js_callback: Any = js_module("pyodide.ffi").create_once_callable(self._go_off)
        self._js_timer = js_module().setTimeout(self._js_callback, milliseconds)

    def stop(self) -> None:
        """Take it away. Later calls, and calls after it went off, do nothing."""
        js_callback, self._js_callback = self._js_callback, None
        if js_callback is not None:
            js_module().clearTimeout(self._js_timer)
            js_callback.destroy()

    def _go_off(self) -> None:
        self._js_callback = None
        self._call()
