"""A file that is being written is removed when the program is ended from outside, as by `timeout` or `docker stop`."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

__all__ = ("removed_when_ended",)

_SIGNALS = ("SIGTERM", "SIGHUP")


@contextmanager
def removed_when_ended(path: str) -> Iterator[None]:
    """Remove the file if SIGTERM or SIGHUP ends the program within the block. Its exit status is that of the signal."""

    def end(number: int, _: Any) -> None:
        with suppress(OSError):
            os.remove(path)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    numbers = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():  # which alone gets signals
        numbers = []
    ours = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]  # nohup ignores one of them
    try:
        for number in ours:
            signal.signal(number, end)
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)
