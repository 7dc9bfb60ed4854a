"""Sync calls whose time is measured: no wait for the network may take longer than what is left (base/deadline).

The HTTP library is told a limit once for each step, and a step may wait many times. So the waits themselves are limited,
where they happen. Only looking up a name cannot be: it takes what the system takes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ...base.timeouts import Timeout

__all__ = ("BoundedChunks", "LiveLimits", "bind", "connect")

_PIECE_BYTES = 16 * 1024
"""What a socket takes at once, as a rule."""


class LiveLimits(dict[str, "float | None"]):
    """The limits of the four steps as the library wants them, but each is what is left when it is asked for."""

    def __init__(self, timeout: Timeout) -> None:
        super().__init__(timeout.as_dict())
        self._timeout = timeout

    def get(self, name: str, default: Any = None) -> Any:
        """Return a limit in seconds."""
        return self._timeout.left(super().get(name, default))


class BoundedChunks:
    """The body of an answer, chunk by chunk. `network` is limited only while one is read: others may use it, too."""

    __slots__ = ("_chunks", "_network", "_timeout")

    def __init__(self, chunks: Iterator[bytes], network: Any, timeout: Timeout) -> None:
        self._chunks = chunks
        self._network = network
        self._timeout = timeout

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        unbind = bind(self._network, self._timeout)
        try:
            return next(self._chunks)
        finally:
            unbind()


def bind(network: Any, timeout: Timeout) -> Callable[[], None]:
    """Limit the waits of a network stream of the library; return what ends that."""
    own = vars(network)
    before = {name: own[name] for name in ("read", "start_tls", "write") if name in own}
    read, write, start_tls = network.read, network.write, network.start_tls
    left = timeout.left

    def write_in_pieces(data: bytes, timeout: float | None = None) -> None:
        view = memoryview(data)
        for start in range(0, len(view), _PIECE_BYTES):
            write(view[start : start + _PIECE_BYTES], left(timeout))

    network.read = lambda size, timeout=None: read(size, left(timeout))
    network.write = write_in_pieces
    network.start_tls = lambda *given, timeout=None, **named: start_tls(*given, timeout=left(timeout), **named)

    def unbind() -> None:
        for name in ("read", "start_tls", "write"):
            own.pop(name, None)
        own.update(before)

    return unbind


def connect(backend: Any, limits: Timeout, host: str, port: int, timeout: float | None = None, **how: Any) -> Any:
    """Connect to the first address of `host` that answers; all of them together take what is left at most."""
    import socket

    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(address[4][0]) for address in found))
    except OSError:
        addresses = [host]  # the library says what is wrong with it
    for address in addresses[:-1]:
        try:
            return backend.connect_tcp(address, port, timeout=limits.left(timeout), **how)
        except Exception:  # noqa: S112 - the last one tells
            continue
    return backend.connect_tcp(addresses[-1], port, timeout=limits.left(timeout), **how)

# Copied from templates/runtime/transports/http/bounds.py: edit it there.
