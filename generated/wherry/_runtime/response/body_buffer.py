"""BodyBuffer: the body of a response that is read whole, up to the client's limit. Pure.

A longer body of success is refused: a small compressed one may expand to any size. Of an error, the beginning is
enough.
"""

from __future__ import annotations

from ..base.errors import DecodeError
from ..base.headers import Headers

__all__ = ("MAX_ERROR_BYTES", "BodyBuffer")

MAX_ERROR_BYTES = 1024 * 1024
"""How much is read of the body of an error or a redirect."""


class BodyBuffer:
    """Collects chunks. It is `lenient` if the status is an error: then a body that breaks off is kept as it is."""

    __slots__ = ("_chunks", "_max_bytes", "_size", "lenient")

    def __init__(self, status: int, max_bytes: int | None) -> None:
        self.lenient = not 200 <= status < 300
        if self.lenient:
            max_bytes = MAX_ERROR_BYTES if max_bytes is None else min(max_bytes, MAX_ERROR_BYTES)
        self._max_bytes = max_bytes
        self._size = 0
        self._chunks: list[bytes] = []

    @property
    def began(self) -> bool:
        """Whether any byte came."""
        return self._size > 0

    def add(self, chunk: bytes) -> bool:
        """Take a chunk and return whether another is wanted. DecodeError for a success that is longer than the limit."""
        self._chunks.append(chunk)
        self._size += len(chunk)
        if self._max_bytes is None or self._size <= self._max_bytes:
            return True
        if self.lenient:
            return False
        self._chunks.clear()
        raise DecodeError(
            f"the answer is longer than max_answer_bytes ({self._max_bytes} bytes); give the client a higher limit, or "
            "None for no limit, or read the answer in pieces: with_streaming_response and iter_bytes()"
        )

    def take(self, headers: Headers | None = None) -> bytes:
        """Return the body; of a success all of it. JSON or text that is gzip data without a header is decompressed."""
        chunks = self._chunks
        body = chunks[0] if len(chunks) == 1 else b"".join(chunks)
        if body[:2] == b"\x1f\x8b" and headers is not None and _is_textual(headers):
            from .content_coding import inflated  # nearly every server says so, and nothing is left to do

            body = inflated(body, self._max_bytes)
        return body[: self._max_bytes] if self.lenient else body


def _is_textual(headers: Headers) -> bool:
    kind = headers.media_type
    return kind.endswith("json") or kind.startswith("text/")

# Copied from templates/runtime/response/body_buffer.py: edit it there.
