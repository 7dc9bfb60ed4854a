"""The templates of models/ and params/: a small plan becomes a package that is imported and has to keep every rule."""

from __future__ import annotations

import copy
import dataclasses
import importlib
import json
import pickle
import sys
import typing
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipeline.api import Facts, ListOf, Literal, MapOf, Primitive, Ref, Type, UnionOf
from pipeline.inject import inject
from pipeline.package import AliasPlan, AreaPlan, FieldPlan, ModelPlan, PackagePlan
from pipeline.plan.decoding import with_decoding
from pipeline.render import areas
from pipeline.render.escape import doc, py

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
STR, INT, ANY, NULL = Primitive("str"), Primitive("int"), Primitive("any"), Primitive("none")


def field(
    wire: str,
    type_: Type,
    *,
    required: bool = False,
    nullable: bool = False,
    python: str = "",
    doc: str = "",
    **facts: Any,
) -> FieldPlan:
    return FieldPlan(python or wire, wire, type_, required, nullable, Facts(**facts), f"#/{wire}", doc)


def model(name: str, area: str, *fields: FieldPlan, **more: Any) -> ModelPlan:
    return ModelPlan(
        name, area, f"#/components/schemas/{name}", fields, more.pop("extra", None), more.pop("facts", Facts()), name,
        in_request=True, in_response=True, **more,
    )  # fmt: skip


def alias(name: str, area: str, type_: Type, **more: Any) -> AliasPlan:
    return AliasPlan(
        name, area, f"#/components/schemas/{name}", type_, more.pop("nullable", False), Facts(), name,
        in_request=True, in_response=True, **more,
    )  # fmt: skip


def tagged(value: str) -> FieldPlan:
    return field("type", Literal((value,)), required=True)


def small_plan() -> PackagePlan:
    pets = [
        model("Cat", "pets", tagged("cat"), field("lives", INT, required=True), doc="A cat.", other_names=("Feline",)),
        model("Dog", "pets", tagged("dog"), field("tricks", ListOf(STR)), facts=Facts(deprecated=True)),
        model(
            "Home",
            "pets",
            field("owner", Ref("Person")),
            field("pets", ListOf(Ref("Pet")), required=True),
            field("first", Ref("Pet"), nullable=True),
            field("by_name", MapOf(Ref("Cat"))),
            field("note", UnionOf((STR, ListOf(Ref("Person"))))),
            field("guest", UnionOf((Ref("Cat"), Ref("Person"), STR))),
            field("grid", ListOf(ListOf(Ref("Cat")))),
            field("mixed", ListOf(UnionOf((Ref("Cat"), Ref("Dog"), ListOf(Ref("Person")))))),
            field("people", Ref("People")),
            field("schema", ANY),
            field("list", ListOf(INT), doc="Numbers.", constraints=(("minItems", 1),)),
            field("more", ListOf(STR)),
            field("to_dict", STR, python="to_dict_"),
            field("self-harm", Primitive("bool"), python="self_harm", required=True),
            field("output", ListOf(ANY)),
            field("output_text", STR, sdk_only=True),
            mixin=("output_text", "ResponseOutputText"),
        ),
        model("Open", "pets", field("id", STR), extra=Ref("Cat")),
        alias("Pet", "pets", UnionOf((Ref("Cat"), Ref("Dog")), "type")),
        alias("Mood", "pets", Literal(("happy", "cross"))),
    ]
    people = [
        model(
            "Person",
            "people",
            field("name", STR, required=True),
            field("home", Ref("Home")),
            field("size", INT, default=3),
        ),
        alias("People", "people", ListOf(Ref("Person"))),
        alias("Tree", "people", UnionOf((STR, ListOf(Ref("Tree")), MapOf(Ref("Tree"))))),
        alias("Guest", "people", UnionOf((Ref("Pet"), Ref("Person"))), nullable=True),
    ]
    areas_ = (AreaPlan("pets", tuple(pets), True), AreaPlan("people", tuple(people), True))
    return PackagePlan("small", "Small", "1", "", with_decoding(areas_), (), ())


