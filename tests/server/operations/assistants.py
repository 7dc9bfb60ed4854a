"""Threads and runs: messages are kept, a run answers the last one, streamed with named events or polled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import language
from ..call import Answer, Call, Events, Json
from ..sample import EPOCH
from ..service import Service, operation
from ..store import Item
from ..stream import ASSISTANT, DONE, Event
from . import progress, rest

MESSAGE = "GET /threads/{thread_id}/messages/{message_id}"
STEP = "GET /threads/{thread_id}/runs/{run_id}/steps/{step_id}"


@operation("POST /threads")
def create_thread(service: Service, call: Call) -> Json:
    """Create a thread, with its first messages."""
    return Json(_thread(service, call, call.fields))


@operation("POST /threads/{thread_id}/messages")
def create_message(service: Service, call: Call) -> Json:
    """Add a message to a thread."""
    return Json(_message(service, call, call.values["thread_id"], call.fields["role"], call.fields))


@operation("POST /threads/runs")
def create_thread_and_run(service: Service, call: Call) -> Answer:
    """Create a thread and run it."""
    thread = _thread(service, call, call.fields.get("thread") or {})
    return _run(service, call, thread["id"], thread)


@operation("POST /threads/{thread_id}/runs")
def create_run(service: Service, call: Call) -> Answer:
    """Run a thread."""
    return _run(service, call, call.values["thread_id"], None)


@operation("POST /threads/{thread_id}/runs/{run_id}/submit_tool_outputs")
def submit_tool_outputs(service: Service, call: Call) -> Answer:
    """Go on with a run that waited for the outputs of tools."""
    said = " ".join(one.get("output") or "" for one in call.fields["tool_outputs"])
    path = call.path.rpartition("/")[0]
    run = rest.stored(service, call, path) or rest.made_up(service, call, rest.answer_schema(service, call))
    run = {**run, "id": call.values["run_id"], "thread_id": call.values["thread_id"], "required_action": None}
    return _answer(service, call, run, said, None)


def _thread(service: Service, call: Call, wanted: dict[str, Any]) -> Item:
    schema = service.answer_schema("GET /threads/{thread_id}")
    thread = service.rich(schema, call.seed, metadata=wanted.get("metadata") or {}, created_at=EPOCH)
    thread = rest.remember(service, call, "/threads", thread)
    for message in wanted.get("messages") or ():
        _message(service, call, thread["id"], message["role"], message)
    return thread


def _message(service: Service, call: Call, thread_id: str, role: str, wanted: dict[str, Any]) -> Item:
    text = {"type": "text", "text": {"value": language.text_of(wanted.get("content")), "annotations": []}}
    values = {
        "thread_id": thread_id,
        "role": role,
        "content": [text],
        "status": "completed",
        "created_at": EPOCH,
        "completed_at": EPOCH,
        "metadata": wanted.get("metadata") or {},
        "run_id": wanted.get("run_id"),
        "assistant_id": wanted.get("assistant_id"),
        "attachments": wanted.get("attachments"),
    }
    message = service.plain(service.answer_schema(MESSAGE), call.seed, **values)
    return rest.remember(service, call, f"/threads/{thread_id}/messages", message)


def _run(service: Service, call: Call, thread_id: str, thread: Item | None) -> Answer:
    for message in call.fields.get("additional_messages") or ():
        _message(service, call, thread_id, message["role"], message)
    schema = rest.answer_schema(service, call)
    echoed = {name: value for name, value in call.fields.items() if value is not None}
    values = {"thread_id": thread_id, "status": "queued", "created_at": EPOCH, "object": "thread.run", "tools": []}
    run = service.plain(schema, call.seed, **{**values, "instructions": "", "metadata": {}, **echoed})
    run = rest.remember(service, call, f"/threads/{thread_id}/runs", run)
    messages = rest.collection_of(service, call, f"/threads/{thread_id}/messages")
    said = next((language.text_of(m["content"][0].get("text", {}).get("value", "")) for _, m in _newest(messages)), "")
    return _answer(service, call, run, said, thread)


def _newest(collection: Any) -> list[tuple[str, Item]]:
    return [
        (key, item) for key, item in reversed(list(collection.pairs())) if item["role"] == "user" and item["content"]
    ]


def _answer(service: Service, call: Call, run: Item, said: str, thread: Item | None) -> Answer:
    """Answer with the run, or with its events; the assistant's message is in the thread either way."""
    about = {"assistant_id": run["assistant_id"], "run_id": run["id"]}
    tool = None
    if not call.operation.path.endswith("/submit_tool_outputs"):
        tool = language.tool_call(service, call, call.fields.get("tools") or [], call.fields.get("tool_choice"))
    if tool is not None:
        function = {"name": tool.name, "arguments": tool.arguments}
        calls = [{"id": tool.id, "type": "function", "function": function}]
        run |= {"required_action": {"type": "submit_tool_outputs", "submit_tool_outputs": {"tool_calls": calls}}}
        message = None
    else:
        text = language.reply(service, call, said)
        message = _message(service, call, run["thread_id"], "assistant", {"content": text, **about})
    runs = service.store.open(f"/threads/{run['thread_id']}/runs")
    if call.fields.get("stream"):
        runs.put(run["id"], {**run, "status": "requires_action" if tool else "completed"})
        return Events(_events(service, call, run, message, thread), ASSISTANT)
    run = {**run, "status": "requires_action" if tool else "queued"}
    runs.put(run["id"], run)
    service.store.polls[f"/threads/{run['thread_id']}/runs/{run['id']}"] = 0
    return Json(run if tool else progress.settled(service, rest.answer_schema(service, call), run))


