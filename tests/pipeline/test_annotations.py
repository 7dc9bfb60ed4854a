"""Types as text: what reading gives, what may be written, and the code that decodes; names that would be hidden."""

from __future__ import annotations

import ast
import dataclasses
from pathlib import Path

import pytest

from pipeline.api import Facts, ListOf, Literal, MapOf, Primitive, Ref, Type, UnionOf
from pipeline.package import AliasPlan, AreaPlan, FieldPlan, ModelPlan, PackagePlan
from pipeline.plan import reserved
from pipeline.plan.decoding import with_decoding
from pipeline.render.annotations import received, sent, with_null
from pipeline.render.areas import YIELDING_NAMES, ModelsText, ParamsText, public_names
from pipeline.render.decoding import Decoding

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
STR, INT, FLOAT, BOOL, ANY, NULL, BINARY = map(Primitive, ("str", "int", "float", "bool", "any", "none", "binary"))


def field(wire: str, type_: Type, *, required: bool = False, nullable: bool = False, python: str = "") -> FieldPlan:
    return FieldPlan(python or wire, wire, type_, required, nullable, Facts(), "#")


def model(
    name: str, *fields: FieldPlan, area: str = "here", extra: Type | None = None, in_request: bool = True
) -> ModelPlan:
    return ModelPlan(name, area, "#", fields, extra, Facts(), name, in_request=in_request)


def alias(name: str, type_: Type, *, area: str = "here", nullable: bool = False, in_request: bool = True) -> AliasPlan:
    return AliasPlan(name, area, "#", type_, nullable, Facts(), name, in_request=in_request)


def package(*members: ModelPlan | AliasPlan) -> PackagePlan:
    names = dict.fromkeys(member.area for member in members)
    areas = tuple(AreaPlan(name, tuple(m for m in members if m.area == name), True) for name in names)
    return PackagePlan("small", "", "", "", with_decoding(areas), (), ())


# --- annotations -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("type_", "read", "written"),
    [
        (STR, "str", "str"),
        (INT, "int", "int"),
        (FLOAT, "float", "float"),
        (BOOL, "bool", "bool"),
        (NULL, "None", "None"),
        (ANY, "Any", "object"),
        (BINARY, "bytes", "FileTypes"),
        (Literal(("a", "b'c", 1, True)), "Literal['a', \"b'c\", 1, True]", "Literal['a', \"b'c\", 1, True]"),
        (Literal((1.5, 2)), "float", "float"),
        (ListOf(ListOf(INT)), "list[list[int]]", "Iterable[Iterable[int]]"),
        (MapOf(ANY), "dict[str, Any]", "Mapping[str, object]"),
        (UnionOf((STR, ListOf(Ref("X")), NULL)), "str | list[X] | None", "str | Iterable[X | models.X] | None"),
        (UnionOf((NULL, STR)), "str | None", "str | None"),
        (UnionOf((STR, ANY)), "Any", "object"),
        (UnionOf((Literal((1.5,)), FLOAT)), "float", "float"),
        (Ref("X"), "X", "X | models.X"),
    ],
)
def test_text_of_types(type_: Type, read: str, written: str) -> None:
    """Every type reads as a value and may be written as anything that encodes to it."""
    assert received(type_) == read
    assert sent(type_) == written


def test_prefixes() -> None:
    """Resources name models and params by their packages, and cannot trust the name `list`; an area, what it lacks."""
    assert received(ListOf(Ref("X")), "m") == "builtins.list[m.X]"
    assert sent(ListOf(Ref("X")), "p", "m") == "Iterable[p.X | m.X]"
    here = frozenset({"X"})
    assert received(ListOf(UnionOf((Ref("X"), Ref("Y")))), "m", here=here) == "list[X | m.Y]"
    assert sent(UnionOf((Ref("X"), Ref("Y"))), "p", "m", here=here) == "X | m.X | p.Y | m.Y"


def test_shadowed_builtins() -> None:
    """A builtin that is a field of the class around is named through its module."""
    shadowed = frozenset({"list", "str", "dict"})
    assert received(MapOf(ListOf(STR)), shadowed=shadowed) == "builtins.dict[builtins.str, builtins.list[builtins.str]]"
    assert received(ListOf(Literal((1.5,))), shadowed=frozenset({"float"})) == "list[builtins.float]"
    assert sent(ANY, shadowed=frozenset({"object"})) == "builtins.object"
    assert received(ListOf(STR), shadowed=frozenset({"other"})) == "list[str]"


