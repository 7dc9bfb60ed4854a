"""What users import from the modules of types: names of other modules, and the shapes of what is no schema."""

from __future__ import annotations

from pipeline.document.canonical import dump
from supplement import made
from tests.official.laying import plain, record, spec, wheel
from tests.official.making import types

STRING = {"type": "string"}
PARTS = {
    "types__part": """
        from typing import List, Union
        from typing_extensions import Literal, TypeAlias
        from .._models import BaseModel
        from .thing import Thing
        __all__ = ["Part", "Parts", "Kind", "Text", "Other"]
        class Part(BaseModel):
            id: str
        Kind: TypeAlias = Literal["a", "b"]
        Parts: TypeAlias = List[Part]
        Text: TypeAlias = str
        Other = Part
    """,
    "types__nothing____init__": "",
    "types____init__": "from .thing import Thing as Thing\nfrom .part import Other as Other, Text as Text\n",
}


def test_names_of_other_modules() -> None:
    """A package has what it imports again, a module what it imports for itself; a second name is the first one's type."""
    exports = types("class Thing(BaseModel):\n    id: str\n", **PARTS).exports
    part = {"$ref": "types.part:Part"}
    assert exports["types"] == {"Other": part, "Text": STRING, "Thing": {"$ref": "types.thing:Thing"}}
    assert exports["types.part"] == {"Other": part, "Text": STRING, "Thing": {"$ref": "types.thing:Thing"}}
    assert exports["types.nothing"] == {}
    assert exports.keys() == {"types", "types.part", "types.nothing"}


def test_shapes() -> None:
    """Aliases have one, and classes that nothing mentions; it says which kind of class."""
    shapes = types("class Thing(BaseModel):\n    id: str\n", **PARTS).shapes
    assert shapes["types.part:Kind"] == {"type": "string", "enum": ["a", "b"]}
    assert shapes["types.part:Parts"] == {"type": "array", "items": {"$ref": "types.part:Part"}}
    assert "types.thing:Thing" not in shapes
    assert not {"types.part:Text", "types.part:Other"} & shapes.keys()


def test_arguments_of_calls_have_a_shape() -> None:
    """Their Python names are kept where they are not those on the wire."""
    shapes = types("class Thing(BaseModel):\n    id: str\n").shapes
    found = shapes["types.thing_params:ThingParams"]
    assert found["x-official-type"] == "dict"
    assert found["required"] == ["name"]
    assert found["x-official-arguments"] == {"async": "async_"}


def test_what_was_there_before_stays() -> None:
    """A name or a shape that the newest package has no longer is kept, as its users have it still."""
    first = made(spec(record("id", id="string")), wheel("id: str"), wheel("id: str"))
    names = plain(first.names)
    names["exports"]["types.old"] = {"Old": "types.thing:Thing"}
    again = made(spec(record("id", id="string")), wheel("id: str"), wheel("id: str"), names=dump(names))
    assert plain(again.names)["exports"]["types.old"] == {"Old": "types.thing:Thing"}
    assert plain(again.names)["shapes"] == names["shapes"]
