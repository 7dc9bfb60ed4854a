"""Lanes: a transport of httpx or httpx2 with one connection, and the connection itself within reach.

One call at a time uses a lane. Dropping it needs no lock, no event loop and no waiting, so that nothing can interrupt
it half way; and its socket is looked at just before the first byte of another request goes out.
"""

from __future__ import annotations

import contextlib
import os
from typing import Any

from ...base.timeouts import Timeout
from . import family as families

__all__ = ("Lane", "Stale", "open_lane", "shut_down", "watcher")


class Stale(Exception):
    """A connection ended, or something came on it, while it was idle. Nothing of the request was sent."""


def open_lane(
    family: Any, origin: families.Origin, *, asynchronous: bool, keepalive_s: float, backend: Any = None
) -> Lane:
    """Return a new lane to the host of `origin`. It connects when it is used first, through `backend` or the library's own."""
    transport = families.one_connection(family, origin, asynchronous=asynchronous, keepalive_s=keepalive_s)
    pool = transport._pool
    line = (_AsyncLine if asynchronous else _Line)(backend or pool._network_backend)
    pool._network_backend = line
    if not asynchronous:
        # A signal may leave this lock locked. A lane has one user, so there is nothing to lock.
        pool._optional_thread_lock = contextlib.nullcontext()
    return Lane(transport, line)


class Lane:
    """One connection: `transport` sends on it."""

    __slots__ = ("_line", "transport")

    def __init__(self, transport: Any, line: _Line) -> None:
        self.transport = transport
        self._line = line

    def use_again(self) -> None:
        """Take care that Stale is raised in place of the next sending if the connection is not open and quiet then."""
        self._line.is_used = True

    def bounded(self, timeout: Timeout, request: Any) -> Any:
        """Send, and return the answer of the library. Each wait until then takes what is left at most."""
        from .bounds import bind

        line = self._line
        unbind = None if line.stream is None else bind(line.stream, timeout)
        line.limits = timeout
        try:
            return self.transport.handle_request(request)
        finally:
            line.limits = None
            if unbind is not None:
                unbind()
            if line.unbind is not None:
                line.unbind()
                line.unbind = None

    @property
    def stream(self) -> Any:
        """The network stream, None before it is opened."""
        return self._line.stream

    def cut(self) -> None:
        """Shut the connection down, from any place; the other side sees it at once."""
        self._line.cut()

    def drop(self) -> None:
        """Close the connection, now. An async lane: inside its event loop."""
        self._line.drop()

    def forget(self) -> None:
        """Let go of a connection whose event loop has ended."""
        self._line.stream = None

    async def close(self) -> None:
        """Drop; for the event loop that finds the lane among its orphans."""
        self._line.drop()

    def __del__(self) -> None:
        try:  # the interpreter may be half gone
            self._line.leave()
        except Exception:  # noqa: S110
            pass