def rendered(plan: PackagePlan) -> dict[str, str]:
    env = Environment(
        loader=FileSystemLoader(TEMPLATES / "package"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(doc=doc, py=py)
    areas.register(env)
    env.globals.update(plan=plan, package=plan.package)
    files = {"__init__.py": ""}
    for folder in ("models", "params"):
        files[f"{folder}/__init__.py"] = env.get_template(f"{folder}/__init__.py.jinja").render()
        for area in plan.areas:
            files[f"{folder}/{area.name}.py"] = env.get_template(f"{folder}/area.py.jinja").render(area=area)
    return files | inject(TEMPLATES / "runtime")


def write(plan: PackagePlan, folder: Path) -> None:
    for name, text in rendered(plan).items():
        path = folder / plan.package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The models package of the small plan, freshly imported; nothing of it is loaded yet."""
    write(small_plan(), tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    yield importlib.import_module("small.models")
    for name in [name for name in sys.modules if name == "small" or name.startswith("small.")]:
        del sys.modules[name]


HOME: dict[str, Any] = {
    "owner": {"name": "Ann", "home": {"pets": [], "self-harm": False}},
    "pets": [{"type": "cat", "lives": 9}, {"type": "dog", "tricks": ["sit"]}, {"type": "eel", "volts": 600}],
    "first": None,
    "by_name": {"Tom": {"type": "cat", "lives": 7}},
    "note": [{"name": "Bob"}],
    "guest": {"type": "cat", "lives": 1},
    "grid": [[{"type": "cat", "lives": 1}], [], "x"],
    "mixed": [{"type": "dog"}, [{"name": "Cid"}], 5],
    "people": [{"name": "Dee"}],
    "schema": {"anything": [1, {"type": "cat"}]},
    "list": [1],
    "to_dict": "x",
    "self-harm": True,
    "extra": {"type": "cat"},
}


def test_areas_load_when_a_name_is_asked_for(models: ModuleType) -> None:
    """The index loads nothing; a name loads its area, with all names of it; another area comes when it is decoded."""
    assert "small.models.pets" not in sys.modules
    cat = models.Cat
    assert "small.models.pets" in sys.modules
    assert "small.models.people" not in sys.modules
    assert vars(models)["Home"] is models.Home
    home = models.Home.from_dict({"owner": {"name": "x"}})
    assert "small.models.people" in sys.modules
    assert type(home.owner) is models.Person
    assert models.Feline is cat


def test_index(models: ModuleType) -> None:
    """The index lists every name, stars import them, and a wrong name is an AttributeError that names it."""
    names = {"Cat", "Feline", "Dog", "Home", "Open", "Pet", "Mood", "Person", "People", "Tree", "Guest"}
    assert names | {"BaseModel", "UnknownModel"} == set(models.__all__)
    assert names <= set(dir(models))
    with pytest.raises(AttributeError, match=r"module 'small\.models' has no attribute 'Bird'"):
        _ = models.Bird


def test_the_public_path_is_flat(models: ModuleType) -> None:
    """Classes say which file holds them; pickles name the models package alone, and find everything there."""
    home = models.Home.from_dict(HOME)
    assert {type(home).__module__, models.Home._decode.__module__} == {"small.models.pets"}
    assert models.Pet.__module__ == "small.models"
    data = pickle.dumps([home, models.Pet])
    assert b"small.models.pets" not in data
    again, pet = pickle.loads(data)
    assert again == home
    assert pet is models.Pet


def test_everything_nested_is_decoded(models: ModuleType) -> None:
    """Objects, lists, maps, unions, lists of lists and inline unions decode; what is unknown or wrong stays; all goes back."""
    home = models.Home.from_dict(HOME)
    assert type(home.owner.home) is models.Home
    assert [type(pet).__name__ for pet in home.pets] == ["Cat", "Dog", "UnknownModel"]
    assert home.pets[2].volts == 600
    assert home.first is None
    assert home.by_name["Tom"].lives == 7
    assert home.note[0].name == "Bob"
    assert type(home.guest) is models.Cat
    assert type(models.Home.from_dict({"guest": {"name": "x"}}).guest) is models.Person
    assert [type(cell).__name__ for row in home.grid[:1] for cell in row] == ["Cat"]
    assert home.grid[2] == "x"
    assert type(home.mixed[0]) is models.Dog
    assert home.mixed[1][0].name == "Cid"
    assert home.people[0].name == "Dee"
    assert home.schema == HOME["schema"]
    assert (home.to_dict_, home.self_harm, home.extra) == ("x", True, {"type": "cat"})
    assert home.to_dict() == HOME
    assert json.loads(home.to_json()) == HOME
    assert copy.deepcopy(home) == home == models.Home.from_dict(HOME)


def test_long_lists_are_decoded(models: ModuleType) -> None:
    """Lists of many objects decode to the last one: of classes that hold nothing nested, and of those that do."""
    cats = [{"type": "cat", "lives": number} for number in range(100)]
    people = [{"name": str(number), "home": {"by_name": {"a": cats[0]}}} for number in range(100)]
    data = {"grid": [cats, [*cats, "x"]], "people": people, "note": people}
    home = models.Home.from_dict(data)
    assert [cat.lives for cat in home.grid[0]] == [cat.lives for cat in home.grid[1][:-1]] == list(range(100))
    assert {type(cat) for cat in home.grid[0]} == {models.Cat}
    assert {type(person.home.by_name["a"]) for person in home.people + home.note} == {models.Cat}
    assert home.to_dict() == data


@pytest.mark.parametrize("value", ["x", 1, None, [], {}, [None, "x", 1, {}, []], {"a": 1, "type": "cat", "name": []}])
def test_wrong_types_everywhere(models: ModuleType, value: Any) -> None:
    """Whatever a server puts into whatever field comes back unchanged, and decoding does not raise."""
    data = {field.wire: value for field in models.Home._fields.values()}
    assert models.Home.from_dict(data).to_dict() == data
    assert models.Open.from_dict({"x": value}).to_dict() == {"x": value}
    for name in ("Pet", "People", "Tree", "Guest", "Mood"):
        decoded = getattr(models, name)._decode(copy.deepcopy(value))
        assert models.UnknownModel.from_dict({"it": decoded}).to_dict() == {"it": value}


def test_constructor(models: ModuleType) -> None:
    """Constants are filled in, dicts become models across areas, `X | None` fields take None as the schema does."""
    home = models.Home(
        pets=[models.Cat(lives=1), {"type": "dog"}], self_harm=False, owner={"name": "Ann"}, first=None, note=None
    )
    assert home.to_dict() == {
        "owner": {"name": "Ann"},
        "pets": [{"type": "cat", "lives": 1}, {"type": "dog"}],
        "first": None,
        "self-harm": False,
    }
    assert type(home.owner) is models.Person
    with pytest.raises(TypeError, match="Home needs pets, self_harm"):
        models.Home()


def test_mixin(models: ModuleType) -> None:
    """A hand-written part comes first; what it computes is no field and is never sent."""
    home = models.Home.from_dict({"pets": []})
    assert home.output_text == ""
    assert "output_text" not in models.Home._fields
    assert home.to_dict() == {"pets": []}


def test_typed_free_keys(models: ModuleType) -> None:
    """Keys beside the fields decode as the schema says."""
    found = models.Open.from_dict({"id": "1", "Tom": {"type": "cat", "lives": 3}, "n": 1})
    assert found.Tom == models.Cat(lives=3)
    assert found.to_dict() == {"id": "1", "Tom": {"type": "cat", "lives": 3}, "n": 1}


def test_recursive_alias(models: ModuleType) -> None:
    """An alias that mentions itself decodes at every depth and tells its type."""
    assert models.Tree._decode(["a", {"b": ["c"]}]) == ["a", {"b": ["c"]}]
    assert typing.get_args(models.Tree.__value__)[0] is str


def test_aliases(models: ModuleType) -> None:
    """Aliases tell their types, nested aliases too, and answer isinstance where they are classes alone."""
    assert models.Pet.__value__ == models.Cat | models.Dog
    assert models.Mood.__value__ == typing.Literal["happy", "cross"]
    assert isinstance(models.Dog(), models.Pet)
    assert isinstance(models.Person(name="x"), models.Guest)
    assert isinstance(None, models.Guest)
    assert models.Guest._decode({"type": "dog"}) == models.Dog()
    assert models.Guest._decode({"name": "x"}) == models.Person(name="x")


def test_attrs_across_areas(models: ModuleType) -> None:
    """Types of attributes are resolved through the index, other areas included."""
    assert attrs.fields(models.Home).owner.type == models.Person | None
    assert attrs.resolve_types(models.Person) is models.Person
    assert attrs.asdict(models.Home.from_dict(HOME))["owner"]["name"] == "Ann"


def test_type_hints(models: ModuleType) -> None:
    """typing.get_type_hints works on models and params, whatever is loaded."""
    params = importlib.import_module("small.params")
    assert typing.get_type_hints(models.Home)["owner"] == models.Person | None
    assert typing.get_type_hints(params.Person)["size"] is int
    assert typing.get_type_hints(params.Home)["self-harm"] is bool


def test_params(models: ModuleType) -> None:
    """params/ imports on its own, lazily, with the names of the models; odd wire names are kept."""
    params = importlib.import_module("small.params")
    assert "small.params.pets" not in sys.modules
    assert set(params.Cat.__annotations__) == {"type", "lives"}
    assert set(params.Home.__annotations__) >= {"self-harm", "to_dict", "list"}
    assert "output_text" not in params.Home.__annotations__
    assert params.Feline is params.Cat
    assert params.Cat.__module__ == "small.params.pets"
    assert typing.get_args(params.Pet.__value__) == (params.Cat, models.Cat, params.Dog, models.Dog)
    with pytest.raises(AttributeError, match=r"small\.params"):
        _ = params.Bird


def test_docstrings() -> None:
    """Classes say what they are and where they come from; fields carry our sentence and the facts."""
    text = rendered(small_plan())["models/pets.py"]
    assert '"""A cat.\n\n    Source: `#/components/schemas/Cat`\n    """' in text
    assert '"""Deprecated.\n\n    Source: `#/components/schemas/Dog`\n    """' in text
    assert '    list: builtins.list[int] | None = None\n    """Numbers. At least 1 item."""' in text
    assert "    more: builtins.list[str] | None = None\n" in text
    assert '    """Default 3."""' in rendered(small_plan())["models/people.py"]


HOSTILE = "\"\"\"\\\n'''{{ 1 }}{% raw %}\x00\u2028\u202e\ud800'; import os #\""


def test_hostile_text_stays_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Quotes, newlines, backslashes and the like in names, words, defaults, docs and pointers never become code."""
    nasty = model(
        "Nasty",
        "odd",
        field(HOSTILE, Literal((HOSTILE,)), required=True, python="a", doc=HOSTILE, default=HOSTILE),
        field(HOSTILE + "2", ListOf(Ref("Plain")), python="b", constraints=(("pattern", HOSTILE),)),
        field(HOSTILE + "3", UnionOf((Ref("Plain"), Ref("Tagged"))), python="c"),
        doc=HOSTILE,
        extra=Ref("Plain"),
    )
    nasty = dataclasses.replace(nasty, pointer=HOSTILE)
    plain = model("Plain", "odd", field(HOSTILE, Literal(("plain",)), required=True, python="tag"))
    tagged_ = model("Tagged", "odd", field(HOSTILE, Literal((HOSTILE,)), required=True, python="tag"))
    both = alias("Both", "odd", UnionOf((Ref("Plain"), Ref("Tagged")), HOSTILE), doc=HOSTILE)
    area = AreaPlan("odd", (nasty, plain, tagged_, both), True, HOSTILE)
    write(PackagePlan("odd_package", HOSTILE, HOSTILE, "", with_decoding((area,)), (), ()), tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    try:
        package = importlib.import_module("odd_package.models")
        params = importlib.import_module("odd_package.params")
        assert package.Nasty(b=[{HOSTILE: "plain"}]).to_dict() == {
            HOSTILE: HOSTILE,
            HOSTILE + "2": [{HOSTILE: "plain"}],
        }
        assert type(package.Both._decode({HOSTILE: HOSTILE})) is package.Tagged
        assert type(package.Nasty.from_dict({HOSTILE + "3": {HOSTILE: HOSTILE}}).c) is package.Tagged
        assert set(params.Nasty.__annotations__) == {HOSTILE, HOSTILE + "2", HOSTILE + "3"}
        words = HOSTILE.replace("\n", "").replace("\u2028", " ").replace("\x00", "\\x00")
        words = words.replace("\u202e", "\\u202e").replace("\ud800", "\\ud800").replace("\\'", "\\ '")
        assert words in package.Nasty.__doc__
        assert words in str(sys.modules["odd_package.models.odd"].__doc__)
    finally:
        for name in [name for name in sys.modules if name.startswith("odd_package")]:
            del sys.modules[name]
