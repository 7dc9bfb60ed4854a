"""From the bytes of an event stream to typed events. Pure: a shell feeds it bytes and asks for the next item.

What it knows: keep-alives are skipped, `[DONE]` ends, an error in the stream is an APIError, data that is no JSON is a
DecodeError after which one can go on, and a stream that ends without its end mark was cut (stream_ends).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from .answer import media_type
from .codec import loads
from .errors import APIError, DecodeError, IncompleteStreamError, RequestSummary, StreamError, error_of_payload
from .headers import Headers
from .masking import Secret
from .operation import Operation
from .sse import Event, SSEParser
from .stream_ends import end_of

__all__ = ("DONE", "MORE", "EventDecoder", "StreamEvent", "not_a_stream", "opens_a_stream")


class _Signal:
    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


MORE: Final = _Signal("MORE")
"""No item is left: feed more bytes."""
DONE: Final = _Signal("DONE")
"""The server said that the stream is over."""

_KEEPALIVES = frozenset(("keepalive", "keep-alive", "ping", "heartbeat"))


class StreamEvent:
    """A raw server-sent event (event name, data, last id, retry in ms) with its typed `item` beside it."""

    __slots__ = ("data", "event", "id", "item", "retry")

    def __init__(self, raw: Event, item: Any) -> None:
        self.event, self.data, self.id, self.retry = raw
        self.item = item

    def __repr__(self) -> str:
        return f"StreamEvent(event={self.event!r}, data={self.data!r}, id={self.id!r}, retry={self.retry!r})"


class EventDecoder:
    """The state of one stream.

    `completed` is None while it runs, True once its end was seen, False if it was cut. `sequence_number` is the last
    one that an event carried: where to go on (`starting_after`) after a cut. `waiting` holds the events that are
    complete and were not asked for yet, the next one last.
    """

    __slots__ = (
        "_count",
        "_decode",
        "_end",
        "_event_names",
        "_last",
        "_loads",
        "_parser",
        "_request",
        "_request_id",
        "_secrets",
        "_strict",
        "completed",
        "event",
        "sequence_number",
        "waiting",
    )

    def __init__(
        self,
        decoder: Any,
        operation: Operation,
        *,
        json_loads: Callable[[Any], Any] = loads,
        strict: bool = True,
        max_event_bytes: int | None = None,
        request: RequestSummary | None = None,
        request_id: str | None = None,
        secrets: Iterable[Secret] = (),
    ) -> None:
        self._parser = SSEParser(max_event_bytes)
        self._decode = decoder._decode
        self._event_names = operation.event_names
        self._end = end_of(operation.stream_family)
        self._loads = json_loads
        self._strict = strict
        self._request = request
        self._request_id = request_id
        self._secrets = secrets
        self.waiting: list[Event] = []
        self._count = 0
        self._last: Any = None
        self.event: Event | None = None
        self.completed: bool | None = None
        self.sequence_number: int | None = None

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes. Only when `next_item` has given MORE."""
        self.waiting = events = self._parser.feed(chunk)
        if len(events) > 1:
            events.reverse()

    def next_item(self) -> Any:
        """Give the next typed event, MORE or DONE; raise what the stream reports or what cannot be read."""
        events = self.waiting
        while events:
            self.event = event = events.pop()
            name, data, _, _ = event
            if data[:1] != "{":
                data = data.strip()
                if data == "[DONE]":
                    self.completed = True
                    return DONE
                if not data or (name in _KEEPALIVES and data[:1] != "{"):
                    continue
            try:
                value = self._loads(data)
            except Exception as error:  # json_loads may be anybody's
                raise self._unreadable(name, data, error) from None
            if value.__class__ is dict:
                kind = value.get("type")
                if kind == "error" or (kind is None and value.get("error")) or name == "error":
                    raise self._error(value)
                if (kind.__class__ is str and kind in _KEEPALIVES) or (name and name in _KEEPALIVES):
                    continue
                self._end.see(name, value)
                number = value.get("sequence_number")
                if number.__class__ is int:
                    self.sequence_number = number
            elif name == "error":
                raise self._error(value)
            self._count += 1
            try:
                item = self._decode({"event": name, "data": value} if self._event_names else value)
            except Exception as error:
                raise self._unreadable(name, data, error) from error
            self._last = item
            return item
        return MORE

    def end(self) -> None:
        """Tell that the bytes are over. IncompleteStreamError if the stream's own end was not seen (unless lenient)."""
        partial = self._parser.end()
        if self.completed is None:
            done = partial.strip() in ("data: [DONE]", "data:[DONE]")
            self.completed = done or self._end.reached
        if not self.completed and self._strict:
            raise self._incomplete(partial)

    def broke(self, cause: Exception) -> None:
        """Tell that the connection failed. After the end mark that does no harm; else it is as in `end`."""
        if self.completed is None:
            self.completed = self._end.marked and self._end.reached
        if not self.completed and self._strict:
            raise self._incomplete("") from cause

    def _incomplete(self, partial: str) -> IncompleteStreamError:
        return IncompleteStreamError(
            f"the stream broke off after {self._count} events, without its end mark; "
            "what came was yielded (strict=False: end without this error, and look at stream.completed)",
            events=self._count,
            last=self._last,
            partial=partial,
            request=self._request,
            request_id=self._request_id,
        )

    def _error(self, payload: object) -> APIError:
        self.completed = False
        return error_of_payload(payload, request=self._request, request_id=self._request_id, secrets=self._secrets)

    def _unreadable(self, name: str, data: str, error: Exception) -> APIError:
        if name == "error":
            return self._error(data)
        why = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        return DecodeError(
            f"an event of the stream holds data that cannot be read: {why[:200]}",
            raw=data,
            body=data,
            request=self._request,
            request_id=self._request_id,
        )


def opens_a_stream(headers: Headers) -> bool:
    """Say whether an answer with these headers may be read as an event stream (some servers name no type, or text)."""
    kind = media_type(headers)
    return not (kind.endswith("json") or kind == "text/html")


def not_a_stream(
    headers: Headers, body: bytes, *, request: RequestSummary | None, secrets: Iterable[Secret]
) -> APIError:
    """Make the error of an answer that came whole where a stream was due: what it reports, or that it is none."""
    request_id = headers.get("x-request-id")
    try:
        value = loads(body)
    except (ValueError, RecursionError):
        value = None
    if isinstance(value, dict) and (value.get("error") or value.get("type") == "error"):
        return error_of_payload(value, request=request, request_id=request_id, secrets=secrets)
    kind = media_type(headers)
    return StreamError(
        f"an event stream was asked for and a whole {kind} answer came; the server may not be able to stream this",
        request=request,
        request_id=request_id,
        body=body.decode("utf-8", "replace") if value is None else value,
    )
