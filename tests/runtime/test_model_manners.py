"""The other names of pydantic models: what a class says of its fields, its JSON schema, old names, iteration, printing."""

from __future__ import annotations

import copy
import json
import os
import pickle
import subprocess
import sys
from typing import Any, Literal

import pytest
from jsonschema import Draft202012Validator

from tests.runtime.messages import Call, Message, full
from wherry._runtime.base.errors import UsageError
from wherry._runtime.data import pretty
from wherry._runtime.data.model import NULLABLE, BaseModel, UnknownModel, set_request_id


class Node(BaseModel):
    """A tree."""

    kind: Literal["leaf", "branch"]
    children: list[Node] | None = None
    by_name: dict[str, Call] | None = NULLABLE
    size: int | float = 0  # type: ignore[assignment]
    anything: Any = None
    raw: bytes | None = None


# --- the class ---------------------------------------------------------------------------------------------------------


def test_model_fields() -> None:
    """`model_fields` has the type, the default and the other name of each declared field, on the class and on objects."""
    fields = Message.model_fields
    assert list(fields) == list(Message._fields)
    assert fields["calls"].annotation == list[Call] | None
    assert fields["role"].annotation == Literal["assistant"]
    assert [fields[name].is_required() for name in ("role", "content", "refusal", "self_harm")] == [
        True,
        False,
        False,
        True,
    ]
    assert (fields["self_harm"].alias, fields["role"].alias) == ("self-harm", None)
    assert fields["content"].default is fields["content"].get_default() is None
    assert fields["self_harm"].default is not None
    assert repr(fields["self_harm"]) == "FieldInfo(annotation=bool, required=True, alias='self-harm')"
    assert repr(fields["last"]).startswith("FieldInfo(annotation=")
    assert Message.from_dict({}).model_fields is fields
    assert (Message.model_computed_fields, UnknownModel.model_fields) == ({}, {})
    assert Message.model_config["extra"] == "allow"
    assert Message.model_rebuild(force=True) is None  # type: ignore[func-returns-value]


def test_json_schema() -> None:
    """`model_json_schema` describes what the class declares: names of the wire, what is required, nested classes in $defs."""
    schema = Message.model_json_schema()
    Draft202012Validator.check_schema(schema)
    assert schema["required"] == ["role", "self-harm"]
    assert schema["properties"]["role"] == {"const": "assistant", "type": "string", "title": "Role"}
    assert schema["properties"]["last"] == {"anyOf": [{"$ref": "#/$defs/Call"}, {"type": "null"}], "default": None}
    assert schema["properties"]["content"] == {
        "anyOf": [{"type": "string"}, {"type": "null"}], "default": None, "title": "Content",
    }  # fmt: skip
    assert (schema["title"], schema["type"], schema["additionalProperties"]) == ("Message", "object", True)
    assert schema["description"] == "An object with every kind of field."
    assert schema["$defs"]["Call"]["required"] == ["id"]
    Draft202012Validator(schema).validate({**full(), "calls": None})
    assert [*Draft202012Validator(schema).iter_errors({"role": "user", "self-harm": 1, "last": {}})]
    assert "self_harm" in Message.model_json_schema(by_alias=False)["properties"]
    assert "#/x/Call" in json.dumps(Message.model_json_schema(ref_template="#/x/{model}"))


def test_json_schema_of_a_class_that_holds_itself() -> None:
    """A class that names itself is in $defs; every type that a field may have is described."""
    schema = Node.model_json_schema()
    Draft202012Validator.check_schema(schema)
    properties = schema["$defs"]["Node"]["properties"]
    assert properties["children"]["anyOf"][0] == {"items": {"$ref": "#/$defs/Node"}, "type": "array"}
    assert properties["kind"]["enum"] == ["leaf", "branch"]
    assert properties["by_name"]["anyOf"][0]["additionalProperties"] == {"$ref": "#/$defs/Call"}
    assert properties["size"]["anyOf"] == [{"type": "integer"}, {"type": "number"}]
    assert properties["anything"] == {"default": None, "title": "Anything"}
    assert properties["raw"]["anyOf"][0] == {"format": "binary", "type": "string"}


# --- objects -----------------------------------------------------------------------------------------------------------


def test_iteration() -> None:
    """Iterating yields the declared fields, absent ones too, then the rest, with their values as they are."""
    message = Message.from_dict(full())
    assert [name for name, _ in message] == [*Message._fields, "reasoning_content"]
    assert dict(message)["last"] is message.last
    assert dict(message)["class_"] is None
    assert dict(UnknownModel.from_dict({"a": {"b": 1}})) == {"a": {"b": 1}}


def test_old_names() -> None:
    """`dict`, `json`, `copy`, `construct`, `parse_obj` and `parse_raw` work, and warn of nothing."""
    message = Message.from_dict(full())
    assert message.dict(exclude_unset=True) == message.model_dump(exclude_unset=True)
    assert message.dict(include={"role"}, by_alias=True) == {"role": "assistant"}
    assert message.json() == message.model_dump_json()
    assert message.json(indent=1, exclude={"calls"}) == message.model_dump_json(indent=1, exclude={"calls"})
    assert Message.parse_obj(full()) == Message.parse_raw(json.dumps(full())) == Message.construct(**full()) == message
    assert Message.construct({"role"}, role="x").role == "x"  # type: ignore[comparison-overlap]
    assert message.copy() == message
    assert message.copy(deep=True).last is not message.last
    assert message.copy(include={"role", "class_"}).to_dict() == {"role": "assistant"}
    assert message.copy(exclude={"calls", "self_harm"}, update={"role": "y"}).to_dict() == {
        **{key: value for key, value in full().items() if key not in {"calls", "self-harm"}}, "role": "y",
    }  # fmt: skip
    assert message.__fields_set__ == message.model_fields_set


