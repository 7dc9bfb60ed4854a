"""Leading: many tasks wait for events of one connection, and nothing works in the background.

Whoever waits first leads: it reads the connection, for all. The others follow: each is woken when its event has come, or
to lead when the leader has left, be it with its event or because it was cancelled.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

from ..base.socket_errors import WebSocketConnectionClosedError
from ..sockets.lanes import Lanes
from ..sockets.requests import Box, Told
from .reconnecting import is_of_use
from .waking import Wake

__all__ = ("Leading",)

T = TypeVar("T")
_ENDLESS_S = 1e9
"""More than some clocks can take."""


class Leading:
    """The readers of a connection. `socket` is the one that is open now."""

    def __init__(self, lanes: Lanes, socket: Any) -> None:
        self._lanes, self.socket = lanes, socket
        self.lock = Lock()
        """Of the lanes; nobody waits while holding it."""
        self.heard = False
        """Whether a message of use has come; whoever wants to know of further ones clears it."""
        self._is_led = False
        self._followers: list[tuple[Any, Box | None]] = []

    @property
    def is_idle(self) -> bool:
        """Whether no request is under way."""
        with self.lock:
            return self._lanes.is_idle

    def until(self, ready: Callable[[], T | None], box: Box | None, timeout: float | None = None) -> T:
        """Read until `ready` returns something, and return that. What it raises is raised. TimeoutError after `timeout` s.

        `box` is what `ready` looks at; None if it asks whether requests are under way.
        """
        end_s = None if timeout is None or timeout > _ENDLESS_S else monotonic() + timeout
        is_over = False
        while True:
            wake = None
            with self.lock:
                found = ready()
                if found is not None:
                    return found
                if is_over:
                    raise TimeoutError(f"no event came within {timeout:g} s")
                if self._is_led:
                    wake = Wake()
                    self._followers.append((wake, box))
                else:
                    self._is_led = True
            if wake is None:
                try:
                    if (found := self._lead(ready, end_s)) is not None:
                        return found
                except TimeoutError:
                    is_over = True
                continue
            try:
                wake.wait(None if end_s is None else max(end_s - monotonic(), 0.0))
            finally:
                with self.lock:
                    self._followers = [each for each in self._followers if each[0] is not wake]
                    if not self._is_led:  # woken to lead; whoever was cancelled hands that on
                        self._hand_on()
            is_over = end_s is not None and monotonic() >= end_s

    def waiting(self, box: Box) -> Told | None:
        """Return the next event of a box if it is there, without waiting."""
        if not box.has_events:
            return None
        with self.lock:
            return box.take()

    def _lead(self, ready: Callable[[], T | None], end_s: float | None) -> T | None:
        try:
            while True:
                self._read(None if end_s is None else max(end_s - monotonic(), 0.0))
                with self.lock:
                    found = ready()
                if found is not None:
                    return found
        finally:
            self._left()

    def drain(self) -> None:
        """Take in what has come already, if nobody else reads. Pings are answered on the way."""
        with self.lock:
            if self._is_led or getattr(self.socket, "is_quiet", False):
                return
            self._is_led = True
        try:
            while self.socket.closing is None:
                with self.lock:
                    if self._lanes.is_half_full:
                        break
                self._read(0.0)
        except TimeoutError:
            pass
        finally:
            self._left()

    def _read(self, timeout: float | None) -> None:
        """Read one message, or the end, and give it to whom it belongs."""
        socket = self.socket
        try:
            message = socket.recv(timeout)
        except WebSocketConnectionClosedError as error:
            if socket is self.socket:  # else there is another connection since
                with self.lock:
                    self._lanes.end(error.closing)
                    self._wake_all()
            return
        self.heard = self.heard or is_of_use(message)
        while True:
            with self.lock:
                box = self._lanes.route(message)
                for wake, awaited in self._followers:
                    if (awaited is box) if awaited is not None else self._lanes.is_idle:
                        wake.set()
            if not getattr(socket, "has_messages", False):
                return
            message = socket.recv(0.0)  # it came in the same packet

    def end(self, closing: Any) -> None:
        """The connection is over, whoever has found out."""
        with self.lock:
            self._lanes.end(closing)
            self._wake_all()

    def _left(self) -> None:
        with self.lock:
            self._is_led = False
            self._hand_on()

    def _hand_on(self) -> None:
        for wake, _ in self._followers:
            if not wake.is_set():
                wake.set()
                return

    def _wake_all(self) -> None:
        for wake, _ in self._followers:
            wake.set()

# Derived from templates/runtime/connections/async_leading.py: edit it there.