def test_sent_with_members() -> None:
    """With the plan at hand an alias is written once, what no request holds as its model, free keys as a mapping."""
    plan = package(
        model("X"), model("Y", in_request=False), model("Z", extra=STR), alias("A", STR), alias("B", STR, in_request=False)
    )  # fmt: skip
    members = {member.name: member for area in plan.areas for member in area.members}
    texts = {name: sent(Ref(name), "p", "m", members=members) for name in members}
    assert texts == {"X": "p.X | m.X", "Y": "m.Y", "Z": "p.Z | m.Z | Mapping[str, object]", "A": "p.A", "B": "m.B"}
    assert sent(UnionOf((Ref("A"), Ref("X"), Ref("A"))), "p", "m", members=members) == "p.A | p.X | m.X"


def test_with_null() -> None:
    """None is added once, and not to what it is part of already."""
    assert [with_null(text) for text in ("str", "str | None", "None", "Any", "object")] == [
        "str | None", "str | None", "None", "Any", "object",
    ]  # fmt: skip


def test_reserved_names() -> None:
    """No field may take the name of a base method or of a keyword; the list is the base class's own."""
    methods = set()
    for module, name in (("model", "BaseModel"), ("manners", "Manners")):
        tree = ast.parse((TEMPLATES / "runtime" / "data" / f"{module}.py").read_text("utf-8"))
        (base,) = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == name]
        methods |= {node.name for node in base.body if isinstance(node, ast.FunctionDef)}
    methods |= {"model_computed_fields", "model_config", "model_fields"}  # not methods, and of the class
    assert {name for name in methods if not name.startswith("_")} == reserved.BASE_NAMES | YIELDING_NAMES
    assert not reserved.RESERVED_NAMES & YIELDING_NAMES
    assert reserved.BASE_NAMES < reserved.RESERVED_NAMES
    assert {"class", "from", "self", "None", "Any"} < reserved.RESERVED_NAMES
    assert not {"schema", "keys", "items", "type", "object", "json"} & reserved.RESERVED_NAMES


# --- fields ------------------------------------------------------------------------------------------------------------


def test_fields_of_models() -> None:
    """Annotation and value of a field say whether it is required, nullable, constant, or called otherwise on the wire."""
    one = model(
        "One",
        field("a", STR, required=True),
        field("b", STR, required=True, nullable=True),
        field("c", STR),
        field("d", STR, nullable=True),
        field("e", Literal(("x",)), required=True),
        field("f", Literal(("x",))),
        field("g", Literal(("x",)), required=True, nullable=True),
        field("h", Literal(("x", "y")), required=True),
        field("a-b", INT, required=True, python="a_b"),
        field("a-c", INT, nullable=True, python="a_c"),
        field("a-d", Literal((1,)), required=True, python="a_d"),
        field("a-e", INT, python="a_e"),
        field("a-f", INT, required=True, nullable=True, python="a_f"),
    )
    plan = package(one)
    text = ModelsText(plan.areas[0], plan)
    assert [f"{each.python}: {text.annotation(one, each)}{text.default(each)}" for each in text.fields(one)] == [
        "a: str",
        "b: str | None = wire(default=None, nullable=True)",
        "c: str | None = None",
        "d: str | None = NULLABLE",
        "e: Literal['x'] = 'x'",
        "f: Literal['x'] | None = None",
        "g: Literal['x'] | None = wire(default=None, nullable=True)",
        "h: Literal['x', 'y']",
        "a_b: int = wire('a-b')",
        "a_c: int | None = wire('a-c', default=NULLABLE)",
        "a_d: Literal[1] = wire('a-d', default=1)",
        "a_e: int | None = wire('a-e', default=None)",
        "a_f: int | None = wire('a-f', default=None, nullable=True)",
    ]


def test_fields_of_params() -> None:
    """A TypedDict field is Required or not, and null where the schema has null."""
    plan = package(model("One"))
    text = ParamsText(plan.areas[0], plan)
    fields = [field("a", Ref("One"), required=True), field("b", STR, nullable=True), field("c", ListOf(STR))]
    assert [text.annotation(each) for each in fields] == ["Required[One | m.One]", "str | None", "Iterable[str]"]


