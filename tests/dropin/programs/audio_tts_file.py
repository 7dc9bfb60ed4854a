"""Write speech to a file, whole and while it arrives."""

import tempfile
from pathlib import Path

from openai import OpenAI

client = OpenAI()
with tempfile.TemporaryDirectory() as folder:
    whole, streamed = Path(folder) / "whole.mp3", Path(folder) / "streamed.mp3"
    client.audio.speech.create(model="tts-1", voice="alloy", input="Ahoy").write_to_file(whole)
    with client.audio.speech.with_streaming_response.create(
        model="gpt-4o-mini-tts", voice="coral", input="Ahoy", instructions="Be cheerful."
    ) as response:
        response.stream_to_file(streamed)
    assert whole.stat().st_size > 0 and streamed.stat().st_size > 0
    speech = client.audio.speech.create(model="tts-1", voice="nova", input="Ahoy", response_format="opus", speed=1.1)
    assert speech.read() == speech.content and b"".join(speech.iter_bytes()) == speech.content
    assert speech.response.headers["content-type"].startswith("audio/")
