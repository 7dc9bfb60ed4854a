"""How the programs in this folder end when they are interrupted: one line, no traceback, nothing half-written.

The exit status is 130 after Ctrl-C and 143 after SIGTERM: 128 plus the number of the signal, as in shells.
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
    """SIGTERM. Like KeyboardInterrupt, `except Exception` lets it pass, and what was opened is closed on its way."""


def run(name: str, main: Callable[[], int]) -> int:
    """Run `main`. Return its exit status, or that of the signal that stopped it."""

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
    """Send a signal again that came while Python was finalizing an object, where every exception is swallowed."""
    if isinstance(lost.exc_value, (KeyboardInterrupt, Stopped)):
        number = signal.SIGTERM if isinstance(lost.exc_value, Stopped) else signal.SIGINT
        again = threading.Timer(_AGAIN_S, _send, (number,))
        again.daemon = True
        again.start()
    else:
        sys.__unraisablehook__(lost)


def _send(number: int) -> None:
    """Send a signal to the main thread, so that it is woken from whatever it waits for."""
    main = threading.main_thread().ident
    if hasattr(signal, "pthread_kill") and main is not None:
        signal.pthread_kill(main, number)
    else:
        signal.raise_signal(number)
