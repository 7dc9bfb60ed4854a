"""Every generated model keeps the reading rules: each class, each alias and each field is looked at."""

from __future__ import annotations

import copy
import functools
import json
import pickle
import subprocess
import sys
import typing
from types import UnionType
from typing import Any

import attrs
import cattrs
import pytest

from wherry import models, params
from wherry._runtime.data.unions import Alias

NAMES: list[str] = models.__all__  # type: ignore[attr-defined]
EVERYTHING = {name: getattr(models, name) for name in NAMES}
CLASSES: dict[str, Any] = {
    name: found
    for name, found in EVERYTHING.items()
    if isinstance(found, type) and found not in {models.BaseModel, models.UnknownModel}
}
ALIASES = {name: found for name, found in EVERYTHING.items() if isinstance(found, Alias)}


types_of = functools.cache(typing.get_type_hints)


def sample(type_: Any, depth: int = 0) -> Any:
    """A plain value of a type, with every field of objects that are not too deep."""
    origin, inner = typing.get_origin(type_), typing.get_args(type_)
    if isinstance(type_, Alias):
        return sample(type_.__value__, depth + 1)
    if origin is typing.Literal:
        return inner[-1]
    if origin in {typing.Union, UnionType}:
        return sample(next((member for member in inner if member is not type(None)), None), depth)
    if origin is list:
        return [sample(inner[0], depth + 1)] if depth < 6 else []
    if origin is dict:
        return {"key": sample(inner[1], depth + 1)} if depth < 6 else {}
    if isinstance(type_, type) and issubclass(type_, models.BaseModel):
        fields, types = type_._fields.values(), types_of(type_)
        return {f.wire: sample(types[f.name], depth + 1) for f in fields if depth < 4 or (f.required and depth < 12)}
    return {str: "text", int: 3, float: 2.5, bool: True, bytes: "raw", Any: {"any": [1]}}[type_]


def conforms(value: Any, type_: Any) -> bool:
    """Whether a decoded value is what its type says, down to the last leaf."""
    origin, inner = typing.get_origin(type_), typing.get_args(type_)
    if isinstance(type_, Alias):
        return conforms(value, type_.__value__)
    if origin is typing.Literal:
        return value in inner
    if origin in {typing.Union, UnionType}:
        return any(conforms(value, member) for member in inner)
    if origin is list:
        return isinstance(value, list) and all(conforms(item, inner[0]) for item in value)
    if origin is dict:
        return isinstance(value, dict) and all(conforms(item, inner[1]) for item in value.values())
    if isinstance(type_, type) and issubclass(type_, models.BaseModel):
        fields, types = type_._fields.values(), types_of(type_)
        return type(value) is type_ and all(
            f.wire not in vars(value) or conforms(getattr(value, f.name), types[f.name]) for f in fields
        )
    return type_ is Any or isinstance(value, {bytes: str}.get(type_, type_))


def test_there_is_something_to_test() -> None:
    """The package has classes and aliases, and nothing else in its index."""
    assert len(CLASSES) > 1000
    assert len(ALIASES) > 100
    assert len(CLASSES) + len(ALIASES) + 2 == len(NAMES) == len(set(NAMES))


def test_every_name_says_where_it_is() -> None:
    """A class names the file that holds it, an alias the package alone; pickle finds each."""
    for name, found in {**CLASSES, **ALIASES}.items():
        home = "wherry.models" if name in ALIASES else f"wherry.models.{models._AREAS[name]}"
        assert found.__module__ == home, name
        assert pickle.loads(pickle.dumps(found)) is found, name


def test_no_field_hides_a_base_method() -> None:
    """No field has the Python name of something that every model has."""
    base = set(dir(models.BaseModel))
    assert [f"{name}.{each}" for name, cls in CLASSES.items() for each in cls._fields if each in base] == []


def test_every_class_decodes_what_it_declares() -> None:
    """An object with every field, nested ones too, decodes into the declared types and goes back as it came."""
    faults = []
    for name, cls in CLASSES.items():
        data = sample(cls)
        decoded = cls._decode(copy.deepcopy(data))
        if not conforms(decoded, cls):
            faults.append(f"{name}: {decoded!r}")
        assert decoded.to_dict() == data, name
        assert json.loads(decoded.to_json()) == data, name
    assert faults == []


