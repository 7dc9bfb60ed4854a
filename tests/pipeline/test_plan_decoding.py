"""What the plan says about decoding: which aliases hold models, and which unions get a table."""

from __future__ import annotations

import pytest

from pipeline.api import Facts, ListOf, Literal, MapOf, Primitive, Ref, Type, UnionOf
from pipeline.package import AliasPlan, AreaPlan, FieldPlan, ModelPlan
from pipeline.plan.decoding import with_decoding

STR, ANY = Primitive("str"), Primitive("any")


def model(name: str, *fields: FieldPlan, extra: Type | None = None) -> ModelPlan:
    return ModelPlan(name, "here", "#", fields, extra, Facts(), name)


def field(name: str, type_: Type) -> FieldPlan:
    return FieldPlan(name, name, type_, False, False, Facts(), "#")


def tagged(name: str) -> ModelPlan:
    return model(name, FieldPlan("type", "type", Literal((name.lower(),)), True, False, Facts(), "#"))


def planned(*members: ModelPlan | AliasPlan) -> AreaPlan:
    (area,) = with_decoding((AreaPlan("here", (tagged("Cat"), tagged("Dog"), *members), True),))
    return area


@pytest.mark.parametrize(
    ("type_", "decoded", "table"),
    [
        (STR, False, False),
        (UnionOf((STR, ListOf(ANY))), False, False),
        (Ref("Cat"), True, False),
        (ListOf(Ref("Cat")), True, False),
        (UnionOf((STR, Ref("Cat"))), True, False),
        (UnionOf((Ref("Cat"), ListOf(Ref("Dog")))), True, False),
        (UnionOf((Ref("Cat"), Ref("Dog"))), True, True),
        (UnionOf((ListOf(Ref("Cat")), ListOf(Ref("Dog")))), True, True),
        (UnionOf((Ref("Cat"), MapOf(STR))), True, True),
        (UnionOf((Ref("Cat"), ANY)), True, True),
        (UnionOf((STR, ListOf(Ref("Alias")))), False, False),  # it comes back to itself and holds no model
    ],
)
def test_aliases(type_: Type, decoded: bool, table: bool) -> None:
    """An alias that holds models is decoded; by a table, where an expression cannot say which class an object is."""
    alias = planned(AliasPlan("Alias", "here", "#", type_, False, Facts(), "Alias")).members[-1]
    assert isinstance(alias, AliasPlan)
    assert (alias.decoded, alias.union is not None) == (decoded, table)


def test_unions_inside_other_types() -> None:
    """Each union inside the type of a field, of free keys or of an alias has a name of its own; equal ones share it."""
    either, mixed = UnionOf((Ref("Cat"), Ref("Dog"))), UnionOf((Ref("Cat"), MapOf(STR)))
    area = planned(
        model("One", field("a", STR), field("b", ListOf(either)), field("c", MapOf(either))),
        model("Two", field("d", either), extra=UnionOf((STR, ListOf(mixed)))),
        AliasPlan("Many", "here", "#", ListOf(UnionOf((Ref("One"), Ref("Two")))), False, Facts(), "Many"),
    )
    assert [(union.name, union.type) for union in area.unions] == [
        ("_One_b", either),
        ("_Two_extra", mixed),
        ("_Many_item", UnionOf((Ref("One"), Ref("Two")))),
    ]
    assert [variant.name for variant in area.unions[0].union.variants] == ["Cat", "Dog"]
    assert area.unions[0].union.tag == "type"
