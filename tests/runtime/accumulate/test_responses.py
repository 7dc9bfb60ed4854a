"""Events of responses add up: what each event does to the Response, and what holds for any stream."""

from __future__ import annotations

import typing
from typing import Any

import pytest

from tests.runtime.accumulate.response_streams import (
    MESSAGE,
    added,
    created,
    decoded,
    delta,
    ended,
    event,
    gathered,
    message_events,
    output,
    response,
)
from wherry import models
from wherry._runtime.accumulate.response_table import EFFECTS, WITHOUT_EFFECT

CALL = {"id": "item_0", "type": "function_call", "call_id": "call_1", "name": "get", "arguments": ""}
TEXT = {"type": "output_text", "text": "", "annotations": []}


def test_every_event_has_an_effect_or_is_known_to_have_none() -> None:
    """The tables have exactly the events of the API."""
    union: Any = models.ResponseStreamEvent
    kinds = {kind._fields["type"].default for kind in typing.get_args(union.__value__)}
    assert not EFFECTS.keys() & WITHOUT_EFFECT
    assert kinds == EFFECTS.keys() | WITHOUT_EFFECT


def test_a_response() -> None:
    """A stream adds up to what its last event says, and before that, to the same text."""
    events = [created(), *message_events("Ah", "oy"), ended(output=[{**MESSAGE, "status": "completed"}])]
    total = gathered(*events[:-1])
    assert total.snapshot.output_text == "Ahoy"
    assert isinstance(total.snapshot, models.Response)
    assert isinstance(total.snapshot.output[0], models.OutputMessage)
    assert not total.finished
    total.add(decoded(events[-1]))
    assert total.finished
    assert total.snapshot.to_dict() == response("completed", output=[{**MESSAGE, "status": "completed"}])


def test_dicts() -> None:
    """Saved events may be added as they are, and are not changed."""
    events = [created(), *message_events("Ah", "oy")]
    before = repr(events)
    total = gathered()
    for each in events:
        total.add(each)
    assert total.snapshot.output_text == "Ahoy"
    assert repr(events) == before


# --- the response -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["completed", "incomplete", "failed"])
@pytest.mark.parametrize("said", [{"output": []}, {"output": None}, {}])
def test_an_end_without_output_keeps_what_came(status: str, said: dict[str, Any]) -> None:
    """The last event may leave out the output; its status and usage are taken."""
    last = ended(status, usage={"total_tokens": 3}, **said)
    if not said:
        del last["response"]["output"]
    total = gathered(created(), *message_events("Ahoy"), last)
    assert total.snapshot.status == status
    assert total.snapshot.usage.total_tokens == 3
    assert total.snapshot.output_text == "Ahoy"


def test_an_end_with_output_replaces_what_came() -> None:
    """What the last event says counts."""
    call = {**CALL, "id": "item_1"}
    assert output(created(), *message_events("Ahoy"), ended(output=[call])) == [call]


def test_states_in_between_keep_unfinished_items() -> None:
    """A response that is said to be in progress again replaces items that are done, by ID, and no others."""
    again = {**MESSAGE, "status": "completed", "content": [{**TEXT, "text": "Edited"}]}
    total = gathered(
        created(),
        *message_events("Ahoy", index=3),
        *message_events("B", index=5)[:3],
        event("in_progress", response=response(output=[{**again, "id": "item_3"}, {**again, "id": "item_5"}])),
        delta("output_text", "ye", 5),
    )
    assert [item.content[0].text for item in total.snapshot.output] == ["Edited", "Bye"]


def test_nothing_came() -> None:
    """Before the first event there is no snapshot and no result."""
    total = gathered()
    assert total.snapshot is None
    assert total.finish() is None


# --- items and parts ----------------------------------------------------------------------------------------------------------


def test_gaps_and_order() -> None:
    """Indexes may be left out, and come in any order; items stay in the order of their indexes."""
    total = gathered(created(), *message_events("last", index=9), *message_events("first", index=2))
    assert [item.id for item in total.snapshot.output] == ["item_2", "item_9"]
    total.add(decoded(delta("function_call_arguments", "{}", 4)))
    assert [item.type for item in total.snapshot.output] == ["message", "function_call", "message"]


def test_an_item_that_is_null() -> None:
    """An item or a part that is null announces nothing."""
    assert output(created(), event("output_item.added", output_index=0, item=None)) == []
    assert output(created(), event("content_part.added", output_index=0, content_index=0, part=None)) == []


def test_all_items_have_one_index() -> None:
    """Some servers give each item the index 0: another ID is another item, and deltas find theirs by its ID."""
    second = {**CALL, "id": "item_1"}
    got = output(
        created(),
        added(MESSAGE),
        added(second),
        delta("output_text", "Ahoy", item_id="item_0"),
        added({**CALL, "id": "item_2", "call_id": "call_2"}),
        delta("function_call_arguments", "{", item_id="item_1"),
        delta("function_call_arguments", "[]", item_id="item_2"),
        delta("function_call_arguments", "}", item_id="item_1"),
        event("output_item.done", output_index=0, item={**second, "arguments": "{}", "status": "completed"}),
    )
    assert got[0]["content"] == [{**TEXT, "text": "Ahoy"}]
    assert got[2]["arguments"] == "[]"
    assert got[1] == {**second, "arguments": "{}", "status": "completed"}