@pytest.mark.parametrize(
    ("fields", "functional"),
    [
        ([field("a", STR)], False),
        ([field("a-b", STR)], True),
        ([field("class", STR)], True),
        ([field("\ufb01le", STR)], True),
        ([field("__private", STR)], True),
        ([field("str", STR)], True),
        ([field("str", INT)], False),
        ([field("Iterable", INT), field("x", ListOf(INT))], True),
        ([field("One", INT), field("x", Ref("One"))], True),
        ([field("m", INT), field("x", Ref("One"))], True),
        ([field("p", INT), field("x", Ref("Far"))], True),
        ([field("One", INT)], False),
    ],
)
def test_typed_dicts_that_no_class_can_say(fields: list[FieldPlan], functional: bool) -> None:
    """Names that are no attributes, or that would hide a type in the class body, take the functional syntax."""
    plan = package(model("One"), model("Far", area="far"))
    assert ParamsText(plan.areas[0], plan).is_functional(model("Two", *fields)) is functional


# --- areas -------------------------------------------------------------------------------------------------------------


def test_names_of_other_areas() -> None:
    """An area names its own by themselves, and through the packages what other areas have: params where there are any."""
    one = model(
        "One",
        field("a", Ref("Far")),
        field("b", MapOf(UnionOf((Ref("Away"), Ref("Near"))))),
        field("c", Ref("Silent")),
    )
    plan = package(
        one,
        alias("Near", ListOf(Ref("Off"))),
        model("Far", area="b"),
        alias("Away", STR, area="a"),
        model("Off", area="b"),
        model("Silent", area="a", in_request=False),
    )
    read, written = ModelsText(plan.areas[0], plan), ParamsText(plan.areas[0], plan)
    assert [read.annotation(one, each) for each in one.fields] == [
        "m.Far | None", "dict[str, m.Away | Near] | None", "m.Silent | None",
    ]  # fmt: skip
    assert [written.annotation(each) for each in one.fields] == [
        "p.Far | m.Far", "Mapping[str, p.Away | Near]", "m.Silent",
    ]  # fmt: skip
    assert read.alias_type(read.aliases[0]) == "list[m.Off]"
    assert written.alias_type(written.aliases[0]) == "Iterable[p.Off | m.Off]"


def test_order_of_aliases() -> None:
    """An alias comes after those it mentions; one that mentions itself or a later one is quoted."""
    plan = package(
        alias("A", UnionOf((Ref("B"), STR))),
        alias("B", ListOf(Ref("C"))),
        alias("C", STR),
        alias("Loop", UnionOf((STR, ListOf(Ref("Loop"))))),
        alias("Ping", UnionOf((STR, ListOf(Ref("Pong"))))),
        alias("Pong", UnionOf((INT, ListOf(Ref("Ping"))))),
    )
    text = ModelsText(plan.areas[0], plan)
    assert [(each.name, text.alias_type(each)) for each in text.aliases] == [
        ("C", "str"),
        ("B", "list[C]"),
        ("A", "B | str"),
        ("Loop", "'str | list[Loop]'"),
        ("Pong", "'int | list[Ping]'"),
        ("Ping", "str | list[Pong]"),
    ]


def test_public_names() -> None:
    """The index of models has every name of an area, that of params those which a request can hold."""
    area = AreaPlan("a", (model("X"), model("Y", in_request=False), alias("Z", STR)), True)
    assert public_names(area) == ["X", "Y", "Z"]
    assert public_names(area, params=True) == ["X", "Z"]


# --- decoding ------------------------------------------------------------------------------------------------------------

TAG_X, TAG_Y = field("type", Literal(("x",)), required=True), field("type", Literal(("y",)), required=True)
PLAN = package(
    model("X", TAG_X),
    model("Y", TAG_Y),
    model("Far", area="far"),
    model("Deep", field("x", Ref("X"))),
    model("Open", extra=Ref("X")),
    dataclasses.replace(model("Helped"), mixin=("extensions", "Help")),
    alias("Words", Literal(("a",))),
    alias("Xs", ListOf(Ref("X"))),
    alias("Either", UnionOf((Ref("X"), Ref("Y")))),
    alias("Apart", UnionOf((Ref("X"), Ref("Far"), STR))),
    alias("FarXs", MapOf(Ref("X")), area="far"),
    alias("Loop", UnionOf((STR, ListOf(Ref("Loop"))))),
)


def decoding_of(owner: ModelPlan) -> Decoding:
    """The code of an area that has one more model than PLAN."""
    here, *others = PLAN.areas
    areas = with_decoding((dataclasses.replace(here, members=(owner, *here.members)), *others))
    return Decoding(areas[0], {member.name: member for area in areas for member in area.members})


