"""Transcribe audio in each format: objects, text and subtitles; translate it."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

from openai import OpenAI
from openai.types.audio import Transcription, TranscriptionVerbose

client = OpenAI()
with TemporaryDirectory() as folder:
    path = Path(folder, "speech.mp3")
    path.write_bytes(b"ID3" + bytes(50))
    with path.open("rb") as audio:
        plain = client.audio.transcriptions.create(model="whisper-1", file=audio)
    assert isinstance(plain, Transcription) and plain.text
    verbose = client.audio.transcriptions.create(
        model="whisper-1", file=path, response_format="verbose_json", timestamp_granularities=["word", "segment"]
    )
    assert isinstance(verbose, TranscriptionVerbose) and verbose.duration and verbose.language
    for word in verbose.words or []:
        assert word.start >= 0 and word.word
    for kind in ("text", "srt", "vtt"):
        got = client.audio.transcriptions.create(
            model="whisper-1", file=("a.mp3", io.BytesIO(b"ID3" + bytes(50)), "audio/mpeg"), response_format=kind
        )
        assert isinstance(got, str) and got
    assert client.audio.translations.create(model="whisper-1", file=path).text
stream = client.audio.transcriptions.create(
    model="gpt-4o-transcribe", file=("a.wav", b"RIFF" + bytes(50)), stream=True, language="en"
)
assert "".join(event.delta for event in stream if event.type == "transcript.text.delta")
