"""How unions are told apart: which tag is found, which values mean which object, what is left to shape."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.api import Alias, Facts, Field, ListOf, Literal, MapOf, Object, Primitive, Ref, Schema, Type, UnionOf
from pipeline.package import FieldPlan, ModelPlan, UnionPlan, Variant
from pipeline.plan.dispatch import plan_union
from pipeline.plan.types import rename

STR, INT, ANY, NULL = Primitive("str"), Primitive("int"), Primitive("any"), Primitive("none")


def words(*values: str | int | bool) -> Literal:
    return Literal(values)


def obj(name: str, /, *optional: str, **required: Type) -> Object:
    """An object; a name with a trailing `_` is optional, so are the positional names, which are strings."""
    fields = [Field(wire.rstrip("_"), type_, not wire.endswith("_"), "#") for wire, type_ in required.items()]
    fields += [Field(wire, STR, False, "#") for wire in optional]
    return Object(name, f"#/{name}", tuple(fields))


def known(*schemas: Schema) -> dict[str, Schema]:
    return {schema.name: schema for schema in schemas}


def tags(plan: UnionPlan | None) -> dict[str, tuple[Any, ...]]:
    assert plan is not None
    return {variant.name: variant.tags for variant in plan.variants}


CAT = obj("Cat", type=words("cat"), name=STR)
DOG = obj("Dog", type=words("dog"), name=STR)


def test_the_literal_property_is_the_tag() -> None:
    """Without a declared discriminator the property with a literal for each object is taken."""
    assert plan_union(UnionOf((Ref("Cat"), Ref("Dog"))), known(CAT, DOG)) == UnionPlan(
        tag="type",
        variants=(
            Variant("Cat", ("cat",), ("type", "name"), ("type", "name")),
            Variant("Dog", ("dog",), ("type", "name"), ("type", "name")),
        ),
    )


def test_the_usual_name_wins() -> None:
    """Where several properties would do, the usual one does, and the one that tells more apart before it."""
    one = obj("One", kind=words("a"), type=words("x"), role=words("r"))
    two = obj("Two", kind=words("b"), type=words("y"), role=words("r"))
    plan = plan_union(UnionOf((Ref("One"), Ref("Two"))), known(one, two))
    assert plan is not None
    assert plan.tag == "type"
    three = obj("Three", kind=words("c"), type=words("y"), role=words("s"))
    plan = plan_union(UnionOf((Ref("One"), Ref("Two"), Ref("Three"))), known(one, two, three))
    assert plan is not None
    assert plan.tag == "kind"


def test_the_declared_discriminator_wins() -> None:
    """The document's discriminator is taken, also where a usual name would do."""
    one = obj("One", kind=words("a"), type=words("x"))
    two = obj("Two", kind=words("b"), type=words("y"))
    plan = plan_union(UnionOf((Ref("One"), Ref("Two")), "kind"), known(one, two))
    assert plan is not None
    assert plan.tag == "kind"


def test_a_declared_discriminator_that_nobody_has_is_no_tag() -> None:
    """A discriminator without a literal, a mapping or a property behind it tells nothing: the real tag is found."""
    plan = plan_union(UnionOf((Ref("Cat"), Ref("Dog")), "nothing"), known(CAT, DOG))
    assert plan is not None
    assert plan.tag == "type"


def test_mapping() -> None:
    """Objects without a literal are told by the mapping; one object may have several values."""
    one, two = obj("One", type=STR), obj("Two", type=STR)
    union = UnionOf((Ref("One"), Ref("Two")), "type", (("a", "One"), ("b", "Two"), ("c", "One")))
    assert tags(plan_union(union, known(one, two))) == {"One": ("a", "c"), "Two": ("b",)}


