"""Undo the content coding of a body (RFC 9110, section 8.4.1): gzip and deflate, one of them, as it comes.

Rule: the bytes count before the label. A body that is called gzip and is plain is read as it is; what stands behind the
end of the coded data (padding, junk) is not part of the answer; the name of a charset, or "none", is not a coding.

A piece that is given out is never longer than PIECE_BYTES, so a small body that expands to a huge one cannot fill
the memory of a program that reads it piece by piece. Codings on top of each other multiply what a byte can cost; they
are refused, like those that were not requested, unless the body is plainly text. A refusal is raised when the body is
read: the head of the answer, an error status among it, counts first. A body that ends too early is a broken
connection, as it is without a coding.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from ..base.errors import APIConnectionError, DecodeError

__all__ = ("PIECE_BYTES", "ContentDecoder", "decoder_for", "inflated")

PIECE_BYTES = 1024 * 1024
_STEP_BYTES = 16 * 1024
"""What zlib gets at a time. It copies what it leaves over, so a long chunk at once would take quadratic time."""
_IGNORED_BYTES = 1024 * 1024
"""What may stand behind the end of the coded data."""
_GZIP = b"\x1f\x8b"
_NO_CODINGS = frozenset(
    ("", "identity", "none", "null", "plain", "text", "raw", "binary", "8bit", "7bit", "chunked", "aws-chunked")
)
"""What servers write where nothing is coded; the name of a charset is another such word."""
_TEXT_BEGINS = (b"{", b"[", b'"', b"<", b"data:", b"event:", b"id:", b":")
"""JSON, a page of a proxy, an event stream."""
_LOOKED_AT = 64


class ContentDecoder(Protocol):
    """Turns coded bytes into plain ones."""

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """Return what `chunk` adds."""
        ...

    def end(self) -> Iterator[bytes]:
        """Return what is left at the end of the body."""
        ...


class _Inflate:
    """gzip with any number of members, or deflate with and without its zlib header, or what is plain after all."""

    def __init__(self, coding: str) -> None:
        import zlib

        self._zlib = zlib
        self._coding = coding
        self._held = b""
        """The first byte of the body or of another member: one alone does not show what begins."""
        self._object: Any = None
        self._members = 0
        self._plain = False
        self._over = False
        """The coded data is over; what comes is ignored."""
        self._ignored = 0

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        if self._object is None and not self._plain:
            chunk, self._held = self._held + chunk, b""
            if not self._begins(chunk):
                self._held = chunk
                return
        if not self._plain:
            for start in range(0, len(chunk), _STEP_BYTES):
                yield from self._step(chunk[start : start + _STEP_BYTES])
        elif chunk:
            yield chunk

    def _begins(self, head: bytes, *, is_all: bool = False) -> bool:
        """Look what comes, and say whether that can be told. Some send deflate without the zlib header (RFC 1950, section
        2.2), or mix up the names."""
        if len(head) < 2 and not is_all:
            return False
        bits = self._zlib.MAX_WBITS
        if head[:2] == _GZIP:
            self._member()
        elif len(head) > 1 and head[0] & 15 == 8 and int.from_bytes(head[:2], "big") % 31 == 0:
            self._object = self._zlib.decompressobj(bits)
        elif self._coding == "gzip":
            self._plain = True
        else:
            text = _is_text(head, is_all=is_all)
            if text is None:
                return False
            self._plain = text
            self._object = None if text else self._zlib.decompressobj(-bits)
        return True

    def _member(self) -> None:
        self._object = self._zlib.decompressobj(self._zlib.MAX_WBITS | 16)
        self._members += 1

    def _step(self, chunk: bytes) -> Iterator[bytes]:
        while chunk:
            if self._over or self._object.eof:
                chunk = self._behind(chunk)
                continue
            try:
                piece = self._object.decompress(chunk, PIECE_BYTES)
            except self._zlib.error as error:
                raise DecodeError(f"the body is not {self._coding}: {error}") from None
            chunk = self._object.unused_data if self._object.eof else self._object.unconsumed_tail
            if piece:
                yield piece

    def _behind(self, chunk: bytes) -> bytes:
        """Return what stands behind coded data, if it is another member of gzip data; else ignore it, within bounds."""
        rest, self._held = self._held + chunk, b""
        if not self._over:
            rest = rest.lstrip(b"\0")
            if rest and self._members and _GZIP.startswith(rest[:2]):
                if len(rest) > 1:
                    self._member()
                    return rest
                self._held = rest
            self._over = bool(rest) and not self._held
        self._ignored += len(chunk)
        if self._ignored > _IGNORED_BYTES:
            raise DecodeError(f"the body goes on and on after the end of its {self._coding} data")
        return b""

    def end(self) -> Iterator[bytes]:
        if self._plain:
            return
        if self._object is None:
            rest, self._held = self._held, b""
            if not rest:
                return
            self._begins(rest, is_all=True)
            if self._plain:
                yield rest
                return
            yield from self._step(rest)
        last: Any = self._object
        piece = last.flush()
        if not last.eof:
            raise APIConnectionError(f"the answer broke off in the middle of its {self._coding} data")
        if piece:
            yield piece


class _Refused:
    """A coding that cannot be undone: an error as soon as there is a body, unless that is plainly text."""

    def __init__(self, coding: str) -> None:
        self._coding = coding
        self._held = b""
        self._plain = False

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        return self._told(chunk, is_all=False)

    def end(self) -> Iterator[bytes]:
        return self._told(b"", is_all=True)

    def _told(self, chunk: bytes, *, is_all: bool) -> Iterator[bytes]:
        if not self._plain:
            chunk, self._held = self._held + chunk, b""
            text = _is_text(chunk, is_all=is_all)
            if text is None:
                chunk, self._held = b"", chunk
            elif chunk and not text:
                raise DecodeError(f"the server encoded the body as {self._coding[:80]!r}, which was not requested")
            self._plain = bool(text)
        return iter((chunk,) if chunk else ())


def decoder_for(coding: str | None) -> ContentDecoder | None:
    """Return the decoder of a Content-Encoding header, None where there is nothing to undo."""
    words = [part.partition(";")[0].rpartition("=")[2].strip(" \t\"'").lower() for part in (coding or "").split(",")]
    names = [word for word in words if word not in _NO_CODINGS and not _is_charset(word)]
    if not names:
        return None
    if len(names) == 1 and names[0] in ("gzip", "x-gzip", "deflate"):
        return _Inflate("deflate" if names[0] == "deflate" else "gzip")
    return _Refused(", ".join(names))


def inflated(body: bytes, max_bytes: int | None) -> bytes:
    """Return what a body holds that turned out to be gzip data. As it came where it is broken or would be too long."""
    decoder = _Inflate("gzip")
    pieces: list[bytes] = []
    size = 0
    try:
        for steps in (decoder.pieces(body), decoder.end()):
            for piece in steps:
                pieces.append(piece)
                size += len(piece)
                if max_bytes is not None and size > max_bytes:
                    return body
    except (DecodeError, APIConnectionError):
        return body
    return b"".join(pieces)


def _is_text(head: bytes, *, is_all: bool) -> bool | None:
    """Whether a body that begins so is plainly text; None where more of it has to be seen. `is_all`: nothing follows."""
    seen = head[:_LOOKED_AT]
    start = seen.removeprefix(b"\xef\xbb\xbf").lstrip()
    possible = start.startswith(_TEXT_BEGINS) or any(begin.startswith(start) for begin in _TEXT_BEGINS)
    if not possible or any(byte < 32 and byte not in b"\t\n\r" for byte in start):
        return False
    return start.startswith(_TEXT_BEGINS) if is_all or len(seen) == _LOOKED_AT else None


def _is_charset(word: str) -> bool:
    import codecs

    if word in ("gzip", "x-gzip", "deflate"):  # as good as always
        return False
    try:
        return bool(codecs.lookup(word)._is_text_encoding)
    except (LookupError, ValueError):
        return False

# Copied from templates/runtime/response/content_coding.py: edit it there.
