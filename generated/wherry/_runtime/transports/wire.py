# Copied from templates/runtime/transports/wire.py by scripts/generate.py. Edit it there.
"""Answers of httpx and httpx2 in our shape. Shared by `native` and `injected`.

An answer is read straight from the library's transport stream. It gives its connection back at the end of the body,
cuts it when it is closed before, and cuts it from `__del__` when it is just dropped.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any, NoReturn, Protocol

from ..headers import Headers
from ..observe import logger
from .base import FINISH_BYTES, FINISH_TIMEOUT_S
from .content_coding import ContentDecoder, decoder_for
from .family import translated
from .leftovers import left_behind
from .loops import Loop

__all__ = ("AsyncLease", "AsyncWireResponse", "Lease", "WireResponse", "cut_if_more_follows")

_UNWIND_STEPS = 1000


class Lease(Protocol):
    """A connection while an answer is read."""

    def give_back(self) -> None:
        """The answer was read to its end: the connection can be used again."""

    def drop(self) -> None:
        """Close the connection."""


class AsyncLease(Protocol):
    """A connection while an answer is read."""

    async def give_back(self) -> None:
        """The answer was read to its end: the connection can be used again."""

    async def drop(self) -> None:
        """Close the connection."""


class _Wire:
    """What both kinds of answer know."""

    __slots__ = ("_coding", "_ended", "_family", "_http", "_iterator", "_lease", "_pieces", "headers", "status")

    _family: Any
    _http: Any
    _lease: Any

    def _open(self, family: Any, http: Any) -> None:
        self._family = family
        self._http = http
        self._ended = False
        self._pieces: Iterator[bytes] | None = None
        self.status: int = http.status_code
        self.headers = Headers.from_raw(http.headers.raw)
        self._coding: ContentDecoder | None = None
        if "content-encoding" in self.headers:
            self._coding = decoder_for(self.headers.get("content-encoding"))

    @property
    def _network(self) -> Any:
        """The network stream of the family's core library, None where the answer is made up (a mock)."""
        return self._http.extensions.get("network_stream")

    def _cut(self) -> Any:
        """Shut the socket down, from any place: no lock, no loop. Give it."""
        network = self._network
        sock = None if network is None else network.get_extra_info("socket")
        if sock is not None:
            with contextlib.suppress(OSError):
                _shut_down(sock)
        log = logger()
        if log is not None:
            log.debug("an answer was dropped without being closed; its connection was cut")
        return sock

    def _look_behind(self) -> None:
        """Take an answer that something follows for one that was not read to its end."""
        if self._ended and cut_if_more_follows(self._http, owned=hasattr(self._lease, "lane")):
            self._ended = False

    def _next_piece(self) -> bytes | None:
        if self._pieces is not None:
            piece = next(self._pieces, None)
            if piece is not None:
                return piece
            self._pieces = None
        return None

    def _shared(self) -> bool:
        """Whether other answers use the same connection: its reads must not be touched then."""
        version = self._http.extensions.get("http_version")
        return isinstance(version, bytes) and version.startswith(b"HTTP/2")


class WireResponse(_Wire):
    """An answer to be read by a thread."""

    __slots__ = ("_orphans",)

    def __init__(self, family: Any, http: Any, lease: Lease, orphans: list[WireResponse]) -> None:
        self._lease: Lease | None = lease
        self._orphans = orphans
        self._iterator: Any = None
        try:
            self._open(family, http)
        except BaseException:
            self.close()
            raise

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        if self._lease is None and self._pieces is None:
            raise StopIteration
        try:
            if self._iterator is None:
                self._iterator = iter(self._http.stream)
            if self._coding is None:
                chunk: bytes = next(self._iterator)
                return chunk
            while True:
                piece = self._next_piece()
                if piece is not None:
                    return piece
                if self._ended:
                    raise StopIteration
                coded = next(self._iterator, None)
                self._ended = coded is None
                self._pieces = self._coding.end() if coded is None else self._coding.pieces(coded)
        except StopIteration:
            self._ended = True
            self.close()
            raise
        except Exception as error:
            self._fail(error)
        except BaseException:
            self.close()
            raise

    def _fail(self, error: Exception) -> NoReturn:
        self.close()
        raise translated(self._family, error) from error

    def finish(self) -> None:
        """Read what is left, for at most FINISH_TIMEOUT_S and FINISH_BYTES; close."""
        network = self._network
        if self._lease is None or self._iterator is None or self._shared():
            self.close()
            return
        try:
            if network is not None:
                # The library reads its timeout once, at the start of the body; this bounds each read that is left.
                deadline, read = time.monotonic() + FINISH_TIMEOUT_S, network.read
                network.read = lambda size, timeout=None: read(size, timeout=_left(deadline))
            rest = FINISH_BYTES
            for chunk in self._iterator:
                rest -= len(chunk)
                if rest < 0:
                    break
            else:
                self._ended = True
        except (self._family.TransportError, self._family.StreamError, OSError, AttributeError):
            pass
        finally:
            if network is not None:
                network.__dict__.pop("read", None)
            self.close()

    def close(self) -> None:
        """Give the connection back if the body was read to its end, and nothing follows it, else cut it.

        Further calls do nothing.
        """
        self._look_behind()
        lease, self._lease = self._lease, None
        if lease is None:
            return
        try:
            self._http.close()
        finally:
            if self._ended:
                lease.give_back()
            else:
                lease.drop()

    def reap(self) -> None:
        """Close what `__del__` has cut."""
        with contextlib.suppress(Exception):  # the socket is closed already
            self.close()

    def __del__(self) -> None:
        if getattr(self, "_lease", None) is None:
            return
        try:
            sock = self._cut()
            if sock is not None:
                sock.close()
            self._orphans.append(_Remains(self))  # type: ignore[arg-type]
        except Exception:  # noqa: S110 - the interpreter may be half gone
            pass


