"""Chat streams whose texts and arguments are parsed: what is known while they come, what comes of them, and what fails."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.runtime.accumulate.chunks import Chunk, calling, chunk, fragment, kinds, told
from wherry import (
    ChatCompletionAccumulator,
    ContentFilterFinishReasonError,
    DoesNotFitError,
    LengthFinishReasonError,
    models,
)

END = chunk(finish="stop")
STRICT: dict[str, Any] = {
    "type": "function",
    "function": {"name": "f", "strict": True, "parameters": {"type": "object"}},
}
LOOSE: dict[str, Any] = {"type": "function", "function": {"name": "g", "parameters": {"type": "object"}}}


@dataclass
class Place:
    """Where it is."""

    city: str
    numbers: list[int]


TEXT = '{"city": "Bath", "numbers": [1, 23]}'


def texts(text: str, size: int = 4) -> list[Chunk]:
    return [chunk({"content": text[at : at + size]}) for at in range(0, len(text), size)]


def test_a_text_that_is_parsed() -> None:
    """Strings grow, numbers come when they are complete; the value comes with content.done, and with the completion."""
    total = ChatCompletionAccumulator(response_format=Place)
    for piece, parsed in (
        ("", None),
        ('{"city', {}),
        ('": "Ba', {"city": "Ba"}),
        ('th", "numbers": [1', {"city": "Bath", "numbers": []}),
        (", 2", {"city": "Bath", "numbers": [1]}),
        ("3]}", {"city": "Bath", "numbers": [1, 23]}),
    ):
        _, event = total.events(chunk({"content": piece}))
        assert event.parsed == parsed
    assert total.snapshot is not None
    assert total.snapshot.choices[0].message.parsed == {"city": "Bath", "numbers": [1, 23]}
    (done,) = total.events(END)[1:]
    assert done.parsed == Place("Bath", [1, 23])
    assert total.snapshot.choices[0].message.parsed == Place("Bath", [1, 23])
    completion = total.finish()
    assert isinstance(completion, models.ParsedChatCompletion)
    assert completion.choices[0].message.parsed == Place("Bath", [1, 23])
    assert completion.choices[0].message.content == TEXT


@given(st.integers(1, 9), st.randoms())
def test_parsed_of_any_event(size: int, order: Any) -> None:
    """`parsed` of an event is what the text up to it says, whenever it is read, and what is done to it is nobody else's."""
    at_once = []
    total = ChatCompletionAccumulator(response_format=Place)
    kept: list[Any] = []
    for each in texts(TEXT, size):
        for event in total.events(each)[1:]:
            at_once.append(copy.deepcopy(event.parsed))
            kept.append(event)
    assert [event.parsed for event in kept] == at_once
    places = list(range(len(kept)))
    order.shuffle(places)
    assert [kept[place].parsed for place in places] == [at_once[place] for place in places]


def test_only_adding() -> None:
    """`finish` parses what was only added, in each choice."""
    total = ChatCompletionAccumulator(response_format=Place)
    for index in (1, 0):
        total.add(chunk({"content": TEXT}, index, "stop"))
    assert [choice.message.parsed for choice in total.finish().choices] == [Place("Bath", [1, 23])] * 2


def test_a_type_that_is_no_object() -> None:
    """A list, for which an object with one key is asked, is shown as the list."""
    events = told([*texts('{"value": [1, 2, 3]}'), END], response_format=list[int])
    assert [event.parsed for event in events if event.type == "content.delta"] == [None, None, [], [1, 2], [1, 2, 3]]
    assert events[-1].parsed == [1, 2, 3]


def test_content_in_parts() -> None:
    """The text of a list of parts is parsed."""
    total = ChatCompletionAccumulator(response_format=Place)
    total.add(chunk({"content": [{"type": "thinking", "thinking": []}]}))
    total.add(chunk({"content": TEXT}, finish="stop"))
    assert total.finish().choices[0].message.parsed == Place("Bath", [1, 23])


def test_a_refusal_is_not_parsed() -> None:
    """With a refusal there is nothing to parse."""
    total = ChatCompletionAccumulator(response_format=Place)
    events = [event for each in (chunk({"refusal": "No", "content": "x"}), END) for event in total.events(each)]
    assert [(event.type, getattr(event, "parsed", None)) for event in events if event.type.startswith("content")] == [
        ("content.delta", None),
        ("content.done", None),
    ]
    message = total.finish().choices[0].message
    assert (message.refusal, message.parsed) == ("No", None)