def _events(service: Service, call: Call, run: Item, message: Item | None, thread: Item | None) -> Iterator[Event]:
    """Yield the life of a run: created, queued, in progress, its step and message, completed, done."""
    if thread is not None:
        yield Event(thread, "thread.created")
    waiting = {**run, "required_action": None}
    if not call.operation.path.endswith("/submit_tool_outputs"):
        yield Event({**waiting, "status": "queued"}, "thread.run.created")
    yield Event({**waiting, "status": "queued"}, "thread.run.queued")
    yield Event({**waiting, "status": "in_progress", "started_at": EPOCH}, "thread.run.in_progress")
    if message is None:
        yield Event({**run, "status": "requires_action"}, "thread.run.requires_action")
    else:
        step = _step(service, call, run, message)
        for state in ("created", "in_progress"):
            yield Event({**step, "status": "in_progress"}, f"thread.run.step.{state}")
        begun = {**message, "status": "in_progress", "content": [], "completed_at": None}
        for state in ("created", "in_progress"):
            yield Event(begun, f"thread.message.{state}")
        for piece in language.pieces(message["content"][0]["text"]["value"]):
            content = [{"index": 0, "type": "text", "text": {"value": piece, "annotations": []}}]
            delta = {"id": message["id"], "object": "thread.message.delta", "delta": {"content": content}}
            yield Event(delta, "thread.message.delta")
        yield Event(message, "thread.message.completed")
        yield Event({**step, "status": "completed", "completed_at": EPOCH}, "thread.run.step.completed")
        usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        done = {**waiting, "status": "completed", "started_at": EPOCH, "completed_at": EPOCH, "usage": usage}
        yield Event(done, "thread.run.completed")
    yield Event(DONE, "done", end_mark=True)


def _step(service: Service, call: Call, run: Item, message: Item) -> Item:
    values = {
        "type": "message_creation",
        "step_details": {"type": "message_creation", "message_creation": {"message_id": message["id"]}},
        "run_id": run["id"],
        "thread_id": run["thread_id"],
        "assistant_id": run["assistant_id"],
        "status": "completed",
        "created_at": EPOCH,
    }
    step = service.plain(service.answer_schema(STEP), call.seed, **values)
    return rest.remember(service, call, f"/threads/{run['thread_id']}/runs/{run['id']}/steps", step)