def test_an_item_gets_another_id_when_it_is_done() -> None:
    """A server may name an item anew; it stays one item."""
    done = {**MESSAGE, "id": "other", "status": "completed"}
    assert output(created(), added(MESSAGE), event("output_item.done", output_index=0, item=done)) == [done]


def test_parts_with_gaps() -> None:
    """Parts are found by their index, too, whatever comes between their deltas."""
    got = output(
        created(),
        added(MESSAGE),
        delta("output_text", "b", content_index=4),
        delta("output_text", "a", content_index=1),
        delta("output_text", "B", content_index=4),
        event("content_part.done", output_index=0, content_index=1, part={**TEXT, "text": "A"}),
        delta("output_text", "!", content_index=4),
    )
    assert [part["text"] for part in got[0]["content"]] == ["A", "bB!"]


# --- texts --------------------------------------------------------------------------------------------------------------------

TEXTS: list[tuple[str, dict[str, Any], Any]] = [
    ("output_text", MESSAGE, lambda item: item["content"][0]["text"]),
    ("refusal", MESSAGE, lambda item: item["content"][0]["refusal"]),
    ("reasoning_text", {"id": "item_0", "type": "reasoning", "summary": []}, lambda item: item["content"][0]["text"]),
    (
        "reasoning_summary_text",
        {"id": "item_0", "type": "reasoning", "summary": []},
        lambda item: item["summary"][0]["text"],
    ),
    ("function_call_arguments", CALL, lambda item: item["arguments"]),
    ("mcp_call_arguments", {"id": "item_0", "type": "mcp_call", "arguments": ""}, lambda item: item["arguments"]),
    ("custom_tool_call_input", {"id": "item_0", "type": "custom_tool_call", "input": ""}, lambda item: item["input"]),
    (
        "code_interpreter_call_code",
        {"id": "item_0", "type": "code_interpreter_call", "code": None},
        lambda item: item["code"],
    ),
]


@pytest.mark.parametrize(("name", "item", "read"), TEXTS)
def test_texts_grow_and_are_settled(name: str, item: dict[str, Any], read: Any) -> None:
    """Deltas join; the event that has the whole text replaces it."""
    pieces = [delta(name, "Ah"), delta(name, ""), delta(name, "oy")]
    assert read(output(created(), added(item), *pieces)[0]) == "Ahoy"
    field = {"refusal": "refusal", "code_interpreter_call_code": "code", "custom_tool_call_input": "input"}.get(name)
    field = field or ("arguments" if "arguments" in name else "text")
    done = delta(name, "") | {"type": f"response.{name}.done", field: "Ahoy!"}
    assert read(output(created(), added(item), *pieces, done)[0]) == "Ahoy!"


@pytest.mark.parametrize(("name", "item", "read"), TEXTS)
@pytest.mark.parametrize("is_resumed", [True, False])
def test_texts_that_were_never_announced(name: str, item: dict[str, Any], read: Any, is_resumed: bool) -> None:
    """In a resumed stream, and on servers that leave `added` out, a delta makes its item and its part."""
    total = gathered(*([] if is_resumed else [created()]), delta(name, "Ah"), delta(name, "oy"))
    (made,) = total.snapshot.output
    assert (made.type, made.id) == (item["type"], "item_0")
    assert type(made) is type(decoded(added(item)).item)
    assert read(made.to_dict()) == "Ahoy"


def test_texts_of_one_item_stay_apart() -> None:
    """The summary of a reasoning item has the indexes that its text has."""
    item = {"id": "item_0", "type": "reasoning", "summary": []}
    pieces = [delta("reasoning_summary_text", "short"), delta("reasoning_text", "lo"), delta("reasoning_text", "ng")]
    (made,) = output(created(), added(item), *pieces)
    assert (made["summary"][0]["text"], made["content"][0]["text"]) == ("short", "long")


def test_the_name_of_a_call_that_was_never_announced() -> None:
    """The event that ends its arguments has it."""
    done = delta("function_call_arguments", "") | {"type": "response.function_call_arguments.done", "name": "get"}
    (made,) = output(created(), {**done, "arguments": "{}"})
    assert (made["name"], made["arguments"]) == ("get", "{}")


def test_a_text_that_goes_on_after_its_end() -> None:
    """Whatever a server does next, the snapshot has it."""
    done = event("output_text.done", output_index=0, content_index=0, item_id="item_0", text="Bye")
    got = output(created(), added(MESSAGE), delta("output_text", "Ahoy"), done, delta("output_text", "!"))
    assert got[0]["content"][0]["text"] == "Bye!"


