"""A scripted model: it plays turns of calls and text, as either API spells them, and keeps what it was asked."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, NamedTuple

import trio

import wherry
from wherry._runtime.transports.memory import AsyncMemoryTransport, MemoryTransport, Reply, Sent

APIS = ("responses", "chat")
HOSTS = ("threads", "asyncio", "trio")


class Call(NamedTuple):
    """A call of a function, with its arguments as JSON text."""

    id: str
    name: str
    arguments: str


def call(id: str, name: str, /, **arguments: Any) -> Call:
    return Call(id, name, json.dumps(arguments))


Turn = list[Any]
"""Calls, texts, and items of responses as dicts."""


class Model:
    """Plays one turn for each request. `between` is called before each event of a stream, with its number."""

    def __init__(self, *turns: Turn, between: Callable[[int], None] | None = None, **facts: Any) -> None:
        self.turns = list(turns)
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.between = between
        self.facts = facts
        self.transports: list[Any] = []

    def __call__(self, sent: Sent) -> Reply:
        body = sent.json()
        self.asked.append(body)
        self.keys.append(sent.headers.get("idempotency-key"))
        turn = self.turns.pop(0)
        chat = sent.url.endswith("/chat/completions")
        whole = _completion(turn, self.facts) if chat else _response(turn, self.facts, len(self.asked))
        if not body.get("stream"):
            return Reply(json=whole)
        events = list(_chunks(whole) if chat else _events(whole))
        texts = ["data: [DONE]\n\n"] if chat else []
        return Reply(
            chunks=self._paced([f"data: {json.dumps(event)}\n\n" for event in events] + texts),
            headers={"Content-Type": "text/event-stream"},
        )

    def _paced(self, texts: list[str]) -> Iterator[bytes]:
        for number, text in enumerate(texts):
            if self.between is not None:
                self.between(number)
            yield text.encode()

    def said(self, request: int = -1) -> list[dict[str, Any]]:
        """Return the items or messages of a request."""
        asked = self.asked[request]
        return asked.get("input") or asked["messages"]

    def outputs(self, request: int = -1) -> dict[str, Any]:
        """Return the outputs that a request has, by the id of their call, in their order."""
        found: dict[str, Any] = {}
        for item in self.said(request):
            if item.get("role") == "tool":
                found[item["tool_call_id"]] = item["content"]
            elif str(item.get("type")).endswith("_output"):
                found[item["call_id"]] = item["output"]
        return found

    @property
    def left_open(self) -> int:
        """How many of the responses were not let go."""
        return sum(not response.closed for transport in self.transports for response in transport.responses)


def _usage(chat: bool) -> dict[str, Any]:
    detail = {"reasoning_tokens": 2}
    if chat:
        return {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15, "completion_tokens_details": detail}
    return {"input_tokens": 10, "output_tokens": 5, "total_tokens": 15, "output_tokens_details": detail}


def _response(turn: Turn, facts: dict[str, Any], number: int) -> dict[str, Any]:
    output: list[dict[str, Any]] = []
    for index, item in enumerate(turn):
        if isinstance(item, Call):
            own = {"type": "function_call", "id": f"fc_{item.id}", "call_id": item.id, "name": item.name}
            output.append({**own, "arguments": item.arguments, "status": "completed"})
        elif isinstance(item, str):
            content = [{"type": "output_text", "text": item, "annotations": []}]
            own = {"type": "message", "id": f"msg_{index}", "role": "assistant", "status": "completed"}
            output.append({**own, "content": content})
        else:
            output.append(item)
    facts = {"status": "completed", **facts}
    base = {"id": f"resp_{number}", "object": "response", "created_at": 1, "model": "m", "parallel_tool_calls": True}
    return {**base, "tools": [], "tool_choice": "auto", "output": output, "usage": _usage(False), **facts}


def _events(whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield {"type": "response.created", "response": {**whole, "status": "in_progress", "output": [], "usage": None}}
    for index, item in enumerate(whole["output"]):
        if item["type"] == "function_call":
            at = {"output_index": index, "item_id": item["id"]}
            added = {**item, "arguments": "", "status": "in_progress"}
            yield {"type": "response.output_item.added", "output_index": index, "item": added}
            text = item["arguments"]
            for piece in (text[:4], text[4:]):
                yield {"type": "response.function_call_arguments.delta", **at, "delta": piece}
            yield {"type": "response.function_call_arguments.done", **at, "arguments": text, "name": item["name"]}
        yield {"type": "response.output_item.done", "output_index": index, "item": item}
    yield {"type": f"response.{whole['status']}", "response": whole}


def _completion(turn: Turn, facts: dict[str, Any]) -> dict[str, Any]:
    calls = [
        {"id": each.id, "type": "function", "function": {"name": each.name, "arguments": each.arguments}}
        for each in turn
        if isinstance(each, Call)
    ]
    text = "".join(each for each in turn if isinstance(each, str)) or None
    message = {"role": "assistant", "content": text, "refusal": None, **({"tool_calls": calls} if calls else {})}
    reason = facts.get("finish_reason") or ("tool_calls" if calls else "stop")
    choice = {"index": 0, "message": message, "finish_reason": reason, "logprobs": None}
    base = {"id": "chatcmpl", "object": "chat.completion", "created": 1, "model": "m"}
    return {**base, "choices": [choice], "usage": _usage(True)}


def _chunks(whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    base = {**whole, "object": "chat.completion.chunk", "usage": None}
    message = whole["choices"][0]["message"]

    def chunk(delta: dict[str, Any], reason: str | None = None) -> dict[str, Any]:
        return {**base, "choices": [{"index": 0, "delta": delta, "finish_reason": reason}]}

    yield chunk({"role": "assistant", "content": None if message["content"] is None else ""})
    for index, each in enumerate(message.get("tool_calls", ())):
        text = each["function"]["arguments"]
        yield chunk({"tool_calls": [{**each, "index": index, "function": {**each["function"], "arguments": ""}}]})
        for piece in (text[:4], text[4:]):
            yield chunk({"tool_calls": [{"index": index, "function": {"arguments": piece}}]})
    if message["content"]:
        yield chunk({"content": message["content"]})
    yield chunk({}, whole["choices"][0]["finish_reason"])
    yield {**base, "choices": [], "usage": whole["usage"]}


def on_trio() -> bool:
    try:
        trio.lowlevel.current_trio_token()
    except RuntimeError:
        return False
    return True


async def pause(seconds: float = 0) -> None:
    await (trio.sleep if on_trio() else asyncio.sleep)(seconds)


def run_of(client: Any, api: str, given: dict[str, Any]) -> Any:
    """Begin a run of either API; `said` is what it begins with."""
    arguments = {"model": "m", **given}
    said = arguments.pop("said", None if "state" in arguments else "Ahoy")
    if api == "responses":
        return client.responses.run_tools(**arguments, **({} if said is None else {"input": said}))
    messages = [{"role": "user", "content": said}] if said is not None else wherry.UNSET
    return client.chat.completions.run_tools(**arguments, messages=messages)


class Played(NamedTuple):
    """What a run was, and what it told."""

    run: Any
    events: list[Any]

    @property
    def told(self) -> list[str]:
        """What became of turns and calls, in order."""
        return [
            event.type if event.type == "turn.done" else f"{event.type.removeprefix('tool.')} {event.call.id}"
            for event in self.events
            if (event.type.startswith(("tool.", "turn.")) and hasattr(event, "call")) or event.type == "turn.done"
        ]

    @property
    def types(self) -> list[str]:
        return [event.type for event in self.events]

    @property
    def text(self) -> str:
        """The text of the answer."""
        run = self.run
        return run.response.output_text if hasattr(run, "response") else run.completion.choices[0].message.content


def client_of(host: str, model: Model) -> Any:
    """Return a client of a host, which asks the model."""
    options: dict[str, Any] = {"api_key": "sk-test", "base_url": "http://api.test/v1", "max_retries": 0}
    transport = MemoryTransport(model) if host == "threads" else AsyncMemoryTransport(model)
    model.transports.append(transport)
    kind: Any = wherry.Client if host == "threads" else wherry.AsyncClient
    return kind(transport=transport, **options)


def on(host: str, main: Callable[[], Any]) -> Any:
    """Run an async function on asyncio or trio."""
    return asyncio.run(main()) if host == "asyncio" else trio.run(main)


def play(host: str, api: str, model: Model, *, leave_after: int | None = None, **given: Any) -> Played:
    """Run to the end, or leave the block after so many events."""
    events: list[Any] = []

    def enough(event: Any) -> bool:
        events.append(event)
        return len(events) == leave_after

    if host == "threads":
        with run_of(client_of(host, model), api, given) as run:
            for event in run if leave_after != 0 else ():
                if enough(event):
                    break
        return Played(run, events)

    runs: list[Any] = []  # what main returned would be awaited by JavaScript

    async def main() -> None:
        async with run_of(client_of(host, model), api, given) as run:
            runs.append(run)
            async for event in run if leave_after != 0 else _nothing():
                if enough(event):
                    break
                await pause()  # tasks go on only while somebody waits

    on(host, main)
    return Played(runs[0], events)


async def _nothing() -> AsyncIterator[Any]:
    for event in ():
        yield event
