"""How a program of the workshop ends when somebody stops it: one line, no traceback, and nothing half-written.

Ctrl-C ends it with 130, SIGTERM with 143 (128 and the number of the signal, as shells say it).
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from types import FrameType


class Stopped(BaseException):
    """SIGTERM came. Like KeyboardInterrupt it passes what handles errors, and lets what was opened be closed."""


def run(name: str, main: Callable[[], int]) -> int:
    """Run `main`; return its exit status, or the one of the signal that stopped it."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Stopped

    signal.signal(signal.SIGTERM, stop)
    try:
        return main()
    except KeyboardInterrupt:
        said, status = "interrupted", 128 + signal.SIGINT
    except Stopped:
        said, status = "stopped", 128 + signal.SIGTERM
    sys.stderr.write(f"\n{name}: {said}\n")
    return status
