"""An answer of http.client: its head, and its body as it comes. Its connection is closed with it, and used once."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import Any

from ...base.errors import APIConnectionError, APITimeoutError
from ...base.headers import Headers
from ...base.log import logger
from ...base.timeouts import Timeout
from ...response.content_coding import ContentDecoder, decoder_for

__all__ = ("StandardResponse", "StrictAnswer")

_BYTES = 64 * 1024
_open: set[socket.socket] = set()
"""The sockets of open answers. Kept here, the socket of an answer that is dropped is there to be cut when that ends."""


class StrictAnswer(HTTPResponse):
    """An answer whose head has to be one: http.client forgives what may be two answers, or half of one."""

    def begin(self) -> None:
        """Read the head, behind those that only announce it (1xx)."""
        file = self.fp
        lines: Any = _Lines(file)
        self.fp = lines
        try:
            super().begin()
            while 101 < self.status < 200:
                self.headers = self.msg = None  # type: ignore[assignment]
                super().begin()
        finally:
            if self.fp is lines:
                self.fp = file
        lengths = set(self.msg.get_all("content-length", ()))
        if lines.is_cut:
            raise HTTPException("the head of the answer is cut off")
        if self.msg.defects or len(lengths) > 1 or not all(each.strip().isdecimal() for each in lengths):
            lengths = set()  # a traceback may show the variables of this frame
            raise HTTPException("the head of the answer is malformed")


class _Lines:
    """A file that knows whether it ended within a head."""

    def __init__(self, file: Any) -> None:
        self.file = file
        self.is_cut = False

    def readline(self, limit: int = -1) -> bytes:
        line: bytes = self.file.readline(limit)
        self.is_cut = not line.endswith(b"\n")
        return line

    def close(self) -> None:
        self.file.close()


class StandardResponse:
    """What `StandardTransport.send` returns."""

    def __init__(self, connection: HTTPConnection, answer: HTTPResponse, timeout: Timeout) -> None:
        self._connection: HTTPConnection | None = connection
        self._answer = answer
        self._sock = connection.sock or getattr(getattr(answer.fp, "raw", None), "_sock", None)
        if self._sock is not None:
            _open.add(self._sock)
        self._timeout = timeout
        self._pieces: Iterator[bytes] | None = None
        self._coding: ContentDecoder | None = None
        self.status = answer.status
        self.headers = Headers(answer.getheaders())
        if "content-encoding" in self.headers:
            try:
                self._coding = decoder_for(self.headers.get("content-encoding"))
            except BaseException:
                self.close()
                raise

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        try:
            while True:
                if self._pieces is not None:
                    piece = next(self._pieces, None)
                    if piece is not None:
                        return piece
                    self._pieces = None
                if self._connection is None:
                    raise StopIteration
                coded = self._read()
                if not coded:
                    self.close()
                if self._coding is not None:
                    self._pieces = self._coding.pieces(coded) if coded else self._coding.end()
                elif coded:
                    return coded
        except BaseException:
            self.close()
            raise

    def _read(self) -> bytes:
        """Return the next bytes, b"" at the end."""
        if self._answer.isclosed():  # the last byte was read; from CPython 3.13 on, the socket may be closed with it
            return b""
        try:
            if self._sock is not None:
                self._sock.settimeout(self._timeout.left(self._timeout.read))
            data = self._answer.read1(_BYTES)
        except TimeoutError as error:
            raise APITimeoutError(limit="read") from error
        except (OSError, HTTPException, ValueError) as error:
            raise APIConnectionError(f"the connection failed ({type(error).__name__}: {error})") from error
        if not data and self._answer.length:  # http.client takes a body that ends too early for a whole one
            raise APIConnectionError(
                f"the connection was closed {self._answer.length} bytes before the end of the answer"
            )
        return data

    def finish(self) -> None:
        """The end was seen: nothing else comes over this connection."""
        self.close()

    def close(self) -> None:
        """Cut the connection, also while another thread waits for it."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        if self._sock is not None:
            try:
                self._sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        self._answer.close()
        connection.close()
        if self._sock is not None:
            self._sock.close()
            _open.discard(self._sock)

    def __del__(self) -> None:
        if getattr(self, "_connection", None) is not None:
            log = logger()
            if log is not None:
                log.debug("an answer was dropped without being closed; its connection was cut")
            self.close()

# Copied from templates/runtime/transports/standard/answer.py: edit it there.
