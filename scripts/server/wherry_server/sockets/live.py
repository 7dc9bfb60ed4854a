"""A live session: nothing before `session.start`, then one answer to each event, made from its schema."""

from __future__ import annotations

import time
from typing import Any

from ..errors import Refusal
from ..language import pieces
from .talk import Talk, said

Event = dict[str, Any]

START = "session.start"
_ANSWERS: dict[str, tuple[str, ...]] = {
    "session.update": ("session.updated",),
    "session.input_audio.append": (),
    "session.input_audio.mute": ("session.input_audio.muted",),
    "session.input_audio.unmute": ("session.input_audio.unmuted",),
    "session.output_audio.fixture.play": (
        "session.output_audio.fixture.playing",
        "session.output_audio.fixture.played",
    ),
    "session.instructions.append": ("session.instructions.appended",),
    "session.thinking.append": ("session.thinking.appended",),
    "session.commentary.append": ("session.commentary.appended", "session.output_transcript.delta"),
    "decision.create": ("decision.event",),
    "decision.item.create": ("decision.item.created",),
    "decision.item.delete": ("decision.item.deleted",),
    "response.item.create": (),
    "response.create": ("response.event", "session.usage.updated"),
    "transport.dtmf.send": ("transport.dtmf.sent",),
}
"""What comes back for what a client sends."""


class Live:
    """One session; a `sideband` joins one that goes on already."""

    def __init__(self, talk: Talk, *, sideband: bool = False) -> None:
        self._talk = talk
        self._events = talk.service.dialect.component(talk.server_events)
        self._started_at = time.monotonic()
        self._session: Event | None = None
        if sideband:
            self._session = self._resource({"model": "gpt-live-1"})

    def _resource(self, config: Event) -> Event:
        service = self._talk.service
        schema = service.dialect.component("SessionResource")
        session_id = self._talk.values.get("session_id") or service.store.new_id("sess_")
        told = {"id": session_id, "status": "active", "expires_at": int(time.time()) + 3600}
        session: Event = service.plain(schema, "session", **config, **told)
        return session

    async def opened(self) -> None:
        """Say nothing: the client begins. A sideband is told of the session."""
        if self._session is not None:
            await self._say({}, "session.started")

    async def take(self, message: str | bytes) -> None:
        """Do what a client's event wants."""
        event: Event = {}
        try:
            event = said(message)
            event = self._talk.read(message)
            await self._answer(event)
        except Refusal as refusal:
            error = {"code": refusal.code or "invalid_value", "message": refusal.message, "type": refusal.kind}
            await self._say(event, "error", error={**error, "param": refusal.param})

    async def _answer(self, event: Event) -> None:
        kind = event["type"]
        if kind == START:
            if self._session is not None:
                raise Refusal(400, "The session has been started already.", code="session_already_started")
            self._session = self._resource({"model": "gpt-live-1", **event["session"]})
            await self._say(event, "session.started")
        elif self._session is None:
            raise Refusal(400, f"Send {START} first.", code="session_not_started")
        elif kind == "session.close":
            await self._say(event, "session.closed", reason="close_requested")
            await self._talk.channel.close(1000)
        else:
            if kind == "session.update":
                schema = self._talk.service.dialect.component("SessionResource")
                self._session = self._talk.service.fit(schema, self._session, event["session"])
            for answer in _ANSWERS[kind]:
                await self._say(event, answer)

    async def _say(self, event: Event, kind: str, **values: Any) -> None:
        """Send an event of this type; what it can tell of the session and of the client's event, it does."""
        service = self._talk.service
        at_ms = int(1000 * (time.monotonic() - self._started_at))
        content = event.get("content")
        told = {
            "event_id": service.store.new_id("event_"),
            "client_event_id": event.get("event_id"),
            "session": self._session,
            "usage": {"seconds": at_ms / 1000},
            "start_ms": at_ms,
            "end_ms": at_ms,
            "delta": " ".join(pieces(content)) if isinstance(content, str) else "",
            "item_id": event.get("item_id"),
            "event": event.get("event"),
            **values,
        }
        schema = service.member(self._events, "type", kind)
        known = {name: value for name, value in told.items() if value is not None}
        await self._talk.send(service.plain(schema, kind, **known))


def attached(talk: Talk) -> Live:
    """Return the sideband of a session."""
    return Live(talk, sideband=True)
