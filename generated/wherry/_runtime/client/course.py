"""Course: a stream that outlives its connection. What to do when it is cut, and from where to go on. Pure.

It learns of each event (`takes`) and of each cut (`cut`), and says which request is next (`operation`, `values`) after how
many seconds, or raises the error that ends the stream.

- A response that runs in the background goes on without its stream. Once its ID is known, its stream is requested again
  with `starting_after` the number of the last event, and events that come a second time are dropped.
- Before the first event, any request can be repeated if the caller says so. It may then be carried out twice: an
  idempotency key goes along if there is one. After the first event, nothing is repeated.

Between two events there may be as many attempts as a call has retries; each event that is new gives all of them back.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..base.deadline import Deadline
from ..base.errors import (
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    IncompleteStreamError,
    UsageError,
)
from ..base.operation import Operation
from ..base.unset import is_not_given
from . import retry
from .exchange import Exchange

__all__ = ("Course",)

_SPANS = ("total", "first_event", "idle")


class Course:
    """The state of one stream between its connections."""

    __slots__ = (
        "_exchange",
        "_first",
        "_repeats",
        "_resumed_by",
        "attempt",
        "count",
        "last",
        "left",
        "number",
        "operation",
        "response_id",
        "values",
    )

    def __init__(
        self,
        operation: Operation,
        values: dict[str, Any],
        *,
        resumed_by: Operation | None,
        repeats: bool,
    ) -> None:
        self.operation = operation
        """The operation of the next request, and the values that it is called with."""
        self.values = values
        self._first = values
        self._resumed_by = resumed_by
        self._repeats = repeats
        self._exchange: Exchange | None = None
        self.attempt = 0
        """How often a connection was opened again since the last event that was new."""
        self.left = False
        """Whether the program has closed the stream: then no other connection is opened."""
        self.count = 0
        self.last: Any = None
        self.number: int | None = None
        self.response_id: str | None = None
        if resumed_by is operation:
            self.response_id = values["path"][0]
            self.number = _given(values.get("query"), "starting_after")
        elif resumed_by is not None:
            _check(operation, values)

    def opens(self, exchange: Exchange) -> None:
        """Take note of the exchange that opens the next connection. Attempts and time go on from the one before."""
        before, self._exchange = self._exchange, exchange
        if before is not None:
            exchange.attempt = self.attempt
            exchange.deadline = before.deadline
            exchange.request.timeout = before.request.timeout

    def tried(self) -> None:
        """Take note of the attempts that opening the connection has taken, or has failed with."""
        if self._exchange is not None and (self.count or self.attempt):
            self.attempt = self._exchange.attempt

    @property
    def deadline(self) -> Deadline | None:
        """How much time is left for all of it."""
        return None if self._exchange is None else self._exchange.deadline

    def takes(self, item: Any, number: int | None) -> bool:
        """Take note of an event and of its number. Return False if it came before."""
        if number is not None:
            if self.number is not None and number <= self.number:
                return False
            self.number = number
        self.attempt = 0
        self.count += 1
        self.last = item
        if self.response_id is None and self._resumed_by is not None:
            found = getattr(getattr(item, "response", None), "id", None)
            self.response_id = found if isinstance(found, str) and found else None
        return True

    def cut(self, error: APIError) -> float:
        """Return the seconds to wait before the next request; raise what ends the stream if there is none."""
        assert self._exchange is not None
        exchange = self._exchange
        resumed = self._can_resume() and isinstance(error, APIConnectionError)
        if not resumed and not (self._repeats and not self.count and self._is_passing(error)):
            raise self._told(error)
        wait_s = retry.wait_after_failure(
            attempt=self.attempt, max_retries=exchange.max_retries, body_began=False, random=exchange.random
        )
        ends = isinstance(error, APITimeoutError) and error.limit == "total"
        if ends or wait_s is None or (exchange.deadline is not None and wait_s >= exchange.deadline.total_left_s):
            raise self.given_up(error)
        self.attempt += 1
        if resumed:
            assert self._resumed_by is not None
            self.operation, self.values = self._resumed_by, self._continued()
        return wait_s

    def _can_resume(self) -> bool:
        """Return whether it is known which stream this is, and where it was cut."""
        known = self.number is not None or not self.count
        return self._resumed_by is not None and self.response_id is not None and known

    def _is_passing(self, error: APIError) -> bool:
        """Return whether the same request may succeed: it was cut, or the server said that it is busy."""
        if not isinstance(error, APIStatusError):
            return isinstance(error, APIConnectionError)
        exchange = self._exchange
        assert exchange is not None
        wait_s = retry.wait_after_status(
            error.status,
            {},
            error.code,
            error.type,
            attempt=0,
            max_retries=1,
            now_s=exchange.now_s,
            random=exchange.random,
        )
        return wait_s is not None

    def _told(self, error: APIError) -> APIError:
        """Return `error`, which says why the stream cannot be resumed if it should have been."""
        if self._resumed_by is None or not isinstance(error, APIConnectionError):
            return error
        if self.response_id is None:
            why = "the ID of the response was not known yet"
            if not self.count:
                why += "; retry_before_first_event=True repeats the request then, which may start a second response"
        else:
            why = "the server does not number its events"
        return _saying(error, f"; it was not resumed: {why}")

    def given_up(self, error: APIError) -> APIError:
        """Return the error for the caller, which says how often it was tried and from where to go on."""
        if not self._can_resume():
            error.attempts = max(error.attempts, self.attempt + 1)
            return error
        after = "" if self.number is None else f", starting_after={self.number}"
        tries = f"{self.attempt} attempts" if self.attempt != 1 else "one attempt"
        way = (
            f"after {tries} to resume it without a new event; to go on, call "
            f"responses.retrieve({self.response_id!r}, stream=True{after}, resume=True)"
        )
        if isinstance(error, APITimeoutError) and error.limit in _SPANS:
            ended: APIConnectionError = error
            ended = _saying(error, f" It was given up {way}")
        else:
            head = error._head()  # the status: some servers say no more
            told = f"{head}: {error.message}" if head else error.message
            why = "" if isinstance(error, IncompleteStreamError) else f": {told}"
            events = f"{self.count} event{'s' * (self.count != 1)}"
            ended = IncompleteStreamError(
                f"the stream broke off after {events}, and was given up {way}{why}",
                events=self.count,
                last=self.last,
                tail=getattr(error, "tail", ""),
                request=error.request,
                request_id=error.request_id,
            )
            ended.__cause__ = error
        ended.response_id, ended.starting_after = self.response_id, self.number
        ended.attempts = self.attempt + 1
        return ended

    def _continued(self) -> dict[str, Any]:
        """Return the values for the stream of the same response, from here on."""
        first = self._first
        asked = _sent(first)
        options = asked.get("stream_options")
        query = {
            "include": asked.get("include"),
            "include_obfuscation": _given(options, "include_obfuscation", asked.get("include_obfuscation")),
            "starting_after": self.number,
            "stream": True,
        }
        kept: dict[str, Any] = {name: first[name] for name in ("extra_headers", "timeout") if name in first}
        extra = first.get("extra_query") or {}
        kept["extra_query"] = type(extra)({name: value for name, value in extra.items() if name != "starting_after"})
        return {**kept, "path": (self.response_id,), "query": query}


def _check(operation: Operation, values: Mapping[str, Any]) -> None:
    """Raise UsageError for a response that does not go on when its stream is cut."""
    asked = _sent(values)
    problem = ""
    if asked.get("background") is not True:
        problem = "background=True: any other response ends when its connection is cut"
    elif asked.get("store") is False:
        problem = "a response that is stored: leave store=False out"
    if problem:
        raise UsageError(f"{operation.name}: resume=True needs {problem}; nothing was sent")


def _sent(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the caller has asked for, in the body or in the query."""
    found: dict[str, Any] = {}
    for part in ("query", "body", "extra_body"):
        if isinstance(values.get(part), Mapping):
            found |= {name: value for name, value in values[part].items() if not is_not_given(value)}
    return found


def _given(thing: Any, name: str, default: Any = None) -> Any:
    """Return a value of a dict or of an object."""
    value = thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name, None)
    return default if value is None or is_not_given(value) else value


def _saying(error: APIConnectionError, more: str) -> APIConnectionError:
    """Return `error` with more words."""
    error.message += more
    error.args = (error.message,)
    return error

# Copied from templates/runtime/client/course.py: edit it there.
