"""Calls of helpers on each host: plain calls, asyncio and trio. And answers to them, for the memory transport."""

from __future__ import annotations

import asyncio
import operator
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import trio

import wherry
from tests.transports.kinds import RUNNERS
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply

__all__ = (
    "HOSTS",
    "Streamed",
    "chat_answer",
    "chat_chunks",
    "parsed",
    "response_answer",
    "response_events",
    "run",
    "streamed",
)

HOSTS = RUNNERS
"""In Pyodide there is no trio."""


@dataclass
class Streamed:
    """What a stream gave: what was taken of each event, its final object, or the error that it ended with."""

    taken: list[Any] = field(default_factory=list)
    final: Any = None
    error: Exception | None = None
    sent: Any = None


def parsed(host: str, method: str, reply: Reply | str, **arguments: Any) -> tuple[Any, Any]:
    """Call a `parse`; return its result, and the JSON that was sent. `reply` may be the URL of a server instead."""
    transport, client = _client(host, reply)
    call = operator.attrgetter(method)(client)
    if host == "sync":
        with client:
            result = call(**arguments)
    else:

        async def main() -> Any:
            async with client:
                return await call(**arguments)

        result = run(host, main)
    return result, transport.requests[0].json() if transport else None


def streamed(
    host: str, method: str, reply: Reply | str, take: Callable[[Any], Any] = lambda event: event, **arguments: Any
) -> Streamed:
    """Call a `stream`, read it to its end, and ask for what it adds up to."""
    transport, client = _client(host, reply)
    manager = operator.attrgetter(method)(client)(**arguments)
    assert not transport or transport.requests == []  # the request is sent on entering
    found = Streamed()
    final = "get_final_response" if method.startswith("responses") else "get_final_completion"

    def read() -> None:
        with client, manager as stream:
            found.taken += map(take, stream)
            found.final = getattr(stream, final)()

    async def read_async() -> None:
        async with client, manager as stream:
            async for event in stream:
                found.taken.append(take(event))
            found.final = await getattr(stream, final)()

    try:
        if host == "sync":
            read()
        else:
            run(host, read_async)
    except Exception as error:
        found.error = error
    found.sent = transport.requests[0] if transport else None
    return found


def run(host: str, main: Callable[[], Any]) -> Any:
    """Run an async function on asyncio or trio."""
    return asyncio.run(main()) if host == "asyncio" else trio.run(main)


def _client(host: str, reply: Reply | str) -> tuple[Any, Any]:
    if isinstance(reply, str):
        make: Any = wherry.Client if host == "sync" else wherry.AsyncClient
        return None, make(api_key="sk-test", base_url=reply)
    if host == "sync":
        transport: Any = MemoryTransport([reply])
        return transport, wherry.Client(api_key="k", transport=transport)
    transport = AsyncMemoryTransport([reply])
    return transport, wherry.AsyncClient(api_key="k", transport=transport)


# --- answers ----------------------------------------------------------------------------------------------------------


def chat_answer(text: str | None, finish_reason: str = "stop", **message: Any) -> dict[str, Any]:
    """A chat completion with one choice."""
    choice = {"index": 0, "finish_reason": finish_reason, "message": {"role": "assistant", "content": text, **message}}
    return {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}


def chat_chunks(text: str, finish_reason: str = "stop", size: int = 4) -> list[Any]:
    """The chunks of a chat completion with one choice, and the end mark."""

    def chunk(delta: dict[str, Any], reason: str | None = None) -> dict[str, Any]:
        choice = {"index": 0, "delta": delta, "finish_reason": reason}
        return {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}

    pieces = [chunk({"content": text[at : at + size]}) for at in range(0, len(text), size)]
    return [chunk({"role": "assistant", "content": ""}), *pieces, chunk({}, finish_reason), "[DONE]"]


def response_answer(text: str, status: str = "completed", **item: Any) -> dict[str, Any]:
    """A response with one message."""
    part = {"type": "output_text", "text": text, "annotations": []}
    message = {"id": "msg_1", "type": "message", "role": "assistant", "status": status, "content": [part], **item}
    return {"id": "resp_1", "object": "response", "created_at": 1, "model": "m", "status": status, "output": [message]}


def response_events(text: str, status: str = "completed", size: int = 4) -> list[Any]:
    """The events of a response with one message; `status` is how it ends."""
    begun = {**response_answer("", "in_progress"), "output": []}
    place = {"item_id": "msg_1", "output_index": 0, "content_index": 0}
    empty = {"type": "output_text", "text": "", "annotations": []}
    item = {"id": "msg_1", "type": "message", "role": "assistant", "status": "in_progress", "content": []}
    events: list[dict[str, Any]] = [
        {"type": "response.created", "response": begun},
        {"type": "response.output_item.added", "output_index": 0, "item": item},
        {"type": "response.content_part.added", **place, "part": empty},
        *(
            {"type": "response.output_text.delta", **place, "delta": text[at : at + size]}
            for at in range(0, len(text), size)
        ),
        {"type": "response.output_text.done", **place, "text": text},
        {"type": "response.content_part.done", **place, "part": {**empty, "text": text}},
        {"type": "response.output_item.done", "output_index": 0, "item": response_answer(text, status)["output"][0]},
        {"type": f"response.{status}", "response": response_answer(text, status)},
    ]
    return [{**event, "sequence_number": number} for number, event in enumerate(events)]
