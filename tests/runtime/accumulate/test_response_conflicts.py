"""Streams of responses that contradict themselves are refused, and those of untidy servers are not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.runtime.accumulate.response_streams import (
    MESSAGE,
    Event,
    added,
    created,
    decoded,
    delta,
    ended,
    event,
    gathered,
    message_events,
    response,
)
from wherry._runtime.base.errors import StreamConflictError, StreamError

CALL = {"id": "fc_1", "type": "function_call", "call_id": "call_1", "name": "get", "arguments": "{}"}
SAID = message_events("Ahoy")[-1]["item"]


def done(item: dict[str, Any], index: int | None = 0) -> Event:
    """Return the event that ends an item."""
    return event("output_item.done", output_index=index, item=item)


def of(name: str, number: str | None, **fields: Any) -> Event:
    """Return an event about a whole response with an ID of its own."""
    return event(name, response={**response(**fields), "id": number})


CONFLICTS: dict[str, tuple[list[Event], str]] = {
    "another response": (
        [*message_events("Ahoy"), of("in_progress", "resp_2")],
        "it goes on with the response 'resp_2', and began with 'resp_1' (response.in_progress)",
    ),
    "another response ends": ([of("incomplete", "resp_2")], "'resp_2', and began with 'resp_1' (response.incomplete)"),
    "an item becomes another in the last output": (
        [*message_events("Ahoy"), ended(output=[{**CALL, "id": "item_0"}])],
        "the message 'item_0' at index 0 has become a function_call 'item_0' (response.completed)",
    ),
    "an item becomes another in between": (
        [*message_events("Ahoy"), of("in_progress", "resp_1", output=[{**CALL, "id": "item_0"}])],
        "the message 'item_0' at index 0 has become a function_call 'item_0'",
    ),
    "an item becomes another when it is done": (
        [added(CALL, 3), done({**MESSAGE, "id": "fc_1"}, 3)],
        "the function_call 'fc_1' at index 3 has become a message 'fc_1' (response.output_item.done)",
    ),
    "an index is given to two items without IDs": (
        [added({"type": "message"}), added({"type": "reasoning"})],
        "the message at index 0 has become a reasoning (response.output_item.added)",
    ),
    "a message is lost": (
        [added(MESSAGE), added(CALL, 1), done(CALL, 1), ended(output=[CALL])],
        "the message 'item_0' was begun at index 0, and never ended (response.completed)",
    ),
    "a second message is lost": (
        [*message_events("Ahoy"), added({**MESSAGE, "id": "item_9"}, 9), ended(output=[SAID])],
        "the message 'item_9' was begun at index 9",
    ),
    "a call is lost, and nothing is listed": (
        [*message_events("Ahoy"), added(CALL, 1), ended(output=None)],
        "the function_call 'fc_1' was begun at index 1",
    ),
    "a call became a message": (
        [added(CALL), done(SAID), ended(output=[SAID])],
        "the function_call 'fc_1' was begun at index 0",
    ),
    "one call is done twice": (
        [done(CALL, 7), done(CALL, 19)],
        "the function_call 'fc_1' is done at index 19, and was done at index 7 already",
    ),
    "one item is listed twice before the end": (
        [*message_events("Ahoy"), of("in_progress", "resp_1", output=[SAID, SAID])],
        "the message 'item_0' is listed twice",
    ),
}


@pytest.mark.parametrize(("events", "what"), CONFLICTS.values(), ids=CONFLICTS)
def test_conflicts(events: list[Event], what: str) -> None:
    """The last event is refused and changes nothing; what came before is `partial`, and goes on."""
    total = gathered(created(), *events[:-1])
    before = total.freeze()
    last = {**events[-1], "sequence_number": 12}
    for take in (total.add, total.events):
        with pytest.raises(StreamConflictError) as raised:
            take(decoded(last))
        assert what.removesuffix(")") in str(raised.value)
        assert str(raised.value).endswith(f"({last['type']}, sequence number 12)")
        assert isinstance(raised.value, StreamError)
        assert isinstance(raised.value, RuntimeError)
        assert raised.value.partial is total.snapshot
    assert total.snapshot == before
    assert not total.finished
    total.add(delta("output_text", "!", 0, item_id="item_0"))


def test_saved_events() -> None:
    """It holds for events that are dicts, too; without a number, the message has none."""
    total = gathered(created())
    with pytest.raises(StreamConflictError, match=r"\(response\.completed\)$"):
        total.add(of("completed", "resp_2"))


RENAMED = {**SAID, "id": "msg_new"}
THOUGHT = {"id": "rs_1", "type": "reasoning", "summary": []}
OTHER_CALL = {**CALL, "id": "fc_2", "call_id": "call_2"}
SAME_ID = {**CALL, "id": "item_0"}
UNTIDY: dict[str, tuple[list[Event], list[str]]] = {
    "items are numbered anew at the end": (
        [*message_events("Ahoy"), added(CALL, 1), done(CALL, 1), ended(output=[RENAMED, {**CALL, "call_id": "c"}])],
        ["message", "function_call"],
    ),
    "items are numbered anew each time": (
        [added(MESSAGE), done({**SAID, "id": "msg_done"}), ended(output=[RENAMED])],
        ["message"],
    ),
    "no item is ended, and all are numbered anew": (
        [added(MESSAGE), delta("output_text", "Ahoy"), added(CALL, 1), ended(output=[RENAMED, {**CALL, "id": "fc_2"}])],
        ["message", "function_call"],
    ),
    "no item is ended, and the end lists none": (
        [added(MESSAGE), delta("output_text", "Ahoy"), added(CALL, 1), ended(output=[])],
        ["message", "function_call"],
    ),
    "only texts and states are ended": (
        [
            *message_events("Ahoy")[:-1],
            added(CALL, 1),
            event("function_call_arguments.done", output_index=1, item_id="fc_1", arguments="{}"),
            added({"id": "ws_1", "type": "web_search_call", "status": "in_progress"}, 2),
            event("web_search_call.completed", output_index=2, item_id="ws_1"),
            added(THOUGHT, 3),
            done(THOUGHT, 3),
            ended(output=None),
        ],
        ["message", "function_call", "web_search_call", "reasoning"],
    ),
    "all items have one index": (
        [
            *(added(item) for item in (MESSAGE, CALL, OTHER_CALL)),
            *(done(item) for item in (SAID, CALL, OTHER_CALL)),
            ended(output=[]),
        ],
        ["message", "function_call", "function_call"],
    ),
    "all items have one index, and new IDs when they are done": (
        [added(THOUGHT), added(MESSAGE), done(THOUGHT), done(RENAMED), ended(output=[])],
        ["reasoning", "message"],
    ),
    "all items have one ID": (
        [
            added(MESSAGE),
            added(SAME_ID, 1),
            done(SAID),
            done(SAME_ID, 1),
            ended(output=[SAID, SAME_ID]),
        ],
        ["message", "function_call"],
    ),
    "an item is ended that was never begun": (
        [done({**SAID, "id": "chatcmpl-1"}), added(CALL, 0), done(CALL, 0), ended(output=[CALL])],
        ["function_call"],
    ),
    "the end leaves out an item that is done": (
        [*message_events("Ahoy"), added(CALL, 1), done(CALL, 1), ended(output=[SAID])],
        ["message"],
    ),
    "deltas without items, of which the end says nothing": (
        [delta("reasoning_text", "Hm", 0), *message_events("Ahoy", index=1), ended(output=[SAID])],
        ["message"],
    ),
    "a delta leads to another kind of item than the server means": (
        [
            event(
                "content_part.added", output_index=0, item_id="rs_1", content_index=0, part={"type": "reasoning_text"}
            ),
            done(THOUGHT),
            ended(output=None),
        ],
        ["reasoning"],
    ),
    "one call is begun and done twice": (
        [added(CALL), done(CALL), added(CALL, 1), done(CALL, 1), ended(output=[CALL])],
        ["function_call"],
    ),
    "one item is listed twice at the end": (
        [done(CALL), ended(output=[CALL, CALL])],
        ["function_call", "function_call"],
    ),
    "the end has no ID": ([*message_events("Ahoy"), of("completed", None, output=None)], ["message"]),
    "a failure ends an item that was begun": ([added(MESSAGE), ended("failed", output=[CALL])], ["function_call"]),
}


@pytest.mark.parametrize(("events", "kinds"), UNTIDY.values(), ids=UNTIDY)
def test_untidy_servers(events: list[Event], kinds: list[str]) -> None:
    """What no two answers and no loss explain is taken as well as it can be."""
    total = gathered(created(), *events)
    assert total.finished
    assert [item.type for item in total.snapshot.output] == kinds