@pytest.mark.parametrize(
    ("type_", "code"),
    [
        (STR, None),
        (ListOf(ANY), None),
        (Ref("Words"), None),
        (Ref("Loop"), None),
        (Ref("X"), "X._decode(v)"),
        (Ref("Far"), "models.Far._decode(v)"),
        (Ref("Either"), "models.Either._decode(v)"),
        (ListOf(Ref("X")), "decode_flat(X, v) if v.__class__ is list else v"),
        (ListOf(Ref("Far")), "decode_flat(models.Far, v) if v.__class__ is list else v"),
        *(
            (ListOf(Ref(name)), f"[{name}._decode(item) for item in v] if v.__class__ is list else v")
            for name in ("Deep", "Open", "Helped")  # they convert what is in them, or may do more
        ),
        (MapOf(Ref("X")), "{key: X._decode(item) for key, item in v.items()} if v.__class__ is dict else v"),
        (
            ListOf(ListOf(Ref("X"))),
            "[decode_flat(X, item) if item.__class__ is list else item for item in v] if v.__class__ is list else v",
        ),
        (UnionOf((STR, Ref("X"))), "X._decode(v)"),
        (UnionOf((STR, ListOf(Ref("X")))), "decode_flat(X, v) if v.__class__ is list else v"),
        (
            UnionOf((Ref("X"), ListOf(Ref("Y")))),
            "decode_flat(Y, v) if v.__class__ is list else X._decode(v)",
        ),
        (UnionOf((Ref("X"), Ref("Y"))), "_M_f._decode(v)"),
        (ListOf(UnionOf((Ref("X"), Ref("Y")))), "[_M_f._decode(item) for item in v] if v.__class__ is list else v"),
        (UnionOf((Ref("X"), MapOf(ANY))), "_M_f._decode(v)"),
    ],
)
def test_decoding_expressions(type_: Type, code: str | None) -> None:
    """Straight-line code for every type; unions of several objects have a decoder of their own; nothing needs nothing."""
    decoding = decoding_of(model("M", field("f", type_)))
    assert decoding.needed(type_) is (code is not None)
    assert decoding.expression(type_, "v") == (code or "v")


@pytest.mark.parametrize(
    ("type_", "condition", "value"),
    [
        (Ref("X"), "is not None", "X._decode(value)"),
        (ListOf(Ref("X")), "and value.__class__ is list", "decode_flat(X, value)"),
        (Ref("Xs"), "and value.__class__ is list", "decode_flat(X, value)"),
        (
            UnionOf((STR, Ref("FarXs"))),
            "and value.__class__ is dict",
            "{key: X._decode(item) for key, item in value.items()}",
        ),
        (UnionOf((STR, Ref("Either"))), "is not None", "models.Either._decode(value)"),
    ],
)
def test_decoding_steps(type_: Type, condition: str, value: str) -> None:
    """A step looks once at the field; lists and maps are told by their type, whether or not they have a name."""
    owner = model("M", field("f", type_), field("plain", STR))
    ((wire, found, code),) = decoding_of(owner).steps(owner)
    assert (wire, code) == ("'f'", value)
    assert found == f"(value := data.get('f')) {condition}"


def test_inline_unions_are_named_once() -> None:
    """Equal unions in an area share a decoder; different ones of one field get different names."""
    both, mixed = UnionOf((Ref("X"), Ref("Y"))), UnionOf((Ref("X"), Ref("Far")))
    decoding = decoding_of(model("M", field("f", UnionOf((ListOf(both), MapOf(mixed)))), field("g", both)))
    assert [(union.name, union.type) for union in decoding.area.unions] == [
        ("_M_f", UnionOf((ListOf(both), MapOf(mixed)))),
        ("_M_f2", both),
        ("_M_f3", mixed),
    ]
    assert decoding.expression(both, "v") == "_M_f2._decode(v)"


def test_values_of_aliases() -> None:
    """An alias at run time has its type as a function where its classes do not say it, and a decoder where it needs one."""
    here, far = PLAN.areas
    text = ModelsText(here, PLAN)
    values = {each.name: text.alias_value(each) for each in text.aliases}
    assert values["Words"] == "Alias('Words', models, lambda: Literal['a'])"
    assert values["Xs"] == (
        "Alias('Xs', models, lambda: list[X], lambda value: decode_flat(X, value) if value.__class__ is list else value)"
    )
    assert values["Either"] == "UnionAlias('Either', models, tag='type', variants={\n'x': X,\n'y': Y,\n},)"
    assert values["Apart"] == "UnionAlias('Apart', models, lambda: X | m.Far | str, shapes=(X, lambda: m.Far,),)"
    assert "models.X._decode(item)" in ModelsText(far, PLAN).alias_value(far.members[1])  # type: ignore[arg-type]
