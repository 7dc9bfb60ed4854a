"""The life of a run as events: created, queued, in progress, its step, a message or calls of tools, done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import language
from ..sample import EPOCH
from ..store import Item
from ..stream import DONE, Event


def events(
    run: Item, step: Item, message: Item | None, thread: Item | None, completed: list[Item] | None, coded: Item | None
) -> Iterator[Event]:
    """Yield the events of a run that ends with a message, or waits for the outputs of tools where there is none.

    `completed` are the steps that were waiting, where the run goes on; `coded` is the step of the code interpreter.
    """
    if thread is not None:
        yield Event(thread, "thread.created")
    waiting = {**run, "required_action": None}
    for each in completed or ():
        yield Event(each, "thread.run.step.completed")
    if completed is None:
        yield Event({**waiting, "status": "queued"}, "thread.run.created")
    yield Event({**waiting, "status": "queued"}, "thread.run.queued")
    yield Event({**waiting, "status": "in_progress", "started_at": EPOCH}, "thread.run.in_progress")
    if coded is not None:
        yield from _begun(coded)
        yield from _code(coded)
        yield Event(coded, "thread.run.step.completed")
    yield from _begun(step)
    if message is None:
        yield from _calls(step)
        yield Event({**run, "status": "requires_action"}, "thread.run.requires_action")
    else:
        yield from _message(message)
        yield Event({**step, "status": "completed", "completed_at": EPOCH}, "thread.run.step.completed")
        usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        done = {**waiting, "status": "completed", "started_at": EPOCH, "completed_at": EPOCH, "usage": usage}
        yield Event(done, "thread.run.completed")
    yield Event(DONE, "done", end_mark=True)


def _begun(step: Item) -> Iterator[Event]:
    details = step["step_details"]
    empty = {"step_details": {**details, "tool_calls": []}} if details["type"] == "tool_calls" else {}
    for state in ("created", "in_progress"):
        yield Event({**step, "status": "in_progress", "completed_at": None, **empty}, f"thread.run.step.{state}")


def _message(message: Item) -> Iterator[Event]:
    begun = {**message, "status": "in_progress", "content": [], "completed_at": None}
    for state in ("created", "in_progress"):
        yield Event(begun, f"thread.message.{state}")
    for piece in language.pieces(message["content"][0]["text"]["value"]):
        content = [{"index": 0, "type": "text", "text": {"value": piece, "annotations": []}}]
        delta = {"id": message["id"], "object": "thread.message.delta", "delta": {"content": content}}
        yield Event(delta, "thread.message.delta")
    yield Event(message, "thread.message.completed")


def _calls(step: Item) -> Iterator[Event]:
    """Yield the calls of a step: each begun, then its arguments in fragments."""
    for index, call in enumerate(step["step_details"]["tool_calls"]):
        function = call["function"]
        yield _delta(step, {**call, "index": index, "function": {**function, "arguments": ""}})
        for piece in language.fragments(function["arguments"]):
            yield _delta(step, {"index": index, "type": "function", "function": {"arguments": piece}})


def _code(step: Item) -> Iterator[Event]:
    """Yield the call of the code interpreter: begun, its code in fragments, then what it printed."""
    (call,) = step["step_details"]["tool_calls"]
    whole = call["code_interpreter"]
    yield _delta(step, {**call, "index": 0, "code_interpreter": {"input": "", "outputs": []}})
    for piece in language.fragments(whole["input"]):
        yield _delta(step, {"index": 0, "type": "code_interpreter", "code_interpreter": {"input": piece}})
    outputs = [{"index": index, **one} for index, one in enumerate(whole["outputs"])]
    yield _delta(step, {"index": 0, "type": "code_interpreter", "code_interpreter": {"outputs": outputs}})


def _delta(step: Item, call: dict[str, Any]) -> Event:
    delta = {"step_details": {"type": "tool_calls", "tool_calls": [call]}}
    return Event({"id": step["id"], "object": "thread.run.step.delta", "delta": delta}, "thread.run.step.delta")
