"""Streams of servers that are less tidy: what others double, lose or stop at adds up, and every call is told once."""

from __future__ import annotations

from typing import Any

import pytest

from tests.runtime.accumulate.chunks import HEAD, Chunk, added, calling, chunk, fragment, kinds, message, told

CALL: dict[str, Any] = {"type": "function", "function": {"name": "f", "arguments": '{"a":1}'}}
DELTA, DONE = "tool_calls.function.arguments.delta", "tool_calls.function.arguments.done"


def call(id: Any, arguments: str = '{"a":1}', **more: Any) -> dict[str, Any]:
    """Return a call of `f` as the completion has it."""
    return {"id": id, "type": "function", "function": {"name": "f", "arguments": arguments}, **more}


CALLS: dict[str, tuple[list[Chunk], list[dict[str, Any]]]] = {
    "two fragments of one call in the first chunk": (
        [calling(fragment(0, id="a", name="f"), fragment(0, '{"a"')), calling(fragment(0, ":1}"), finish="tool_calls")],
        [call("a", index=0)],
    ),
    "ids, and no indexes": (
        [
            calling(fragment(None, '{"a"', id="a", name="f")),
            calling(fragment(None, ":1}", id="a")),
            calling(fragment(None, '{"a":1}', id="b", name="f")),
        ],
        [call("a"), call("b")],
    ),
    "neither ids nor indexes": (
        [
            calling(fragment(None, '{"a"', name="f")),
            calling(fragment(None, ":1}")),
            calling(fragment(None, '{"a"', name="f")),
            calling(fragment(None, ":1}")),
        ],
        [{**CALL}, {**CALL}],
    ),
    "the first call has index 1": ([calling(fragment(1, '{"a":1}', id="a", name="f"))], [call("a", index=1)]),
    "calls come in any order": (
        [calling(fragment(index, '{"a":1}', id=str(index), name="f")) for index in (2, 0, 1)],
        [call(str(index), index=index) for index in (0, 1, 2)],
    ),
    "index 0 for every call": (
        [
            calling(fragment(0, '{"a":1}', id="a", name="f")),
            calling(fragment(0, '{"a"', id="b", name="f")),
            calling(fragment(0, ":1}")),
        ],
        [call("a", index=0), call("b", index=0)],
    ),
    "index 0 for every call, whole in one chunk": (
        [
            calling(
                fragment(0, '{"a":1}', id="a", name="f"), fragment(0, '{"a":1}', id="b", name="f"), finish="tool_calls"
            )
        ],
        [call("a", index=0), call("b", index=0)],
    ),
    "index 0 for two calls in turn": (
        [calling(fragment(0, "{", id=id, name="f")) for id in "ab"]
        + [calling(fragment(0, '"a":1}', id=id)) for id in "ab"],
        [call("a", index=0), call("b", index=0)],
    ),
    "id and name in every fragment": (
        [calling(fragment(0, part, id="a", name="f", type="function")) for part in ("{", '"a":', "1}")],
        [call("a", index=0)],
    ),
    "another id in every fragment": (
        [
            calling(fragment(0, "{", id="a", name="f")),
            calling(fragment(0, '"a":', id="b")),
            calling(fragment(0, "1}", id="c")),
        ],
        [call("a", index=0)],
    ),
    "the id comes later": (
        [calling(fragment(0, "{", name="f")), calling(fragment(0, '"a":1}', id="a")), calling(fragment(None, id="a"))],
        [call("a", index=0)],
    ),
    "a name in pieces": (
        [calling(fragment(0, "", id="a", name="get_")), calling(fragment(0, name="time")), calling(fragment(0, "{}"))],
        [{"id": "a", "type": "function", "function": {"name": "get_time", "arguments": "{}"}, "index": 0}],
    ),
    "arguments as an object": (
        [calling({"index": 0, "id": "a", "function": {"name": "f", "arguments": {"a": 1}}})],
        [call("a", index=0)],
    ),
    "a call instead of a list of them": (
        [chunk({"tool_calls": {"index": 0, "id": "a", **CALL}})],
        [call("a", index=0)],
    ),
    "nothing but an index": (
        [calling({"index": 0}), calling({"index": 0, "function": None}, {"index": 0, "id": "a", **CALL})],
        [call("a", index=0)],
    ),
    "fields of a provider": (
        [
            calling({"index": 0, "id": "a", **CALL, "extra_content": {"google": {"thought_signature": "x"}}}),
            calling({"index": 0, "extra_content": {"google": {"thought_signature": "y"}}}),
        ],
        [call("a", index=0, extra_content={"google": {"thought_signature": "xy"}})],
    ),
}


@pytest.mark.parametrize(("chunks", "wanted"), CALLS.values(), ids=CALLS)
def test_calls(chunks: list[Chunk], wanted: list[dict[str, Any]]) -> None:
    """Each call is there once, with its id, its name and its own arguments, and is told once when it is complete."""
    assert message(chunks)["tool_calls"] == wanted
    events = [event for event in told([*chunks, chunk(finish="tool_calls")]) if event.type == DONE]
    names = [(each["function"]["name"], each["function"]["arguments"]) for each in wanted]
    assert sorted((event.index, event.name, event.arguments) for event in events) == [
        (at, *each) for at, each in enumerate(names)
    ]