class _Remains:
    """What is left of an answer that was dropped: the next call closes it."""

    __slots__ = ("_http", "_iterator", "_lease")

    _http: Any
    _iterator: Any
    _lease: Any

    def __init__(self, wire: Any) -> None:
        self._http = wire._http
        self._iterator = wire._iterator
        self._lease = wire._lease
        wire._lease = None

    def reap(self) -> None:
        try:
            self._http.close()
            self._lease.drop()
        except Exception:  # noqa: S110 - the socket is closed already
            pass

    async def close(self) -> None:
        try:
            await _close_async(self._http, self._iterator)
        finally:
            await self._lease.drop()

    def drop(self) -> None:
        self._http = self._iterator = self._lease = None


class AsyncWireResponse(_Wire):
    """An answer to be read by a task."""

    __slots__ = ("_loop",)

    def __init__(self, family: Any, http: Any, lease: AsyncLease, loop: Loop) -> None:
        self._lease: AsyncLease | None = lease
        self._loop = loop
        self._iterator: Any = None
        self._open(family, http)

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        if self._lease is None and self._pieces is None:
            raise StopAsyncIteration
        try:
            if self._iterator is None:
                self._iterator = self._http.stream.__aiter__()
            if self._coding is None:
                chunk: bytes = await self._iterator.__anext__()
                return chunk
            while True:
                piece = self._next_piece()
                if piece is not None:
                    return piece
                if self._ended:
                    raise StopAsyncIteration
                try:
                    self._pieces = self._coding.pieces(await self._iterator.__anext__())
                except StopAsyncIteration:
                    self._ended = True
                    self._pieces = self._coding.end()
        except StopAsyncIteration:
            self._ended = True
            await self.close()
            raise
        except Exception as error:
            await self.close()
            raise translated(self._family, error) from error
        except BaseException:
            await self.close()
            raise

    async def finish(self) -> None:
        """Read what is left, for at most FINISH_TIMEOUT_S and FINISH_BYTES; close."""
        network = self._network
        if self._lease is None or self._iterator is None or self._shared():
            await self.close()
            return
        try:
            if network is not None:
                deadline, read = time.monotonic() + FINISH_TIMEOUT_S, network.read
                network.read = lambda size, timeout=None: read(size, timeout=_left(deadline))
            rest = FINISH_BYTES
            while rest >= 0:
                rest -= len(await self._iterator.__anext__())
        except StopAsyncIteration:
            self._ended = True
        except (self._family.TransportError, self._family.StreamError, OSError, AttributeError):
            pass
        finally:
            if network is not None:
                network.__dict__.pop("read", None)
            await self.close()

    async def close(self) -> None:
        """Give the connection back if the body was read to its end, and nothing follows it, else cut it.

        Further calls do nothing.
        """
        self._look_behind()
        lease, self._lease = self._lease, None
        if lease is None:
            return
        try:
            await _close_async(self._http, None if self._ended else self._iterator)
        finally:
            if self._ended:
                await lease.give_back()
            else:
                await lease.drop()

    def __del__(self) -> None:
        if getattr(self, "_lease", None) is None:
            return
        try:
            self._cut()
            if not self._loop.ended:
                self._loop.orphans.append(_Remains(self))
        except Exception:  # noqa: S110 - the interpreter may be half gone
            pass


async def _close_async(http: Any, iterator: AsyncIterator[bytes] | None) -> None:
    """Close an answer and leave nothing to the garbage collector.

    The library's body is a chain of async generators. Closing the outer one abandons the inner ones, which trio
    reports. So the connection is closed first, and then the innermost one is resumed in a scope that is cancelled:
    its error ends them all.
    """
    await http.aclose()
    if iterator is None:
        return
    import anyio  # the library itself stands on it

    with anyio.CancelScope() as scope:
        scope.cancel()
        for _ in range(_UNWIND_STEPS):
            try:
                await iterator.__anext__()
            except (Exception, StopAsyncIteration):
                return


def cut_if_more_follows(http: Any, *, owned: bool) -> bool:
    """Shut the connection of an answer down if something follows it, so that no pool uses it again; say whether so."""
    if not left_behind(http, owned=owned):
        return False
    sock = http.extensions["network_stream"].get_extra_info("socket")
    if sock is not None:
        with contextlib.suppress(OSError):
            _shut_down(sock)
    return True


def _shut_down(sock: Any) -> None:
    try:
        sock.shutdown(2)
    except TypeError:
        # uvloop shows a socket that may not be touched; a second descriptor of the same one may.
        import os
        import socket

        with socket.socket(fileno=os.dup(sock.fileno())) as twin:
            twin.shutdown(2)


def _left(deadline: float) -> float:
    return max(deadline - time.monotonic(), 0.001)