@pytest.mark.parametrize("text", ['{"city": 1, "numbers": []}', '{"city": "Bath"}', "Sure! {}", '{"city": "Ba'])
def test_a_text_that_does_not_fit(text: str) -> None:
    """The error comes with content.done, once, and again from `finish`; the snapshot is whole."""
    total = ChatCompletionAccumulator(response_format=Place)
    for each in texts(text):
        total.events(each)
    assert total.snapshot is not None  # which shows what can be read by now
    with pytest.raises(DoesNotFitError):
        total.events(chunk({"content": ""}, finish="stop"))
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    assert kinds(total.events({**END, "choices": [], "usage": usage}), chunks=True) == ["chunk"]
    assert total.snapshot.choices[0].message.content == text
    assert total.snapshot.choices[0].message.parsed is None
    assert total.snapshot.choices[0].finish_reason == "stop"
    assert total.snapshot.usage is not None
    with pytest.raises(DoesNotFitError):
        total.finish()


@pytest.mark.parametrize(
    ("reason", "error"),
    [("length", LengthFinishReasonError), ("content_filter", ContentFilterFinishReasonError)],
)
@pytest.mark.parametrize("options", [{"response_format": Place}, {"tools": [STRICT]}])
def test_what_was_cut_off(reason: str, error: type[Any], options: dict[str, Any]) -> None:
    """If something is to be parsed, a text that was cut off is an error, which holds the completion."""
    total = ChatCompletionAccumulator(**options)
    total.events(chunk({"content": '{"ci'}))
    with pytest.raises(error) as caught:
        total.events(chunk({"content": "t"}, finish=reason))
    assert caught.value.completion.choices[0].message.content == '{"cit'
    with pytest.raises(error) as caught:
        total.finish()
    assert caught.value.completion.choices[0].finish_reason == reason


def test_arguments_that_are_parsed() -> None:
    """Those of a strict tool are, while they come and in the end; others are not."""
    total = ChatCompletionAccumulator(tools=[STRICT, LOOSE])
    chunks = [
        calling(fragment(0, "", id="a", name="f")),
        calling(fragment(0, '{"x": [1')),
        calling(fragment(0, ", 2]}")),
        calling(fragment(1, '{"x": 1}', id="b", name="g")),
        chunk(finish="tool_calls"),
    ]
    events = [event for each in chunks for event in total.events(each)]
    assert [event.parsed_arguments for event in events if event.type.endswith("arguments.delta")] == [
        None,
        {"x": []},
        {"x": [1, 2]},
        None,
    ]
    assert [event.parsed_arguments for event in events if event.type.endswith("arguments.done")] == [
        {"x": [1, 2]},
        None,
    ]
    for completion in (total.snapshot, total.finish()):
        assert completion is not None
        calls: Any = completion.choices[0].message.tool_calls
        assert [call.function.parsed_arguments for call in calls] == [{"x": [1, 2]}, None]


def test_arguments_while_they_come() -> None:
    """The snapshot has what the arguments say so far."""
    total = ChatCompletionAccumulator(tools=[STRICT])
    total.events(calling(fragment(0, '{"x": "a', id="a", name="f")))
    snapshot: Any = total.snapshot
    assert snapshot.choices[0].message.tool_calls[0].function.parsed_arguments == {"x": "a"}


def test_arguments_that_are_no_json() -> None:
    """The error comes when the call is done; the rest of the stream is told."""
    total = ChatCompletionAccumulator(tools=[STRICT])
    total.events(calling(fragment(0, "{", id="a", name="f")))
    with pytest.raises(ValueError, match="Expecting"):
        total.events(chunk(finish="tool_calls"))
    assert kinds(total.events({**END, "choices": []}), chunks=True) == ["chunk"]


def test_a_format_without_a_schema() -> None:
    """{"type": "json_object"} says nothing of what is in the text; it is not parsed."""
    total = ChatCompletionAccumulator(response_format={"type": "json_object"})
    total.add(chunk({"content": "{}"}, finish="length"))
    assert total.finish().choices[0].message.parsed is None