def test_a_discriminator_over_plain_strings_means_schema_names() -> None:
    """OpenAPI: without a mapping the values are the names of the schemas."""
    one, two = obj("One", type=STR), obj("Two", type=STR)
    assert tags(plan_union(UnionOf((Ref("One"), Ref("Two")), "type"), known(one, two))) == {
        "One": ("One",),
        "Two": ("Two",),
    }


def test_one_without_the_literal_is_left_to_shape() -> None:
    """Where one member's tag is open, it takes what the others do not."""
    other = obj("Other", type=STR, x=STR)
    assert tags(plan_union(UnionOf((Ref("Cat"), Ref("Dog"), Ref("Other")), "type"), known(CAT, DOG, other))) == {
        "Cat": ("cat",),
        "Dog": ("dog",),
        "Other": (),
    }


def test_one_value_for_several_objects() -> None:
    """Objects may share a value; shape tells them apart then, but the tag stays."""
    easy = obj("Easy", type_=words("cat"), content=STR)
    plan = plan_union(
        UnionOf((Ref("Easy"), Ref("Cat"), Ref("Dog"), Ref("Eel"))), known(easy, CAT, DOG, obj("Eel", type=words("eel")))
    )
    assert tags(plan) == {"Easy": ("cat",), "Cat": ("cat",), "Dog": ("dog",), "Eel": ("eel",)}
    assert plan is not None
    assert plan.variants[0].required == ("content",)


def test_no_tag() -> None:
    """Objects without literals are told by what they require and know."""
    one, two = obj("One", "c", a=STR), obj("Two", b=words("x"))
    assert plan_union(UnionOf((Ref("One"), Ref("Two"))), known(one, two)) == UnionPlan(
        tag=None, variants=(Variant("One", (), ("a",), ("a", "c")), Variant("Two", (), ("b",), ("b",)))
    )


def test_the_same_literal_everywhere_is_no_tag() -> None:
    """A property that has the same value in all objects tells nothing."""
    one, two = obj("One", object=words("list"), a=STR), obj("Two", object=words("list"), b=STR)
    plan = plan_union(UnionOf((Ref("One"), Ref("Two"))), known(one, two))
    assert plan is not None
    assert plan.tag is None


def test_literals_behind_names_and_null() -> None:
    """Literals are found through aliases, unions of literals and beside null; numbers and booleans count."""
    schemas = known(
        Alias("Kind", "#", words("a", "b")),
        obj("One", type=Ref("Kind")),
        obj("Two", type=UnionOf((words("c"), words("d"), NULL))),
        obj("Three", type=words(1, True)),
    )
    union = UnionOf((Ref("One"), Ref("Two"), Ref("Three")))
    assert tags(plan_union(union, schemas)) == {"One": ("a", "b"), "Two": ("c", "d"), "Three": (1,)}


def test_nested_and_named_unions_are_opened() -> None:
    """Aliases of unions, of objects, and of themselves are opened once; an object that comes twice counts once."""
    schemas = known(
        CAT,
        DOG,
        obj("Eel", type=words("eel")),
        Alias("Pet", "#", UnionOf((Ref("Cat"), Ref("Dog"), Ref("Any")))),
        Alias("Any", "#", UnionOf((Ref("Pet"), Ref("Eel"), Ref("Same"), STR))),
        Alias("Same", "#", Ref("Cat")),
    )
    assert tags(plan_union(Ref("Any"), schemas)) == {"Cat": ("cat",), "Dog": ("dog",), "Eel": ("eel",)}


def test_nested_discriminators_count() -> None:
    """A discriminator of a named union inside is used."""
    one, two = obj("One", kind=words("a"), type=words("x")), obj("Two", kind=words("b"), type=words("y"))
    schemas = known(one, two, Alias("Inner", "#", UnionOf((Ref("One"), Ref("Two")), "kind")))
    plan = plan_union(UnionOf((Ref("Inner"), STR)), schemas)
    assert plan is not None
    assert plan.tag == "kind"


