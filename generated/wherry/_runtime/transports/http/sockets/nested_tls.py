"""TLS inside of TLS for threads: a server behind a proxy that is itself reached by TLS (https://).

The HTTP library has a stream for that, whose writing blocks. Here its parts are used without blocking, as if they were
one socket: what the inner TLS object makes goes out through the socket of the proxy.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ssl

__all__ = ("NestedSocket",)


class NestedSocket:
    """`recv` and `send` of a socket that does not block."""

    def __init__(self, network: Any, inner: ssl.SSLObject, outer: ssl.SSLSocket) -> None:
        import ssl

        self._ssl = ssl
        while not hasattr(network, "_incoming"):  # the library has no public name for these
            network = network._stream
        self._incoming: ssl.MemoryBIO = network._incoming
        self._outgoing: ssl.MemoryBIO = network._outgoing
        self._inner = inner
        self._outer = outer
        self._rest = memoryview(b"")
        self._sent: int | None = None

    def recv(self, size: int) -> bytes:
        while True:
            try:
                return self._inner.read(size)
            except self._ssl.SSLWantReadError:
                with contextlib.suppress(self._ssl.SSLWantReadError, self._ssl.SSLWantWriteError):
                    self._flush()
                data = self._outer.recv(size)
                self._incoming.write(data) if data else self._incoming.write_eof()
            except (self._ssl.SSLEOFError, self._ssl.SSLZeroReturnError):
                return b""

    def send(self, data: memoryview) -> int:
        """Called again with the same data after it could not finish, it goes on where it was."""
        if self._sent is None:
            self._sent = self._inner.write(data)
        self._flush()
        sent, self._sent = self._sent, None
        return sent

    def _flush(self) -> None:
        while self._rest or self._outgoing.pending:
            self._rest = self._rest or memoryview(self._outgoing.read(1 << 14))
            self._rest = self._rest[self._outer.send(self._rest) :]

# Copied from templates/runtime/transports/http/sockets/nested_tls.py: edit it there.
