"""Answers of httpx and httpx2 in our shape. Shared by `native` and `injected`.

An answer is read straight from the library's transport stream. It gives its connection back when the body was read to
its end and closing it has returned; it drops the connection when it is closed before, or when anything goes wrong, and
cuts it from `__del__` when it is just dropped.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any, Protocol

from ...base.headers import Headers
from ...base.log import logger
from ...base.timeouts import Timeout
from ...response.content_coding import ContentDecoder, decoder_for
from ..base import FINISH_BYTES, FINISH_TIMEOUT_S
from .driving import unhooked, uninterrupted
from .family import raise_translated
from .lanes import shut_down
from .leftovers import left_behind
from .loops import Loop, sleep

__all__ = ("AsyncWireResponse", "Lease", "Remains", "WireResponse", "cut_if_more_follows")


class Lease(Protocol):
    """A connection while an answer is read. `owned`: it is ours alone, and nobody else keeps a list of it."""

    owned: bool

    def give_back(self) -> None:
        """The answer was read to its end: the connection can be used again."""

    def drop(self) -> None:
        """Close the connection, now. A second call does nothing."""


class _Wire:
    """What both kinds of answer know."""

    __slots__ = ("_coding", "_ended", "_family", "_http", "_iterator", "_lease", "_pid", "_pieces", "headers", "status")

    _family: Any
    _http: Any
    _lease: Any

    def _open(self, family: Any, http: Any) -> None:
        self._family = family
        self._http = http
        self._pid = os.getpid()
        self._ended = False
        self._pieces: Iterator[bytes] | None = None
        self.status: int = http.status_code
        self.headers = Headers.from_raw(http.headers.raw)
        self._coding: ContentDecoder | None = None
        if "content-encoding" in self.headers:
            self._coding = decoder_for(self.headers.get("content-encoding"))

    @property
    def network(self) -> Any:
        """The network stream of the family's core library, None where the answer is made up (a mock)."""
        return self._http.extensions.get("network_stream")

    def cut(self) -> Any:
        """Shut the socket down, from any place: no lock, no loop. Return it.

        A forked child only has a copy: its parent's connection is left alone.
        """
        network = self.network
        sock = None if network is None else network.get_extra_info("socket")
        if sock is not None and self._is_here():
            with contextlib.suppress(OSError):
                shut_down(sock)
        return sock

    def _is_here(self) -> bool:
        """Return whether this is the process that sent the request."""
        return self._pid == os.getpid()

    def _drop(self) -> Any:
        """Cut the connection of an answer that nobody has closed."""
        log = logger()
        if log is not None and self._is_here():
            log.debug("an answer was dropped without being closed; its connection was cut")
        return self.cut()

    def forget(self) -> None:
        """Leave the connection alone: it belongs to the parent of this process."""
        self._lease = None

    def _look_behind(self) -> None:
        """Take an answer that something follows for one that was not read to its end."""
        if (
            self._ended
            and self._lease is not None
            and self._is_here()
            and cut_if_more_follows(self._http, owned=self._lease.owned)
        ):
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
    """An answer to be read by a thread. `orphans` takes what is left of it where its connection is not ours."""

    __slots__ = ("_orphans",)

    def __init__(
        self,
        family: Any,
        http: Any,
        lease: Lease,
        orphans: list[Remains] | None = None,
        limits: Timeout | None = None,
    ) -> None:
        self._open(family, http)
        self._orphans = orphans
        self._iterator: Any = None
        self._lease: Lease | None = lease
        if limits is not None and self.network is not None and not self._shared():
            from .bounds import BoundedChunks  # few calls have a limit for all of it

            self._iterator = BoundedChunks(iter(http.stream), self.network, limits)

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
        except BaseException as error:
            self.close()
            if isinstance(error, Exception):
                raise_translated(self._family, error)
            raise

    def finish(self) -> None:
        """Read what is left, for at most FINISH_TIMEOUT_S and FINISH_BYTES; close."""
        network = self.network
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
        except Exception:  # noqa: S110 - whatever it is, the connection is dropped
            pass
        finally:
            if network is not None:
                network.__dict__.pop("read", None)
            self.close()

    def close(self) -> None:
        """Return the connection back if the body was read to its end, and nothing follows it, else cut it.

        Further calls do nothing.
        """
        self._look_behind()
        lease, self._lease = self._lease, None
        if lease is None:
            return
        try:
            if self._ended or not lease.owned:
                self._http.close()
            if self._ended:
                lease.give_back()
            else:
                lease.drop()
        except BaseException:
            lease.drop()
            raise

    def __del__(self) -> None:
        lease = getattr(self, "_lease", None)
        if lease is None:
            return
        try:
            sock = self._drop()
            if sock is not None:
                sock.close()
            lease.drop()
            if self._orphans is not None:
                self._orphans.append(Remains(self._http, lease))
        except Exception:  # noqa: S110 - the interpreter may be half gone
            pass


