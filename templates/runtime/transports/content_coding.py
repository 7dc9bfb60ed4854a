"""Undo the content coding of a body (RFC 9110, section 8.4.1): gzip and deflate, one of them, as it comes.

A piece that is given out is never longer than PIECE_BYTES, so a small body that expands to a huge one cannot fill
the memory of somebody who reads it piece by piece. Codings on top of each other multiply what a byte can cost; they
are refused, like those that were not asked for. A refusal is raised when the body is read: the head of the answer,
an error status among it, counts first. A body that ends too early is a broken connection, as it is without a coding.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from ..errors import APIConnectionError, DecodeError

__all__ = ("PIECE_BYTES", "ContentDecoder", "decoder_for")

PIECE_BYTES = 1024 * 1024
_STEP_BYTES = 16 * 1024
"""What zlib gets at a time. It copies what it leaves over, so a long chunk at once would take quadratic time."""


class ContentDecoder(Protocol):
    """Turns coded bytes into plain ones."""

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """Give what `chunk` adds."""
        ...

    def end(self) -> Iterator[bytes]:
        """Give what is left at the end of the body."""
        ...


class _Inflate:
    """gzip with any number of members, or deflate with and without its zlib header."""

    def __init__(self, coding: str) -> None:
        import zlib

        self._zlib = zlib
        self._coding = coding
        self._head = b""
        self._object: Any = None

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        if self._object is None:
            chunk = self._head = self._head + chunk
            if len(chunk) < 2:
                return
            self._head = chunk[:2]
            self._object = self._new()
        for start in range(0, len(chunk), _STEP_BYTES):
            yield from self._step(chunk[start : start + _STEP_BYTES])

    def _step(self, chunk: bytes) -> Iterator[bytes]:
        while chunk:
            try:
                piece = self._object.decompress(chunk, PIECE_BYTES)
            except self._zlib.error as error:
                raise DecodeError(f"the body is not {self._coding}: {error}") from None
            chunk = self._object.unconsumed_tail
            if self._object.eof and self._object.unused_data:
                chunk = self._object.unused_data
                self._object = self._new()
            if piece:
                yield piece

    def end(self) -> Iterator[bytes]:
        if self._object is None:
            if self._head:
                raise APIConnectionError(f"the answer broke off in the middle of its {self._coding} data")
            return
        piece = self._object.flush()
        if not self._object.eof:
            raise APIConnectionError(f"the answer broke off in the middle of its {self._coding} data")
        if piece:
            yield piece

    def _new(self) -> Any:
        """Some servers send deflate without the zlib header (RFC 1950, section 2.2), so it is looked at."""
        bits = self._zlib.MAX_WBITS
        if self._coding == "gzip":
            return self._zlib.decompressobj(bits | 16)
        has_header = self._head[0] & 15 == 8 and int.from_bytes(self._head[:2], "big") % 31 == 0
        return self._zlib.decompressobj(bits if has_header else -bits)


class _Refused:
    """A coding that cannot be undone: an error as soon as there is a body."""

    def __init__(self, coding: str) -> None:
        self._coding = coding

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        if chunk:
            raise DecodeError(f"the server coded the body as {self._coding[:80]!r}, which was not asked for")
        return iter(())

    def end(self) -> Iterator[bytes]:
        return iter(())


def decoder_for(coding: str | None) -> ContentDecoder | None:
    """Give the decoder of a Content-Encoding header, None where there is nothing to undo."""
    names = [name for part in (coding or "").split(",") if (name := part.strip().lower()) not in ("", "identity")]
    if not names:
        return None
    if len(names) == 1 and names[0] in ("gzip", "x-gzip", "deflate"):
        return _Inflate("deflate" if names[0] == "deflate" else "gzip")
    return _Refused(", ".join(names))
