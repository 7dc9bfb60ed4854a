"""What every model does: reading what servers send, being changed, being made; subclasses and unknown objects."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest

from tests.runtime.messages import Call, Message, full
from wherry._runtime.base.errors import UsageError, UsageTypeError
from wherry._runtime.base.unset import UNSET
from wherry._runtime.data.manners import OLD_NAMES
from wherry._runtime.data.model import BaseModel, UnknownModel, decode_flat, wire

PUBLIC = {
    "from_dict", "from_json", "model_computed_fields", "model_config", "model_construct", "model_copy", "model_dump",
    "model_dump_json", "model_extra", "model_fields", "model_fields_set", "model_json_schema", "model_rebuild", "model_validate",
    "model_validate_json", "to_dict", "to_json",
}  # fmt: skip


# --- reading ---------------------------------------------------------------------------------------------------------


def test_fields_read_typed() -> None:
    """Fields read as attributes, nested objects as models, fields with other wire names under their Python names."""
    message = Message.from_dict(full())
    assert (message.role, message.content, message.refusal) == ("assistant", None, "no")
    assert (message.self_harm, message.from_, message.class_) == (True, "x", None)
    assert message.calls is not None
    assert [type(call) for call in message.calls] == [Call, Call]
    assert message.last == Call(id="3")


def test_absent_reads_as_none_and_stays_absent() -> None:
    """Whatever is absent, required fields too, reads as None, never as UNSET, and is not in `to_dict`."""
    message = Message.from_dict({})
    for name in Message._fields:
        assert getattr(message, name) is None
    assert message.to_dict() == {}
    assert message.to_json() == "{}"


def test_null_stays_null() -> None:
    """Null reads as None too, and is still there in `to_dict`, even where the schema allows no null."""
    data = dict.fromkeys(full())
    message = Message.from_dict(data)
    assert message.calls is None
    assert message.to_dict() == data


def test_unknown_fields_are_kept_and_read() -> None:
    """What the schema does not know reads as an attribute, at every depth, and survives the round trip."""
    message: Any = Message.from_dict(full())
    assert message.reasoning_content == "hm"
    assert message.calls[1].new == [1]
    assert message.model_extra == {"reasoning_content": "hm"}
    assert message.to_dict() == full()


@pytest.mark.parametrize("value", ["text", 1, 1.5, True, [], ["x", {"id": 1}, None], {"id": {}}, {}, None])
def test_wrong_types_stay_raw(value: Any) -> None:
    """A value of the wrong type comes back unchanged, wherever it stands."""
    data = {"role": value, "content": value, "calls": value, "last": value, "self-harm": value}
    assert Message.from_dict(data).to_dict() == data
    assert Message.from_dict({"calls": [value]}).to_dict() == {"calls": [value]}


@pytest.mark.parametrize("value", ["text", 1, None, [], [{}], True])
def test_decode_gives_back_what_is_no_object(value: Any) -> None:
    """`_decode` of something that is no dict is that very thing, for classes with and without nested fields."""
    assert Message._decode(value) is value
    assert Call._decode(value) is value


@pytest.mark.parametrize("count", [0, 1, 15, 16, 17, 500])
@pytest.mark.parametrize("stranger", [None, "text", 5, [], [{"id": 1}], type("OwnDict", (dict,), {})(id=1)], ids=repr)
def test_lists_of_flat_models(count: int, stranger: Any) -> None:
    """A list becomes models one by one or at once, which nobody can tell; what is no plain dict stays, in its place."""
    items: list[Any] = [{"id": str(number), "new": number} for number in range(count)]
    for data in (items, [*items, stranger], [stranger, *items]):
        found = decode_flat(Call, copy.deepcopy(data))
        assert found == [Call._decode(copy.deepcopy(item)) for item in data]
        assert [type(item) for item in found] == [Call if type(item) is dict else type(item) for item in data]
        assert [vars(item) if type(item) is Call else item for item in found] == data


def test_lists_adopt_their_dicts() -> None:
    """Each dict of a long list becomes the object of its model, without a copy; later changes reach that model alone."""
    items: list[Any] = [{"id": str(number)} for number in range(100)]
    found = decode_flat(Call, items)
    assert all(vars(model) is data for model, data in zip(found, items, strict=True))
    found[3].id = "other"
    assert [model.id for model in found[2:5]] == ["2", "other", "4"]


def test_an_empty_nested_object_becomes_a_model() -> None:
    """`{}` is an object of the nested type, not a missing one."""
    assert type(Message.from_dict({"last": {}}).last) is Call


def test_unknown_words_stay_strings() -> None:
    """A value outside a Literal is what came."""
    assert Message.from_dict({"role": "narrator"}).role == "narrator"


def test_order_of_keys_stays() -> None:
    """`to_dict` and `to_json` keep the order in which the keys came."""
    data = dict(reversed(full().items()))
    assert list(Message.from_dict(data).to_dict()) == list(data)
    assert list(json.loads(Message.from_dict(data).to_json())) == list(data)


def test_from_dict_leaves_the_dict_alone() -> None:
    """`from_dict` copies: later changes of the dict do not reach the model, nor the other way round."""
    data = full()
    message = Message.from_dict(data)
    assert data == full()
    data["calls"][0]["id"] = "changed"
    assert message.calls is not None
    assert message.calls[0].id == "1"
    message.calls[1].id = "changed"
    assert data["calls"][1]["id"] == "2"


def test_decode_adopts_the_dict() -> None:
    """Decoding makes no copy: the dict of the parser becomes the object."""
    data = full()
    message = Message._decode(data)
    assert message.__dict__ is data


def test_from_json() -> None:
    """JSON text, as text or bytes, becomes a model; what is no JSON object is an error that says what came."""
    assert Message.from_json(json.dumps(full())) == Message.from_dict(full())
    assert Message.from_json(b'{"content": "\xc3\xa4"}').content == "ä"
    with pytest.raises(UsageError, match=r"Message.from_json takes a JSON object, not a list"):
        Message.from_json("[]")
    with pytest.raises(UsageError, match=r"Message.from_json: this is not JSON"):
        Message.from_json("{")
    with pytest.raises(UsageTypeError, match=r"Message.from_dict takes a dict, not a list"):
        Message.from_dict([])  # type: ignore[arg-type]


# --- keys that would hide something ------------------------------------------------------------------------------------


def test_methods_cannot_be_hidden_by_a_server() -> None:
    """Base methods and Python's protocols work whatever keys a server sends, and those keys survive."""
    hidden = [
        *dir(BaseModel),
        "__deepcopy__",
        "__copy__",
        "__getstate__",
        "__reduce__",
        "_decode",
        "_fields",
        "__wire__",
    ]
    data = dict.fromkeys(hidden, "hidden") | {"content": "x"}
    message = Message.from_dict(data)
    assert message.content == "x"
    assert message.to_dict() == data
    assert json.loads(message.to_json()) == data
    assert message.model_dump(exclude_unset=True) == data
    assert message == Message.from_dict(data)
    assert copy.copy(message) == copy.deepcopy(message) == message.model_copy() == message
    assert pickle.loads(pickle.dumps(message)) == message
    assert repr(message).startswith("Message(")
    assert type(message) is Message


