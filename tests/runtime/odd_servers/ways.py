"""The ways to an answer: sync or async, plain, raw or streamed; and the calls that a row may name."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from itertools import product
from typing import Any

import wherry
from tests.runtime.odd_servers.rows import Row
from wherry._runtime.transports.memory import AsyncMemoryTransport, MemoryTransport, Reply

__all__ = ("WAYS", "Way", "read_stream", "read_whole", "run")

STREAMS: dict[str, Callable[[Any], Any]] = {
    "chat": lambda client: client.chat.completions.create(model="m", messages=[], stream=True),
    "completions": lambda client: client.completions.create(model="m", prompt="x", stream=True),
    "responses": lambda client: client.responses.create(model="m", input="x", stream=True),
    "assistants": lambda client: client.beta.threads.runs.create("t", assistant_id="a", stream=True),
    "images": lambda client: client.images.generate(prompt="x", stream=True),
    "transcription": lambda client: client.audio.transcriptions.create(file=b"x", model="m", stream=True),
    "speech": lambda client: client.audio.speech.create(input="x", model="m", voice="alloy", stream_format="sse"),
}
WHOLES: dict[str, Callable[[Any], Any]] = {
    "chat": lambda client: client.chat.completions.create(model="m", messages=[]),
    "responses": lambda client: client.responses.create(model="m", input="x"),
    "embeddings": lambda client: client.embeddings.create(model="m", input="x"),
    "models": lambda client: client.models.list(),
    "model": lambda client: client.models.retrieve("m"),
    "delete": lambda client: client.models.delete("m"),
    "batch": lambda client: client.batches.retrieve("b"),
    "job": lambda client: client.fine_tuning.jobs.retrieve("j"),
    "file": lambda client: client.files.create(file=b"x", purpose="assistants"),
    "content": lambda client: client.files.content("f"),
    "speech": lambda client: client.audio.speech.create(input="x", model="m", voice="alloy"),
    "transcription": lambda client: client.audio.transcriptions.create(file=b"x", model="m"),
    "srt": lambda client: client.audio.transcriptions.create(file=b"x", model="m", response_format="srt"),
    "translation": lambda client: client.audio.translations.create(file=b"x", model="m", response_format="vtt"),
    "get": lambda client: client.get("/health"),
    "hangup": lambda client: client.realtime.calls.hangup("c"),
}

Way = tuple[str, str]
WAYS: list[Way] = list(product(("sync", "async"), ("plain", "raw", "streaming")))


def run(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Run a coroutine that waits for nothing: a memory transport needs no event loop."""
    try:
        coroutine.send(None)
    except StopIteration as done:
        return done.value
    coroutine.close()
    raise AssertionError("a memory transport waits for nothing")


def _client(way: Way, row: Row, pieces: int) -> Any:
    """A client whose only answer is that of the row, in pieces of so many bytes (0: at once)."""
    body = row.body
    chunks = [body[start : start + pieces] for start in range(0, len(body), pieces)] if pieces else [body]
    reply = Reply(chunks=chunks, headers={"Content-Type": row.label} if row.label else {})
    transport: Any = (MemoryTransport if way[0] == "sync" else AsyncMemoryTransport)([reply])
    kind: Any = wherry.Client if way[0] == "sync" else wherry.AsyncClient
    client = kind(api_key="sk-secret-0123", base_url="https://api.test/v1", transport=transport, max_retries=0)
    return {"plain": client, "raw": client.with_raw_response, "streaming": client.with_streaming_response}[way[1]]


def read_stream(way: Way, row: Row, pieces: int, items: list[Any], **options: Any) -> None:
    """Make the streaming call of a row and put its events into `items`."""
    client, call = _client(way, row, pieces), STREAMS[row.call]
    if way[0] == "async":
        run(_aread_stream(way, call(client), items))
    elif way[1] == "streaming":
        with call(client) as answer, answer.parse() as stream:
            items.extend(_each(stream, items))
    else:
        answer = call(client)
        with answer.parse() if way[1] == "raw" else answer as stream:
            items.extend(_each(stream, items))


def _each(stream: Any, items: list[Any]) -> list[Any]:
    for item in stream:
        items.append(item)
    return []


async def _aread_stream(way: Way, calling: Any, items: list[Any]) -> None:
    if way[1] == "streaming":
        async with calling as answer, await answer.parse() as stream:
            async for item in stream:
                items.append(item)
        return
    answer = await calling
    async with answer.parse() if way[1] == "raw" else answer as stream:
        async for item in stream:
            items.append(item)


def read_whole(way: Way, row: Row) -> Any:
    """Make the call of a row and give what it gives."""
    client, call = _client(way, row, 0), WHOLES[row.call]
    if way[0] == "async":
        return run(_aread_whole(way, call(client)))
    if way[1] == "streaming":
        with call(client) as answer:
            return answer.parse()
    answer = call(client)
    return answer.parse() if way[1] == "raw" else answer


async def _aread_whole(way: Way, calling: Any) -> Any:
    if way[1] == "streaming":
        async with calling as answer:
            return await answer.parse()
    answer = await calling
    return answer.parse() if way[1] == "raw" else answer
