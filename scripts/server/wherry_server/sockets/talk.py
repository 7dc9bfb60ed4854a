"""What a session talks through: it reads checked events, sends events and turns, and keeps the tasks of a connection."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import time
from collections.abc import Coroutine, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Protocol

from .. import stream
from ..call import Call
from ..errors import Refusal
from ..faults import Faults
from ..limits import Limits, asked_of
from ..reading import Reader
from ..service import Service
from ..spec import Operation, Schema
from ..stream import Event, Style
from ..wishes import Wishes
from .channel import Channel, ClientLeft


class Session(Protocol):
    """What a place says on one connection."""

    async def opened(self) -> None:
        """Begin."""

    async def take(self, message: str | bytes) -> None:
        """Answer a message."""


class Talk:
    """A conversation over one websocket."""

    def __init__(
        self,
        service: Service,
        reader: Reader,
        channel: Channel,
        faults: Faults,
        *,
        operation: Operation,
        path: str,
        values: Mapping[str, str],
        query: Mapping[str, str],
        client_events: Schema,
        server_events: str,
        session: Mapping[str, Any],
        limits: Limits,
        key: str,
    ) -> None:
        self.service = service
        self.channel = channel
        self.faults = faults
        self.wishes = Wishes.of(faults)
        self.operation = operation
        self.path = path
        self.values = values
        self.query = query
        self.turns = itertools.count(1)
        self._reader = reader
        self._client_events = client_events
        self.server_events = server_events
        """The name of the union of what a session says here."""
        self.session = session
        """How a session is to begin, as its key says."""
        self._limits, self._key = limits, key
        self._tasks: set[asyncio.Task[None]] = set()

    def call(self, operation: Operation, path: str, body: Mapping[str, Any]) -> Call:
        """Return a call as the operations know it, with the wishes of this connection, and what is prepared."""
        reply = self.service.replies.take(operation, path, said=True)
        wishes = replace(self.wishes, reply=reply) if reply else self.wishes
        return Call(operation, path, {}, {}, dict(body), wishes)

    @contextlib.contextmanager
    def admitted(self, body: Mapping[str, Any]) -> Iterator[None]:
        """Count a call that comes as an event among those of its account. Raises Refusal, a 429, where a limit is reached."""
        entered = None
        if self._limits.settings.limited:
            headers = {"content-type": "application/json", "authorization": f"Bearer {self._key}"}
            asked = asked_of(headers, self.query.get("model", ""), stream.dumps(body).encode())
            entered = self._limits.enter(asked, time.monotonic()) if asked else None
        try:
            yield
        finally:
            if entered is not None:
                self._limits.leave(entered)

    # --- in ---------------------------------------------------------------------------------------------------------

    def read(self, message: str | bytes) -> dict[str, Any]:
        """Return a client's event, checked. Raises Refusal."""
        return self._reader.event(self._client_events, said(message))

    # --- out --------------------------------------------------------------------------------------------------------

    async def send(self, event: Any) -> None:
        """Send an event; a text goes out as it is."""
        await self.channel.send_events(event if isinstance(event, str) else stream.dumps(event))

    def turn(self, events: Iterable[dict[str, Any]], style: Style) -> Iterable[Any]:
        """Return the events of a turn with the faults that a stream may have."""
        told = (Event(event, event.get("type")) for event in events)
        return (event.data for event in stream.faulty(told, self.faults, style) if event.data is not None)

    @property
    def limit(self) -> int | None:
        """After how many turns the connection's time is over, where it is to be."""
        fault = self.faults.get("expire")
        return fault.whole(0) if fault else None

    # --- tasks ------------------------------------------------------------------------------------------------------

    def start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Do something beside reading, until the connection ends."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[None]) -> None:
        """End the connection when something broke, rather than leave the client waiting."""
        if not task.cancelled() and isinstance(task.exception(), Exception):
            self.channel.abort()

    async def end(self) -> None:
        """Stop what still runs. Raises the error of what broke."""
        for task in self._tasks:
            task.cancel()
        for result in await asyncio.gather(*self._tasks, return_exceptions=True):
            if isinstance(result, Exception) and not isinstance(result, ClientLeft):
                raise result


def said(message: str | bytes) -> dict[str, Any]:
    """Return the object that a message is. Raises Refusal."""
    try:
        value = json.loads(message)
    except ValueError as error:
        raise Refusal(400, f"The message is not JSON: {error}.", code="invalid_json") from None
    if not isinstance(value, dict):
        raise Refusal(400, "The message is not a JSON object.", code="invalid_json")
    return value