class Remains:
    """What an answer consists of besides its reader: closed by the next call, or by the event loop at its end."""

    __slots__ = ("_http", "_lease")

    def __init__(self, http: Any, lease: Lease) -> None:
        self._http: Any = http
        self._lease = lease

    def reap(self) -> None:
        with contextlib.suppress(Exception):  # the socket is closed already
            self._http.close()

    async def close(self) -> None:
        if not self._lease.owned:
            with contextlib.suppress(Exception):
                await uninterrupted(self._http.aclose())
        self._lease.drop()

    def forget(self) -> None:
        self._http = None


class AsyncWireResponse(_Wire):
    """An answer to be read by a task."""

    __slots__ = ("_loop", "_remains")

    def __init__(self, family: Any, http: Any, lease: Lease, loop: Loop) -> None:
        self._open(family, http)
        self._loop = loop
        self._iterator: Any = None
        self._lease: Lease | None = lease
        self._remains = Remains(http, lease)
        loop.open.add(self._remains)

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        if self._lease is None and self._pieces is None:
            raise StopAsyncIteration
        try:
            if self._coding is None:
                iterator = self._iterator
                chunk: bytes = await (self._step() if iterator is None else iterator.__anext__())
                return chunk
            while True:
                piece = self._next_piece()
                if piece is not None:
                    return piece
                if self._ended:
                    raise StopAsyncIteration
                try:
                    self._pieces = self._coding.pieces(await self._step())
                except StopAsyncIteration:
                    self._ended = True
                    self._pieces = self._coding.end()
        except StopAsyncIteration:
            self._ended = True
            await self._release()
            raise
        except BaseException as error:
            await self._release()
            if isinstance(error, Exception):
                raise_translated(self._family, error)
            raise

    def _step(self) -> Any:
        """Return the awaitable of the next chunk as it was sent."""
        if self._iterator is None:
            self._iterator = self._http.stream.__aiter__()
            return unhooked(self._iterator)
        return self._iterator.__anext__()

    async def finish(self) -> None:
        """Read what is left, for at most FINISH_TIMEOUT_S and FINISH_BYTES; close."""
        network = self.network
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
        except Exception:  # noqa: S110 - whatever it is, the connection is dropped
            pass
        finally:
            if network is not None:
                network.__dict__.pop("read", None)
            await self.close()

    async def close(self) -> None:
        """Return the connection back if the body was read to its end, and nothing follows it, else cut it.

        Further calls do nothing.
        """
        if self._lease is not None:
            await self._release()
            if not self._ended:
                await sleep(0)  # asyncio closes a socket one step after it was told to

    async def _release(self) -> None:
        if not self._is_here():
            self.forget()  # the event loop, too, is the parent's
            return
        self._look_behind()
        lease, self._lease = self._lease, None
        if lease is None:
            return
        self._loop.open.discard(self._remains)
        try:
            if self._ended or not lease.owned:
                await uninterrupted(self._http.aclose())
            if self._ended:
                lease.give_back()
            else:
                lease.drop()
        except BaseException:
            lease.drop()
            raise

    def __del__(self) -> None:
        if getattr(self, "_lease", None) is None:
            return
        try:
            if not self._is_here():
                return
            self._drop()
            self._loop.open.discard(self._remains)
            if not self._loop.ended:
                self._loop.orphans.append(self._remains)
        except Exception:  # noqa: S110 - the interpreter may be half gone
            pass


def cut_if_more_follows(http: Any, *, owned: bool) -> bool:
    """Shut the connection of an answer down if something follows it, so that no pool uses it again; say whether so."""
    if not left_behind(http, owned=owned):
        return False
    sock = http.extensions["network_stream"].get_extra_info("socket")
    if sock is not None:
        with contextlib.suppress(OSError):
            shut_down(sock)
    return True


def _left(deadline: float) -> float:
    return max(deadline - time.monotonic(), 0.001)
