"""Models inside pydantic: fields of its models, TypeAdapter, unions, discriminators, both modes, JSON schemas."""

from __future__ import annotations

import json
from types import ModuleType
from typing import Annotated, Any, Literal

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel as PydanticModel
from pydantic import Field, TypeAdapter, ValidationError

from tests.runtime.messages import Call, Message, full
from wherry._runtime.data.model import BaseModel, UnknownModel
from wherry._runtime.data.unions import Alias, UnionAlias
from wherry.types import FileListParams
from wherry.types.chat import ChatCompletionMessageParam, ChatCompletionUserMessageParam, ParsedChatCompletion


class Text(BaseModel):
    type: Literal["text"] = "text"
    text: str


class Image(BaseModel):
    type: Literal["image", "picture"]
    url: str


class Node(BaseModel):
    name: str
    inner: list[Node] | None = None


class Turn(PydanticModel):
    message: Message
    parts: list[Text | Image] = []


def test_instances_stay() -> None:
    """A model of the class is taken as it is, whatever it lacks."""
    message = Message.from_dict({"content": "x"})
    assert Turn(message=message).message is message
    assert TypeAdapter(Message).validate_python(message, strict=True) is message


def test_from_dict_and_json() -> None:
    """Dicts and JSON become models, nested ones too, and keep what the class does not know; the dict stays as it was."""
    data = full()
    for turn in (Turn.model_validate({"message": data}), Turn.model_validate_json(json.dumps({"message": data}))):
        assert turn.message == Message.from_dict(full())
        assert turn.message.calls is not None
        assert type(turn.message.calls[0]) is Call
    assert data == full()
    assert TypeAdapter(list[Call]).validate_json('[{"id": "1", "x": 2}]') == [Call.from_dict({"id": "1", "x": 2})]
    assert TypeAdapter(Message).validate_python({"self_harm": True, "role": "assistant"}).self_harm is True


def test_what_is_refused() -> None:
    """A missing required field, another constant and what is no object are ValidationErrors that name the place."""
    for wrong, place in (
        ({"role": "assistant"}, "self-harm"),
        ({"self-harm": True, "role": "user"}, "role"),
        ("x", None),
    ):
        with pytest.raises(ValidationError) as caught:
            Turn.model_validate({"message": wrong})
        (error,) = caught.value.errors()
        assert error["loc"] == (("message", place) if place else ("message",))
    with pytest.raises(ValidationError):
        TypeAdapter(Message).validate_python(Call(id="1"))


def test_both_ways() -> None:
    """What a pydantic model dumps, in either mode, makes the same again; options reach the models inside."""
    turn = Turn(message=Message.from_dict({**full(), "role": "assistant"}), parts=[Text(text="x")])
    assert Turn.model_validate_json(turn.model_dump_json()).message.model_dump() == turn.message.model_dump()
    assert Turn.model_validate_json(turn.model_dump_json(exclude_unset=True, by_alias=True)) == turn
    assert turn.model_dump() == {"message": turn.message.model_dump(), "parts": [{"type": "text", "text": "x"}]}
    assert turn.model_dump(exclude_unset=True, by_alias=True)["message"] == turn.message.to_dict()
    assert turn.model_dump(include={"message": {"calls": {0: {"id"}}}}) == {"message": {"calls": [{"id": "1"}]}}
    assert turn.model_dump(exclude={"message": {"calls": {-1}}}, mode="json")["message"]["calls"] == [
        {"id": "1", "arguments": "{}"}
    ]
    assert turn.model_dump(exclude_none=True)["message"] == turn.message.model_dump(exclude_none=True)
    assert TypeAdapter(list[Call]).dump_python([Call(id="1")]) == [{"id": "1", "arguments": None}]
    assert TypeAdapter(Call).dump_json(Call(id="1")) == b'{"id":"1","arguments":null}'


def test_unions() -> None:
    """A union is told by constants and required fields, with a discriminator by its words."""
    assert [type(part) for part in Turn.model_validate(
        {"message": full(), "parts": [{"type": "image", "url": "x"}, {"type": "text", "text": "x"}]}
    ).parts] == [Image, Text]  # fmt: skip
    told: Any = TypeAdapter(Annotated[Text | Image, Field(discriminator="type")])
    assert told.validate_python({"type": "picture", "url": "x"}) == Image(type="picture", url="x")
    assert told.validate_json('{"type": "text", "text": "x"}') == Text(text="x")
    assert told.validate_python(Text(text="x")) == Text(text="x")
    with pytest.raises(ValidationError, match="Input tag 'video'"):
        told.validate_python({"type": "video"})
    with pytest.raises(ValidationError, match="'image' or 'picture'"):
        TypeAdapter(Image).validate_python({"type": "drawing", "url": "x"})
    assert TypeAdapter(Message | None).validate_python(None) is None


