"""Models and Python's own protocols: equality, copies, pickles, repr, match; and the names of the official SDK."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Mapping
from typing import Any

import pytest

from tests.runtime.messages import Call, Message, full
from wherry._runtime.base.errors import UsageError
from wherry._runtime.base.unset import UNSET


def test_equality() -> None:
    """Equal are models of one class with the same object inside; absent differs from null, other classes differ."""
    assert Message.from_dict(full()) == Message.from_dict(full())
    assert Message.from_dict({"content": None}) != Message.from_dict({})
    assert Message.from_dict({"id": "1"}) != Call.from_dict({"id": "1"})
    assert Message.from_dict({}) != {}
    with pytest.raises(TypeError, match="unhashable"):
        hash(Call(id="1"))


@pytest.mark.parametrize("present", [{}, {"content": None}, full()], ids=["absent", "null", "full"])
def test_copies_keep_absent_absent(present: dict[str, Any]) -> None:
    """Copy, deep copy, pickle, `model_copy` and `copy.replace` keep what is absent absent and what is null null."""
    message = Message.from_dict(present)
    copies = [copy.copy(message), copy.deepcopy(message), message.model_copy(), message.model_copy(deep=True)]
    copies += [pickle.loads(pickle.dumps(message, protocol)) for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)]
    copies += [message.__replace__()]
    for twin in copies:
        assert type(twin) is Message
        assert twin is not message
        assert twin == message
        assert twin.to_dict() == present


def test_deep_and_shallow() -> None:
    """A deep copy shares nothing, a shallow one its nested objects; both have their own fields."""
    message = Message.from_dict(full())
    shallow, deep = copy.copy(message), copy.deepcopy(message)
    message.content = "changed"
    assert shallow.content is None
    assert shallow.last is message.last
    assert deep.last is not message.last
    assert deep.last == message.last


def test_copy_replace() -> None:
    """`copy.replace` (Python 3.13) changes the named fields of a copy; UNSET takes one away."""
    replace: Any = getattr(copy, "replace", lambda model, **changes: model.__replace__(**changes))
    message = Message.from_dict(full())
    other = replace(message, content="new", refusal=UNSET)
    assert other.to_dict() == {**{k: v for k, v in full().items() if k != "refusal"}, "content": "new"}
    assert message.to_dict() == full()
    with pytest.raises(AttributeError, match="contnt"):
        replace(message, contnt="x")


def test_model_copy_updates() -> None:
    """`model_copy(update=…)` assigns to the copy alone."""
    message = Message.from_dict(full())
    assert message.model_copy(update={"from_": "z"}).to_dict() == full() | {"from": "z"}
    assert message.from_ == "x"


def test_to_json() -> None:
    """`to_json` is indented by two spaces or as wished, keeps non-ASCII text, and is compact with None."""
    assert Call(id="ä").to_json(indent=None) == '{"id":"ä"}'
    assert Call(id="x").to_json() == Call(id="x").to_json(indent=2) == '{\n  "id": "x"\n}'


def test_repr_is_for_people() -> None:
    """The repr shows what is there by Python names, and cuts long texts, lists and deep nesting."""
    assert (
        repr(Message.from_dict({"self-harm": True, "last": {"id": "1"}}))
        == "Message(self_harm=True, last=Call(id='1'))"
    )
    assert repr(Call(id="x" * 200)) == f"Call(id='{'x' * 120}'… (80 more))"
    shown = repr(Call.from_dict({"id": list(range(1000)), "deep": {"a": {"b": {"c": {"d": {"e": {"f": 1}}}}}}}))
    assert shown.startswith("Call(id=[0, 1, 2, 3, 4, 5, 6, 7, … (992 more)], deep={'a': ")
    assert "{…}" in shown
    assert len(shown) < 200


def test_repr_of_a_model_inside_itself() -> None:
    """A model that holds itself can be shown."""
    call: Any = Call(id="1")
    call.arguments = [call]
    assert repr(call) == "Call(id='1', arguments=[…])"


def test_match() -> None:
    """`match` takes keyword patterns, and positional ones in the order of the fields."""
    match Message.from_dict(full()):
        case Message(role="assistant", last=Call(id=found), class_=None):
            assert found == "3"
        case _:
            pytest.fail("the pattern does not match")
    match Call(id="1", arguments="a"):
        case Call(one, two):  # type: ignore[misc]
            assert (one, two) == ("1", "a")
    assert Message.__match_args__[:2] == ("role", "content")  # type: ignore[attr-defined]


def test_names_of_the_official_sdk_that_make_models() -> None:
    """`model_validate`, `model_validate_json` and `model_construct` are `from_dict` and `from_json`, as lenient as these."""
    message = Message.from_dict(full())
    assert Message.model_validate(full()) == message
    assert Message.model_validate(message) is message
    assert Message.model_validate_json(json.dumps(full())) == message
    assert Message.model_construct(role=5, class_="c", last={"id": "1"}, new=2).to_dict() == {
        "role": 5, "class": "c", "last": {"id": "1"}, "new": 2,
    }  # fmt: skip
    assert type(Message.model_construct(last={"id": "1"}).last) is Call
    with pytest.raises(TypeError, match=r"Message\.from_dict takes a dict, not a Call"):
        Message.model_validate(Call(id="1"))
    with pytest.raises(UsageError, match="this is not JSON"):
        Message.model_validate_json("{")


def test_a_model_is_no_dict() -> None:
    """Who takes a model for a dict is told what to write instead; nothing makes a model look like one."""
    message: Any = Message.from_dict(full())
    told = r"it is not a dict; read fields as attributes \(model\.role\), or call model\.to_dict\(\)"
    with pytest.raises(TypeError, match=rf"Message is not subscriptable: {told}"):
        message["role"]
    for name in ("get", "keys", "items"):
        with pytest.raises(AttributeError, match=rf"'Message' object has no attribute '{name}'"):
            getattr(message, name)
    for wrong in (lambda model: {**model}, lambda model: "role" in model, len):
        with pytest.raises(TypeError):
            wrong(message)
    assert not isinstance(message, Mapping)


def test_a_field_that_is_not_there() -> None:
    """A slip of the pen is an AttributeError that names the class and the field, and Python says what was meant."""
    message: Any = Message.from_dict({})
    with pytest.raises(AttributeError, match=r"'Message' object has no attribute 'contnet'") as caught:
        _ = message.contnet
    assert (caught.value.name, caught.value.obj) == ("contnet", message)  # what Python looks for a likely name with
    assert not hasattr(message, "contnet")
    assert getattr(message, "contnet", 5) == 5
    assert not hasattr(Message, "__getattr__")  # with it, CPython reads every field three times as slowly
