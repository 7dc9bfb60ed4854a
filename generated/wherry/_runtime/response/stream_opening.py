"""The first bytes of a response to a streaming call: is it a stream, whatever its label says? Pure.

A response that is labelled as an event stream is read as it comes. Of any other, the first bytes decide: fields of an
event stream, or JSON lines, are a stream under any name; everything else is a whole response, which is an error here.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..base.errors import APIError, RequestSummary, StreamError
from ..base.headers import Headers
from ..base.operation import TEXT
from ..base.secrets import Secret
from ..data.codec import loads
from .answer import quote
from .body_buffer import BodyBuffer
from .error_of import error_of_payload, unseen
from .json_lines import is_event, is_json
from .reported_error import reports_error

__all__ = ("Opening", "not_a_stream")

_LOOK_BYTES = 8 * 1024
_LONGEST_LINE = 64 * 1024
"""Of a first line of JSON. A longer one is taken for a whole document."""
_SPACE = b"\xef\xbb\xbf \t\r\n"
_FIELDS = (b"data", b"event", b"id", b"retry", b"")


class Opening:
    """Looks at the chunks of a response until it is clear what it is.

    `chunks` holds all that was read. `enough`: it is text, and what is there of it will do for the error.
    """

    __slots__ = ("_buffer", "_head", "_headers", "_is_whole", "_looked_bytes", "chunks", "enough")

    def __init__(self, headers: Headers, max_bytes: int | None) -> None:
        self._headers = headers
        self._buffer = BodyBuffer(200, max_bytes)
        self._head = b""
        self._looked_bytes = 0
        self._is_whole = False
        self.chunks: list[bytes] = []
        self.enough = False

    def add(self, chunk: bytes) -> bool:
        """Take a chunk and return whether this is a stream; False also while that is open. DecodeError above the limit."""
        self.chunks.append(chunk)
        self._buffer.add(chunk)
        if self._is_whole:
            return False
        head = self._head + chunk
        if not self._looked_bytes:
            head = head.lstrip(_SPACE)
        self._head = head
        if not head:
            return False
        if not self._looked_bytes and head[:2] == b"\x1f\x8b":
            return True  # gzip data that no header announces: the reader unpacks it, or reports that it is not a stream
        is_json = not self._looked_bytes and head[:1] in (b"{", b"[")
        verdict = _has_lines(head) if is_json else _has_fields(head)
        size = self._looked_bytes + len(head)
        if verdict is None and not is_json:
            # Lines that say nothing are not looked at again.
            self._head = head.replace(b"\r", b"\n").rpartition(b"\n")[2]
            self._looked_bytes += len(head) - len(self._head)
        if verdict is None and size > (_LONGEST_LINE if is_json else _LOOK_BYTES):
            verdict = False
        if verdict is False:
            self._is_whole = True
        self.enough = not is_json and not self._headers.media_type.endswith("json") and size > _LOOK_BYTES
        return bool(verdict)

    def end(self) -> bool:
        """Return whether what has come is a stream of a single event: nothing more follows."""
        try:
            return is_event(loads(self._buffer.take()))
        except (ValueError, RecursionError):
            return False

    def error(self, request: RequestSummary) -> APIError:
        """Make the error of a response that is not a stream."""
        return not_a_stream(self._headers, self._buffer.take(), request=request)


def _has_lines(head: bytes) -> bool | None:
    """Return whether a first line of JSON is followed by a second one; None while that is open."""
    line, newline, rest = head.partition(b"\n")
    if not newline:
        return None
    if not is_json(line, loads):
        return False
    return True if rest.strip() else None


def _has_fields(head: bytes) -> bool | None:
    """Return whether a line begins as those of event streams do; None while that is open."""
    if head[:1] == b"<":
        return False
    *lines, last = head.replace(b"\r", b"\n").split(b"\n")
    for line in lines:
        field, colon, _ = line.partition(b":")
        if colon and field in _FIELDS:
            return True
    field, colon, _ = last.partition(b":")
    return True if colon and field in _FIELDS else None


def not_a_stream(
    headers: Headers, body: bytes, *, request: RequestSummary | None, secrets: Iterable[Secret] = ()
) -> APIError:
    """Make the error of a whole response to a streaming call: what it reports, or that it is not a stream."""
    request_id = headers.get("x-request-id")
    try:
        value = loads(body)
    except (ValueError, RecursionError):
        value = None
    if reports_error(value, TEXT, sure=False) or (
        isinstance(value, dict) and (value.get("error") or value.get("type") == "error")
    ):
        return error_of_payload(value, headers=headers, request=request, request_id=request_id, secrets=secrets)
    kind = headers.media_type or "unlabelled"
    return StreamError(
        f"an event stream was requested, but a whole {kind} answer came; the server may not be able to stream this: "
        f"{quote(body, headers, unseen(request, secrets))}",
        request=request,
        request_id=request_id,
        body=body.decode("utf-8", "replace") if value is None else value,
    )

# Copied from templates/runtime/response/stream_opening.py: edit it there.
