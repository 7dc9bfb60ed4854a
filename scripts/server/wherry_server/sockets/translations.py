"""A translation session: audio in, audio and transcripts out, always a little behind until the session is closed."""

from __future__ import annotations

import base64
import time
from typing import Any

from ..errors import Refusal
from ..sample import WORDS
from .realtime import SESSION_S, decoded, merged
from .speech import RATE_HZ
from .talk import Talk, said


class Translations:
    """One session."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        schema = talk.service.dialect.component("RealtimeTranslationSession")
        values = {
            "id": talk.service.store.new_id("sess_"),
            "type": "translation",
            "model": talk.query.get("model", ""),
            "expires_at": int(time.time()) + SESSION_S,
            "audio": {"output": {"language": "es"}},
        }
        begun = talk.service.plain(schema, "session", **values)
        self._session: dict[str, Any] = talk.service.fit(schema, begun, merged(begun, dict(talk.session)))
        self._behind: list[bytes] = []
        """What has been heard and not yet been translated: the last piece."""
        self._count = 0
        self._elapsed_ms = 0

    async def opened(self) -> None:
        """Tell of the session."""
        await self._say("session.created", session=self._session)

    async def take(self, message: str | bytes) -> None:
        """Do what a client's event wants."""
        event_id = None
        try:
            event_id = said(message).get("event_id")
            event = self._talk.read(message)
            match event["type"]:
                case "session.update":
                    self._session = merged(self._session, event["session"])
                    await self._say("session.updated", session=self._session)
                case "session.close":
                    await self._translate(0)
                    await self._say("session.closed")
                    await self._talk.channel.close(1000)
                case _:
                    self._behind.append(decoded(event["audio"]))
                    await self._translate(1)
        except Refusal as refusal:
            told = {**refusal.body["error"], "event_id": event_id if isinstance(event_id, str) else None}
            await self._say("error", error=told)

    async def _translate(self, behind: int) -> None:
        """Say what has been heard, all but so many pieces."""
        while len(self._behind) > behind:
            piece = self._behind.pop(0)
            self._elapsed_ms += len(piece) * 1000 // (2 * RATE_HZ)
            word, at = WORDS[self._count % len(WORDS)], {"elapsed_ms": self._elapsed_ms}
            self._count += 1
            audio = {"delta": base64.b64encode(piece).decode(), "sample_rate": RATE_HZ, "channels": 1}
            await self._say("session.input_transcript.delta", delta=f"{word} ", **at)
            await self._say("session.output_transcript.delta", delta=f"{word[::-1]} ", **at)
            await self._say("session.output_audio.delta", format="pcm16", **audio, **at)

    async def _say(self, kind: str, **values: Any) -> None:
        await self._talk.send({"type": kind, "event_id": self._talk.service.store.new_id("event_"), **values})