@pytest.mark.parametrize(
    "type_",
    [STR, NULL, ANY, words("a"), ListOf(STR), MapOf(ANY), UnionOf((STR, ListOf(INT), NULL)), Ref("Words"), Ref("Loop")],
)
def test_what_needs_no_decoding(type_: Type) -> None:
    """A type without any object has no plan."""
    schemas = known(Alias("Words", "#", words("a", "b")), Alias("Loop", "#", UnionOf((STR, ListOf(Ref("Loop"))))))
    assert plan_union(type_, schemas) is None


def test_lists_and_maps() -> None:
    """Lists and maps with objects inside are kept with the type of what is in them; several lists are one."""
    schemas = known(CAT, DOG)
    plan = plan_union(
        UnionOf((STR, ListOf(Ref("Cat")), ListOf(UnionOf((STR, Ref("Dog")))), MapOf(Ref("Dog")))), schemas
    )
    assert plan == UnionPlan(
        tag=None, variants=(), list_item=UnionOf((Ref("Cat"), STR, Ref("Dog"))), map_value=Ref("Dog")
    )
    plan = plan_union(UnionOf((Ref("Cat"), MapOf(ANY))), schemas)
    assert plan is not None
    assert (plan.map_value, plan.list_item) == (ANY, None)
    assert plan_union(ListOf(Ref("Cat")), schemas) == UnionPlan(tag=None, variants=(), list_item=Ref("Cat"))


def test_any_beside_objects_is_a_free_map() -> None:
    """An object that fits no member stays plain where the union allows any value."""
    plan = plan_union(UnionOf((Ref("Cat"), ANY)), known(CAT))
    assert plan is not None
    assert plan.map_value == ANY


def test_event_unions() -> None:
    """Unions of `event` and `data` are marked: their tag is the name of the server-sent event."""
    one = obj("One", event=words("thread.created"), data=STR)
    two = obj("Two", event=words("done"), data=words("[DONE]"))
    plan = plan_union(UnionOf((Ref("One"), Ref("Two"))), known(one, two))
    assert plan is not None
    assert (plan.tag, plan.event) == ("event", True)
    plan = plan_union(UnionOf((Ref("One"), Ref("Two"))), known(one, obj("Two", event=words("x"))))
    assert plan is not None
    assert not plan.event


def test_names() -> None:
    """Once component names are class names, so are those of variants and those in the types of lists and maps."""
    union = UnionOf((Ref("Cat"), Ref("Dog"), ListOf(MapOf(UnionOf((Ref("Cat"), STR), "type", (("cat", "Cat"),))))))
    renamed = rename(union, {"Cat": "Tiger", "Dog": "Wolf"}.__getitem__)
    plan = plan_union(renamed, {"Tiger": CAT, "Wolf": DOG})
    assert plan is not None
    assert [variant.name for variant in plan.variants] == ["Tiger", "Wolf"]
    assert plan.list_item == MapOf(UnionOf((Ref("Tiger"), STR), "type", (("cat", "Tiger"),)))


def test_what_sdks_compute_is_not_known() -> None:
    """A property that is not on the wire is no sign of an object."""
    schema = Object("One", "#", (Field("a", STR, True, "#"), Field("text", STR, False, "#", Facts(sdk_only=True))))
    plan = plan_union(UnionOf((Ref("One"), STR)), known(schema))
    assert plan is not None
    assert plan.variants[0].known == ("a",)


def test_plans_work_like_schemas() -> None:
    """The same is found from the plans of models, whose names are final."""
    models = {
        name: ModelPlan(
            name,
            "a",
            "#",
            (FieldPlan("type", "type", words(name.lower()), True, False, Facts(), "#"),),
            None,
            Facts(),
            name,
        )
        for name in ("Cat", "Dog")
    }
    assert tags(plan_union(UnionOf((Ref("Cat"), Ref("Dog"))), models)) == {"Cat": ("cat",), "Dog": ("dog",)}
