"""Talk with a model in a terminal. Speak while it answers, and it stops and listens.

    python examples/voice_terminal.py

It needs the extra `realtime` of wherry, and the package sounddevice. Wear headphones, or the model hears itself. Ctrl-C ends the talk.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from threading import Lock, Thread
from typing import Any

from wherry import Client, Playback, WebSocketConnectionClosedError
from wherry.resources.realtime import RealtimeConnection

MODEL = "gpt-realtime"
RATE = 24_000
"""Samples a second, of 16 bits each, in one channel."""
BLOCK = RATE // 25
"""Samples that are sent at a time: those of 40 ms."""

SESSION: Any = {
    "type": "realtime",
    "instructions": "Answer in one or two sentences.",
    "audio": {
        "input": {
            "format": {"type": "audio/pcm", "rate": RATE},
            "turn_detection": {"type": "server_vad"},  # the service notices when a turn begins and ends
            "transcription": {"model": "gpt-4o-mini-transcribe"},
        },
        "output": {"format": {"type": "audio/pcm", "rate": RATE}, "voice": "marin"},
    },
}


class Speaker:
    """The audio that is still to be played. The sound card takes it block by block, in a thread of its own."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting = bytearray()
        self._playback = Playback()

    def add(self, event: Any) -> None:
        """Take the audio of an event, if it has any."""
        with self._lock:
            self._waiting += self._playback.add(event)

    def take(self, size: int) -> bytes:
        """Return the next block of so many bytes, with silence where nothing is left."""
        with self._lock:
            block = bytes(self._waiting[:size])
            del self._waiting[:size]
            self._playback.played(len(block))
        return block.ljust(size, b"\0")

    def interrupt(self) -> list[Any]:
        """Be silent; return the events that tell the model how much of its answer was heard."""
        with self._lock:
            self._waiting.clear()
            return self._playback.interrupt()


def talk(connection: RealtimeConnection, microphone: Iterable[bytes], speaker: Speaker) -> None:
    """Send what the microphone hears and play what the model says, until the connection is closed."""
    connection.session.update(session=SESSION)
    Thread(target=listen, args=(connection, microphone), daemon=True).start()
    for event in connection:
        speaker.add(event)
        if event.type == "input_audio_buffer.speech_started":
            for truncate in speaker.interrupt():
                connection.send(truncate)
        elif event.type == "conversation.item.input_audio_transcription.completed":
            print(f"\nyou: {event.transcript}", flush=True)
        elif event.type == "response.created":
            print("model: ", end="", flush=True)
        elif event.type == "response.output_audio_transcript.delta":
            print(event.delta, end="", flush=True)
        elif event.type == "error":  # mostly no end: the talk goes on
            print(f"\n({event.error.message})", flush=True)


def listen(connection: RealtimeConnection, microphone: Iterable[bytes]) -> None:
    """Send what the microphone hears. Sending and receiving do not wait for each other."""
    try:
        for block in microphone:
            connection.input_audio_buffer.append(audio=block)
    except WebSocketConnectionClosedError:
        pass  # the loop over the events tells why


def hear(sound: Any) -> Iterator[bytes]:
    """Yield what the microphone hears, block by block."""
    with sound.RawInputStream(samplerate=RATE, channels=1, dtype="int16", blocksize=BLOCK) as stream:
        while True:
            block, _ = stream.read(BLOCK)
            yield bytes(block)


def main() -> None:
    """Open the sound card and the connection, and talk."""
    try:
        sound = importlib.import_module("sounddevice")
    except (ImportError, OSError) as error:  # OSError: the package is there, but not the library PortAudio
        raise SystemExit(
            f"There is no sound: {error}.\nInstall it with `pip install sounddevice`; on Linux, also install libportaudio2."
        ) from None
    speaker = Speaker()

    def play(block: Any, *_: object) -> None:
        block[:] = speaker.take(len(block))

    with (
        Client() as client,
        client.realtime.connect(model=MODEL) as connection,
        sound.RawOutputStream(samplerate=RATE, channels=1, dtype="int16", callback=play),
    ):
        print("Speak; Ctrl-C ends the talk.")
        talk(connection, hear(sound), speaker)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        print("\n(ended)")