def test_public_names() -> None:
    """The public names of a model are these few and no field names of the API; those of pydantic 1 are not shown."""
    assert {name for name in dir(BaseModel) if not name.startswith("_")} == PUBLIC | OLD_NAMES
    assert {name for name in dir(UnknownModel()) if not name.startswith("_")} == PUBLIC
    assert not PUBLIC & {"schema", "keys", "items", "copy", "json", "dict", "values", "get", "update", "id", "name"}


# --- changing ----------------------------------------------------------------------------------------------------------


def test_changes_are_seen() -> None:
    """Assignments, deletions and changes inside nested lists and objects are in `to_dict` and in `==`."""
    message = Message.from_dict(full())
    other = Message.from_dict(full())
    assert message.calls is not None
    message.content = "new"
    message.from_ = "y"
    message.calls.append(Call(id="9"))
    message.calls[0].arguments = None
    del message.refusal
    del message.self_harm
    wanted = full()
    wanted |= {"content": "new", "from": "y"}
    wanted["calls"].append({"id": "9"})
    wanted["calls"][0]["arguments"] = None
    del wanted["refusal"], wanted["self-harm"]
    assert message.to_dict() == wanted
    assert message != other
    assert message.refusal is None
    assert message.self_harm is None


def test_unset_takes_a_field_away() -> None:
    """Assigning UNSET makes a field absent; UNSET is never what a field reads as."""
    message = Message.from_dict(full())
    for name in ("content", "from_", "calls", "role"):
        setattr(message, name, UNSET)
        assert getattr(message, name) is None
    assert set(message.to_dict()) == {"refusal", "self-harm", "reasoning_content", "last"}


