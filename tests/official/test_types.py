"""Types: models, TypedDicts, aliases, and each form of annotation."""

from __future__ import annotations

from typing import Any

import pytest

from official import Reading
from tests.official.making import types

STRING, INTEGER, NULL = {"type": "string"}, {"type": "integer"}, {"type": "null"}
OTHER = {"$ref": "types.thing:Other"}


def schema(reading: Reading, name: str = "Thing") -> dict[str, Any]:
    assert reading.strangers == ()
    return reading.types[f"types.thing:{name}"].schema


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        ("str", STRING),
        ("'str'", STRING),
        ("int", INTEGER),
        ("float", {"type": "number"}),
        ("bool", {"type": "boolean"}),
        ("StrictBool", {"type": "boolean"}),
        ("object", {}),
        ("builtins.object", {}),
        ("Optional[object]", {}),
        ("Union[Other, object, None]", {"anyOf": [OTHER, {}]}),
        ("datetime", {"type": "string", "format": "date-time"}),
        ("date", {"type": "string", "format": "date"}),
        ("Optional[str]", {"anyOf": [STRING, NULL]}),
        ("str | None", {"anyOf": [STRING, NULL]}),
        ("Union[None, str, int, Optional[str]]", {"anyOf": [STRING, INTEGER, NULL]}),
        ("List[List[int]]", {"type": "array", "items": {"type": "array", "items": INTEGER}}),
        ("Iterable[str]", {"type": "array", "items": STRING}),
        ("SequenceNotStr[str]", {"type": "array", "items": STRING}),
        ("Dict[str, int]", {"type": "object", "additionalProperties": INTEGER}),
        ("Dict[str, object]", {"type": "object", "additionalProperties": True}),
        ("Literal['a', 'b']", {"type": "string", "enum": ["a", "b"]}),
        ("Literal[True]", {"type": "boolean", "enum": [True]}),
        ("Literal[8, 16]", {"type": "integer", "enum": [8, 16]}),
        ("Literal['a', None]", {"enum": ["a", None]}),
        ("Union[str, Literal['a']]", {"anyOf": [STRING, {"type": "string", "enum": ["a"]}]}),
        ("FileTypes", {"type": "string", "format": "binary"}),
        ("Annotated[Union[str, datetime], PropertyInfo(format='iso8601')]", {"type": "string", "format": "date-time"}),
        ("Annotated[Union[str, date, None], PropertyInfo(format='iso8601')]",
         {"anyOf": [{"type": "string", "format": "date"}, NULL]}),
        ("Annotated[Union[str, Base64FileInput], PropertyInfo(format='base64')]",
         {"type": "string", "contentEncoding": "base64"}),
        ("Other", OTHER),
        ("Alias", OTHER),
        ("Annotated[Union[Other, Thing], PropertyInfo(discriminator='type')]",
         {"anyOf": [OTHER, {"$ref": "types.thing:Thing"}], "discriminator": {"propertyName": "type"}}),
    ],
)  # fmt: skip
def test_annotations(annotation: str, expected: dict[str, Any]) -> None:
    """Each form of annotation has one schema, in models and in TypedDicts."""
    for base in ("BaseModel", "TypedDict"):
        text = f"class Other({base}): ...\nAlias = Other\nclass Thing({base}):\n    it: {annotation}\n"
        found = schema(types(text.replace(": ...", ":\n    pass")))
        assert found == {"type": "object", "properties": {"it": expected}, "required": ["it"]}, base


def test_models() -> None:
    """A default of None makes a field optional and nullable; an alias is the name that travels."""
    found = types(
        """
        class Thing(BaseModel):
            '''Prose.'''
            __test__ = False
            a: str
            b: Optional[str]
            c: Optional[str] = None
            schema_: str = FieldInfo(alias="schema")
            d: Optional[int] = FieldInfo(alias="self-harm/intent", default=None)
            e: List[str] = FieldInfo(default_factory=list)
            f: str = FieldInfo(repr=False)
            g: str = "x"
            '''More prose.'''
            @property
            def text(self) -> str: ...
        """
    )
    assert schema(found) == {
        "type": "object",
        "properties": {
            "a": STRING,
            "b": {"anyOf": [STRING, NULL]},
            "c": {"anyOf": [STRING, NULL]},
            "e": {"type": "array", "items": STRING},
            "f": STRING,
            "g": {"type": "string", "default": "x"},
            "schema": STRING,
            "self-harm/intent": {"anyOf": [INTEGER, NULL]},
        },
        "required": ["a", "b", "f", "schema"],
    }
    assert found.types["types.thing:Thing"].kind == "model"
    assert found.types["types.thing:Thing"].fields["schema_"] == "schema"


def test_typed_dicts() -> None:
    """Required is what says so, or all of a total one; a reserved word stands in the functional form, as a base."""
    found = types(
        """
        _Thing = TypedDict("_Thing", {"async": bool}, total=False)
        class Base(TypedDict):
            a: str
        class Thing(_Thing, Base, total=False):
            b: Required[Optional[str]]
            c: int
            d_: Required[Annotated[str, PropertyInfo(alias="d")]]
            e_: Annotated[Required[str], PropertyInfo(alias="e")]
        """
    )
    assert schema(found) == {
        "type": "object",
        "properties": {
            "a": STRING,
            "async": {"type": "boolean"},
            "b": {"anyOf": [STRING, NULL]},
            "c": INTEGER,
            "d": STRING,
            "e": STRING,
        },
        "required": ["a", "b", "d", "e"],
    }
    assert found.types["types.thing:Thing"].kind == "dict"


