"""Cut a body into pieces of one size, text or lines, while it arrives. Pure, and linear in the number of bytes.

`feed` returns what a chunk completes, `end` what is left.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from ..base.errors import DecodeError

__all__ = ("Lines", "Pieces", "Text")


class Pieces:
    """Cuts bytes into pieces of `size` bytes; the last one may be shorter."""

    __slots__ = ("_pending", "_size")

    def __init__(self, size: int) -> None:
        self._size = size
        self._pending = bytearray()

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Return the pieces that `chunk` completes."""
        pending, size = self._pending, self._size
        pending += chunk
        while len(pending) >= size:
            yield bytes(pending[:size])
            del pending[:size]

    def end(self) -> Iterator[bytes]:
        """Return what is left."""
        if self._pending:
            yield bytes(self._pending)


class Text:
    """Decodes text; a character that is cut in two comes with the chunk that completes it."""

    __slots__ = ("_decode",)

    def __init__(self, charset: str) -> None:
        self._decode = codecs.getincrementaldecoder(charset)("replace").decode

    def feed(self, chunk: bytes) -> Iterator[str]:
        """Return the text that `chunk` completes, if there is any."""
        text = self._decode(chunk)
        return iter((text,) if text else ())

    def end(self) -> Iterator[str]:
        """Return what a last character that is incomplete becomes."""
        text = self._decode(b"", True)
        return iter((text,) if text else ())


class Lines:
    """Decodes text and cuts it into lines, without their ends (LF, CR LF)."""

    __slots__ = ("_begun", "_decode", "_left", "_max_length")

    def __init__(self, charset: str, max_length: int | None) -> None:
        self._decode = codecs.getincrementaldecoder(charset)("replace").decode
        self._begun: list[str] = []
        self._max_length = max_length
        self._left = max_length

    def feed(self, chunk: bytes, *, last: bool = False) -> Iterator[str]:
        """Return the lines that `chunk` completes. DecodeError for one that is longer than the limit."""
        first, *more = self._decode(chunk, last).split("\n")
        self._keep(first)
        for text in more:
            yield self._take()
            self._keep(text)

    def end(self) -> Iterator[str]:
        """Return the line that no line end follows, if there is one."""
        yield from self.feed(b"", last=True)
        line = self._take()
        if line:
            yield line

    def _keep(self, text: str) -> None:
        if not text:
            return
        if self._left is not None:
            self._left -= len(text)
            if self._left < 0:
                self._begun.clear()
                raise DecodeError(f"a line of the answer is longer than max_answer_bytes ({self._max_length} bytes)")
        self._begun.append(text)

    def _take(self) -> str:
        line = "".join(self._begun)
        self._begun.clear()
        self._left = self._max_length
        return line.removesuffix("\r")

# Copied from templates/runtime/response/bytes_in.py: edit it there.