def test_any_attribute_can_be_set() -> None:
    """What is set is part of the object, field or not; a method is not replaced, and what looks private is refused."""
    message: Any = Message.from_dict(full())
    message.custom_note = "x"
    assert message.custom_note == "x"
    assert message.to_dict() == full() | {"custom_note": "x"}
    message.custom_note = UNSET
    with pytest.raises(AttributeError, match="what is set on a model is sent"):
        message._note = "x"
    with pytest.raises(AttributeError):
        message.to_dict = "x"
    with pytest.raises(AttributeError, match="to_dict is a method of every model"):
        Message.from_dict({"to_dict": 1}).to_dict = "x"  # type: ignore[method-assign, assignment]
    message.reasoning_content = "changed"
    vars(message)["brand_new"] = 1
    assert message.to_dict() == full() | {"reasoning_content": "changed", "brand_new": 1}


def test_deleting_what_is_absent_raises() -> None:
    """`del` of an absent field is an AttributeError, as everywhere in Python."""
    message = Message.from_dict({})
    for name in ("content", "from_"):
        with pytest.raises(AttributeError):
            delattr(message, name)


# --- making ------------------------------------------------------------------------------------------------------------


def test_constructor_takes_fields_by_keyword() -> None:
    """What was not given is absent, constants are filled in, nested dicts become models, the caller's stay as they are."""
    call = {"id": "1"}
    message = Message(content="x", self_harm=False, calls=[call, Call(id="2")])  # type: ignore[list-item]
    assert message.to_dict() == {
        "role": "assistant",
        "content": "x",
        "calls": [{"id": "1"}, {"id": "2"}],
        "self-harm": False,
    }
    assert message.calls is not None
    assert type(message.calls[0]) is Call
    message.calls[0].id = "changed"
    assert call == {"id": "1"}


def test_constructor_takes_none_as_the_schema_does() -> None:
    """None is null where the schema has null, and absent where it has not."""
    message = Message(content=None, self_harm=None, refusal=None, calls=None, from_=None, class_=None)  # type: ignore[arg-type]
    assert message.to_dict() == {"role": "assistant", "content": None, "refusal": None, "class": None}


def test_required_fields_that_take_null() -> None:
    """A required field takes None as null where its class says so, and may be left out; a name that ends in None says nothing."""

    class ChoiceNone(BaseModel):
        """A class with an unlucky name."""

    class Odd(BaseModel):
        anything: Any = wire(nullable=True)
        nothing: None = wire(nullable=True)
        choice: ChoiceNone

    assert Message(self_harm=True).to_dict() == {"role": "assistant", "self-harm": True}  # type: ignore[call-arg]
    assert Odd(anything=None, nothing=None, choice=None).to_dict() == {"anything": None, "nothing": None}  # type: ignore[arg-type]


def test_constructor_takes_unset_as_not_given() -> None:
    """UNSET is the same as leaving a field out."""
    unset: Any = UNSET
    assert Message(content="x", self_harm=True, calls=unset, role=unset) == Message(content="x", self_harm=True)


def test_constructor_errors() -> None:
    """Missing fields are TypeErrors, and ValueErrors too, that name them, and a name that was probably meant for one."""
    with pytest.raises(TypeError, match="Message needs self_harm"):
        Message()  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="Message needs self_harm"):
        Message(content="x")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Message needs self_harm; it was given 'self_hram'"):
        Message(content="x", self_hram=True)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Message("x")  # type: ignore[misc, call-arg]