def test_every_alias_decodes_what_it_declares() -> None:
    """Each member of each alias decodes into a value of the type that the alias says it has."""
    faults = []
    for name, alias in ALIASES.items():
        value = alias.__value__
        is_union = typing.get_origin(value) in {typing.Union, UnionType}
        for member in typing.get_args(value) if is_union else (value,):
            data = None if member is type(None) else sample(member)
            decoded = alias._decode(copy.deepcopy(data))
            if not conforms(decoded, alias):
                faults.append(f"{name}: {decoded!r}")
    assert faults == []


GARBAGE: list[Any] = [
    None,
    "",
    "text",
    0,
    -1.5,
    True,
    [],
    {},
    [None, [], {}, "x"],
    {"type": "brand.new", "x": {"y": [1]}},
]


@pytest.mark.parametrize("value", GARBAGE, ids=json.dumps)
def test_every_field_takes_anything(value: Any) -> None:
    """Whatever stands in whatever field: nothing raises, and it comes back exactly; unknown fields too."""
    for name, cls in CLASSES.items():
        data = {field.wire: value for field in cls._fields.values()} | {"never_heard_of": value}
        decoded = cls._decode(copy.deepcopy(data))
        assert type(decoded) is cls, name
        assert decoded.to_dict() == data, name
        repr(decoded)
    for name, alias in ALIASES.items():
        decoded = alias._decode(copy.deepcopy(value))
        assert models.UnknownModel.from_dict({"it": decoded}).to_dict() == {"it": value}, name


def test_every_class_reads_none_where_nothing_came() -> None:
    """An empty object makes a model whose every field reads None and stays absent."""
    for name, cls in CLASSES.items():
        decoded = cls._decode({})
        assert [getattr(decoded, field) for field in cls._fields] == [None] * len(cls._fields), name
        assert decoded.to_dict() == {}, name


def test_every_class_is_an_attrs_class() -> None:
    """attrs finds the fields of every class with resolved types, and cattrs can prepare to structure each."""
    converter = cattrs.Converter(detailed_validation=False)  # the same fields, and half the time
    for name, cls in CLASSES.items():
        assert [field.name for field in attrs.fields(cls)] == list(cls._fields), name
        assert attrs.resolve_types(cls) is cls
        converter.get_structure_hook(cls)


def test_whole_trees_through_cattrs() -> None:
    """cattrs makes of a whole Response, across areas, what decoding makes of it, and takes it apart again."""
    data = sample(models.Response)
    converter = cattrs.Converter()
    response = models.Response.from_dict(data)
    assert converter.structure(data, models.Response) == response
    again = converter.structure(converter.unstructure(response), models.Response)
    assert attrs.asdict(again) == attrs.asdict(response) == converter.unstructure(response)


def test_type_hints_of_every_class() -> None:
    """typing.get_type_hints understands every model and every TypedDict of params."""
    for cls in CLASSES.values():
        assert set(typing.get_type_hints(cls)) == set(cls._fields)
    found = 0
    for name in params.__all__:  # type: ignore[attr-defined]
        value = getattr(params, name)
        if isinstance(value, Alias):
            assert value.__value__ is not None
        else:
            assert set(typing.get_type_hints(value)) == set(value.__annotations__)
            assert set(value.__annotations__) == {field.wire for field in CLASSES[name]._fields.values()}
            found += 1
    assert found > 300


def test_params_have_the_names_of_models() -> None:
    """What a request can hold has one name in both packages."""
    assert set(params.__all__) <= set(NAMES)  # type: ignore[attr-defined]


def test_names_load_their_area_alone() -> None:
    """The index is lazy: a chat model loads the chat area, no other, no HTTP library, no attrs; a star loads it all."""
    program = """
import sys
import wherry.models as models
loaded = lambda: {name for name in sys.modules if name.startswith("wherry.models.")}
assert loaded() == set(), loaded()
models.ChatCompletion.from_dict({"choices": [{"message": {"content": "x"}}]})
assert loaded() == {"wherry.models.chat"}, loaded()
assert not {"attr", "attrs", "httpx", "httpx2", "asyncio", "dataclasses", "inspect"} & set(sys.modules)
assert "wherry.params" not in sys.modules
names = {}
exec("from wherry.models import *", names)
assert set(models.__all__) <= set(names)
"""
    path = [folder for folder in sys.path if folder]
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {path!r}\n{program}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


