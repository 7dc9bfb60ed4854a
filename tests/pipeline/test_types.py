"""The stage `types`: from a table of names and a plan to modules, without a package around them."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.api import Facts, Literal, Primitive, Ref, UnionOf
from pipeline.errors import PipelineError
from pipeline.package import OURS, AliasPlan, AreaPlan, FieldPlan, ModelPlan, PackagePlan
from pipeline.types import NameTable, read, types
from pipeline.types.spelling import annotation
from pipeline.types.table import Schema
from tests.pipeline.generating import ROOT

TEMPLATES = ROOT / "templates" / "package"
STRING: Schema = {"type": "string"}


def model(name: str, *fields: FieldPlan, sent: bool = False) -> ModelPlan:
    return ModelPlan(name, "ships", f"#/components/schemas/{name}", fields, None, Facts(), name, in_request=sent)


def named(name: str, type_: Any = Primitive("str"), required: bool = True) -> FieldPlan:  # noqa: B008 - frozen
    return FieldPlan(name, name, type_, required, False, Facts(), f"#/components/schemas/Ship/properties/{name}")


SHIP = model("Ship", named("name"), named("kind", Literal(("brig", "cutter"))), sent=True)
RAFT = model("Raft", named("name"))
VESSEL = AliasPlan(
    "Vessel",
    "ships",
    "#/components/schemas/Vessel",
    UnionOf((Ref("Ship"), Ref("Raft"))),
    False,
    Facts(),
    "Vessel",
)
PLAN = PackagePlan("wherry", "Ships", "1", "", (AreaPlan("ships", (SHIP, RAFT, VESSEL), True),), (), (), brand=OURS)


def files(**tables: Any) -> dict[str, str]:
    """Return the files for a table of names."""
    given: dict[str, Any] = {"classes": {}, "dicts": frozenset(), "exports": {}, "shapes": {}, "refused": {}, **tables}
    return types(NameTable(**given), PLAN, TEMPLATES)


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


def test_a_class_is_a_name_of_models_or_params() -> None:
    """What is received is a model; a TypedDict is one of params."""
    made = files(
        classes={
            "types.port.ship:Ship": "#/components/schemas/Ship",
            "types.port.ship_param:ShipParam": "#/components/schemas/Ship",
        },
        dicts=frozenset({"types.port.ship_param:ShipParam"}),
        exports={"types.port": {"Ship": "types.port.ship:Ship", "ShipParam": "types.port.ship_param:ShipParam"}},
    )
    assert made.keys() == {
        "types/__init__.py", "types/port/__init__.py", "types/port/ship.py", "types/port/ship_param.py",
    }  # fmt: skip
    assert "from ...models import (Ship as Ship)" in lines(made["types/port/ship.py"])
    assert "ShipParam = _p.Ship" in lines(made["types/port/ship_param.py"])
    package = lines(made["types/port/__init__.py"])
    assert {"    Ship = _m.Ship", "    ShipParam = _p.Ship", "Ship m.Ship", "ShipParam p.Ship"} <= set(package)
    assert "port ." in lines(made["types/__init__.py"])


SHAPE: Schema = {
    "type": "object",
    "properties": {"name": STRING, "kind": {"type": "string", "enum": ["cutter", "brig"]}},
    "required": ["name", "kind"],
    "x-official-type": "dict",
}


@pytest.mark.parametrize(
    ("change", "ours"),
    [
        ({}, True),
        ({"required": ["name"]}, False),
        ({"properties": {"name": STRING, "kind": STRING}}, False),
        ({"properties": {**SHAPE["properties"], "flag": STRING}}, False),
        ({"x-official-arguments": {"kind": "kind_"}}, False),
    ],
)
def test_arguments_are_a_class_of_params_if_they_have_its_shape(change: Schema, ours: bool) -> None:
    """Otherwise they are a TypedDict of their own: other fields, other required ones, other words, other names."""
    key = "types.port.ship_create_params:ShipCreateParams"
    made = files(classes={key: "#/components/schemas/Ship"}, shapes={key: {**SHAPE, **change}})
    text = made["types/port/ship_create_params.py"]
    assert ("ShipCreateParams = _p.Ship" in text) is ours
    assert ("class ShipCreateParams(TypedDict, total=False):" in text) is not ours


def test_a_streamed_variant_extends_the_base() -> None:
    """Only what it has besides is written; a field that hides the name of a type asks for the other form."""
    base = {"type": "object", "properties": {"name": STRING, "crew": STRING}, "x-official-type": "dict"}
    streamed = {**base, "properties": {**base["properties"], "stream": {"enum": [True]}}, "required": ["stream"]}
    hiding = {"type": "object", "properties": {"str": STRING}, "x-official-type": "dict"}
    home = "types.port.sail_params"
    made = files(
        shapes={f"{home}:SailParamsBase": base, f"{home}:SailParamsStreaming": streamed, f"{home}:Hiding": hiding}
    )
    text = made["types/port/sail_params.py"]
    assert "class SailParamsStreaming(SailParamsBase, total=False):\n    stream: Required[Literal[True]]\n" in text
    assert "Hiding = TypedDict('Hiding', {" in text
    assert text.index("class SailParamsBase") < text.index("class SailParamsStreaming")


def test_unions() -> None:
    """A union of models is the alias that decodes, if that has all of them; one of dicts has nothing but dicts."""
    classes = {
        "types.port.ship:Ship": "#/components/schemas/Ship",
        "types.port.raft:Raft": "#/components/schemas/Raft",
        "types.port.vessel:Vessel": "#/components/schemas/Vessel",
        "types.port.ship_param:ShipParam": "#/components/schemas/Ship",
    }
    vessel = {"anyOf": [{"$ref": "types.port.ship:Ship"}, {"$ref": "types.port.raft:Raft"}]}
    made = files(
        classes=classes,
        dicts=frozenset({"types.port.ship_param:ShipParam"}),
        shapes={
            "types.port.vessel:Vessel": vessel,
            "types.port.named_param:NamedParam": {"anyOf": [STRING, {"$ref": "types.port.ship_param:ShipParam"}]},
        },
    )
    assert "from ...models import (Vessel as Vessel)" in lines(made["types/port/vessel.py"])
    assert "NamedParam = str | _p.Ship" in lines(made["types/port/named_param.py"])


def test_a_name_of_another_module_is_taken_by_the_shortest_way() -> None:
    """A name that is only passed on comes from the module that defines it, named from here."""
    made = files(
        shapes={
            "types.port.rig:Rig": {"type": "string", "enum": ["brig"]},
            "types.words.flag:Flag": {"type": "string", "enum": ["red"]},
        },
        exports={"types.port.sails": {"Rig": "types.port.rig:Rig", "Flag": "types.words.flag:Flag"}},
    )
    assert {"from .rig import Rig as Rig", "from ..words.flag import Flag as Flag"} <= set(
        lines(made["types/port/sails.py"])
    )


def test_a_type_of_another_module_is_imported() -> None:
    """What a module defines itself is taken from it; a second name of it is another line."""
    made = files(
        shapes={
            "types.words.rig:Rig": {"type": "string", "enum": ["brig"]},
            "types.port.rigs:Rigs": {"type": "array", "items": {"$ref": "types.words.rig:Rig"}},
        },
        exports={"types.port.rigs": {"Rig": "types.words.rig:Rig"}},
    )
    text = lines(made["types/port/rigs.py"])
    assert "from ...types.words import rig as _rig" in text
    assert {"Rigs = list[_rig.Rig]", "Rig = _rig.Rig"} <= set(text)
    assert "Rig = Literal['brig']" in lines(made["types/words/rig.py"])


def test_refusals() -> None:
    """A refused module raises when it is imported, a refused name when it is asked for; both with the reason."""
    made = files(
        classes={"types.port.ship:Ship": "#/components/schemas/Ship", "types.port.ship:Wreck": "#/x"},
        exports={"types.port": {"Wreck": "types.port.ship:Wreck", "Buoy": "types.port.buoy:Buoy"}},
        refused={"types.port.ship:Wreck": "it sank; take a Ship", "types.port.buoy": "it drifts; take none"},
    )
    assert "raise ImportError('wherry.types.port.buoy: it drifts; take none')" in made["types/port/buoy.py"]
    assert "raise ImportError('wherry.types.port.ship.Wreck: it sank; take a Ship')" in made["types/port/ship.py"]
    assert "'Wreck': 'it sank; take a Ship','Buoy': 'it drifts; take none'" in made["types/port/__init__.py"]


def test_a_module_with_a_template_of_its_own() -> None:
    """It is written if there is every class that it names; otherwise its names are refused."""
    exports = {"types.chat": {"ParsedFunction": "types.chat.parsed_function_tool_call:ParsedFunction"}}
    home = "types.chat.chat_completion_message_function_tool_call"
    classes = {
        f"{home}:{name}": "#/components/schemas/Ship" for name in ("Function", "ChatCompletionMessageFunctionToolCall")
    }
    made = files(classes=classes, exports=exports)
    assert "class ParsedFunction(Beside, _m.Ship):" in made["types/chat/parsed_function_tool_call.py"]
    assert "ParsedFunction .parsed_function_tool_call" in made["types/chat/__init__.py"]
    made = files(classes={"types.chat.ship:Ship": "#/components/schemas/Ship"}, exports=exports)
    assert "types/chat/parsed_function_tool_call.py" not in made
    assert "'ParsedFunction': 'the API has nothing of this shape any more" in made["types/chat/__init__.py"]


def test_a_class_whose_schema_is_gone_is_refused() -> None:
    """The table keeps what older versions had; a build goes on without a schema for it."""
    made = files(classes={"types.port.ship:Gone": "#/components/schemas/Nothing"})
    assert "has nothing of this shape any more" in made["types/port/ship.py"]


@pytest.mark.parametrize(
    ("schema", "received", "sent"),
    [
        ({"type": "array", "items": {"type": "integer"}}, "list[int]", "Iterable[int]"),
        ({"type": "object", "additionalProperties": STRING}, "dict[str, str]", "Mapping[str, str]"),
        ({"type": "object", "additionalProperties": True}, "dict[str, Any]", "Mapping[str, object]"),
        ({"type": "string", "format": "binary"}, "bytes", "FileTypes"),
        ({"type": "string", "format": "date-time"}, "str", "str"),
        ({"anyOf": [{"type": "null"}, STRING, STRING]}, "str | None", "str | None"),
        ({"anyOf": [STRING, {}]}, "Any", "object"),
        ({"$ref": "key"}, "<key>", "<key>"),
    ],
)
def test_spelling(schema: Schema, received: str, sent: str) -> None:
    """Lists and maps are sent as callers build them."""
    assert annotation(schema, "<{}>".format, sent=False) == received
    assert annotation(schema, "<{}>".format, sent=True) == sent


def test_a_form_that_is_not_known() -> None:
    """It is named, and so is the file to edit."""
    with pytest.raises(PipelineError, match=r"not known: \{'not'"):
        annotation({"not": {}}, str, sent=True)


def test_a_refusal_of_nothing() -> None:
    """surface.toml may refuse only what the package has, or had."""
    data = b"classes:\n  'types.port.ship:Ship': '#/x'\nunmapped:\n  'types.port.buoy:Buoy': why\n"
    assert read(data, "names.yaml", {"types.port.buoy": "why"}).modules == ("types", "types.port", "types.port.buoy", "types.port.ship")  # fmt: skip
    with pytest.raises(PipelineError, match=r"types\.port\.byou: there is no such type"):
        read(data, "names.yaml", {"types.port.byou": "why"})