class _Line:
    """Stands for the network backend of the library, and remembers the connection that was opened through it."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend
        self._pid = os.getpid()
        self._poll: Any = None
        self.is_used = False
        self.limits: Timeout | None = None
        """How much time is left for what is sent now, where that is measured."""
        self.unbind: Any = None
        self.stream: Any = None
        self._socket: Any = None
        self._tls: Any = None
        self._unread: Any = ()

    def connect_tcp(self, *args: Any, **kwargs: Any) -> Any:
        if self.limits is not None:
            from .bounds import connect

            return self._watched(connect(self._backend, self.limits, *args, **kwargs))
        return self._watched(self._backend.connect_tcp(*args, **kwargs))

    def sleep(self, seconds: float) -> Any:
        return self._backend.sleep(seconds)

    def _watched(self, stream: Any) -> Any:
        self._remember(stream)
        start_tls = stream.start_tls
        stream.start_tls = lambda *args, **kwargs: self._watched(start_tls(*args, **kwargs))
        return stream

    def _remember(self, stream: Any) -> None:
        self.stream = stream
        self._socket = stream.get_extra_info("socket")
        self._tls = stream.get_extra_info("ssl_object")
        self._poll = None
        self.is_used = False
        send = stream.write

        def write(data: bytes, timeout: float | None = None) -> Any:
            if self.is_used:
                self.is_used = False
                if not self.is_quiet():
                    raise Stale
            return send(data, timeout)

        stream.write = write
        # The library looks at the socket twice for each request; once, just before the first byte, is what counts.
        tell = stream.get_extra_info
        stream.get_extra_info = lambda info: False if info == "is_readable" else tell(info)
        if self.limits is not None:
            from .bounds import bind

            self.unbind = bind(stream, self.limits)

    def is_quiet(self) -> bool:
        """Return whether the connection is open and nothing has come unasked: no byte, no end."""
        sock = self._socket
        if self.stream is None or sock.fileno() < 0 or self._unread or (self._tls is not None and self._holds_bytes()):
            return False
        poll = self._poll
        if poll is None:
            poll = self._poll = watcher(sock.fileno())
        return not poll(0)

    def _holds_bytes(self) -> bool:
        return bool(self._tls.pending())

    def cut(self) -> None:
        sock = self._socket
        if sock is not None and self._pid == os.getpid():  # a forked child leaves its parent's connection alone
            with contextlib.suppress(OSError):
                shut_down(sock)

    def drop(self) -> None:
        stream, self.stream = self.stream, None
        if stream is not None:
            self.cut()
            stream.close()

    leave = drop


class _AsyncLine(_Line):
    async def connect_tcp(self, *args: Any, **kwargs: Any) -> Any:
        return self._watched(await self._backend.connect_tcp(*args, **kwargs))

    async def sleep(self, seconds: float) -> Any:
        return await self._backend.sleep(seconds)

    def _watched(self, stream: Any) -> Any:
        self._remember(stream)
        # anyio may have taken bytes from the socket that nobody has read.
        inner = getattr(stream, "_stream", None)
        self._unread = getattr(getattr(inner, "_protocol", None), "read_queue", self._unread)
        start = stream.start_tls

        async def start_tls(*args: Any, **kwargs: Any) -> Any:
            return self._watched(await start(*args, **kwargs))

        stream.start_tls = start_tls
        return stream

    def _holds_bytes(self) -> bool:
        import ssl

        try:
            self._tls.read(1)
        except ssl.SSLWantReadError:
            return False
        except (OSError, ValueError):
            pass
        return True

    def drop(self) -> None:
        stream, self.stream = self.stream, None
        if stream is None or self._pid != os.getpid():
            return
        self.cut()
        # Both libraries close the socket in the first step of this, and only then let others go first.
        closing = stream.aclose()
        with contextlib.suppress(Exception, StopIteration):
            closing.send(None)
        closing.close()

    def leave(self) -> None:
        if self.stream is not None:
            self.cut()


def watcher(number: int, *, to_read: bool = True, to_write: bool = False) -> Any:
    """Return what waits for so many milliseconds (None: for ever) and says whether the socket `number` can be used.

    `to_read`: something can be read from it, or it has ended. `to_write`: it can be written.
    """
    import select

    if hasattr(select, "poll"):  # knows no bound on the numbers; select() ends at 1024
        poll = select.poll()
        poll.register(number, (select.POLLIN if to_read else 0) | (select.POLLOUT if to_write else 0))
        return poll.poll
    reading, writing = [number] if to_read else [], [number] if to_write else []  # on Windows select() has no such end
    return lambda ms: any(select.select(reading, writing, writing, None if ms is None else ms / 1000))


def shut_down(sock: Any) -> None:
    """Shut a socket down in both directions."""
    try:
        sock.shutdown(2)
    except TypeError:
        # uvloop shows a socket that may not be touched; a second descriptor of the same one may.
        import socket

        with socket.socket(fileno=os.dup(sock.fileno())) as twin:
            twin.shutdown(2)

# Copied from templates/runtime/transports/http/lanes.py: edit it there.