def test_calls_of_two_choices() -> None:
    """Each choice has its own calls."""
    chunks = [chunk({"tool_calls": [fragment(0, '{"a":1}', id=str(index), name="f")]}, index) for index in (1, 0)]
    choices = added(chunks).snapshot.choices
    assert [(each.index, each.message.tool_calls[0].id) for each in choices] == [(0, "0"), (1, "1")]


def test_fragments_of_two_calls_in_turn() -> None:
    """A call is not told to be done while its arguments are no JSON yet."""
    begun = [calling(fragment(index, "", id=str(index), name="f")) for index in (0, 1)]
    rest = [calling(fragment(index, part)) for part in ('{"a"', ":1}") for index in (0, 1)]
    events = told([*begun, *rest, chunk(finish="tool_calls")])
    assert [(event.index, event.arguments) for event in events if event.type == DONE] == [
        (0, '{"a":1}'),
        (1, '{"a":1}'),
    ]
    assert kinds(events) == [DELTA] * 6 + [DONE] * 2


@pytest.mark.parametrize("count", [1, 2, 3])
def test_whole_calls_with_the_finish_reason(count: int) -> None:
    """Calls that come whole, in the chunk that ends the choice, are all told to be done."""
    fragments = [fragment(index, "{}", id=str(index), name="f") for index in range(count)]
    events = told([calling(*fragments, finish="tool_calls")])
    assert kinds(events) == [DELTA] * count + [DONE] * count
    assert [event.index for event in events if event.type == DONE] == list(range(count))


def test_choices_without_an_index() -> None:
    """A choice without an index, or with one that is no number, is the first."""
    chunks = [
        {**HEAD, "choices": [{"delta": {"content": part}, **more}]}
        for part, more in (("a", {}), ("b", {"index": None}), ("c", {"index": 0}))
    ]
    assert message(chunks)["content"] == "abc"


def test_choices_in_any_order() -> None:
    """The first choice that comes may have any index."""
    chunks = [chunk({"content": str(index)}, index) for index in (1, 2, 0, 1)]
    events = told(chunks)
    assert [(event.delta, event.snapshot) for event in events if event.type == "content.delta"] == [
        ("1", "1"),
        ("2", "2"),
        ("0", "0"),
        ("1", "11"),
    ]
    assert [(each.index, each.message.content) for each in added(chunks).snapshot.choices] == [
        (0, "0"),
        (1, "11"),
        (2, "2"),
    ]


def test_calls_without_a_type() -> None:
    """A call that has no type is one of a function, and has events."""
    assert kinds(told([calling(fragment(0, "{}", id="a", name="f"))])) == [DELTA]
    assert message([calling(fragment(0, "{}", id="a", name="f"))])["tool_calls"][0]["type"] == "function"


def test_custom_calls_have_no_events() -> None:
    """The events are those of functions; a custom call is in the snapshot."""
    custom: Any = {"index": 0, "id": "a", "type": "custom", "custom": {"name": "x", "input": "y"}}
    assert kinds(told([calling(custom, finish="tool_calls")])) == []


def test_the_role_in_every_chunk() -> None:
    """A role that is repeated stays one."""
    assert message([chunk({"role": "assistant", "content": part}) for part in "ab"])["role"] == "assistant"


def test_annotations_in_several_chunks() -> None:
    """Lists whose items have no index extend."""
    given = [
        {"type": "url_citation", "url_citation": {"url": url, "title": "t", "start_index": 0, "end_index": 1}}
        for url in "ab"
    ]
    assert message(chunk({"annotations": [each]}) for each in given)["annotations"] == given


def test_parts_and_then_text() -> None:
    """Text after a list of parts is told with its own snapshot, and in the end as a whole."""
    parts = [{"type": "text", "text": "a"}, {"type": "thinking", "thinking": []}]
    events = told([chunk({"content": parts}), chunk({"content": "b"}), chunk({"content": "c"}), chunk(finish="stop")])
    assert [event.snapshot for event in events if event.type == "content.delta"] == ["b", "bc"]
    assert [event.content for event in events if event.type == "content.done"] == ["abc"]


def test_text_and_then_parts() -> None:
    """Events that came before the content became a list still say what they said."""
    events = told(
        [
            chunk({"content": "a"}),
            chunk({"content": "b"}),
            chunk({"content": [{"type": "image"}]}),
            chunk(finish="stop"),
        ]
    )
    assert [event.snapshot for event in events if event.type == "content.delta"] == ["a", "ab"]
    assert [event.content for event in events if event.type == "content.done"] == ["ab"]


def test_usage_in_every_chunk() -> None:
    """Usage that a null follows is kept."""
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    chunks = [{**chunk({"content": "a"}), "usage": usage}, {**chunk(finish="stop"), "usage": None}]
    assert added(chunks).snapshot.usage.to_dict() == usage


def test_azure_opens_with_an_empty_chunk() -> None:
    """The first chunk of Azure names nobody, and holds the results of the filter: they are kept, and the names come later."""
    results = [{"prompt_index": 0, "content_filter_results": {"hate": {"filtered": False}}}]
    first = {"id": "", "object": "", "created": 0, "model": "", "choices": [], "prompt_filter_results": results}
    plain = added([first, chunk({"content": "a"})]).snapshot.to_dict()
    assert plain["prompt_filter_results"] == results
    assert {key: plain[key] for key in HEAD} == {**HEAD, "object": "chat.completion"}
