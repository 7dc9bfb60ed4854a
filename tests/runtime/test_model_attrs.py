"""Models are attrs classes for everything that asks: attrs itself, cattrs, rich, inspect; and nothing is paid before."""

from __future__ import annotations

import inspect
import subprocess
import sys
from typing import Annotated, Any, Literal, get_args
from unittest import mock

import attrs
import cattrs
import pytest
import rich.pretty

from wherry._runtime.data.model import NULLABLE, BaseModel, UnknownModel, new, set_fields, wire


class Cat(BaseModel):
    """An object."""

    type: Literal["cat"] = "cat"
    lives: int


class Dog(BaseModel):
    """An object with a field that is optional and may be null."""

    type: Literal["dog"] = "dog"
    tricks: list[str]
    owner: str | None = NULLABLE


def decode_pet(value: Any) -> Any:
    if value.__class__ is not dict:
        return value
    return (Dog if value.get("type") == "dog" else Cat)._decode(value)


class Home(BaseModel):
    """An object with nested ones."""

    cat: Cat | None = None
    cats: list[Cat]
    pets: list[Cat | Dog] | None = None
    by_name: dict[str, Cat] | None = None
    note: str | list[Cat] | None = None
    door_number: int | None = wire("door-number", default=None)

    @staticmethod
    def _decode(data: Any) -> Any:
        if data.__class__ is not dict:
            return data
        if (value := data.get("cat")) is not None:
            data["cat"] = Cat._decode(value)
        if (value := data.get("cats")) and value.__class__ is list:
            data["cats"] = [Cat._decode(item) for item in value]
        if (value := data.get("pets")) and value.__class__ is list:
            data["pets"] = [decode_pet(item) for item in value]
        if (value := data.get("by_name")) and value.__class__ is dict:
            data["by_name"] = {key: Cat._decode(item) for key, item in value.items()}
        model = new(Home)
        set_fields(model, data)
        return model


DATA: dict[str, Any] = {
    "cat": {"type": "cat", "lives": 7},
    "cats": [{"type": "cat", "lives": 9}],
    "pets": [{"type": "dog", "tricks": ["sit"], "owner": None}, {"type": "cat", "lives": 1}],
    "by_name": {"Tom": {"type": "cat", "lives": 2}},
}


def test_nothing_is_loaded_before_somebody_asks() -> None:
    """Defining, decoding, comparing and printing models imports no attrs; asking for its fields does."""
    program = """
import sys
from wherry._runtime.data.model import BaseModel
class Cat(BaseModel):
    lives: int
cat = Cat.from_dict({"lives": 7})
assert repr(cat) == "Cat(lives=7)" and cat == Cat(lives=7) and cat.to_json(indent=None) == '{"lives":7}'
assert not {"attr", "attrs", "inspect", "dataclasses"} & set(sys.modules), sorted(sys.modules)
Cat.__attrs_attrs__
assert "attr" in sys.modules
"""
    path = [folder for folder in sys.path if folder]
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {path!r}\n{program}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_attrs_fields() -> None:
    """attrs sees every declared field under its Python name, with its default and its resolved type."""
    assert attrs.has(Home)
    assert not attrs.has(BaseModel)
    assert not attrs.has(UnknownModel)
    fields = attrs.fields_dict(Home)
    assert list(fields) == ["cat", "cats", "pets", "by_name", "note", "door_number"]
    assert fields["cat"].type == (Cat | None)
    assert fields["cats"].type == (list[Cat] | None)
    assert fields["by_name"].type == (dict[str, Cat] | None)
    assert fields["cats"].default is attrs.NOTHING
    assert fields["cat"].default is None
    assert all(field.kw_only for field in fields.values())
    assert attrs.fields(Cat).type.default == "cat"
    assert attrs.fields(Cat).lives.type is int


def test_attrs_resolve_types() -> None:
    """Types are resolved already, so `resolve_types` has nothing to do and does not fail."""
    assert attrs.resolve_types(Home) is Home
    assert attrs.fields(Home).door_number.type == (int | None)


def test_a_choice_of_models_is_not_offered_for_guessing() -> None:
    """A union of models is Annotated[Any, the union], wherever it stands: tools hand such values over as they are."""
    inner = get_args(get_args(attrs.fields(Home).pets.type)[0])[0]
    assert inner == Annotated[Any, Cat | Dog]


def test_attrs_functions() -> None:
    """asdict, astuple and evolve work on whole trees."""
    home = Home.from_dict(DATA)
    dumped = attrs.asdict(home)
    assert dumped["cat"] == {"type": "cat", "lives": 7}
    assert dumped["pets"][0] == {"type": "dog", "tricks": ["sit"], "owner": None}
    assert dumped["note"] is None
    assert attrs.astuple(Cat(lives=3)) == ("cat", 3)
    assert attrs.evolve(home, note="x").to_dict() == {**DATA, "note": "x"}
    assert attrs.evolve(Cat.from_dict({})).to_dict() == {}


def test_cattrs() -> None:
    """cattrs structures and unstructures whole trees without a hook, also where servers left something out."""
    converter = cattrs.Converter()
    home = converter.structure(DATA, Home)
    assert home == Home.from_dict(DATA)
    assert type(home.pets[0]) is Dog  # type: ignore[index]
    assert converter.structure(converter.unstructure(home), Home).to_dict() == DATA
    assert converter.unstructure(Home.from_dict({}))["cats"] is None
    assert converter.structure({"cats": [], "note": [{"lives": 1}]}, Home).to_dict()["note"] == [{"lives": 1}]
    with pytest.raises(cattrs.ClassValidationError):
        converter.structure({}, Cat)


def test_rich() -> None:
    """rich prints what is there, by Python names."""
    assert rich.pretty.pretty_repr(Home.from_dict({"cat": {"lives": 1}, "door-number": 4})) == (
        "Home(cat=Cat(lives=1), door_number=4)"
    )


def test_signature() -> None:
    """help() and notebooks see the constructor with its fields."""
    seen = inspect.signature(Dog).parameters.values()
    assert [(each.name, each.default, each.annotation) for each in seen] == [
        ("type", "dog", "Literal['dog']"),
        ("tricks", inspect.Parameter.empty, "list[str]"),
        ("owner", None, "str | None"),
    ]
    assert {each.kind for each in seen} == {inspect.Parameter.KEYWORD_ONLY}


def test_subclasses_have_their_own_attributes() -> None:
    """Asking a base class first does not fix what its subclasses answer."""

    class Kitten(Cat):
        age: int | None = None

    assert [field.name for field in attrs.fields(Cat)] == ["type", "lives"]
    assert [field.name for field in attrs.fields(Kitten)] == ["type", "lives", "age"]


def test_without_attrs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where attrs is not installed, a class does not have its attributes: mock and inspect go through all that it has."""

    class Bird(BaseModel):
        name: str

    monkeypatch.setitem(sys.modules, "attr", None)
    assert not hasattr(Bird, "__attrs_attrs__")
    assert isinstance(mock.MagicMock(spec=Bird), Bird)
    assert "model_dump" in dict(inspect.getmembers(Bird(name="x")))
