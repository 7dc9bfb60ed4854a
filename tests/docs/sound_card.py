"""A sound card for examples/voice_terminal.py, by the name `sounddevice`: somebody asks, hears some of the answer, and interrupts.

Then Ctrl-C is pressed. It is faster than real time: a block of 20 ms is played every millisecond.
"""

from __future__ import annotations

import math
import os
import signal
import struct
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, Self

HEARD = threading.Event()
"""Set when some of an answer has been played."""
ENOUGH_BYTES = 4_800


def loud(size: int) -> bytes:
    """Return so many samples of a tone."""
    return b"".join(struct.pack("<h", int(12_000 * math.sin(at / 10))) for at in range(size))


def said(size: int) -> Iterator[bytes]:
    """Yield what the microphone hears, in blocks of so many samples, 40 ms each."""
    for _ in range(10):
        yield loud(size)
    for _ in range(15):  # the end of the question
        yield bytes(2 * size)
    HEARD.wait(20)
    yield loud(size)  # the interruption
    time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGINT)
    while True:
        time.sleep(0.05)
        yield bytes(2 * size)


class RawInputStream:
    """The microphone."""

    def __init__(self, *, samplerate: int, channels: int, dtype: str, blocksize: int) -> None:
        assert (samplerate, channels, dtype) == (24_000, 1, "int16")
        self._said = said(blocksize)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def read(self, size: int) -> tuple[bytes, bool]:
        """Return the next block."""
        return next(self._said), False


class RawOutputStream:
    """The loudspeaker."""

    def __init__(self, *, samplerate: int, channels: int, dtype: str, callback: Callable[..., Any]) -> None:
        assert (samplerate, channels, dtype) == (24_000, 1, "int16")
        self._callback, self._over = callback, threading.Event()
        self._thread = threading.Thread(target=self._play)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _play(self) -> None:
        played, block = 0, bytearray(960)
        while not self._over.wait(0.001):
            self._callback(memoryview(block), 480, None, None)
            played += len(block) if any(block) else 0
            if played >= ENOUGH_BYTES:
                HEARD.set()
