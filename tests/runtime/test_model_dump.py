"""`model_dump` and `model_dump_json`: what attributes read as, with all arguments that pydantic has; `to_dict` beside them."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from tests.runtime.messages import Call, Message, full
from wherry._runtime.base.errors import UsageTypeError
from wherry._runtime.data.model import BaseModel, UnknownModel

ABSENT = {"role": None, "content": None, "refusal": None, "calls": None, "last": None} | {
    "self_harm": None, "from_": None, "class_": None,
}  # fmt: skip
"""A dump of an empty Message."""


def message() -> Any:
    return Message.from_dict(
        {"new": {"a": None}, "nothing": None, "calls": [{"id": "1"}, {"id": "2", "x": 1}], "content": None}
    )


def test_absent_fields_are_none() -> None:
    """Declared fields come first, in the order of the class, absent ones as None, at every depth; then what else came."""
    dumped = message().model_dump()
    assert dumped == ABSENT | {
        "calls": [{"id": "1", "arguments": None}, {"id": "2", "arguments": None, "x": 1}], "new": {"a": None}, "nothing": None,
    }  # fmt: skip
    assert list(dumped) == [*ABSENT, "new", "nothing"]
    assert Message.from_dict({}).model_dump() == ABSENT


def test_keys_are_python_names_or_those_of_the_wire() -> None:
    """`by_alias=True` writes the names of the wire, None and False the Python names."""
    found = Message.from_dict({"self-harm": True, "from": "x"})
    for by_alias in (None, False):
        assert found.model_dump(by_alias=by_alias, exclude_unset=True) == {"self_harm": True, "from_": "x"}
    assert found.model_dump(by_alias=True, exclude_unset=True) == found.to_dict() == {"self-harm": True, "from": "x"}
    assert found.to_dict(use_api_names=False) == {"self_harm": True, "from_": "x"}


def test_what_can_be_left_out() -> None:
    """Absent fields, None where it is the default, whatever is None: each can be left out; what stands in dicts stays."""
    calls = [{"id": "1"}, {"id": "2", "x": 1}]
    found = message()
    assert found.model_dump(exclude_unset=True) == found.to_dict()
    assert found.model_dump(exclude_none=True) == {"calls": calls, "new": {"a": None}}
    assert found.model_dump(exclude_defaults=True) == {
        "role": None, "self_harm": None, "calls": [{"id": "1"}, {"id": "2", "x": 1}], "new": {"a": None}, "nothing": None,
    }  # fmt: skip
    assert found.to_dict(exclude_none=True) == {"calls": calls, "new": {"a": None}}
    assert found.to_dict(exclude_unset=False)["self-harm"] is None
    assert found.to_dict(exclude_defaults=True)["nothing"] is None
    assert json.loads(found.to_json(exclude_none=True)) == {"calls": calls, "new": {"a": None}}


NESTED: list[tuple[dict[str, Any], Any]] = [
    ({"include": {"content", "new", "nobody"}}, {"content": None, "new": {"a": None}}),
    ({"include": ["new"]}, {"new": {"a": None}}),
    ({"include": set()}, {}),
    ({"include": {"class", "class_"}}, {"class_": None}),
    ({"include": {"new": True}}, {"new": {"a": None}}),
    ({"include": {"calls": {0: {"id"}}}}, {"calls": [{"id": "1"}]}),
    ({"include": {"calls": {1}}}, {"calls": [{"id": "2", "arguments": None, "x": 1}]}),
    ({"include": {"calls": {-1: {"x"}}}}, {"calls": [{"x": 1}]}),
    ({"include": {"calls": {"__all__": {"id"}}}}, {"calls": [{"id": "1"}, {"id": "2"}]}),
    ({"include": {"calls": {"__all__": {"id"}, 1: {"x": ...}}}}, {"calls": [{"id": "1"}, {"id": "2", "x": 1}]}),
    ({"include": {"calls": {"__all__": {"id"}, 0: ...}}}, {"calls": [{"id": "1", "arguments": None}, {"id": "2"}]}),
    ({"include": {"calls": True}, "exclude": {"calls": {"__all__": {"arguments"}, 0: True}}}, {"calls": [{"id": "2", "x": 1}]}),
    ({"include": {"new": {"b"}}}, {"new": {}}),
    ({"include": {"new", "content"}, "exclude": {"content"}}, {"new": {"a": None}}),
    ({"include": {"calls"}, "exclude": {"calls": {"__all__"}}}, {"calls": []}),
    ({"include": {"calls"}, "exclude": {"calls": {-1}}, "exclude_unset": True}, {"calls": [{"id": "1"}]}),
    ({"include": {"new"}, "exclude": {"new": {"a"}}}, {"new": {}}),
    ({"include": {"new"}, "exclude": {"new": False, "content": None}}, {"new": {"a": None}}),
]  # fmt: skip


@pytest.mark.parametrize(("given", "wanted"), NESTED, ids=str)
def test_include_and_exclude(given: dict[str, Any], wanted: Any) -> None:
    """Both take sets and dicts, by Python names and those of the wire, by index and `__all__`, and as deep as one likes."""
    assert message().model_dump(**given) == wanted
    assert json.loads(message().model_dump_json(**given)) == wanted


@pytest.mark.parametrize("wrong", ["role", 5, b"role"])
def test_what_is_no_set_of_names(wrong: Any) -> None:
    """A text or a number instead of names is an error that says so, also inside of a list."""
    for argument in ("include", "exclude"):
        with pytest.raises(UsageTypeError, match=f"{argument} takes a set of names"):
            message().model_dump(**{argument: wrong})
        with pytest.raises(UsageTypeError, match=f"{argument} takes a set of names"):
            message().model_dump(**{argument: {"calls": wrong}})


def test_arguments_without_an_effect() -> None:
    """All other arguments of pydantic are taken; one that nobody knows is a TypeError with its name."""
    found = message()
    plain = found.model_dump()
    given: dict[str, Any] = {
        "context": 1, "round_trip": True, "serialize_as_any": True, "exclude_computed_fields": True, "warnings": "error",
        "polymorphic_serialization": True,
    }  # fmt: skip
    assert found.model_dump(**given, mode="whatever") == plain
    assert json.loads(found.model_dump_json(**given)) == plain
    assert found.to_dict(mode="json", exclude_unset=True, exclude_none=False, warnings=False) == found.to_dict()
    for call in (found.model_dump, found.model_dump_json, found.to_dict, found.to_json, found.dict, found.json):
        with pytest.raises(TypeError, match="exclud_unset"):
            call(exclud_unset=True)
    with pytest.raises(UsageTypeError, match="mode is"):
        found.model_dump(mode=5)


def test_values_that_are_no_json() -> None:
    """What was set stays as it is in Python mode and becomes JSON in JSON mode; else `fallback` says what stands for it."""
    found: Any = Message.from_dict({})
    day, odd = datetime.date(2026, 1, 2), object()
    found.more = {"day": day, "pair": (1, 2), "set": {3}, "raw": b"x"}
    assert found.model_dump()["more"] == found.more
    assert found.model_dump(mode="json")["more"] == {"day": "2026-01-02", "pair": [1, 2], "set": [3], "raw": "x"}
    assert json.loads(found.model_dump_json())["more"]["day"] == "2026-01-02"
    found.more = [odd]
    assert found.model_dump()["more"] == [odd]
    with pytest.raises(ValueError, match="a value of the model is an object, which JSON cannot express"):
        found.model_dump(mode="json")
    for mode in ("python", "json"):
        assert found.model_dump(mode=mode, fallback=lambda value: type(value).__name__)["more"] == ["object"]
    found.more = [day]
    assert found.model_dump(fallback=str)["more"] == [day]


def test_objects_of_other_libraries() -> None:
    """A pydantic model inside is dumped by its own `model_dump`, with the same arguments."""

    class Other:
        def model_dump(self, **given: Any) -> Any:
            return given

    found: Any = UnknownModel.from_dict({})
    found.other = Other()
    assert found.model_dump(mode="json", exclude_none=True, include={"other": {"a"}})["other"] == {
        "mode": "json", "include": {"a"}, "exclude": None, "by_alias": None, "exclude_unset": False, "exclude_defaults": False,
        "exclude_none": True,
    }  # fmt: skip


def test_unknown_objects() -> None:
    """Objects of unknown kinds have what came, as plain dicts all the way down."""
    data = {"type": "new", "inside": {"deep": [{"er": None}]}}
    dumped = UnknownModel.from_dict(data).model_dump()
    assert dumped == data
    assert [type(dumped["inside"]), type(dumped["inside"]["deep"][0])] == [dict, dict]


def test_dumps_are_copies() -> None:
    """Changing what was dumped changes no model, also where a list of numbers is copied at once."""
    for numbers in ([1.0, 2.0], [1.0, 2], [], [{"a": 1}]):
        found: Any = Call.from_dict({"id": "1", "vector": numbers})
        for dumped in (found.model_dump(), found.to_dict(), found.model_dump(include={"vector": {"__all__"}})):
            assert dumped["vector"] == numbers
            assert dumped["vector"] is not found.vector


def test_json_text() -> None:
    """`model_dump_json` is compact, indented or plain ASCII, and keeps the numbers of floats."""
    call: Any = Call(id="ä😀", number=1e-7)  # type: ignore[call-arg]
    assert call.model_dump_json() == '{"id":"ä😀","arguments":null,"number":1e-07}'
    assert call.model_dump_json(ensure_ascii=True, include={"id"}) == '{"id":"\\u00e4\\ud83d\\ude00"}'
    assert call.model_dump_json(indent=1, include={"id"}) == '{\n "id": "ä😀"\n}'
    assert call.model_dump_json(indent=1, include={"id"}, ensure_ascii=True) == '{\n "id": "\\u00e4\\ud83d\\ude00"\n}'


def test_nothing_else_goes_through_model_dump(monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests, `to_dict`, copies, pickles, `==` and repr are exact: they never ask for a dump."""
    import copy
    import pickle

    from wherry._runtime.data import codec, dump

    monkeypatch.setattr(dump.Dump, "of", None)
    found = Message.from_dict(full())
    assert codec.encode({"messages": [found]}) == codec.encode({"messages": [full()]})
    assert found.to_dict() == full() == json.loads(found.to_json())
    assert copy.deepcopy(found) == copy.copy(found) == pickle.loads(pickle.dumps(found)) == found.model_copy() == found
    assert repr(found) == str(found).replace("\n", "").replace("    ", "").replace(",)", ")").replace(",", ", ") or str(
        found
    )


def test_fields_that_are_called_like_old_methods() -> None:
    """A declared field hides a method of pydantic 1, whether it is there or not; what is declared is dumped."""

    class Odd(BaseModel):
        dict: str
        copy: str | None = None

    odd: Any = Odd.from_dict({"dict": "x", "json": 5})
    assert (odd.dict, odd.copy, odd.json) == ("x", None, 5)
    assert odd.model_dump() == {"dict": "x", "copy": None, "json": 5}
    assert {"dict", "copy", "json"} <= set(dir(odd))
    assert odd.model_copy(update={"copy": "y"}).copy == "y"
