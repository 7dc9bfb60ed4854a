"""From the bytes of an event stream to typed events. Pure: a stream feeds it bytes and asks for the next item.

Keep-alives are skipped, `[DONE]` ends the stream, an error in it is an APIError, data that is no JSON is a DecodeError
after which reading can go on, and a stream that ends without its end mark was cut off (end_marks).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from ..base.errors import APIError, APITimeoutError, DecodeError, IncompleteStreamError, RequestSummary
from ..base.headers import EMPTY, Headers
from ..base.operation import JSON, Operation
from ..base.secrets import Secret
from ..data.codec import loads
from .answer import quote
from .end_marks import end_of
from .error_of import error_of_payload, unseen
from .event_framing import Framing, begins_an_event
from .sse import Event

__all__ = ("DONE", "MORE", "EventDecoder")


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
_MOST_KINDS = 500
_ODD_NAMES = _KEEPALIVES | {"error", "exception"}
_NO_TYPES = _ODD_NAMES | {"message"}
_NO_OBJECTS = frozenset((str, int, float, bool, list, type(None)))


def _is_done(text: str) -> bool:
    return text[:1] == "[" and text.lower() == "[done]"


class EventDecoder:
    """The state of one stream.

    `completed` is None while it runs, True once its end was seen, False if it was cut off. `sequence_number` is the
    last one that an event had: where to go on (`starting_after`) after that. `waiting` holds the complete events that
    were not asked for yet, the next one last. `ended`: there are no more bytes.
    """

    __slots__ = (
        "_cause",
        "_chunks",
        "_count",
        "_decode",
        "_decoder",
        "_end",
        "_error_events",
        "_event_names",
        "_framing",
        "_headers",
        "_kinds",
        "_last",
        "_loads",
        "_named",
        "_request",
        "_request_id",
        "_secrets",
        "_strict",
        "_typed",
        "_unreadable_count",
        "_usual",
        "completed",
        "ended",
        "event",
        "failure",
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
        headers: Headers = EMPTY,
        secrets: Iterable[Secret] = (),
    ) -> None:
        self._framing = Framing(max_event_bytes, json_loads)
        self._decoder = decoder
        self._decode = decoder._decode
        self._event_names = operation.event_names
        self._error_events = operation.error_events
        self._named = getattr(decoder, "tag", None) == "type"
        """Whether events have a type; some servers write it only as the name of the server-sent event."""
        family = operation.stream_family
        self._end = end_of(family)
        self._typed = bool(family) or decoder is not JSON
        self._chunks = family in ("chat", "completions")
        # The field that every event without a `type` has; if it is there, no error is looked for.
        self._usual = "id" if self._event_names else "choices"
        self._kinds: set[str] = set()
        self._loads = json_loads
        self._strict = strict
        self._request = request
        self._request_id = request_id
        self._headers = headers
        self._secrets = secrets
        self.waiting: list[Event] = []
        self._count = 0
        self._unreadable_count = 0
        self._last: Any = None
        self._cause: Exception | None = None
        self.event: Event | None = None
        self.failure: APIError | None = None
        """How the connection failed. `rest` raises it, where no exception with the server's words is being handled."""
        self.ended = False
        self.completed: bool | None = None
        self.sequence_number: int | None = None

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes. Call it only when `next_item` has returned MORE."""
        framing = self._framing
        if framing.start is not None:
            chunk = framing.opened(chunk)
        parser = framing.parser
        self.waiting = events = parser.feed(chunk)
        if parser.stray:
            framing.take_stray(events)
        if len(events) > 1:
            events.reverse()

    def next_item(self) -> Any:
        """Return the next typed event, MORE or DONE; raise an error that the stream reports, or that it cannot be read."""
        events = self.waiting
        while events:
            self.event = event = events.pop()
            name, data, _, _ = event
            if data[:1] != "{":
                data = data.strip()
                if data == "[DONE]":
                    if self._framing.said and not (self._count and self._end.reached):
                        self.completed = False
                        raise self._incomplete()  # the server said something else before the end
                    self.completed = True
                    return DONE
                if name == "error" and not data:
                    raise self._error(None)
                if not data or (name in _KEEPALIVES and data[:1] != "{"):
                    continue
            try:
                value = self._loads(data)
            except Exception as error:  # json_loads may be anybody's
                if _is_done(data):
                    events.append((name, "[DONE]", "", None))
                    continue
                if data.lower() in _KEEPALIVES:
                    continue
                pieces = self._framing.split(event)
                if pieces:
                    events += pieces
                    continue
                raise self._unreadable(name, data, error) from None
            if value.__class__ is dict:
                kind = value.get("type")
                if name and not kind and self._named and name not in _NO_TYPES:
                    kind = value["type"] = name
                if (
                    "error" in value
                    or name in _ODD_NAMES
                    or (
                        not value.get(self._usual)
                        if kind is None
                        else (kind.__class__ is not str or kind not in self._kinds)
                    )
                ) and self._is_no_item(name, kind, value):
                    continue
                if self._end.see(name, value):
                    raise self._error(value)
                number = value.get("sequence_number")
                if number.__class__ is int:
                    self.sequence_number = number
            elif name == "error":
                raise self._error(value)
            elif value.__class__ is str and _is_done(value):
                events.append((name, "[DONE]", "", None))
                continue
            elif value.__class__ in _NO_OBJECTS and self._is_nothing(value, data):
                continue
            self._count += 1
            try:
                item = self._decode({"event": name, "data": value} if self._event_names else value)
            except Exception as error:
                raise self._unreadable(name, data, error) from error
            self._last = item
            return item
        return MORE

    def end(self, cause: Exception | None = None) -> None:
        """Take note that there are no more bytes; `cause`: the connection failed.

        If an event lacks only its blank line, it is put into `waiting`: take it and call this again. Without one, or at
        the second call: IncompleteStreamError if the stream's own end was not seen, unless the decoder is lenient.
        """
        if not self.ended:
            self.ended = True
            self._cause = cause
            if self.completed is None:
                self.waiting = self._pending()
                if self.waiting:
                    return
        cause, self._cause = self._cause, None
        if self.completed is None:
            # After the end mark, a broken connection does no harm; without marks, nobody can know.
            self.completed = self._end.reached and (cause is None or self._end.marked)
        # If nothing but text came, the stream was not cut off: it is an error in words, which must be raised.
        if not self.completed and (self._strict or (not self._count and self._words())):
            raise self._incomplete() from cause

    def broke(self, cause: Exception) -> None:
        """Take note that the connection failed. After the end mark that does no harm; before it, see `end`."""
        self.end(cause)

    @property
    def heard(self) -> int:
        """How many events have come, those that could not be read included; keep-alives are none."""
        return self._count + self._unreadable_count

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """The secrets that may not be shown."""
        return unseen(self._request, self._secrets)

    def stopped(self) -> None:
        """Take note that nothing more is read, for whatever reason."""
        if self.completed is None:
            self.completed = self._end.marked and self._end.reached

    def named(self, error: APIError) -> APIError:
        """Return `error` with the request that it belongs to."""
        error.request = error.request or self._request
        error.request_id = error.request_id or self._request_id
        return error

    def rest(self) -> Any:
        """After `end` or a `failure`: return the next of the events that are left, then DONE, or raise."""
        failure, self.failure = self.failure, None
        if failure is not None:
            self.named(failure)
            if isinstance(failure, APITimeoutError) or getattr(failure, "is_final", False):
                self.stopped()
                raise failure
            self.broke(failure)
        while self.waiting:
            item = self.next_item()
            if item is DONE:
                return DONE
            if item is not MORE:
                return item
        if self.ended and self.completed is None:
            self.end()
        return DONE

    # --- what is not an item --------------------------------------------------------------------------------------------

    def _pending(self) -> list[Event]:
        """The events that the last bytes left open; a whole document instead of a stream is an error."""
        framing = self._framing
        events = framing.pending()
        if framing.is_document:
            from .stream_opening import not_a_stream

            self.completed = False
            body = framing.tail.strip().encode()
            raise not_a_stream(self._headers, body, request=self._request, secrets=self._secrets)
        if [event[1] for event in events] == ["[DONE]"] and not framing.said:
            self.completed = True
            return []
        return events

    def _is_no_item(self, name: str, kind: Any, value: dict[str, Any]) -> bool:
        """Judge an unusual event: raise the error that it reports, or return whether to skip it."""
        if self._error_events and kind == "error":
            return False  # it stands in the stream like any other event
        if name in ("error", "exception"):
            raise self._error(value)
        is_named = kind.__class__ is str and "." in kind and "/" not in kind
        if is_named and not kind.endswith(".error") and len(self._kinds) < _MOST_KINDS:
            self._kinds.add(kind)  # the next one is not looked at
        if is_named or (kind is None and "." in name):
            # An event that the API has, or will have: an error in it is part of it, unless it is nothing else.
            failed = (kind or name).endswith(".error") and self._reports_failure(value, typed=True)
        elif self._typed and not self._end.marked:
            failed = self._reports_error(value) or bool(kind is None and value.get("error"))
        else:
            failed = self._reports_failure(value, chunks=self._chunks, typed=self._typed)
        if failed:
            raise self._error(value)
        return (kind.__class__ is str and kind in _KEEPALIVES) or name in _KEEPALIVES

    def _is_nothing(self, value: Any, data: str) -> bool:
        """Judge data that is not an object: return whether it is empty, a keep-alive; raise if an object is expected."""
        if value.__class__ is list and self._reports_error(value):
            raise self._error(value)
        if not self._typed:
            return False
        if value in (None, "", []):
            return True
        raise self._decode_error(
            f"an event of the stream is not an object, although one was expected: {self._quote(data)}", data
        )

    def _reports_error(self, value: Any) -> bool:
        """Return whether an event reports an error instead of what is expected."""
        from .reported_error import reports_error  # few streams need it

        return reports_error(value, self._decoder)

    def _reports_failure(self, value: dict[str, Any], *, chunks: bool = False, typed: bool) -> bool:
        """Return whether an unusual event reports an error."""
        from .reported_error import event_reports_error

        return event_reports_error(value, chunks=chunks, typed=typed)

    def _words(self) -> str:
        """The text that came and is neither an event nor the beginning of one."""
        framing = self._framing
        return framing.said or ("" if begins_an_event(framing.tail) else framing.tail.strip())

    def _is_strange(self) -> bool:
        """Whether no event was an expected chunk, so that the result would silently be empty."""
        last = self._last
        strange = getattr(last, "choices", None) is None and getattr(last, "usage", None) is None
        return bool(self._count) and self._end.is_silent and strange

    def _incomplete(self) -> IncompleteStreamError:
        words = self._words()
        if words and not self._count:
            message = f"expected an event stream, but got: {self._quote(words)}"
        else:
            said = f"; then the server said {self._quote(words)}" if words else ""
            if self.event is not None and self._is_strange():
                said = f"; none was a chunk, the last one was {self._quote(self.event[1])}"
            events = f"{self._count} event{'s' * (self._count != 1)}"
            message = (
                f"the stream broke off after {events}, without its end mark{said}; what came was yielded "
                "(to end without this error, pass strict=False to the call, and check stream.completed)"
            )
        return IncompleteStreamError(
            message,
            events=self._count,
            last=self._last,
            tail=self._framing.tail,
            request=self._request,
            request_id=self._request_id,
        )

    def _error(self, payload: object) -> APIError:
        self.completed = False
        return error_of_payload(
            payload,
            headers=self._headers,
            request=self._request,
            request_id=self._request_id,
            secrets=self._secrets,
        )

    def _unreadable(self, name: str, data: str, error: Exception) -> APIError:
        if name in ("error", "exception"):
            return self._error(data)
        why = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        text = f"an event of the stream holds data that cannot be read: {why[:200]}: {self._quote(data)}"
        return self._decode_error(text, data)

    def _decode_error(self, message: str, data: str) -> DecodeError:
        self._unreadable_count += 1
        return DecodeError(message, raw=data, body=data, request=self._request, request_id=self._request_id)

    def _quote(self, text: str) -> str:
        return quote(text, EMPTY, self.secrets)

# Copied from templates/runtime/response/events.py: edit it there.
