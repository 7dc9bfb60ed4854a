"""Run the program of a cell, in the page: with a client that answers by itself, unless the reader gave a key."""

from __future__ import annotations

import ast
import asyncio
import inspect
import json
import linecache
import os
import re
import sys
import traceback
import types
from typing import Any

import wherry
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply, Sent

NAME = "cell.py"
WORDS = re.findall(r"\S+\s*", "Ahoy! This answer was made up in your page: no key, no network, no cost.")
PAUSE_S = 0.04
MADE_UP_KEY = "sk-of-this-page"
CLIENTS = {"Client": (wherry.Client, MemoryTransport), "AsyncClient": (wherry.AsyncClient, AsyncMemoryTransport)}
LOOP = re.compile(r"(?m)^asyncio\.run\((.*)\)[ \t]*$")


async def run(given: str) -> str:
    """Run a program: JSON with code, key and base_url. Return "" or the traceback. A program without a key asks nobody."""
    task = json.loads(given)
    text = LOOP.sub(r"await \1", task["code"])  # a loop runs already
    linecache.cache[NAME] = (len(text), None, text.splitlines(keepends=True), NAME)
    prepare(task["key"], task["base_url"])
    try:
        code = compile(text, NAME, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        result = types.FunctionType(code, {"__name__": "__main__"})()
        if inspect.iscoroutine(result):
            await result
    except (Exception, asyncio.CancelledError, SystemExit) as error:
        return told(error)
    finally:
        prepare("", "")
        sys.stdout.flush()
    return ""


def prepare(key: str, base_url: str) -> None:
    """Let `Client` and `AsyncClient` answer by themselves, or ask `base_url` with a key, which they find in the environment."""
    os.environ["OPENAI_API_KEY"] = key or MADE_UP_KEY
    os.environ.pop("OPENAI_BASE_URL", None)
    if key and base_url:
        os.environ["OPENAI_BASE_URL"] = base_url
    for name, (client, transport) in CLIENTS.items():
        setattr(wherry, name, client if key else answering(client, transport))


def answering(client: Any, transport: Any) -> Any:
    """Return what makes a client that answers by itself, unless its program names a transport."""

    def make(*given: Any, **named: Any) -> Any:
        return client(*given, **{"transport": transport(answer), **named})

    return make


def answer(sent: Sent) -> Reply:
    """Answer a request as the API does, with WORDS, one of them each 40 ms if a stream is asked for."""
    path = sent.url.partition("?")[0]
    asked = sent.json() if sent.body else {}
    if path.endswith("/responses"):
        events = response_events(asked.get("model"))
        return Reply(sse=events, pause_s=PAUSE_S) if asked.get("stream") else Reply(json=events[-1]["response"])
    if path.endswith("/chat/completions"):
        one = {"id": "chatcmpl-page", "created": 0, "model": asked.get("model")}
        if asked.get("stream"):
            deltas: list[dict[str, Any]] = [{"delta": {"content": word}, "finish_reason": None} for word in WORDS]
            choices = [{"index": 0, **delta} for delta in [*deltas, {"delta": {}, "finish_reason": "stop"}]]
            chunks = [{**one, "object": "chat.completion.chunk", "choices": [choice]} for choice in choices]
            return Reply(sse=[*chunks, "[DONE]"], pause_s=PAUSE_S)
        said = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "".join(WORDS)}}
        return Reply(
            json={**one, "object": "chat.completion", "choices": [said], "usage": usage("prompt", "completion")}
        )
    message = f"This page makes up no answer for {path.rpartition('/v1')[2]}. With a key, the API answers."
    return Reply(status=404, json={"error": {"message": message, "code": "not_in_this_page"}})


def response_events(model: object) -> list[dict[str, Any]]:
    """Return the events of a response."""
    part = {"type": "output_text", "text": "".join(WORDS), "annotations": []}
    item = {"id": "msg_page", "type": "message", "role": "assistant", "status": "completed", "content": [part]}
    begun = {
        "id": "resp_page",
        "object": "response",
        "created_at": 0,
        "model": model,
        "output": [],
        "status": "in_progress",
    }
    done = {**begun, "output": [item], "status": "completed", "usage": usage("input", "output")}
    at = {"item_id": "msg_page", "output_index": 0, "content_index": 0}
    events: list[dict[str, Any]] = [
        {"type": "response.created", "response": begun},
        {
            "type": "response.output_item.added",
            "output_index": 0,
            "item": {**item, "status": "in_progress", "content": []},
        },
        {"type": "response.content_part.added", **at, "part": {**part, "text": ""}},
        *({"type": "response.output_text.delta", **at, "delta": word} for word in WORDS),
        {"type": "response.output_text.done", **at, "text": part["text"]},
        {"type": "response.content_part.done", **at, "part": part},
        {"type": "response.output_item.done", "output_index": 0, "item": item},
        {"type": "response.completed", "response": done},
    ]
    return [{**event, "sequence_number": number} for number, event in enumerate(events)]


def usage(asked: str, answered: str) -> dict[str, int]:
    """Return what an answer took."""
    return {f"{asked}_tokens": 6, f"{answered}_tokens": len(WORDS), "total_tokens": 6 + len(WORDS)}


def told(error: BaseException) -> str:
    """Return the traceback, from the program on."""
    shown = traceback.TracebackException.from_exception(error)
    while shown.stack and shown.stack[0].filename != NAME:
        del shown.stack[0]
    return "".join(shown.format())
