"""Speech, transcriptions, translations: bytes that begin as the wanted format does, text that was never spoken."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

from .. import language, logprobs
from ..call import Answer, Bytes, Call, Events, Json, Upload
from ..service import Service, operation
from ..stream import PLAIN_TYPED, Event

# Format -> media type and the bytes that a file of it begins with.
FORMATS = {
    "mp3": ("audio/mpeg", b"ID3\x04\x00\x00\x00\x00\x00\x00\xff\xfb\x90\x00"),
    "opus": ("audio/ogg", b"OggS\x00\x02"),
    "aac": ("audio/aac", b"\xff\xf1\x50\x80"),
    "flac": ("audio/flac", b"fLaC\x00\x00\x00\x22"),
    "wav": ("audio/wav", b"RIFF\xff\xff\xff\xffWAVEfmt "),
    "pcm": ("audio/pcm", b""),
}
BYTES_A_WORD = 1024
USAGE = {"input_tokens": 10, "output_tokens": 20, "total_tokens": 30}


@operation("POST /audio/speech")
def speak(service: Service, call: Call) -> Answer:
    """Answer with audio, whole or in events."""
    media_type, head = FORMATS[call.fields.get("response_format") or "mp3"]
    words = language.pieces(call.fields["input"])
    parts = [head + bytes([i % 251 for i in range(BYTES_A_WORD - len(head))])] + [
        bytes([(number + i) % 251 for i in range(BYTES_A_WORD)]) for number in range(1, len(words))
    ]
    if call.fields.get("stream_format") != "sse":
        return Bytes(b"".join(parts), media_type)
    deltas = [Event({"type": "speech.audio.delta", "audio": base64.b64encode(part).decode()}) for part in parts]
    return Events([*deltas, Event({"type": "speech.audio.done", "usage": USAGE})], PLAIN_TYPED)


@operation("POST /audio/transcriptions")
def transcribe(service: Service, call: Call) -> Answer:
    """Answer with a text that names the uploaded file, in the wanted format."""
    text = _heard(service, call)
    if call.fields.get("stream") and call.fields["model"] != "whisper-1":  # the service ignores it there
        asked = "logprobs" in (call.fields.get("include") or ())
        diarized = call.fields.get("response_format") == "diarized_json"
        return Events(_transcript_events(text, diarized, asked), PLAIN_TYPED)
    return _text_answer(service, call, text)


@operation("POST /audio/translations")
def translate(service: Service, call: Call) -> Answer:
    """Answer with a text that names the uploaded file, in the wanted format."""
    return _text_answer(service, call, _heard(service, call))


def _heard(service: Service, call: Call) -> str:
    file: Upload = call.fields["file"]
    return language.reply(service, call, f"{file.filename} of {len(file.data)} bytes")


def _text_answer(service: Service, call: Call, text: str) -> Answer:
    form = call.fields.get("response_format") or "json"
    if form == "text":
        return Bytes(f"{text}\n".encode(), "text/plain; charset=utf-8")
    if form in ("srt", "vtt"):
        head, comma = ("WEBVTT\n\n", ".") if form == "vtt" else ("1\n", ",")
        return Bytes(
            f"{head}00:00:00{comma}000 --> 00:00:02{comma}000\n{text}\n\n".encode(), "text/plain; charset=utf-8"
        )
    # Each form has a sign of its own: `language` is told by the verbose one, `task` alone by the one with speakers.
    sign = {"verbose_json": "language", "diarized_json": "task"}.get(form, "")
    members = service.dialect.resolve(service.schema(call.operation.json_schema))["anyOf"]
    named = [(member, {"language", "task"} & service.validation.property_names(member)) for member in members]
    schema = next((member for member, signs in named if min(signs, default="") == sign), members[0])
    answer = service.rich(schema, call.seed, text=text, language="english", duration=2.5, task="transcribe")
    asked = "logprobs" in (call.fields.get("include") or ())
    if isinstance(answer, dict) and "logprobs" in service.validation.property_names(schema):
        # Told only where they are asked for.
        answer.pop("logprobs", None)
        answer |= {"logprobs": _logprobs(text)} if asked else {}
    return Json(answer)


def _logprobs(text: str) -> list[dict[str, Any]]:
    return [{key: row[key] for key in ("token", "logprob", "bytes")} for row in logprobs.rows(language.pieces(text), 0)]


def _transcript_events(text: str, diarized: bool, asked: bool) -> Iterator[Event]:
    pieces: list[str] = language.pieces(text)
    for piece in pieces:
        rows = {"logprobs": _logprobs(piece)} if asked else {}
        yield Event({"type": "transcript.text.delta", "delta": piece, **rows})
    if diarized:
        segment: dict[str, Any] = {"id": "seg_0", "start": 0.0, "end": 2.5, "text": text, "speaker": "A"}
        yield Event({"type": "transcript.text.segment", **segment})
    rows = {"logprobs": _logprobs(text)} if asked else {}
    yield Event({"type": "transcript.text.done", "text": text, "usage": {"type": "tokens", **USAGE}, **rows})
