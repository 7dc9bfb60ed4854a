"""The events of `responses.stream()`: what they say beside what the server sent."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest

from tests.runtime.accumulate.response_streams import (
    MESSAGE,
    Event,
    created,
    decoded,
    delta,
    ended,
    event,
    gathered,
    message_events,
    response,
    told,
)
from wherry import models


class Parser:
    """Reads JSON texts, and says how often."""

    def __init__(self) -> None:
        self.loads = 0

    def load(self, text: str) -> Any:
        """Read a whole text."""
        self.loads += 1
        return json.loads(text)

    def shown(self, value: Any) -> Any:
        """Show a part."""
        return value


def stream(*pieces: str, **fields: Any) -> list[Event]:
    """Return a whole stream with one message."""
    events = message_events(*pieces, **fields)
    return [created(), *events, ended(output=[events[-1]["item"]])]


def of_type(events: list[Any], name: str) -> list[Any]:
    """Return the events of a type."""
    return [each for each in events if each.type == f"response.{name}"]


def test_every_event_comes_once_and_in_order() -> None:
    """`.stream()` yields what the server sent, each event as an object of its class or of one derived from it."""
    raw = [*stream("Ah", "oy")[:-1], delta("function_call_arguments", "{}", 1), ended(output=[MESSAGE])]
    events = told(raw)
    assert [each.to_dict() for each in events] == raw
    for given, each in zip(raw, events, strict=True):
        assert isinstance(each, type(decoded(given)))


def test_an_item_that_is_null_is_not_told() -> None:
    """It announces nothing."""
    assert told([event("output_item.added", output_index=0, item=None)]) == []


def test_snapshots_of_texts() -> None:
    """Each event has the text up to its own delta, also when it is looked at later."""
    arguments = [delta("function_call_arguments", piece, 1) for piece in ("{", "}")]
    events = told([*stream("Ah", "o", "y")[:-1], *arguments, ended()])
    assert [each.snapshot for each in of_type(events, "output_text.delta")] == ["Ah", "Aho", "Ahoy"]
    assert [each.snapshot for each in of_type(events, "function_call_arguments.delta")] == ["{", "{}"]


def test_snapshots_stay_if_the_whole_text_is_another() -> None:
    """A server may say at the end that the text is another one; that is no reason to change what was told."""
    events = told([created(), *(delta("output_text", piece) for piece in ("Ah", "oy")), event("output_text.done", output_index=0, content_index=0, text="Bye")])  # fmt: skip
    assert [each.snapshot for each in of_type(events, "output_text.delta")] == ["Ah", "Ahoy"]


def test_parsed_while_it_comes() -> None:
    """Each event has the value as far as its text goes, also when it is looked at later; nothing is parsed before."""
    parser = Parser()
    events = told(stream('{"a": "x', 'y", "b"', ": 1", "}"), parser=parser)
    texts = of_type(events, "output_text.delta")
    assert [each.parsed for each in texts] == [{"a": "x"}, {"a": "xy"}, {"a": "xy"}, {"a": "xy", "b": 1}]
    assert [each.parsed for each in reversed(texts)][-1] == {"a": "x"}
    assert parser.loads == 1  # of the completed response
    (done,) = of_type(events, "output_text.done")
    assert done.parsed == {"a": "xy", "b": 1}
    assert done.parsed is done.parsed


def test_no_type_no_parsed() -> None:
    """Without a type, nothing is parsed."""
    events = told(stream('{"a": 1}'))
    assert [each.parsed for each in of_type(events, "output_text.delta")] == [None]
    assert of_type(events, "output_text.done")[0].parsed is None


@pytest.mark.parametrize(("phase", "value"), [(None, 1), ("final_answer", 1), ("commentary", None), ("other", None)])
def test_only_answers_are_parsed(phase: str | None, value: Any) -> None:
    """A message that says what the model is doing is no answer."""
    events = told(stream("[", "1]", phase=phase), parser=Parser())
    assert [each.parsed for each in of_type(events, "output_text.delta")] == ([[], [1]] if value else [None, None])
    assert of_type(events, "output_text.done")[0].parsed == ([1] if value else None)


def test_the_completed_response_is_parsed() -> None:
    """The event has it, and so has the end."""
    total = gathered(parser=Parser())
    events = [each for one in stream("[1]") for each in total.events(decoded(one))]
    assert isinstance(events[-1].response, models.ParsedResponse)
    assert events[-1].response.output_parsed == [1]
    assert total.finish() is events[-1].response


def test_a_text_that_does_not_fit() -> None:
    """It is told as the text that it is; reading its value raises, and so does the event that ends the response."""
    *events, last = stream("[1")
    total = gathered(parser=Parser())
    before = [each for one in events for each in total.events(decoded(one))]
    with pytest.raises(json.JSONDecodeError):
        _ = of_type(before, "output_text.done")[0].parsed
    with pytest.raises(json.JSONDecodeError):
        total.events(decoded(last))


@pytest.mark.parametrize("status", ["incomplete", "failed"])
def test_a_response_that_was_cut_off(status: str) -> None:
    """It is told, and is the result, with its status; its text need not fit."""
    total = gathered(parser=Parser())
    raw = [*stream("[1")[:-1], ended(status)]
    events = [each for one in raw for each in total.events(decoded(one))]
    assert events[-1].type == f"response.{status}"
    final = total.finish()
    assert (final.status, final.output_text, final.output_parsed) == (status, "[1", None)


def test_a_result_before_the_end() -> None:
    """It is a copy, without values."""
    total = gathered(*stream("Ah", "oy")[:4], parser=Parser())
    final = total.finish()
    total.add(decoded(delta("output_text", "oy")))
    assert (final.output_text, final.output_parsed, final.status) == ("Ah", None, "in_progress")
    assert total.partial.output_text == "Ahoy"


@pytest.mark.parametrize("status", ["queued", "failed", "incomplete"])
def test_output_is_a_list_where_the_server_says_null(status: str) -> None:
    """What the event holds can be iterated: it is what came until then."""
    said = event(status, response=response(status, output=None))
    *_, last = told([created(), *message_events("Ahoy"), said])
    assert [item.type for item in last.response.output] == ["message"]


def test_starting_after() -> None:
    """Earlier events are gathered, and not told."""
    raw = [{**each, "sequence_number": number} for number, each in enumerate(stream("Ah", "o", "y"))]
    events = told([*raw, event("of_the_future"), {"type": {}}], starting_after=4)
    assert events.pop().type == {}
    assert events.pop().type == "response.of_the_future"  # it has no number
    assert [each.sequence_number for each in events] == list(range(5, len(raw)))
    assert events[0].snapshot == "Ahoy"


def test_the_values_are_beside_the_object() -> None:
    """They are shown and dumped, not sent; copies have them, and a pickle is the event of the server."""
    (text,) = of_type(told(stream("Ahoy")), "output_text.delta")
    assert "snapshot='Ahoy'" in repr(text)
    assert text.model_dump()["snapshot"] == "Ahoy"
    assert "snapshot" not in text.to_dict()
    assert copy.copy(text).snapshot == copy.deepcopy(text).snapshot == "Ahoy"
    stored = pickle.loads(pickle.dumps(text))
    assert type(stored) is models.ResponseTextDeltaEvent
    assert stored.to_dict() == text.to_dict()
