"""The Python half of the page: one talk over a WebSocket. It runs in the page's worker.

`tell` takes one JSON text per message, `play` the audio of an answer as bytes:

    {"kind": "state", "text": …}                    for a person
    {"kind": "you", "text": …}                      what was said into the microphone
    {"kind": "answer"} {"kind": "model", "text": …} an answer begins, and goes on
    {"kind": "silence"}                             forget what is still to be played
    {"kind": "ended", "text": …}                    the talk is over
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import wherry
from wherry import AsyncClient, Playback


class Talk:
    """The page calls `begin`, `heard`, `played` and `stop`."""

    def __init__(self, tell: Callable[[str], object], play: Callable[[bytes], object]) -> None:
        self._tell = tell
        self._play = play
        self._playback = Playback()
        self._heard: asyncio.Queue[bytes] = asyncio.Queue()
        self._work: asyncio.Task[None] | None = None

    def begin(self, request: str) -> None:
        """Open a connection: JSON with key, base_url and model, from the page's own server."""
        self._playback, self._heard = Playback(), asyncio.Queue()
        self._work = asyncio.ensure_future(self._talk(**json.loads(request)))
        self._work.add_done_callback(self._ended)

    def heard(self, audio: Any) -> None:
        """Take what the microphone has heard, a JS Uint8Array."""
        self._heard.put_nowait(audio.to_bytes())

    def played(self, size: int) -> None:
        """Take note that so many bytes were played."""
        self._playback.played(size)

    def stop(self) -> None:
        """End the talk: this closes the connection."""
        if self._work is not None:
            self._work.cancel()

    async def _talk(self, *, key: str, base_url: str, model: str) -> None:
        async with (
            AsyncClient(api_key=key, base_url=base_url) as client,
            client.realtime.connect(model=model) as connection,
        ):
            self._say("state", text="Speak")
            sending = asyncio.ensure_future(self._send(connection))
            try:
                async for event in connection:
                    await self._take(event, connection)
            finally:
                sending.cancel()

    async def _send(self, connection: Any) -> None:
        while True:
            await connection.input_audio_buffer.append(audio=await self._heard.get())

    async def _take(self, event: Any, connection: Any) -> None:
        if audio := self._playback.add(event):
            self._play(audio)
        elif event.type == "input_audio_buffer.speech_started":
            self._say("silence")
            for truncate in self._playback.interrupt():
                await connection.send(truncate)
        elif event.type == "conversation.item.input_audio_transcription.completed":
            self._say("you", text=event.transcript)
        elif event.type == "response.created":
            self._say("answer")
        elif event.type == "response.output_audio_transcript.delta":
            self._say("model", text=event.delta)
        elif event.type == "error":  # mostly no end: the talk goes on
            self._say("state", text=event.error.message)

    def _ended(self, work: asyncio.Task[None]) -> None:
        if work.cancelled():
            self._say("ended", text="Ready")
        elif (error := work.exception()) is None:
            self._say("ended", text="The model has ended the talk")
        elif isinstance(error, wherry.WherryError):
            self._say("ended", text=str(error))
        else:
            self._say("ended", text=f"Something in this page went wrong: {type(error).__name__}: {error}")

    def _say(self, kind: str, **facts: Any) -> None:
        self._tell(json.dumps({"kind": kind, **facts}))