# --- other people's servers ----------------------------------------------------------------------------------------------

LENIENT: dict[str, tuple[Any, dict[str, Any]]] = {
    "unknown service tier, extra fields": (
        models.ChatCompletion,
        {
            "service_tier": "on_demand",
            "x_groq": {"id": "1"},
            "choices": [{"finish_reason": "", "index": 0, "message": {"role": "assistant", "reasoning_content": "hm"}}],
        },
    ),
    "no choices": (models.ChatCompletionChunk, {"choices": [], "object": "chat.completion.chunk"}),
    "null lists and floats": (models.ChatCompletion, {"choices": None, "created": 1.5, "usage": {"total_tokens": 3.0}}),
    "null delta": (models.ChatCompletionChunk, {"id": None, "choices": [{"delta": None, "finish_reason": None}]}),
    "missing everything": (models.Response, {"output": [{"type": "message"}]}),
    "new item": (
        models.Response,
        {"output": [{"type": "telepathy_call", "id": "1", "waves": [1]}], "error": {"code": 5}},
    ),
    "wrong types": (models.Response, {"output": "none", "usage": [], "tools": {"type": "function"}, "id": 7}),
}


@pytest.mark.parametrize("case", LENIENT.values(), ids=LENIENT)
def test_other_peoples_servers(case: tuple[Any, dict[str, Any]]) -> None:
    """What servers really send decodes without an error, is readable, and goes back exactly."""
    cls, data = case
    decoded = cls.from_dict(data)
    assert decoded.to_dict() == data
    for name in cls._fields:
        getattr(decoded, name)


def test_what_other_servers_add_is_readable() -> None:
    """Unknown fields and unknown items read as attributes."""
    completion: Any = models.ChatCompletion.from_dict(LENIENT["unknown service tier, extra fields"][1])
    assert completion.service_tier == "on_demand"
    assert completion.x_groq == {"id": "1"}
    assert completion.choices[0].message.reasoning_content == "hm"
    item: Any = models.Response.from_dict(LENIENT["new item"][1]).output[0]
    assert type(item) is models.UnknownModel
    assert (item.type, item.id, item.waves, item.content) == ("telepathy_call", "1", [1], None)


def test_stream_events() -> None:
    """Events are told by their tag; an event type never heard of is an UnknownModel with the raw data."""
    decode = models.ResponseStreamEvent._decode  # type: ignore[attr-defined]
    event = decode({"type": "response.output_text.delta", "delta": "x", "sequence_number": 4})
    assert type(event) is models.ResponseTextDeltaEvent
    assert event.delta == "x"
    unknown = decode({"type": "response.dream.delta", "delta": "z"})
    assert type(unknown) is models.UnknownModel
    assert (unknown.type, unknown.delta) == ("response.dream.delta", "z")


def test_assistant_events() -> None:
    """Assistant events come as event and data, and the data is decoded as the event says."""
    decode = models.AssistantStreamEvent._decode  # type: ignore[attr-defined]
    event = decode({"event": "thread.message.delta", "data": {"id": "msg_1", "delta": {"content": []}}})
    assert event.event == "thread.message.delta"
    assert type(event.data) is models.MessageDeltaObject
    assert decode({"event": "done", "data": "[DONE]"}).data == "[DONE]"
    assert type(decode({"event": "thread.dreamt", "data": {}})) is models.UnknownModel


def test_output_text() -> None:
    """`Response.output_text` joins what the model wrote, is computed anew each time, and is never sent."""
    response = models.Response.from_dict(
        {
            "output": [
                {"type": "reasoning", "summary": []},
                {
                    "type": "message",
                    "content": [{"type": "output_text", "text": "a"}, {"type": "refusal", "refusal": "r"}],
                },
                {"type": "unknown", "content": [{"type": "output_text", "text": "no"}]},
                {
                    "type": "message",
                    "content": [{"type": "output_text", "text": "b"}, {"type": "output_text", "text": None}],
                },
                {"type": "message", "content": None},
                "odd",
            ]
        }
    )
    assert response.output_text == "ab"
    assert "output_text" not in response.to_dict()
    assert models.Response.from_dict({}).output_text == ""
    assert models.Response.from_dict({"output": "x", "output_text": "sent"}).output_text == ""
