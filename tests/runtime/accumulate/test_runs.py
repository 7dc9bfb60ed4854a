"""Events of an assistant's run add up, and call the methods of a handler."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pytest

from wherry import models
from wherry._runtime.accumulate.run_calls import HandlerCalls
from wherry._runtime.accumulate.runs import RunAccumulator

Event = dict[str, Any]
TEXT = {"index": 0, "type": "text"}


def event(name: str, **data: Any) -> Event:
    """Return an event as it comes from the server."""
    return {"event": f"thread.{name}", "data": data}


def run(status: str) -> Event:
    """Return an event about the run."""
    return event(f"run.{status}", id="run_1", object="thread.run", status=status.rpartition(".")[2])


def message(state: str, *content: Any, id: str = "msg_1") -> Event:
    """Return an event with a whole message."""
    return event(f"message.{state}", id=id, object="thread.message", status=state, content=list(content))


def text(value: str, *annotations: Any) -> dict[str, Any]:
    """Return a whole text of a message."""
    return {"type": "text", "text": {"value": value, "annotations": list(annotations)}}


def part(*content: Any, id: str = "msg_1") -> Event:
    """Return a delta of a message."""
    return event("message.delta", id=id, object="thread.message.delta", delta={"content": list(content)})


def words(*values: str, index: int = 0, id: str = "msg_1") -> list[Event]:
    """Return deltas of a text."""
    return [part({**TEXT, "index": index, "text": {"value": value}}, id=id) for value in values]


def step(state: str, *calls: Any, id: str = "step_1") -> Event:
    """Return an event with a whole step that calls tools."""
    details = {"type": "tool_calls", "tool_calls": list(calls)}
    return event(f"run.step.{state}", id=id, object="thread.run.step", status=state, step_details=details)


def call(*calls: Any, id: str = "step_1") -> Event:
    """Return a delta of a step."""
    return event("run.step.delta", id=id, delta={"step_details": {"type": "tool_calls", "tool_calls": list(calls)}})


def function(index: int = 0, arguments: str = "", **more: Any) -> dict[str, Any]:
    """Return a fragment of a function call."""
    named = {"name": more.pop("name")} if "name" in more else {}
    return {"index": index, "type": "function", "function": {**named, "arguments": arguments}, **more}


def code(**fields: Any) -> dict[str, Any]:
    """Return a fragment of a call of the code interpreter."""
    return {"index": 0, "type": "code_interpreter", "code_interpreter": fields}


def decoded(event: Event) -> Any:
    """Return an event as a stream yields it."""
    decode: Any = models.AssistantStreamEvent
    return decode._decode(json.loads(json.dumps(event)))


def gathered(*events: Event) -> RunAccumulator:
    """Add events, and look at nothing before the end."""
    total = RunAccumulator(models)
    for each in events:
        total.add(decoded(each))
    return total


def called(events: Iterable[Event], *, deltas: bool = True) -> list[str]:
    """Return the names of the methods that events call, but for `on_event`."""
    calls = HandlerCalls(models)
    names = [name.removeprefix("on_") for each in events for name, _ in calls.calls(decoded(each))]
    return [name for name in names if name != "event" and (deltas or not name.endswith("_delta"))]


# --- what it adds up to -------------------------------------------------------------------------------------------------------


def test_a_message() -> None:
    """Texts join by index; a message that comes whole replaces it."""
    total = gathered(message("created"), *words("Ah", "oy"), *words("Bye", index=1), *words("!"))
    (found,) = total.messages
    assert isinstance(found, models.MessageObject)
    assert [each.text.value for each in found.content] == ["Ahoy!", "Bye"]
    assert [type(each) for each in found.content] == [type(decoded(message("completed", text(""))).data.content[0])] * 2
    total.add(decoded(message("completed", text("Hello"))))
    assert [each.text.value for each in total.messages[0].content] == ["Hello"]
    assert total.messages[0].status == "completed"


def test_annotations_of_a_text() -> None:
    """They stand at their indexes, as the classes that whole messages have."""
    cited = {"index": 0, "type": "file_citation", "text": "[1]", "file_citation": {"file_id": "f"}}
    total = gathered(
        message("created"),
        *words("Ah"),
        part({**TEXT, "text": {"value": "oy", "annotations": [cited]}}),
        part({**TEXT, "text": {"annotations": [{**cited, "index": 1, "text": "[2]"}]}}),
        *words("!"),
    )
    found = total.messages[0].content[0].text
    assert found.value == "Ahoy!"
    assert [each.text for each in found.annotations] == ["[1]", "[2]"]
    whole = decoded(message("completed", text("", cited))).data.content[0].text.annotations[0]
    assert type(found.annotations[0]) is type(whole)


def test_images_and_refusals() -> None:
    """Other parts of a message merge by the general rule."""
    total = gathered(
        message("created"),
        part({"index": 0, "type": "image_file", "image_file": {"file_id": "f"}}),
        part({"index": 1, "type": "refusal", "refusal": "I "}),
        part({"index": 1, "type": "refusal", "refusal": "won't"}),
    )
    image, refusal = total.messages[0].content
    assert image.image_file.file_id == "f"
    assert refusal.refusal == "I won't"


def test_function_calls() -> None:
    """Arguments join by index; a step that is announced with its call has no indexes."""
    announced = {"id": "call_1", "type": "function", "function": {"name": "get", "arguments": ""}}
    for head in ([step("created", announced)], [step("created"), call(function(name="get", id="call_1"))]):
        total = gathered(*head, call(function(arguments='{"a"'), function(arguments=": 1}")), call(function(1, "{}")))
        first, second = total.run_steps[0].step_details.tool_calls
        assert (first.id, first.function.name, first.function.arguments) == ("call_1", "get", '{"a": 1}')
        assert second.function.arguments == "{}"
        assert type(first) is type(second)


def test_the_code_interpreter() -> None:
    """Code and logs join; outputs stand at their indexes, as the classes that whole steps have."""
    logs = {"index": 0, "type": "logs", "logs": "2"}
    image = {"index": 1, "type": "image", "image": {"file_id": "f"}}
    total = gathered(
        step("created"),
        call(code(input="1+")),
        call(code(input="1")),
        call(code(outputs=[logs])),
        call(code(outputs=[{**logs, "logs": "\n"}, image])),
        step("in_progress"),
    )
    made = total.run_steps[0].step_details.tool_calls[0].code_interpreter
    assert made.input == "1+1"
    assert made.outputs[0].logs == "2\n"
    assert made.outputs[1].image.file_id == "f"
    whole = {"id": "c", "type": "code_interpreter", "code_interpreter": {"input": "", "outputs": [logs, image]}}
    done = decoded(step("completed", whole)).data.step_details.tool_calls[0].code_interpreter
    assert [type(each) for each in made.outputs] == [type(each) for each in done.outputs]


def test_steps_are_what_they_are_last_said_to_be() -> None:
    """A step that is done has its status and what its calls came to."""
    done = {"id": "c", "type": "function", "function": {"name": "get", "arguments": "{}", "output": "1"}}
    total = gathered(run("in_progress"), step("created"), call(function()), step("completed", done), run("completed"))
    assert total.run_steps[0].status == "completed"
    assert total.run_steps[0].step_details.tool_calls[0].function.output == "1"
    assert total.run.status == "completed"
    assert total.finish() == (total.run, total.run_steps, total.messages) == total.snapshot


def test_what_was_never_announced() -> None:
    """A delta makes its message or its step."""
    total = gathered(*words("Ahoy"), call(function(name="get", id="c")))
    assert total.messages[0].content[0].text.value == "Ahoy"
    assert total.run_steps[0].step_details.tool_calls[0].function.name == "get"


def test_nothing_is_shared_with_events() -> None:
    """No event is changed by those after it, dicts are not changed at all, and `freeze` stays as it was."""
    raw = [message("created"), *words("Ah", "oy"), step("created"), call(function(name="get")), call(function(0, "{}"))]
    before = json.dumps(raw)
    events, total = [decoded(each) for each in raw], RunAccumulator(models)
    frozen = []
    for each in events:
        total.add(each)
        frozen.append(total.freeze())
    assert [each.to_dict() for each in events] == raw
    assert frozen[1].messages[0].content[0].text.value == "Ah"
    again = RunAccumulator(models)
    assert [again.events(each)[0].event for each in raw] == [each["event"] for each in raw]
    assert again.messages == total.messages
    assert json.dumps(raw) == before


def test_events_that_say_nothing_of_a_run() -> None:
    """They are told to a handler, and change nothing."""
    total = gathered(event("created", id="t", object="thread"), {"event": "done", "data": "[DONE]"}, {"event": "new"})
    assert total.snapshot == (None, [], [])


# --- what is told -------------------------------------------------------------------------------------------------------------


def test_calls_for_a_message() -> None:
    """A text is created before its first delta, and done with its message."""
    events = [message("created"), message("in_progress"), *words("Ah", "oy"), message("completed", text("Ahoy"))]
    told = ["text_delta", "message_delta"]
    assert called(events) == ["message_created", "text_created", *told, *told, "text_done", "message_done"]


def test_calls_for_parts() -> None:
    """A part is done when the next one has begun; an image is told when it is done."""
    image = {"index": 0, "type": "image_file", "image_file": {"file_id": "f"}}
    events = [message("created"), part(image), *words("Ah", "oy", index=1), *words("B", index=2)]
    assert called([*events, message("incomplete", image, text("Ahoy"), text("B"))]) == [
        *("message_created", "message_delta"),
        *("text_created", "text_delta", "image_file_done", "message_delta"),
        *("text_delta", "message_delta"),
        *("text_created", "text_delta", "text_done", "message_delta"),
        *("text_done", "message_done"),
    ]


def test_calls_for_tools() -> None:
    """A call is created with its first fragment, and done when the next begins, or the run stops."""
    events = [step("created"), call(function()), call(function(0, "{}")), call(function(1)), run("requires_action")]
    assert called(events) == [
        *("run_step_created", "tool_call_created", "run_step_delta"),
        *("tool_call_delta", "run_step_delta"),
        *("tool_call_done", "tool_call_created", "run_step_delta"),
        "tool_call_done",
    ]


@pytest.mark.parametrize("state", ["completed", "cancelled", "expired", "failed"])
def test_each_thing_is_done_once(state: str) -> None:
    """Neither later steps nor the end of the run tell of a call again, nor later messages of a text."""
    events: list[Event] = []
    for number in "12":
        events += [step("created", id=number), call(function(), id=number), step(state, id=number)]
        events += [message("created", id=number), *words("a", id=number), message("completed", text("a"), id=number)]
    once = [
        *("run_step_created", "tool_call_created", "tool_call_done", "run_step_done"),
        *("message_created", "text_created", "text_done", "message_done"),
    ]
    assert called([*events, run("completed")], deltas=False) == once * 2


def test_calls_for_what_cannot_be_placed() -> None:
    """A fragment without an index, or a tool call in a step that has none, is told as a delta alone."""
    unplaced = event("message.delta", id="msg_1", delta={"content": [{"type": "text", "text": {"value": "Ah"}}]})
    other = event("run.step.created", id="step_1", step_details={"type": "message_creation"})
    assert called([message("created"), unplaced]) == ["message_created", "text_created", "message_delta"]
    assert called([other, call(function())]) == ["run_step_created", "run_step_delta"]


def test_what_calls_are_given() -> None:
    """A delta is that of the event, a snapshot has it in it, and what is done is whole."""
    calls = HandlerCalls(models)
    given: dict[str, list[Any]] = {}
    for each in [message("created"), *words("Ah", "oy"), message("completed", text("Ahoy"))]:
        for name, arguments in calls.calls(decoded(each)):
            told = [getattr(value, "value", None) or getattr(value, "status", None) for value in arguments]
            given.setdefault(name, []).append(told)
            assert calls.current_event is not None
        assert calls.current_event is None
    assert given["on_text_delta"] == [["Ah", "Ah"], ["oy", "Ahoy"]]
    assert given["on_text_done"] == [["Ahoy"]]
    assert given["on_message_done"] == [["completed"]]
    assert calls.current_message.content[0].text.value == "Ahoy"


def test_the_current_step() -> None:
    """It is there from its beginning to its end."""
    calls = HandlerCalls(models)
    seen = []
    for each in [step("created"), step("in_progress"), call(function()), step("completed"), run("completed")]:
        list(calls.calls(decoded(each)))
        seen.append(calls.current_run_step and calls.current_run_step.id)
    assert seen == ["step_1", "step_1", "step_1", None, None]
