"""Aliases: how a union finds the class of an object, and what an alias is to the rest of Python."""

from __future__ import annotations

import builtins
import copy
import pickle
import sys
import typing
from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

import pytest

from wherry._runtime.data import shape
from wherry._runtime.data.model import BaseModel, UnknownModel
from wherry._runtime.data.unions import Alias, UnionAlias


class Text(BaseModel):
    type: str = "text"
    text: str


class Image(BaseModel):
    type: str = "image"
    url: str
    detail: str | None = None


class Easy(BaseModel):
    """Its tag may be missing."""

    type: str | None = None
    role: str
    content: str


class Message(BaseModel):
    """It has the tag of Easy."""

    type: str = "message"
    id: str
    role: str
    content: str
    status: str


class FromUser(BaseModel):
    type: str = "turn"
    role: str = "user"
    text: str


class FromModel(BaseModel):
    type: str = "turn"
    role: str = "model"
    text: str


class Open(BaseModel):
    """All of its fields are optional."""

    note: str | None = None


class Empty(BaseModel):
    """It has no fields."""


CLASSES: dict[str, Any] = {cls.__name__: cls for cls in (Text, Image, Easy, Message, FromUser, FromModel, Open, Empty)}


@pytest.fixture
def models(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A package of models, which counts what it is asked for."""
    module = ModuleType("some_models")
    asked: list[str] = []

    def lazily(name: str) -> Any:
        asked.append(name)
        return CLASSES[name]

    module.__getattr__ = lazily  # type: ignore[method-assign]
    module.asked = asked  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "some_models", module)
    return module


def far(models: Any, name: str) -> Callable[[], Any]:
    """A class of another area, as a table names it."""
    return lambda: getattr(models, name)


def part(models: ModuleType) -> UnionAlias:
    text, image = far(models, "Text"), far(models, "Image")
    return UnionAlias("Part", models, tag="type", variants={"text": text, "image": image, "picture": Image})


def item(models: ModuleType) -> UnionAlias:
    return UnionAlias("Item", models, tag="type", variants={"message": (far(models, "Easy"), Message), "text": Text})


# --- objects by tag ------------------------------------------------------------------------------------------------------


def test_the_tag_names_the_class(models: ModuleType) -> None:
    """An object is what the table says for its tag, several tags may mean one class; nothing is tried."""
    decode = part(models)._decode
    assert decode({"type": "text", "text": "x"}) == Text(text="x")
    assert type(decode({"type": "image"})) is Image
    assert type(decode({"type": "picture", "text": "looks like a text"})) is Image


def test_classes_are_imported_when_their_tag_is_met(models: ModuleType) -> None:
    """Making an alias imports nothing, and a tag imports its class alone, once."""
    decode = part(models)._decode
    assert models.asked == []
    decode({"type": "text"})
    decode({"type": "text"})
    assert models.asked == ["Text"]


@pytest.mark.parametrize(
    "value",
    [{"type": "new", "a": {"b": 1}}, {}, {"type": None}, {"type": []}, {"type": {}}, {"type": 1}, {"kind": "text"}],
)
def test_unknown_tags_give_unknown_models(models: ModuleType, value: dict[str, Any]) -> None:
    """A tag that is unknown, missing or no word gives an object that keeps everything."""
    found = part(models)._decode(dict(value))
    assert type(found) is UnknownModel
    assert found.to_dict() == value


def test_unknown_tags_are_not_remembered(models: ModuleType) -> None:
    """A server that invents tags does not fill our memory."""
    union = part(models)
    table = next(cell.cell_contents for cell in union._decode.__closure__ or () if isinstance(cell.cell_contents, dict))
    for number in range(100):
        union._decode({"type": f"new{number}"})
    assert len(table) == 0


@pytest.mark.parametrize("value", ["text", 1, None, True, [], [{"type": "text"}]])
def test_what_is_no_object_stays(models: ModuleType, value: Any) -> None:
    """A union of objects gives back every other value."""
    assert part(models)._decode(value) is value


def test_shape_tells_what_a_tag_leaves_open(models: ModuleType) -> None:
    """Classes with the same tag are told by what they require, then by how much they know."""
    decode = item(models)._decode
    assert type(decode({"type": "message", "role": "user", "content": "x"})) is Easy
    assert type(decode({"type": "message", "role": "user", "content": "x", "id": "1", "status": "ok"})) is Message
    assert type(decode({"type": "message", "id": "1", "status": "ok"})) is Message
    assert type(decode({"type": "message"})) in {Easy, Message}


def test_constants_tell_what_a_tag_leaves_open(models: ModuleType) -> None:
    """Of classes with the same fields the one is taken whose constants the object has."""
    union = UnionAlias("Turn", models, tag="type", variants={"turn": (FromUser, FromModel)})
    assert type(union._decode({"type": "turn", "role": "model", "text": "x"})) is FromModel
    assert type(union._decode({"type": "turn", "role": "user", "text": "x"})) is FromUser
    assert type(union._decode({"type": "turn", "role": "nobody", "text": "x"})) is FromUser
    assert type(union._decode({"type": "turn", "role": "model"})) is FromModel


@pytest.mark.parametrize("tag", [{}, {"type": None}, {"type": ""}, {"type": " "}, {"type": 5}, {"type": []}])
@pytest.mark.parametrize(
    ("value", "cls"),
    [
        ({"role": "user", "content": "x"}, Easy),  # Message requires more; of both, Easy needs no tag
        ({"role": "user", "content": "x", "id": "1", "status": "ok"}, Message),
        ({"text": "x"}, Text),
        ({"text": "x", "role": None, "more": 1}, Text),
        ({"text": "x", "role": "user", "content": "x"}, Easy),  # has more of Easy than of Text
        ({"more": 1}, UnknownModel),
    ],
)
def test_a_tag_that_says_nothing(models: ModuleType, tag: dict[str, Any], value: dict[str, Any], cls: type) -> None:
    """Without a usable tag an object is the class that its fields leave, else one that needs no tag, or unknown."""
    found = item(models)._decode({**tag, **value})
    assert type(found) is cls
    assert found.to_dict() == {**tag, **value}


def test_a_constant_rules_a_class_out(models: ModuleType) -> None:
    """Classes with the same fields are told by their constants; where that tells none, the object is unknown."""
    decode = UnionAlias("Turn", models, tag="type", variants={"a": FromUser, "b": FromModel})._decode
    assert type(decode({"role": "user", "text": "x"})) is FromUser
    assert type(decode({"role": "model", "text": "x"})) is FromModel
    assert type(decode({"role": "nobody", "text": "x"})) is UnknownModel
    assert type(decode({"text": "x"})) is UnknownModel


# --- objects by shape ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "cls"),
    [
        ({"text": "x", "type": "?"}, Text),
        ({"url": "x", "type": "?"}, Image),
        ({"url": "x", "type": "?", "text": "x"}, Text),
        ({"url": "x", "type": "?", "detail": "x", "text": "x"}, Image),
        ({"url": "x"}, Image),
        ({"text": "x"}, Text),
        ({"note": "x"}, Open),
        ({"note": "x", "strange": 1}, Open),
        ({"strange": 1}, UnknownModel),
        ({"strange": 1, "url": 1, "stranger": 2}, UnknownModel),
    ],
)
def test_objects_by_shape(models: ModuleType, value: dict[str, Any], cls: type) -> None:
    """The class whose requirements are met and that knows most is taken; a stranger is unknown; nothing is lost."""
    found = UnionAlias("Shapes", models, shapes=(Text, far(models, "Image"), Open))._decode(dict(value))
    assert type(found) is cls
    assert found.to_dict() == value


def test_a_class_without_fields_takes_any_object(models: ModuleType) -> None:
    """A schema that names no properties fits every object, after all others."""
    decode = UnionAlias("Shapes", models, shapes=(Empty, Text))._decode
    assert type(decode({"x": 1})) is Empty
    assert type(decode({"type": "text", "text": "x"})) is Text


def test_shapes_beside_tags(models: ModuleType) -> None:
    """Members without a tag get the objects whose tag no other member has."""
    decode = UnionAlias("Mixed", models, tag="type", variants={"text": Text}, shapes=(Image,))._decode
    assert type(decode({"type": "whatever", "url": "x"})) is Image
    assert type(decode({"type": "text", "url": "x"})) is Text
    assert type(decode({"type": "whatever"})) is Image  # half of it is known
    assert type(decode({"strange": "whatever"})) is UnknownModel


def test_lists_and_maps_of_a_union(models: ModuleType) -> None:
    """Lists have a decoder of their own; an object that fits no class is a map where the union has maps."""
    union = UnionAlias(
        "Mixed",
        models,
        shapes=(Text,),
        lists=lambda value: [Image._decode(each) for each in value],
        maps=lambda value: {key: Image._decode(each) for key, each in value.items()},
    )
    assert union._decode([{"url": "x"}]) == [Image.from_dict({"url": "x"})]
    assert union._decode({"text": "x", "type": "text"}) == Text(text="x")
    assert union._decode({"a": {"url": "x"}}) == {"a": Image.from_dict({"url": "x"})}


# --- aliases as values -------------------------------------------------------------------------------------------------


def test_value_is_the_type(models: ModuleType) -> None:
    """`__value__` is the type itself, from a function that names it, or from the classes of a union."""
    assert Alias("Words", models, lambda: Literal["a", "b"] | None).__value__ == typing.Literal["a", "b"] | None
    assert Alias("Names", models, lambda: dict[str, Any]).__value__ == dict[str, Any]
    assert Alias("Bare", models, lambda: builtins.list[str]).__value__ == list[str]
    assert part(models).__value__ == Text | Image
    assert Alias("Texts", models, lambda: list[Text], lambda value: [Text._decode(each) for each in value])._decode(
        [{}]
    ) == [Text.from_dict({})]


def test_isinstance(models: ModuleType) -> None:
    """isinstance answers for unions of classes, nested aliases and None included, and says why it cannot."""
    assert isinstance(Text(text="x"), part(models))
    assert not isinstance("x", part(models))
    assert not isinstance(UnknownModel(), part(models))
    assert isinstance(None, Alias("Maybe", models, lambda: Text | None))
    nested: Any = part(models)
    assert isinstance(Image(url="x"), Alias("Outer", models, lambda: nested | str))
    odd: list[Callable[[], Any]] = [lambda: list[Text], lambda: Literal["a"], lambda: Text | list[Text]]
    for value in odd:
        with pytest.raises(TypeError, match="is not a class"):
            isinstance("x", Alias("Odd", models, value))


def test_annotations_with_aliases(models: ModuleType) -> None:
    """An alias stands in annotations like a type: in unions, lists, Optional."""
    alias: Any = part(models)
    assert typing.get_args(alias | None) == (alias, type(None))
    assert typing.get_args(None | alias) == (type(None), alias)
    assert typing.get_args(typing.Optional[alias]) == (alias, type(None))  # noqa: UP045
    assert list[alias].__args__ == (alias,)


def test_aliases_are_no_classes(models: ModuleType) -> None:
    """Calling an alias is an error that says what it is."""
    with pytest.raises(TypeError, match=r"some_models\.Part is not a class; create one of its members"):
        part(models)()


def test_aliases_copy_and_pickle_as_themselves(models: ModuleType) -> None:
    """An alias is one object: copies and pickles find it again by its public name."""
    alias: Any = part(models)
    models.Part = alias  # type: ignore[attr-defined]
    assert pickle.loads(pickle.dumps(alias)) is alias
    assert copy.deepcopy(alias) is alias
    assert repr(alias) == "some_models.Part"


# --- objects by what they hold inside ---------------------------------------------------------------------------------------


if TYPE_CHECKING:
    Content = Any
else:
    Content = Alias("Content", ModuleType("some_models"), lambda: str | Text | Image | list[str | Text | Image])


class Note(BaseModel):
    role: str
    content: str | list[Text]


class Letter(BaseModel):
    role: Literal["user", "model"]
    content: Content
    copies: dict[str, Image] | None = None
    weight: float | None = None
    picture: bytes | None = None


@pytest.fixture
def letters(models: ModuleType) -> Alias:
    """A union of two classes with the same fields; one of them names an alias."""
    shape._judge_of_class.cache_clear()
    shape._judge_of_alias.cache_clear()
    return UnionAlias("Post", models, shapes=(Note, Letter))


TEXT, IMAGE = {"type": "text", "text": "x"}, {"type": "image", "url": "x"}


@pytest.mark.parametrize(
    ("value", "cls"),
    [
        ({"role": "user", "content": "x"}, Note),
        ({"role": "user", "content": []}, Note),
        ({"role": "user", "content": [TEXT]}, Note),
        ({"role": "user", "content": TEXT}, Letter),
        ({"role": "user", "content": IMAGE}, Letter),
        ({"role": "user", "content": [TEXT, IMAGE]}, Letter),
        ({"role": "user", "content": ["x", TEXT]}, Letter),
        ({"role": "critic", "content": TEXT}, Note),
        ({"role": "user", "content": "x", "copies": {}}, Letter),
        ({"role": "user", "content": "x", "copies": {"a": IMAGE}, "weight": 2, "picture": "eHg="}, Letter),
        ({"role": "user", "content": 5}, Note),
        ({"role": "user", "content": None}, Note),
        ({"role": "user", "content": [{"type": "video"}]}, Note),
    ],
)
def test_what_is_inside_tells(letters: Alias, value: dict[str, Any], cls: type) -> None:
    """Of classes with the same fields the one is taken whose types fit, down to nested objects; the first of equals."""
    for _ in range(2):
        found = letters._decode(copy.deepcopy(value))
        assert type(found) is cls
        assert found.to_dict() == value


def test_objects_that_are_models_already(letters: Alias) -> None:
    """A nested value may be a model: the caller put it there."""
    assert type(letters._decode({"role": "user", "content": Text(text="x")})) is Letter
    assert type(letters._decode({"role": "user", "content": [Text(text="x")]})) is Note


def test_looking_inside_has_an_end(letters: Alias) -> None:
    """Long lists are looked at by their first items, so that telling costs the same whatever their length."""
    long = [dict(TEXT) for _ in range(100)]
    assert type(letters._decode({"role": "user", "content": [*long, IMAGE]})) is Note
    assert type(letters._decode({"role": "user", "content": [IMAGE, *long]})) is Letter
