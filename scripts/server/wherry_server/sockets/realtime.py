"""A realtime session: its settings, the conversation, audio that comes in, and responses, one at a time."""

from __future__ import annotations

import asyncio
import base64
import binascii
import time
from collections.abc import Awaitable, Callable
from typing import Any

from ..errors import Refusal
from ..stream import REALTIME
from . import realtime_response
from .conversation import Conversation
from .speech import InputAudio
from .talk import Talk, said

Event = dict[str, Any]

SESSION_S = 3600
LEAST_MS = 100
"""How much audio can be committed."""
_VAD = {"type": "server_vad", "create_response": True, "interrupt_response": True, "silence_duration_ms": 500}


class Realtime:
    """One session."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._is_transcription = talk.query.get("intent") == "transcription"
        self._session = self._begin()
        self._conversation = Conversation(talk.service.store.new_id)
        self._audio = InputAudio()
        self._response: realtime_response.Response | None = None
        self._answers: dict[str, Callable[[Event], Awaitable[None]]] = {
            "session.update": self._update,
            "conversation.item.create": self._create_item,
            "conversation.item.retrieve": self._retrieve_item,
            "conversation.item.delete": self._delete_item,
            "conversation.item.truncate": self._truncate_item,
            "input_audio_buffer.append": self._append,
            "input_audio_buffer.commit": self._commit,
            "input_audio_buffer.clear": self._clear,
            "output_audio_buffer.clear": self._clear_output,
            "response.create": self._create_response,
            "response.cancel": self._cancel_response,
        }

    def _begin(self) -> Event:
        service = self._talk.service
        kind = "Transcription" if self._is_transcription else ""
        schema = service.dialect.component(f"Realtime{kind}SessionCreateResponseGA")
        values = {
            "type": "transcription" if self._is_transcription else "realtime",
            "object": "realtime.transcription_session" if self._is_transcription else "realtime.session",
            "id": service.store.new_id("sess_"),
            "model": self._talk.query.get("model", "gpt-realtime"),
            "expires_at": int(time.time()) + SESSION_S,
            "output_modalities": ["audio"],
            "audio": {"input": {"format": {"type": "audio/pcm", "rate": 24000}, "turn_detection": _VAD}},
            "tools": [],
            "tool_choice": "auto",
        }
        begun: Event = service.plain(schema, "session", **values)
        session: Event = service.fit(schema, begun, merged(begun, dict(self._talk.session)))
        return session

    async def opened(self) -> None:
        """Tell of the session."""
        await self._say("session.created", session=self._session)
        await self._end_if_due(0)

    async def take(self, message: str | bytes) -> None:
        """Do what a client's event wants; a wrong one is answered with an error that names it."""
        event_id = None
        try:
            event_id = said(message).get("event_id")
            event = self._read(message)
            await self._answers[event["type"]](event)
        except Refusal as refusal:
            told = {**refusal.body["error"], "event_id": event_id if isinstance(event_id, str) else None}
            await self._say("error", error=told)

    def _read(self, message: str | bytes) -> Event:
        """Return a client's event, checked."""
        return self._talk.read(message)

    async def _emit(self, event: Event) -> None:
        """Send an event, with an id of its own."""
        await self._talk.send({"event_id": self._talk.service.store.new_id("event_"), **event})

    async def _say(self, kind: str, **values: Any) -> None:
        await self._emit({"type": kind, **values})

    # --- the session and its conversation ---------------------------------------------------------------------------

    async def _update(self, event: Event) -> None:
        wanted = event["session"]
        if wanted["type"] != self._session["type"]:
            raise Refusal(400, f"This is a session of type {self._session['type']}.", param="session.type")
        schema = self._talk.service.dialect.component(
            "RealtimeTranscriptionSessionCreateResponseGA"
            if self._is_transcription
            else "RealtimeSessionCreateResponseGA"
        )
        self._session = self._talk.service.fit(schema, self._session, merged(self._session, wanted))
        self._audio.take_format(self._input.get("format") or {})
        await self._say("session.updated", session=self._session)

    @property
    def _input(self) -> Event:
        """The settings of audio that comes in."""
        return (self._session.get("audio") or {}).get("input") or {}

    async def _create_item(self, event: Event) -> None:
        await self._add(*self._conversation.add(event["item"], event.get("previous_item_id")))

    async def _add(self, item: Event, previous: str | None) -> None:
        for kind in ("added", "done"):
            await self._say(f"conversation.item.{kind}", previous_item_id=previous, item=item)

    async def _retrieve_item(self, event: Event) -> None:
        await self._say("conversation.item.retrieved", item=self._conversation.find(event["item_id"], "retrieve"))

    async def _delete_item(self, event: Event) -> None:
        self._conversation.delete(event["item_id"])
        await self._say("conversation.item.deleted", item_id=event["item_id"])

    async def _truncate_item(self, event: Event) -> None:
        self._conversation.truncate(event["item_id"], event["content_index"], event["audio_end_ms"])
        told = {name: event[name] for name in ("item_id", "content_index", "audio_end_ms")}
        await self._say("conversation.item.truncated", **told)

    # --- audio that comes in ----------------------------------------------------------------------------------------

    async def _append(self, event: Event) -> None:
        piece = decoded(event["audio"])
        start = self._audio.end_ms
        self._audio.data += piece
        detection = self._input.get("turn_detection")
        if not detection:
            return
        if self._audio.is_loud(piece):
            self._audio.quiet_ms = 0
            if not self._audio.item_id:
                self._audio.item_id = self._talk.service.store.new_id("item_")
                await self._say("input_audio_buffer.speech_started", audio_start_ms=start, item_id=self._audio.item_id)
                if self._response and detection.get("interrupt_response", True):
                    self._response.cancel("turn_detected")
        elif self._audio.item_id:
            self._audio.quiet_ms += self._audio.end_ms - start
            if self._audio.quiet_ms >= detection.get("silence_duration_ms", 500):
                told = {"audio_end_ms": self._audio.end_ms, "item_id": self._audio.item_id}
                await self._say("input_audio_buffer.speech_stopped", **told)
                await self._commit(event)
                if not self._is_transcription and detection.get("create_response", True):
                    await self._respond({})

    async def _commit(self, event: Event) -> None:
        if self._audio.length_ms < LEAST_MS:
            words = f"There are {self._audio.length_ms} ms of audio; {LEAST_MS} are needed."
            raise Refusal(400, words, code="input_audio_buffer_commit_empty")
        transcript = f"{self._audio.length_ms} ms of speech"
        part = {"type": "input_audio", "transcript": transcript}
        message: Event = {"type": "message", "role": "user", "content": [part]}
        if self._audio.item_id:
            message["id"] = self._audio.item_id
        item, previous = self._conversation.add(message, None)
        seconds = self._audio.length_ms / 1000
        self._audio.empty()
        await self._say("input_audio_buffer.committed", previous_item_id=previous, item_id=item["id"])
        await self._add(item, previous)
        if self._is_transcription or self._input.get("transcription"):
            at = {"item_id": item["id"], "content_index": 0}
            kind = "conversation.item.input_audio_transcription"
            await self._say(f"{kind}.delta", **at, delta=transcript)
            usage = {"type": "duration", "seconds": seconds}
            await self._say(f"{kind}.completed", **at, transcript=transcript, usage=usage)

    async def _clear(self, event: Event) -> None:
        self._audio.empty()
        await self._say("input_audio_buffer.cleared")

    async def _clear_output(self, event: Event) -> None:
        if self._response is None:
            raise Refusal(400, "There is no output to clear.", code="output_audio_buffer_clear_empty")
        await self._say("output_audio_buffer.cleared", response_id=self._response.id)

    # --- responses --------------------------------------------------------------------------------------------------

    async def _create_response(self, event: Event) -> None:
        if self._is_transcription:
            raise Refusal(400, "A transcription session has no responses.", code="invalid_value", param="type")
        if self._response is not None:
            message = f"The response {self._response.id} goes on; wait for its end, or cancel it."
            raise Refusal(400, message, code="conversation_already_has_active_response")
        await self._respond(event.get("response") or {})

    async def _respond(self, asked: Event) -> None:
        if self._response is None:
            self._response = realtime_response.begin(self._talk, self._session, self._conversation, asked)
            self._talk.start(self._tell(self._response))

    async def _tell(self, response: realtime_response.Response) -> None:
        await self._talk.channel.wait(self._talk.wishes.delay_s)
        for event in self._talk.turn(response.events(), REALTIME):
            kind = event.get("type") if isinstance(event, dict) else None
            if kind == "response.done":
                response.keep(self._conversation)
                self._response = None
            await (self._emit(event) if kind is not None else self._talk.send(event))
            await asyncio.sleep(0)  # lets a cancellation in
        self._response = None
        await self._end_if_due(next(self._talk.turns))

    async def _cancel_response(self, event: Event) -> None:
        wanted = event.get("response_id")
        if self._response is None or wanted not in (None, self._response.id):
            raise Refusal(400, "There is no such active response to cancel.", code="response_cancel_not_active")
        self._response.cancel("client_cancelled")

    async def _end_if_due(self, turns: int) -> None:
        if self._talk.limit == turns:
            message = "The session has reached its longest duration of 60 minutes."
            error = {"type": "invalid_request_error", "code": "session_expired", "message": message, "param": None}
            await self._say("error", error={**error, "event_id": None})
            await self._talk.channel.close(1001, message)


def merged(old: Event, new: Event) -> Event:
    """Return settings with others laid over them, on every level; what has a type is taken whole."""
    both = {**old, **new}
    for name in old.keys() & new.keys():
        if isinstance(old[name], dict) and isinstance(new[name], dict) and "type" not in new[name]:
            both[name] = merged(old[name], new[name])
    return both


def decoded(audio: str) -> bytes:
    """Return the bytes of base64. Raises Refusal."""
    try:
        return base64.b64decode(audio, validate=True)
    except binascii.Error as error:
        raise Refusal(400, f"The audio is not base64: {error}.", param="audio", code="invalid_value") from None