def test_constructor_keeps_what_it_does_not_know() -> None:
    """Names that no field has are kept, as those that a server sends: tests make objects that are newer than the class."""
    call = {"id": "1"}
    message: Any = Message(self_harm=True, reasoning_content="hm", more=call)  # type: ignore[call-arg]
    assert message.reasoning_content == "hm"
    assert message.to_dict() == {"role": "assistant", "self-harm": True, "reasoning_content": "hm", "more": {"id": "1"}}
    message.more["id"] = "changed"
    assert call == {"id": "1"}


def test_constructor_takes_names_of_the_wire() -> None:
    """A field whose name on the wire is no Python name can be given under either."""
    wires: Any = {"self-harm": True, "from": "x", "class": None}
    assert Message(**wires) == Message(self_harm=True, from_="x", class_=None)


# --- subclasses and unknown objects --------------------------------------------------------------------------------------


class LoudMessage(Message):
    """A class of a user's own."""

    volume: int | None = None

    def shout(self) -> str:
        return f"{self.content}!"


def test_subclasses_decode_as_themselves() -> None:
    """A subclass decodes what its base decodes, into itself, and adds fields and methods."""
    message = LoudMessage.from_dict(full() | {"content": "hey", "volume": 11})
    assert type(message) is LoudMessage
    assert (message.shout(), message.volume) == ("hey!", 11)
    assert type(message.last) is Call
    assert "volume" in LoudMessage._fields
    assert "volume" not in Message._fields
    assert LoudMessage(content="x", self_harm=True, volume=1).to_dict()["volume"] == 1
    assert LoudMessage._decode("x") == "x"


def test_unknown_model() -> None:
    """An object of an unknown kind reads any name, changes freely, and goes back exactly."""
    data = {"type": "brand.new", "nested": {"a": [1]}, "to_dict": 1}
    unknown = UnknownModel.from_dict(data)
    assert (unknown.type, unknown.nested, unknown.absent) == ("brand.new", {"a": [1]}, None)
    assert unknown.to_dict() == data
    assert not hasattr(unknown, "_repr_html_")
    unknown.more = 1
    unknown.type = UNSET
    assert unknown.to_dict() == {"nested": {"a": [1]}, "to_dict": 1, "more": 1}
    assert copy.deepcopy(unknown) == copy.copy(unknown) == pickle.loads(pickle.dumps(unknown)) == unknown
    assert repr(unknown) == "UnknownModel(nested={'a': [1]}, to_dict=1, more=1)"


def test_unknown_objects_read_inside() -> None:
    """What an unknown object holds reads by attributes, at every depth and in lists, and stays a dict."""
    data = {"function": {"name": "f", "tags": [{"a": {"b": 1}}, [{"c": 2}]]}, "items": {"items": 1}}
    unknown = UnknownModel.from_dict(data)
    function = unknown.function
    assert (function.name, function.absent, function["name"]) == ("f", None, "f")
    assert (function.tags[0].a.b, function.tags[1][0].c, unknown.items["items"]) == (1, 2, 1)
    assert not hasattr(function, "_repr_html_")
    for twin in (copy.deepcopy(function), copy.copy(function), pickle.loads(pickle.dumps(function))):
        assert (twin, twin.tags[0].a.b) == (function, 1)
    assert unknown.to_dict() == data
    assert json.loads(unknown.to_json()) == data
    plain = function.to_dict()
    assert (type(plain), type(plain["tags"][0]["a"])) == (dict, dict)
    function.name = "g"
    assert unknown.to_dict()["function"]["name"] == "g"


def test_unknown_objects_nested_deeply() -> None:
    """However deep an unknown object is, reading it does not recurse."""
    inner: dict[str, Any] = {}
    for _ in range(5000):
        inner = {"in": [inner]}
    assert getattr(UnknownModel._decode({"it": inner}).it, "in")[0].absent is None
