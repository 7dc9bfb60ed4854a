"""A WebSocket connection for threads. Whoever waits for a message reads; whoever sends writes; neither waits for the other.

Both use one socket that never blocks: an SSL object takes one thread at a time, and a thread that held it while it
waited would stop the other direction, and with it a server that writes before it reads. So each call of the socket is
made under a short lock, and waiting is done outside of it.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections import deque
from threading import RLock
from typing import Any

from ....base.closing import Closing
from ....base.headers import Headers
from ....base.interrupts import interrupt_in
from ....sockets.session import Session
from ..answers import WireResponse
from ..family import words_of
from .ready import Ready

__all__ = ("ThreadSocket",)

READ_BYTES = 1 << 16
CLOSE_S = 0.5
_LOOK_S = 1.0
"""How often a thread that cannot write looks whether the connection is still there."""
WRITE_S = 30.0
"""How long the server may take nothing of what is sent before the connection is given up."""
_TLS_PIECE_BYTES = 1 << 14
_ENDLESS_S = 1e9
"""More than a lock can wait."""


class ThreadSocket:
    """One connection; `answer` holds it."""

    limits_sending = True

    def __init__(self, answer: WireResponse, session: Session, subprotocol: str) -> None:
        self.subprotocol = subprotocol
        self.headers: Headers = answer.headers
        self._answer = answer
        self._session = session
        self._pid = os.getpid()
        # A signal may leave a lock held, on CPython 3.10 even behind `with`: its thread can go on all the same.
        self._reading = RLock()
        """Held by the thread that waits for bytes."""
        self._writing = RLock()
        """Held by the thread that writes what waits, its own and that of others."""
        self._is_written = False
        """Whether a thread does that now."""
        self._state = RLock()
        """Held for a step of the session."""
        self._call = RLock()
        """Held for a call of the socket."""
        self._out: deque[memoryview] = deque()
        self._moved_s = 0.0
        """When something was written last."""
        self._is_broken = False
        """Whether nothing can be written any more."""
        network = answer.network
        self._raw: Any = network.get_extra_info("socket")
        self._socket: Any = self._raw
        tls = network.get_extra_info("ssl_object")
        self._tls = tls is not None
        self._not_now: tuple[type[Exception], ...] = (BlockingIOError, InterruptedError)
        if tls is not None:
            import ssl

            self._not_now += (ssl.SSLWantReadError, ssl.SSLWantWriteError)
            if isinstance(tls, ssl.SSLObject):
                from .nested_tls import NestedSocket

                self._socket = NestedSocket(network, tls, self._raw)
        self._piece_bytes = _TLS_PIECE_BYTES if self._tls else 1 << 20
        self._ready = Ready(self._raw)
        self._more = True
        """Whether bytes are likely to be there, so that asking first would be a waste."""
        if early := _early(network):
            self._feed(early)
        self._raw.settimeout(0)
        self._write_some()
        if session.closing is not None:
            self._end()

    @property
    def closing(self) -> Closing | None:
        """How the connection ended; None while it is open."""
        return self._session.closing

    @property
    def has_messages(self) -> bool:
        """Whether `recv` returns at once."""
        return self._session.has_messages

    def send(self, message: str | bytes, limit_s: float = WRITE_S, /) -> None:
        """Send a message, and return when the system has taken all of it.

        It ends if the server takes nothing for `limit_s` seconds.
        """
        self._check_process()
        with self._state:
            self._out.append(memoryview(self._session.send(message)))
        self._write_all(min(limit_s, WRITE_S))

    def recv(self, timeout: float | None = None, /) -> str | bytes:
        """Return the next message; TimeoutError if none comes within `timeout` seconds."""
        self._check_process()
        end_s = None if timeout is None or timeout > _ENDLESS_S else time.monotonic() + timeout
        while (message := self._session.take()) is None:
            if not self._read(end_s):
                raise TimeoutError(f"no message came within {timeout:g} s")
        return message

    def close(self, code: int = 1000, reason: str = "", /) -> None:
        """Close. The server has half a second to answer."""
        session = self._session
        with self._state:
            if frame := session.close(code, reason):
                self._out.append(memoryview(frame))
        if self._pid == os.getpid() and session.closing is None:
            end_s = time.monotonic() + CLOSE_S
            self._write_some()
            while session.closing is None and self._read(end_s):
                pass
        self._end()

    def leave(self, code: int, fault: str) -> None:
        """End it from another thread: the server is told, and not waited for."""
        if self._pid == os.getpid() and self._session.closing is None:
            with self._state:
                if frame := self._session.close(code, ""):
                    self._out.append(memoryview(frame))
            self._write_some()
            self._session.ends(Closing(code, "", "us", fault))
        self._end()

    def __del__(self) -> None:
        try:  # the interpreter may be half gone
            if self._pid != os.getpid():
                self._leave_to_the_parent()
        except Exception:  # noqa: S110
            pass

    def _leave_to_the_parent(self) -> None:
        self._answer.forget()
        self._raw.close()

    def _check_process(self) -> None:
        if self._pid != os.getpid():
            self._session.lost("it belongs to the process that opened it")

    def _read(self, end_s: float | None) -> bool:
        """Wait for bytes, and take them in; False if the time is over."""
        session = self._session
        now = time.monotonic()
        if not self._reading.acquire(timeout=-1 if end_s is None else max(end_s - now, 0.0)):
            return False
        try:
            session.reads(now)
            while session.closing is None:
                wait_s = session.wait_s(now)
                if end_s is not None and (wait_s is None or end_s - now < wait_s):
                    wait_s = max(end_s - now, 0.0)
                data = self._receive(wait_s)
                now = time.monotonic()
                if data is not None:
                    break
                with self._state:
                    if ping := session.tick(now):
                        self._out.append(memoryview(ping))
                self._write_some()
                if end_s is not None and now >= end_s:
                    return False
        finally:
            session.rests(now)
            self._reading.release()
        if self._out:
            self._write_some()
        if session.closing is not None:
            self._end()
        return True

    def _receive(self, wait_s: float | None) -> bytes | None:
        """Take in what is there, or comes within `wait_s` seconds; return None if nothing does."""
        if not self._more and not self._ready.wait(wait_s, to_write=bool(self._out) and not self._is_written):
            return None
        torn = False
        try:
            with self._call:
                torn = True
                data: bytes = self._socket.recv(READ_BYTES)
            self._feed(data)
            torn = False
        except self._not_now:
            self._more = torn = False
            return None
        except (OSError, ValueError) as error:
            if _is_signal(error):
                raise
            torn = False
            self._session.lost(words_of(error))
            return b""
        finally:
            if torn:
                self._session.lost("reading was interrupted")
        self._more = len(data) == READ_BYTES or self._tls
        return data

    def _feed(self, data: bytes) -> None:
        with self._state:
            if out := self._session.received(data, time.monotonic()):
                self._out.append(memoryview(out))

    def _write_all(self, limit_s: float) -> None:
        """Write what waits, and return when all of it is gone. Whoever holds the lock writes for the others, too."""
        look_s = min(limit_s, _LOOK_S)
        while self._out and not self._is_broken:
            if self._writing.acquire(timeout=look_s):
                try:
                    self._is_written, self._moved_s = True, time.monotonic()
                    while not self._push():
                        if not self._ready.wait_to_write(look_s):
                            self._check_progress(limit_s)
                finally:
                    self._is_written = False
                    self._writing.release()
            else:
                self._check_progress(WRITE_S)
        if self._is_broken:
            raise self._session.error()

    def _write_some(self) -> None:
        """Write what the system takes at once, unless somebody writes already: that one looks again at the end."""
        while self._out and not self._is_broken and self._writing.acquire(blocking=False):
            try:
                if not self._push():
                    return
            finally:
                self._writing.release()

    def _push(self) -> bool:
        """Write until nothing is left; False if the system takes no more now. The rest of a frame stays first in line."""
        out = self._out
        while out and not self._is_broken:
            torn = True
            try:
                with self._call:
                    sent = self._socket.send(out[0][: self._piece_bytes])
                if sent == len(out[0]):
                    out.popleft()
                else:
                    out[0] = out[0][sent:]
                torn = False
            except self._not_now:
                torn = False
                return False
            except (OSError, ValueError) as error:
                if _is_signal(error):
                    raise
                torn = False
                self._fail(words_of(error))
            finally:
                if torn:
                    self._lose("writing was interrupted")
            self._moved_s = time.monotonic()
        return True

    def _check_progress(self, limit_s: float) -> None:
        if time.monotonic() - self._moved_s >= limit_s:
            self._fail(f"the server took nothing for {limit_s:g} s")

    def _fail(self, fault: str) -> None:
        """Nothing can be sent any more. What has come before is kept: the server may have said why."""
        self._is_broken = True
        if self._reading.acquire(blocking=False):  # else that thread wakes up, and finds the end
            try:
                self._more = True
                while self._session.closing is None and self._receive(0):
                    pass
                self._session.lost(fault)
            finally:
                self._reading.release()
        self._lose(fault)

    def _lose(self, fault: str) -> None:
        self._is_broken = True
        self._shut_down()
        self._session.lost(fault)

    def _shut_down(self) -> None:
        import socket

        with contextlib.suppress(OSError):  # not by its own method: an SSL object would go on without its TLS
            socket.socket.shutdown(self._raw, socket.SHUT_RDWR)

    def _end(self) -> None:
        """Give the connection up, after a last word if there is one."""
        self._session.ends()
        if self._pid != os.getpid():
            self._leave_to_the_parent()
            return
        self._write_some()
        self._shut_down()
        # A thread that waits has woken up; the number of the socket must not become another's while it is looked at.
        waits = self._reading.acquire(timeout=CLOSE_S)
        try:
            with self._call:
                self._answer.close()
        finally:
            if waits:
                self._reading.release()


def _early(network: Any) -> bytes:
    """Return what came with the answer, and is not in the socket any more."""
    held = getattr(network, "_leading_data", None)  # the library has no public name for it
    try:
        return network.read(READ_BYTES, timeout=0) if held is None or held else b""
    except Exception:  # nothing is there; what is wrong is told again when the socket is read
        return b""


def _is_signal(error: Exception) -> bool:
    """Return whether a signal handler of the caller's has raised an error that looks like one of the network."""
    error.__context__ = None  # what the caller was at when it called us
    return interrupt_in(error) is not None

# Copied from templates/runtime/transports/http/sockets/threads.py: edit it there.