def test_inheritance_narrows() -> None:
    """A field that a class states again replaces the one of its base."""
    found = types(
        """
        class Base(BaseModel):
            kind: str
            note: Optional[str] = None
        class Thing(Base):
            kind: Literal["a"]
        """
    )
    assert schema(found)["properties"]["kind"] == {"type": "string", "enum": ["a"]}
    assert schema(found)["required"] == ["kind"]


def test_any_further_field() -> None:
    """`__pydantic_extra__` in the branch that is not for type checkers says what further fields hold."""
    found = types(
        """
        class Thing(BaseModel):
            a: str
            if TYPE_CHECKING:
                __pydantic_extra__: Dict[str, int] = FieldInfo(init=False)
                def __getattr__(self, attr: str) -> int: ...
            else:
                __pydantic_extra__: Dict[str, int]
        """
    )
    assert schema(found)["additionalProperties"] == INTEGER


def test_deprecated() -> None:
    """A class that is marked as deprecated says so; one that inherits from it does not."""
    found = types(
        """
        from typing_extensions import deprecated
        @deprecated("old")
        class Base(BaseModel):
            a: int
        class Thing(Base):
            base: Base
        """
    )
    assert schema(found, "Base")["deprecated"] is True
    assert "deprecated" not in schema(found)


def test_recursion_and_late_imports() -> None:
    """Types that mention each other end at references, also over imports at the end of a module."""
    found = types(
        "class Thing(BaseModel):\n    again: Optional[Thing] = None\n    other: Branch\nfrom .branch import Branch\n",
        types__branch="from __future__ import annotations\nfrom .._models import BaseModel\nclass Branch(BaseModel):\n"
        "    thing: Thing\nfrom .thing import Thing\n",
    )
    assert schema(found)["properties"] == {
        "again": {"anyOf": [{"$ref": "types.thing:Thing"}, NULL]},
        "other": {"$ref": "types.branch:Branch"},
    }
    assert found.types["types.branch:Branch"].schema["properties"] == {"thing": {"$ref": "types.thing:Thing"}}


def test_aliases_of_aliases() -> None:
    """Another name of a type, also over a module, is that type; a name of a plain type is no component."""
    found = types(
        "from . import words\nWord: TypeAlias = words.Word\nText = str\n"
        "class Thing(BaseModel):\n    word: Word\n    text: Text\n    back: words.Again\n",
        types__words="from typing_extensions import Literal, TypeAlias\nWord: TypeAlias = Literal['a']\nAgain = Word\n",
    )
    word = {"$ref": "types.words:Word"}
    assert schema(found)["properties"] == {"back": word, "text": STRING, "word": word}
    assert found.types["types.words:Word"].kind == "alias"


def test_a_name_goes_before_a_module() -> None:
    """A name in a package's `__init__` goes before a module of that name."""
    found = types(
        "from .part import thing\nclass Thing(BaseModel):\n    a: thing\n",
        **{
            "types__part____init__": "from .thing import Inner as thing\n",
            "types__part__thing": "from ..._models import BaseModel\nclass Inner(BaseModel):\n    b: int\n",
        },
    )
    assert schema(found)["properties"] == {"a": {"$ref": "types.part.thing:Inner"}}


EVENTS = """
    from typing import Union
    from typing_extensions import Annotated, Literal, TypeAlias, TypedDict
    from .._models import BaseModel
    from .._utils import PropertyInfo
    class A(BaseModel):
        type: Literal["a.done"]
    class B(BaseModel):
        type: Literal["b.done"]
    {name}: TypeAlias = Annotated[Union[A, B], PropertyInfo(discriminator="type")]
"""


def test_webhooks_and_sockets() -> None:
    """The union of webhooks is known by its place and each event by its literal; socket events by the union's name."""
    found = types(
        "class Thing(BaseModel):\n    a: int\n",
        types__webhooks____init__="",
        types__webhooks__unwrap_webhook_event=EVENTS.format(name="UnwrapWebhookEvent").replace("from ..", "from ..."),
        types__live_client_event=EVENTS.format(name="LiveClientEvent"),
        types__live_server_event_param=EVENTS.format(name="LiveServerEventParam"),
    )
    assert found.strangers == ()
    module = "types.webhooks.unwrap_webhook_event"
    assert found.webhooks == {"a.done": f"{module}:A", "b.done": f"{module}:B"}
    assert found.sockets == (
        "types.live_client_event:LiveClientEvent",
        "types.live_server_event_param:LiveServerEventParam",
    )


def test_unused_types() -> None:
    """What nothing mentions is named, with the reason if one is known."""
    found = types(
        "class Thing(BaseModel):\n    a: int\nclass Alone(BaseModel):\n    b: int\nAgain = Alone\n",
        types__parsed_thing="class Parsed: ...\n",
    )
    assert found.strangers == ()
    assert found.unused == {
        "types.parsed_thing:Parsed": "it holds what a helper parses",
        "types.thing:Alone": "",
        "types.thing_params:ThingParams": "",
    }
