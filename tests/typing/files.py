"""Uploads and binary answers: the forms of a file, and the forms of its bytes. Checked, never run."""
# pyright: strict, reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from typing_extensions import assert_type

from wherry import AsyncClient, BinaryResponse, Client, Stream, models, params

client = Client()
aclient = AsyncClient()


def uploads(pieces: Iterator[bytes]) -> None:
    """Bytes, files, paths, iterators, and each of them with a name and a type."""
    assert_type(client.files.create(file=b"x", purpose="batch"), models.FileObject)
    client.files.create(file=bytearray(b"x"), purpose="batch")
    client.files.create(file=memoryview(b"x"), purpose="batch")
    client.files.create(file=io.BytesIO(b"x"), purpose="batch")
    client.files.create(file=Path("x.jsonl"), purpose="batch")
    with Path("x.jsonl").open("rb") as opened:
        client.files.create(file=opened, purpose="batch")
        client.files.create(file=("x.jsonl", opened), purpose="batch")
    client.files.create(file=pieces, purpose="batch")
    client.files.create(file=("x.jsonl", b"x"), purpose="batch")
    client.files.create(file=("x.jsonl", b"x", "application/jsonl"), purpose="batch")
    client.files.create(file=("x.jsonl", b"x", None, {"X-Part": "1"}), purpose="batch")
    client.files.create(file=b"x", purpose="user_data", expires_after={"anchor": "created_at", "seconds": 3600})
    client.images.edit(image=[b"one", ("two.png", b"two")], prompt="x", mask=b"mask")
    client.images.edit(images=[{"file_id": "f"}], prompt="x")


def transcripts(file: Path, form: params.AudioResponseFormat) -> None:
    """The format decides the type; where it is known only when the program runs, any of them may come."""
    create, model = client.audio.transcriptions.create, "whisper-1"
    assert_type(create(file=file, model=model).text, str)
    assert_type(create(file=file, model=model, response_format="json"), models.Transcription)
    assert_type(create(file=file, model=model, response_format="verbose_json"), models.TranscriptionVerbose)
    assert_type(create(file=file, model=model, response_format="diarized_json"), models.TranscriptionDiarized)
    assert_type(create(file=file, model=model, response_format="srt"), str)
    assert_type(create(file=file, model=model, response_format=form), models.TranscriptionCreateResponse)
    assert_type(create(file=file, model=model, stream=True), Stream[models.CreateTranscriptionResponseStreamEvent])
    assert_type(client.audio.translations.create(file=file, model=model), models.Translation)
    assert_type(client.audio.translations.create(file=file, model=model, response_format="vtt"), str)


async def awaited(pieces: AsyncIterator[bytes]) -> None:
    """The async client takes async iterators too."""
    assert_type(await aclient.files.create(file=pieces, purpose="batch"), models.FileObject)
    assert_type(await aclient.files.content("f"), BinaryResponse)


def downloads(path: Path) -> None:
    """Bytes, chunks, a file."""
    answer = client.files.content("f")
    assert_type(answer, BinaryResponse)
    assert_type(answer.content, bytes)
    assert_type(answer.read(), bytes)
    assert_type(bytes(answer), bytes)
    assert_type(answer.iter_bytes(1024), Iterator[bytes])
    answer.write_to_file(path)
    speech = client.audio.speech.create(model="tts-1", input="x", voice="alloy")
    assert_type(speech, BinaryResponse)
    events = client.audio.speech.create(model="tts-1", input="x", voice="alloy", stream_format="sse")
    assert_type(events, Stream[models.CreateSpeechResponseStreamEvent])


def wrong() -> None:
    """Slips are errors where they are made."""
    client.files.create(file="x.jsonl", purpose="batch")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.files.create(file=io.StringIO("x"), purpose="batch")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.files.create(file=b"x", purpose="bach")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.files.create(file=("x.jsonl", "text"), purpose="batch")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.files.create(purpose="batch")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.images.edit(prompt="x")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    client.images.edit(prompt="x", image=b"x", images=[{"file_id": "f"}])  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    client.audio.speech.create(model="tts-1", input="x", voice="alloy", stream_format="mp3")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    client.files.content("f").text()  # type: ignore[operator]  # pyright: ignore[reportCallIssue]