def test_aliases() -> None:
    """A named union decodes as it does elsewhere, new kinds included; what is no object is refused where it takes none."""
    models = ModuleType("some_models")
    part: Any = UnionAlias("Part", models, tag="type", variants={"text": Text, "image": Image})
    adapter: Any = TypeAdapter(list[part])
    found = adapter.validate_python([{"type": "text", "text": "x"}, {"type": "new"}, Image(type="image", url="x")])
    assert [type(each) for each in found] == [Text, UnknownModel, Image]
    assert adapter.dump_python(found, exclude_unset=True)[:2] == [{"type": "text", "text": "x"}, {"type": "new"}]
    assert adapter.validate_json('[{"type": "image", "url": "x"}]') == [Image(type="image", url="x")]
    with pytest.raises(ValidationError, match="takes an object, not a int"):
        adapter.validate_python([5])
    words: Any = Alias("Words", models, lambda: Literal["a", "b"])
    assert TypeAdapter(words).validate_python("c") == "c"
    assert TypeAdapter(words).json_schema() == {"enum": ["a", "b"], "type": "string"}
    schema = adapter.json_schema()
    assert set(schema["$defs"]) == {"Text", "Image"}
    Draft202012Validator.check_schema(schema)


def test_json_schemas() -> None:
    """The schema of a pydantic model refers to ours in its own $defs, also where a class holds itself."""

    class Holder(PydanticModel):
        turn: Turn
        tree: Node

    for mode in ("validation", "serialization"):
        schema = Holder.model_json_schema(mode=mode)  # type: ignore[arg-type]
        Draft202012Validator.check_schema(schema)
        assert {"Turn", "Message", "Call", "Node", "Text", "Image"} == set(schema["$defs"])
        assert schema["$defs"]["Message"] == {
            key: value for key, value in Message.model_json_schema().items() if key != "$defs"
        }
    tree = TypeAdapter(Node).json_schema()
    Draft202012Validator(tree).validate({"name": "a", "inner": [{"name": "b"}]})
    assert [*Draft202012Validator(tree).iter_errors({"name": "a", "inner": [{}]})]


def test_defaults_of_fields_are_undefined() -> None:
    """Where pydantic is loaded, a required field has its word for no default."""
    from pydantic.fields import PydanticUndefined

    assert Call.model_fields["id"].default is PydanticUndefined
    assert Call.model_fields["arguments"].default is None


def test_any_model() -> None:
    """BaseModel as a type takes every model, and nothing else."""
    adapter = TypeAdapter(BaseModel)
    call = Call(id="1")
    assert adapter.validate_python(call) is call
    assert adapter.dump_python(call) == call.model_dump()
    assert adapter.json_schema() == {"type": "object"}
    with pytest.raises(ValidationError):
        adapter.validate_python({"id": "1"})
    assert TypeAdapter(UnknownModel).validate_python({"a": {"b": 1}}).a.b == 1


def test_a_field_of_any_type_dumps_models() -> None:
    """Where pydantic knows no type, a model is dumped all the same, at any depth; also what came beside its fields."""

    class State(PydanticModel):
        value: Any

    call = Call.from_dict({"id": "1", "more": {"a": [1]}})
    state = State(value={"calls": [call]})
    assert state.model_dump() == {"value": {"calls": [call.model_dump()]}}
    assert json.loads(state.model_dump_json(exclude_unset=True)) == {"value": {"calls": [call.to_dict()]}}


def test_shapes_of_requests() -> None:
    """TypedDicts are fields of pydantic models on every Python, with the keys that are required."""

    class Question(PydanticModel):
        messages: list[ChatCompletionMessageParam]

    messages = [{"role": "system", "content": "x"}, {"role": "user", "content": "Say ahoy."}]
    assert Question.model_validate({"messages": messages}).model_dump() == {"messages": messages}
    assert Question.model_json_schema()["properties"]["messages"]["type"] == "array"
    with pytest.raises(ValidationError, match="content"):
        TypeAdapter(ChatCompletionUserMessageParam).validate_python({"role": "user"})
    assert TypeAdapter(FileListParams).validate_python({"limit": 3}) == {"limit": 3}


def test_generic_classes() -> None:
    """A generic class has the schema of its fields, whatever it is made for, and Python's note of that is no field."""
    schema = TypeAdapter(ParsedChatCompletion[int]).json_schema()
    assert schema["$defs"]["ParsedChoice"]["properties"]["message"] == {"$ref": "#/$defs/ParsedChatCompletionMessage"}
    data = {"id": "x", "choices": [], "created": 1, "model": "m", "object": "chat.completion"}
    assert ParsedChatCompletion[int](id="x", choices=[], created=1, model="m").to_dict() == data