def test_validating() -> None:
    """`model_validate` takes Python names and those of the wire, attributes if it may, and pydantic's other arguments."""
    message = Message.from_dict(full())
    assert Message.model_validate({"self_harm": True, "from": "x"}).to_dict() == {"self-harm": True, "from": "x"}
    assert (
        Message.model_validate(full(), strict=True, context={}, extra="allow", by_alias=True, by_name=True) == message
    )
    assert Message.model_validate_json(bytearray(b'{"role": 5}'), strict=True).to_dict() == {"role": 5}

    class Row:
        id = "1"
        arguments = "{}"

    assert Call.model_validate(Row(), from_attributes=True) == Call(id="1", arguments="{}")
    assert Call.model_validate({"id": "1"}, from_attributes=True) == Call(id="1")
    with pytest.raises(UsageError, match="takes a dict, not a Row"):
        Call.model_validate(Row())


def test_the_request_id() -> None:
    """A model may know the ID of its request: copies and pickles keep it, nothing else shows it; without, there is none."""
    message = Message.from_dict(full())
    assert not hasattr(message, "_request_id")
    set_request_id(message, "req-1")
    for twin in (copy.copy(message), copy.deepcopy(message), pickle.loads(pickle.dumps(message)), message.model_copy()):
        assert (twin._request_id, twin) == ("req-1", Message.from_dict(full()))
    assert message.to_dict() == full()
    assert "_request_id" not in {**message.model_dump(), **dict(message), **vars(message)}
    assert "req-1" not in repr(message) + str(message)
    unknown: Any = UnknownModel.from_dict({"_request_id": "sent"})
    unknown._request_id = None
    assert (unknown._request_id, unknown.to_dict()) == (None, {"_request_id": "sent"})


# --- printing ----------------------------------------------------------------------------------------------------------


def test_print_fits_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """`str` is the repr where it fits into the width of the terminal, else one field in a line; repr is always one line."""
    message = Message.from_dict(full())
    monkeypatch.setenv("COLUMNS", "1000")
    assert str(message) == repr(message)
    monkeypatch.setenv("COLUMNS", "50")
    assert (
        str(message)
        == """Message(
    role='assistant',
    content=None,
    refusal='no',
    calls=[
        Call(id='1', arguments='{}'),
        Call(id='2', new=[1]),
    ],
    self_harm=True,
    from_='x',
    reasoning_content='hm',
    last=Call(id='3'),
)"""
    )
    assert "\n" not in repr(message)
    monkeypatch.delenv("COLUMNS")
    monkeypatch.setattr("os.get_terminal_size", lambda: os.terminal_size((20, 5)))
    assert "    calls=[\n        Call(\n            id='1',\n" in str(message)
    monkeypatch.delattr("os.get_terminal_size")
    assert max(map(len, str(message).split("\n"))) > 50


def test_print_cuts_what_nobody_reads() -> None:
    """Vectors, long lists, long texts and deep nesting are cut, and what holds itself has an end."""
    call: Any = Call.from_dict({"id": "x" * 5000, "vector": [0.5] * 1000, "rows": [{"a": 1}] * 60})
    shown = pretty.laid_out(call, 80)
    assert "… (1000 more)" in shown
    assert "[0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, … (992 more)]" in shown
    assert shown.count("{'a': 1},\n") == 50
    assert "… (10 more)" in shown
    deep: Any = []
    for _ in range(5000):
        deep = [deep]
    call.id = deep
    assert "[…]" in pretty.laid_out(call, 60)
    call.id = call
    assert pretty.laid_out(call, 60).startswith("Call(\n    id=Call(…),\n")
    call.id = {"it": call, **{str(key): key for key in range(60)}}
    assert "'it': Call(…)" in pretty.laid_out(call, 60)
    assert "… (11 more)" in pretty.laid_out(call, 60)


def test_a_repr_of_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A class of a user that has a repr is printed by it, alone and inside of another."""

    class Short(Call):
        def __repr__(self) -> str:
            return "short"

    monkeypatch.setenv("COLUMNS", "40")
    assert str(Short(id="x" * 100)) == "short"
    assert "    last=short,\n" in str(Message.from_dict({"content": "x" * 100, "last": Short(id="1")}))


def test_ipython_shows_it() -> None:
    """IPython's printer gets the lines one by one, so that it can indent them, for the width that is left."""

    class Printer:
        max_width = 30
        indentation = 10

        def __init__(self) -> None:
            self.said: list[str] = []

        def text(self, text: str) -> None:
            self.said.append(text)

        def break_(self) -> None:
            self.said.append("\n")

    printer = Printer()
    Call(id="x" * 10)._repr_pretty_(printer, False)
    assert printer.said == ["Call(", "\n", "    id='xxxxxxxxxx',", "\n", ")"]


def test_nothing_is_loaded_before_it_is_used() -> None:
    """Decoding, reading, changing and comparing loads none of the modules for manners, and no pydantic."""
    program = """
import sys
from wherry._runtime.data.model import BaseModel
class Cat(BaseModel):
    lives: int
cat = Cat.from_dict({"lives": 7})
cat.more = 1
assert cat == Cat(lives=7, more=1) and cat.copy() == cat and repr(cat) and dict(cat) and cat.to_json()
late = {"dump", "field_info", "json_schema", "pretty", "pydantic_schema"}
assert not {f"wherry._runtime.data.{name}" for name in late} & set(sys.modules)
assert not {"pydantic", "pydantic_core", "inspect", "difflib"} & set(sys.modules)
"""
    path = [folder for folder in sys.path if folder]
    command = [sys.executable, "-c", f"import sys; sys.path[:0] = {path!r}\n{program}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