def test_log_probabilities() -> None:
    """Those of deltas extend; those of the whole text replace them; the events keep their own."""
    first, second = ({"token": token, "logprob": -1.0, "top_logprobs": []} for token in ("Ah", "oy"))
    events = [
        decoded(delta("output_text", "Ah", logprobs=[first])),
        decoded(delta("output_text", "oy", logprobs=[second])),
    ]
    total = gathered(created(), added({**MESSAGE, "content": [{**TEXT, "logprobs": None}]}))
    for each in events:
        total.add(each)
    part = total.snapshot.output[0].content[0]
    assert [each.token for each in part.logprobs] == ["Ah", "oy"]
    assert [each.token for each in events[0].logprobs] == ["Ah"]
    total.add(decoded(event("output_text.done", output_index=0, content_index=0, text="Ahoy", logprobs=[first])))
    assert [each.token for each in part.logprobs] == ["Ah"]


def test_annotations() -> None:
    """They stand at their indexes, as objects of their classes."""
    link = {"type": "url_citation", "url": "https://example.com", "title": "T", "start_index": 0, "end_index": 1}
    place = {"output_index": 0, "content_index": 0, "item_id": "item_0"}
    total = gathered(
        created(),
        *message_events("Ahoy")[:3],
        event("output_text.annotation.added", **place, annotation_index=1, annotation={**link, "title": "second"}),
        event("output_text.annotation.added", **place, annotation_index=0, annotation=link),
        event("output_text.annotation.added", **place, annotation_index=1, annotation={**link, "title": "again"}),
    )
    found = total.snapshot.output[0].content[0].annotations
    assert [each.title for each in found] == ["T", "again"]
    assert type(found[0]).__name__ == "UrlCitationBody" or found[0].type == "url_citation"


# --- what else comes ----------------------------------------------------------------------------------------------------------


def test_shell_calls() -> None:
    """Commands grow at their index, and what they write at that of their command."""
    call = {"id": "item_0", "type": "shell_call", "call_id": "c", "status": "in_progress", "action": {"commands": []}}
    written = {"stdout": "a\n", "stderr": "", "outcome": {"type": "exit", "exit_code": 0}}
    got = output(
        created(),
        added(call),
        event("shell_call_command.added", output_index=0, command_index=0, command=""),
        event("shell_call_command.delta", output_index=0, command_index=0, delta="ls"),
        event("shell_call_command.delta", output_index=0, command_index=0, delta=" -l"),
        event("shell_call_command.delta", output_index=0, command_index=1, delta="pw"),
        event("shell_call_command.done", output_index=0, command_index=1, command="pwd"),
        event("shell_call_output_content.delta", output_index=1, command_index=0, delta={"stdout": "a", "stderr": "b"}),
        event("shell_call_output_content.delta", output_index=1, command_index=0, delta={"stdout": "\n"}),
        event("shell_call_output_content.done", output_index=1, command_index=1, output=[written]),
    )
    assert got[0]["action"]["commands"] == ["ls -l", "pwd"]
    assert got[1]["output"] == [{"stdout": "a\n", "stderr": "b"}, written]


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        ("web_search_call", "searching"),
        ("file_search_call", "completed"),
        ("code_interpreter_call", "interpreting"),
        ("image_generation_call", "generating"),
        ("mcp_call", "failed"),
    ],
)
def test_states_of_items(kind: str, state: str) -> None:
    """An event that says what a call is doing sets its status."""
    item = {"id": "item_0", "type": kind, "status": "in_progress"}
    assert output(created(), added(item), event(f"{kind}.{state}", output_index=0, item_id="item_0")) == [
        {**item, "status": state}
    ]


def test_images_and_sounds() -> None:
    """They are no part of the Response, and are kept beside it."""
    total = gathered(
        created(),
        event("image_generation_call.partial_image", item_id="i", output_index=0, partial_image_b64="AAAA"),
        event("image_generation_call.partial_image", item_id="i", output_index=0, partial_image_b64="BBBB"),
        event("audio.delta", delta="YWg="),
        event("audio.delta", delta="b3k="),
        event("audio.transcript.delta", delta="Ah"),
        event("audio.transcript.delta", delta="oy"),
    )
    assert total.partial_images == {"i": "BBBB"}
    assert (total.audio, total.transcript) == (b"ahoy", "Ahoy")


@pytest.mark.parametrize("kind", [*sorted(WITHOUT_EFFECT), "response.of_the_future", None])
def test_events_without_effect(kind: str | None) -> None:
    """They change nothing, whatever they hold."""
    total = gathered(created(), *message_events("Ahoy"))
    before = total.freeze()
    total.add(decoded({"type": kind, "item_id": "item_0", "output_index": 0, "delta": "x", "error": None}))
    assert total.snapshot == before


# --- any stream -----------------------------------------------------------------------------------------------------------------


def test_nothing_is_shared_with_events() -> None:
    """No event is changed by those after it, and `freeze` is not changed either."""
    raw = [created(output=[MESSAGE]), *message_events("Ah", "oy"), ended(output=None)]
    events = [decoded(each) for each in raw]
    total = gathered()
    frozen = []
    for each in events:
        total.add(each)
        frozen.append(total.freeze().to_dict())
    assert [each.to_dict() for each in events] == raw
    assert frozen[3]["output"][0]["content"][0]["text"] == "Ah"
