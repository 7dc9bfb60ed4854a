"""Events of an assistant's run in which a value is null, or left out: the rest of the run is told all the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from wherry import models
from wherry._runtime.accumulate.run_calls import HandlerCalls, texts_of

TEXT = {"index": 0, "type": "text", "text": {"value": "Ahoy", "annotations": []}}
IMAGE = {"index": 1, "type": "image_file", "image_file": {"file_id": "file_1"}}
FUNCTION = {"index": 0, "type": "function", "id": "call_1", "function": {"name": "f", "arguments": "{}", "output": "x"}}
CODE = {"index": 1, "type": "code_interpreter", "id": "call_2"}
CODE["code_interpreter"] = {"input": "1", "outputs": [{"index": 0, "type": "logs", "logs": "1"}]}
MESSAGE = {"id": "msg_1", "object": "thread.message", "role": "assistant", "status": "in_progress"}
STEP = {"id": "step_1", "object": "thread.run.step", "status": "in_progress", "type": "tool_calls"}
CALLS = {"type": "tool_calls", "tool_calls": [FUNCTION, CODE]}
RUN = {"id": "run_1", "object": "thread.run", "status": "completed"}
EVENTS: list[dict[str, Any]] = [
    {"event": "thread.run.created", "data": RUN},
    {"event": "thread.run.step.created", "data": {**STEP, "step_details": {"type": "tool_calls", "tool_calls": []}}},
    {"event": "thread.run.step.delta", "data": {"id": "step_1", "delta": {"step_details": CALLS}}},
    {"event": "thread.run.step.delta", "data": {"id": "step_1", "delta": {"step_details": CALLS}}},
    {"event": "thread.run.step.completed", "data": {**STEP, "step_details": CALLS}},
    {"event": "thread.message.created", "data": {**MESSAGE, "content": []}},
    {"event": "thread.message.delta", "data": {"id": "msg_1", "delta": {"content": [TEXT, IMAGE]}}},
    {"event": "thread.message.delta", "data": {"id": "msg_1", "delta": {"content": [TEXT, IMAGE]}}},
    {"event": "thread.message.completed", "data": {**MESSAGE, "content": [TEXT, IMAGE]}},
    {"event": "thread.run.completed", "data": RUN},
]


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the place of each value inside of another one."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield (*path, key)
        yield from places(inner, (*path, key))


PLACES = list(places(EVENTS))


@pytest.mark.parametrize("what", ["null", "nothing", "text", "a number"])
def test_one_value_is_something_else(what: str) -> None:
    """Whichever value it is, nothing is raised, and the run ends as it would have ended."""
    assert len(PLACES) > 150
    for path in PLACES:
        events = json.loads(json.dumps(EVENTS))
        owner: Any = events
        for key in path[:-1]:
            owner = owner[key]
        if what == "nothing":
            del owner[path[-1]]
        else:
            owner[path[-1]] = {"null": None, "text": "x", "a number": 3}[what]
        calls = HandlerCalls(models)
        told = []
        for event in events:
            if not isinstance(event, dict):
                continue  # no server sends that as an event
            decoded = calls.decoded(event)
            try:
                list(texts_of(decoded))
                told += [name for name, _ in calls.calls(decoded)]
            except Exception as error:
                raise AssertionError(f"{path}: {error!r}") from error
        if path[0] != len(EVENTS) - 1 and len(path) > 1:
            assert calls.run.to_dict() == RUN, path
        assert told.count("on_event") == sum(isinstance(event, dict) for event in events)
