"""A realtime session in the words of `OpenAI-Beta: realtime=v1`: other names for the same events and fields."""

from __future__ import annotations

from typing import Any

from .realtime import Event, Realtime

_KINDS = {
    "conversation.item.added": "conversation.item.created",
    "response.output_text.delta": "response.text.delta",
    "response.output_text.done": "response.text.done",
    "response.output_audio.delta": "response.audio.delta",
    "response.output_audio.done": "response.audio.done",
    "response.output_audio_transcript.delta": "response.audio_transcript.delta",
    "response.output_audio_transcript.done": "response.audio_transcript.done",
}
_UNKNOWN = ("conversation.item.done",)
"""What the beta does not tell."""
_PARTS = {"output_text": "text", "output_audio": "audio"}
_FORMATS = {
    "pcm16": {"type": "audio/pcm", "rate": 24000},
    "g711_ulaw": {"type": "audio/pcmu"},
    "g711_alaw": {"type": "audio/pcma"},
}
_SHARED = ("id", "instructions", "tools", "tool_choice")
"""What is called the same in both kinds of session."""


class BetaRealtime(Realtime):
    """One session."""

    async def _emit(self, event: Event) -> None:
        if event["type"] in _UNKNOWN:
            return
        told = {**_walked(event, _PARTS), "type": _KINDS.get(event["type"], event["type"])}
        if "session" in told:
            told |= self._told_session(event["session"])
        if "response" in told:
            modalities = told["response"].pop("output_modalities")
            told["response"]["modalities"] = _modalities(modalities)
        await super()._emit(told)

    def _told_session(self, session: Event) -> Event:
        service = self._talk.service
        heard = session["audio"]["input"]
        values = {name: session[name] for name in _SHARED if name in session} | {
            "modalities": _modalities(session.get("output_modalities", ["audio"])),
            "input_audio_format": next(name for name, form in _FORMATS.items() if form == heard["format"]),
            "turn_detection": heard.get("turn_detection"),
            "input_audio_transcription": heard.get("transcription"),
        }
        if session["type"] == "transcription" and self._is_updated:
            schema = service.dialect.component("RealtimeTranscriptionSessionCreateResponse")
            kind = "transcription_session.updated"
        else:
            schema = service.dialect.component("BetaRealtimeSession")
            kind = "session.updated" if self._is_updated else "session.created"
        self._is_updated = True
        return {"type": kind, "session": service.plain(schema, "session", **values)}

    _is_updated = False
    """Whether the session has been told of: from then on it is told of anew."""

    def _read(self, message: str | bytes) -> Event:
        event: Event = _walked(super()._read(message), {old: new for new, old in _PARTS.items()})
        if event["type"] in ("session.update", "transcription_session.update"):
            return {**event, "type": "session.update", "session": self._wanted_session(event["session"])}
        if "modalities" in event.get("response", ()):
            event["response"]["output_modalities"] = _output_modalities(event["response"]["modalities"])
        return event

    def _wanted_session(self, session: Event) -> Event:
        names = {"turn_detection": "turn_detection", "input_audio_transcription": "transcription"}
        heard = {new: session[old] for old, new in names.items() if old in session}
        if "input_audio_format" in session:
            heard["format"] = _FORMATS[session["input_audio_format"]]
        wanted = {name: session[name] for name in _SHARED if name in session}
        if "modalities" in session:
            wanted["output_modalities"] = _output_modalities(session["modalities"])
        return {**wanted, "type": self._session["type"], "audio": {"input": heard}}


def _modalities(output: list[str]) -> list[str]:
    return ["text", "audio"] if "audio" in output else ["text"]


def _output_modalities(modalities: list[str]) -> list[str]:
    return ["audio"] if "audio" in modalities else ["text"]


def _walked(value: Any, kinds: dict[str, str]) -> Any:
    """Return a value in which the parts of messages have other types."""
    if isinstance(value, list):
        return [_walked(one, kinds) for one in value]
    if isinstance(value, dict):
        walked = {name: _walked(one, kinds) for name, one in value.items()}
        return walked | {"type": kinds[value["type"]]} if value.get("type") in kinds else walked
    return value
