"""Answers that a test has prepared: what the model is to say, or an answer as it is, for one operation or for any."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .call import Answer, Bytes, Call, Events, Json
from .errors import Refusal
from .spec import Operation, Spec
from .stream import CHAT, PLAIN_TYPED, TYPED, Event, Style

REALTIME = ("GET", "/realtime")
"""A WebSocket, which the description of the API does not have as an operation."""
SPEAKING = (("POST", "/chat/completions"), ("POST", "/completions"), ("POST", "/responses"), REALTIME)
"""Where a model says something, which `text`, `refusal` and `calls` may tell."""
_MISSING: Any = object()


@dataclass(frozen=True, slots=True)
class Reply:
    """One prepared answer: something that the model says, or an answer as it is."""

    text: str | None = None
    refusal: str = ""
    calls: tuple[tuple[str, str], ...] = ()
    """Names of tools, and their arguments as JSON."""
    json: Any = _MISSING
    events: tuple[Any, ...] | None = None
    data: bytes | None = None
    media_type: str = "application/octet-stream"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_said(self) -> bool:
        """Whether it is something that the model says; the server then makes the answer, streamed if that is asked for."""
        return self.text is not None or bool(self.refusal) or bool(self.calls)

    @property
    def shown(self) -> str:
        """What it is, in a word and its beginning."""
        told = (("text", self.text), ("refusal", self.refusal or None), ("calls", self.calls or None))
        whole = (("json", None if self.json is _MISSING else self.json), ("events", self.events), ("data", self.data))
        for name, value in (*told, *whole):
            if value is not None:
                text = repr(value)
                return f"{name}={text if len(text) <= 60 else text[:60] + '…'}"
        return f"status={self.status}"

    def answer(self, call: Call) -> Answer:
        """Return the answer as it is. Raises Refusal where the request wants a stream, and there is none."""
        if self.events is not None:
            style = _style(call.operation)
            return Events([_event(one, style) for one in self.events], style, self.status, self.headers)
        if self.data is not None:
            return Bytes(self.data, self.media_type, self.status, self.headers)
        if call.fields.get("stream") and self.status < 400:
            message = "The prepared reply has json=, but the request wants a stream: prepare events=, or text=."
            raise Refusal(400, message, code="reply_is_no_stream")
        if self.json is _MISSING:
            return Bytes(b"", "", self.status, self.headers)
        return Json(self.json, self.status, self.headers)


def reply(
    text: str | None = None,
    *,
    refusal: str = "",
    calls: Sequence[tuple[str, Any]] = (),
    json: Any = _MISSING,
    events: Iterable[Any] | None = None,
    data: bytes | str | None = None,
    media_type: str = "application/octet-stream",
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Reply:
    """Make a reply of what is given. Raises ValueError unless it says exactly one thing."""
    spoken = [text is not None, bool(refusal), bool(calls)]
    whole = [json is not _MISSING, events is not None, data is not None]
    if sum(spoken) + sum(whole) > 1 or (not any(spoken) and not any(whole) and status == 200):
        raise ValueError("give one of text, refusal, calls, json, events and data, or a status")
    if any(spoken) and (status != 200 or headers):
        raise ValueError("status and headers go with json, events or data: what a model says is answered with 200")
    return Reply(
        text,
        refusal,
        tuple((name, given if isinstance(given, str) else _text(given)) for name, given in calls),
        json,
        None if events is None else tuple(events),
        data.encode() if isinstance(data, str) else data,
        media_type,
        status,
        dict(headers or {}),
    )


@dataclass(slots=True)
class _Entry:
    reply: Reply
    left: int | None
    """For how many requests, None for all."""
    on: str | None


class Replies:
    """Replies for requests to come, in order; each waits for a request that it fits while others pass by."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._entries: list[_Entry] = []
        self._lock = threading.Lock()

    def add(self, reply: Reply, *, on: str | None = None, times: int | None = 1) -> None:
        """Queue a reply for the next `times` requests (None: for all). Raises ValueError for an operation that is not known.

        `on` is an operation as `POST /files/{file_id}` or its operationId, or a path as it is sent, `/files/file-1`; `/realtime`
        is the next response there. What a model says needs none.
        """
        if times is not None and times < 1:
            raise ValueError(f"times is {times}; it is at least 1, or None for all requests")
        operation = None if on is None or _is_realtime(on) else self._operation(on)
        if on is None and not reply.is_said:
            raise ValueError("say for which operation: on='POST /embeddings'")
        is_socket = on is not None and _is_realtime(on)
        if is_socket and not reply.is_said:
            raise ValueError(f"{on} is a WebSocket, where a model speaks: give text=, refusal= or calls=")
        if operation is not None and reply.is_said and (operation.verb, operation.path) not in SPEAKING:
            raise ValueError(f"no model speaks at {operation.name}; give json=, events= or data=")
        with self._lock:
            self._entries.append(_Entry(reply, times, on))

    def take(self, operation: Operation, path: str, *, said: bool | None = None) -> Reply | None:
        """Return the next reply for a request, or None. `said`: only one that is, or is not, what a model says."""
        names = (path, f"{operation.verb} {path}", operation.name, operation.operation_id)
        with self._lock:
            for entry in self._entries:
                fits = (operation.verb, operation.path) in SPEAKING if entry.on is None else entry.on in names
                if fits and said in (None, entry.reply.is_said):
                    if entry.left is not None:
                        entry.left -= 1
                        if entry.left == 0:
                            self._entries.remove(entry)
                    return entry.reply
        return None

    def left_over(self) -> list[str]:
        """Return a line for each reply that is still to be asked for; one for all requests may be asked for by none."""
        with self._lock:
            return [
                f"{entry.reply.shown}, for {entry.on or 'what a model says next'}"
                + (f" ({entry.left} times)" if entry.left > 1 else "")
                for entry in self._entries
                if entry.left is not None
            ]

    def clear(self) -> None:
        """Forget what nobody has asked for."""
        with self._lock:
            self._entries.clear()

    def pending(self) -> list[dict[str, Any]]:
        """Return what nobody has asked for, as JSON-able data."""
        with self._lock:
            return [{"on": entry.on, "left": entry.left, "status": entry.reply.status} for entry in self._entries]

    def _operation(self, on: str) -> Operation:
        verb, _, path = on.rpartition(" ")
        for operation in self._spec.operations:
            if on in (operation.name, operation.operation_id):
                return operation
        for one in self._spec.operations if path.startswith("/") else ():
            if verb in ("", one.verb):
                found = self._spec.find(one.verb, path.strip("/").split("/"), {})
                if not isinstance(found, list) and found.operation is one:
                    return one
        raise ValueError(f"{on!r} is no operation of the API; write it like 'POST /chat/completions'")


def _is_realtime(on: str) -> bool:
    return on in (REALTIME[1], " ".join(REALTIME))


def _style(operation: Operation) -> Style:
    """Return how the streams of an operation write events."""
    if operation.path.startswith("/responses"):
        return TYPED
    return CHAT if (operation.verb, operation.path) in SPEAKING else PLAIN_TYPED


def _event(one: Any, style: Style) -> Event:
    name = one.get("type") if style.named and isinstance(one, dict) else None
    return Event(one, name, end_mark=one == "[DONE]")


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
