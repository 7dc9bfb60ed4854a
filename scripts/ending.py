"""How a program of the workshop ends when somebody stops it: one line, no traceback, and nothing half-written.

Ctrl-C ends it with 130, SIGTERM with 143 (128 and the number of the signal, as shells say it).
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_AGAIN_S = 0.01


class Stopped(BaseException):
    """SIGTERM came. Like KeyboardInterrupt it passes what handles errors, and lets what was opened be closed."""


def run(name: str, main: Callable[[], int]) -> int:
    """Run `main`; return its exit status, or the one of the signal that stopped it."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Stopped

    signal.signal(signal.SIGTERM, stop)
    sys.unraisablehook = _swallowed
    try:
        return main()
    except KeyboardInterrupt:
        said, status = "interrupted", 128 + signal.SIGINT
    except Stopped:
        said, status = "stopped", 128 + signal.SIGTERM
    sys.stderr.write(f"\n{name}: {said}\n")
    return status


def _swallowed(lost: UnraisableHookArgs) -> None:
    """A signal that came while Python tidied up is lost there, as every exception is: it comes again a moment later."""
    if isinstance(lost.exc_value, (KeyboardInterrupt, Stopped)):
        number = signal.SIGTERM if isinstance(lost.exc_value, Stopped) else signal.SIGINT
        again = threading.Timer(_AGAIN_S, _send, (number,))
        again.daemon = True
        again.start()
    else:
        sys.__unraisablehook__(lost)


def _send(number: int) -> None:
    """Send a signal to the main thread, so that it does not go on waiting for what it waits for."""
    main = threading.main_thread().ident
    if hasattr(signal, "pthread_kill") and main is not None:
        signal.pthread_kill(main, number)
    else:
        signal.raise_signal(number)
