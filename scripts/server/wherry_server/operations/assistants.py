"""Threads and runs: messages are kept, a run answers the last one, streamed with named events or polled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import language
from ..call import Answer, Call, Events, Json
from ..sample import EPOCH
from ..service import Service, operation
from ..store import Item
from ..stream import ASSISTANT
from . import assistant_events, progress, rest
from .hosted_calls import CODE, PRINTED

MESSAGE = "GET /threads/{thread_id}/messages/{message_id}"
STEP = "GET /threads/{thread_id}/runs/{run_id}/steps/{step_id}"


@operation("POST /assistants")
def create_assistant(service: Service, call: Call) -> Json:
    """Create an assistant: it has the tools that it is given."""
    return Json(rest.create(service, call, tools=call.fields.get("tools") or []))


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
    steps = list(_completed(service, call, path))
    run = rest.stored(service, call, path) or rest.made_up(service, call, rest.answer_schema(service, call))
    run = {**run, "id": call.values["run_id"], "thread_id": call.values["thread_id"], "required_action": None}
    return _answer(service, call, run, said, None, steps)


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
    assistant = service.store.open("/assistants").get(call.fields["assistant_id"]) or {}
    echoed = {name: value for name, value in call.fields.items() if value is not None}
    values = {"thread_id": thread_id, "status": "queued", "created_at": EPOCH, "object": "thread.run"}
    values["tools"] = assistant.get("tools") or []
    run = service.plain(schema, call.seed, **{**values, "instructions": "", "metadata": {}, **echoed})
    run = rest.remember(service, call, f"/threads/{thread_id}/runs", run)
    messages = rest.collection_of(service, call, f"/threads/{thread_id}/messages")
    said = next((language.text_of(m["content"][0].get("text", {}).get("value", "")) for _, m in _newest(messages)), "")
    return _answer(service, call, run, said, thread, None)


def _newest(collection: Any) -> list[tuple[str, Item]]:
    return [
        (key, item) for key, item in reversed(list(collection.pairs())) if item["role"] == "user" and item["content"]
    ]


def _answer(
    service: Service, call: Call, run: Item, said: str, thread: Item | None, completed: list[Item] | None
) -> Answer:
    """Answer with the run, or with its events; the assistant's message is in the thread either way.

    `completed` are the steps that the outputs of tools have completed; None at the start of a run.
    """
    begins = completed is None
    tools = language.tool_calls(service, call, run.get("tools") or [], call.fields.get("tool_choice")) if begins else []
    message = None
    if tools:
        calls: list[Item] = [
            {"id": tool.id, "type": "function", "function": {"name": tool.name, "arguments": tool.arguments}}
            for tool in tools
        ]
        run |= {"required_action": {"type": "submit_tool_outputs", "submit_tool_outputs": {"tool_calls": calls}}}
        told = [{**one, "function": {**one["function"], "output": None}} for one in calls]
        details: Item = {"type": "tool_calls", "tool_calls": told}
    else:
        about = {"assistant_id": run["assistant_id"], "run_id": run["id"]}
        message = {"content": language.reply(service, call, said), **about}
        message = _message(service, call, run["thread_id"], "assistant", message)
        details = {"type": "message_creation", "message_creation": {"message_id": message["id"]}}
    coded = _coded(service, call, run) if message and begins else None
    step = _step(service, call, run, details, waits=bool(tools))
    runs = service.store.open(f"/threads/{run['thread_id']}/runs")
    if call.fields.get("stream"):
        runs.put(run["id"], {**run, "status": "requires_action" if tools else "completed"})
        return Events(assistant_events.events(run, step, message, thread, completed, coded), ASSISTANT)
    run = {**run, "status": "requires_action" if tools else "queued"}
    runs.put(run["id"], run)
    service.store.polls[f"/threads/{run['thread_id']}/runs/{run['id']}"] = 0
    return Json(run if tools else progress.settled(service, rest.answer_schema(service, call), run))


def _coded(service: Service, call: Call, run: Item) -> Item | None:
    """Return the step in which the code interpreter has run, where the run has that tool."""
    if not any(tool["type"] == "code_interpreter" for tool in run.get("tools") or ()):
        return None
    ran = {"input": CODE, "outputs": [{"type": "logs", "logs": PRINTED}]}
    coded = {"id": service.store.new_id("call_"), "type": "code_interpreter", "code_interpreter": ran}
    return _step(service, call, run, {"type": "tool_calls", "tool_calls": [coded]}, waits=False)


def _step(service: Service, call: Call, run: Item, details: Item, *, waits: bool) -> Item:
    values = {
        "type": details["type"],
        "step_details": details,
        "run_id": run["id"],
        "thread_id": run["thread_id"],
        "assistant_id": run["assistant_id"],
        "status": "in_progress" if waits else "completed",
        "completed_at": None if waits else EPOCH,
        "created_at": EPOCH,
    }
    step = service.plain(service.answer_schema(STEP), call.seed, **values)
    return rest.remember(service, call, f"/threads/{run['thread_id']}/runs/{run['id']}/steps", step)


def _completed(service: Service, call: Call, run_path: str) -> Iterator[Item]:
    """Put the outputs that were submitted into the steps that wait for them, and yield these."""
    given = {one.get("tool_call_id"): one.get("output") for one in call.fields["tool_outputs"]}
    steps = service.store.open(f"{run_path}/steps")
    for key, step in list(steps.pairs()):
        details = step["step_details"]
        if step["status"] == "in_progress" and details["type"] == "tool_calls":
            calls = [
                {**one, "function": {**one["function"], "output": given.get(one["id"])}}
                for one in details["tool_calls"]
            ]
            done = {**step, "status": "completed", "completed_at": EPOCH}
            done["step_details"] = {**details, "tool_calls": calls}
            steps.put(key, done)
            yield done
