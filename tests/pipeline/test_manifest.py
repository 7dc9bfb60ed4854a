"""api-surface.json: sorted, one spelling a type, ASCII, plain JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import wherry
from pipeline.api import Facts, ListOf, Literal, MapOf, Primitive, Ref, Type, UnionOf
from pipeline.build import Build
from pipeline.errors import PipelineError
from pipeline.manifest import canonical, manifest
from pipeline.manifest.hand_written import hand_written
from pipeline.manifest.short import whole
from pipeline.package import AreaPlan, FieldPlan, MixinPlan, ModelPlan, PackagePlan
from tests.pipeline.generating import build, workshop

STR, INT, NULL = Primitive("str"), Primitive("int"), Primitive("none")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The manifest of the golden record."""
    root = workshop(tmp_path_factory.mktemp("manifest"))
    made = build(Path(__file__).parent / "golden/small.yaml", root)
    return whole(json.loads(made.files["api-surface.json"]))


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        (None, "None"),
        (Primitive("any"), "object"),
        (Primitive("binary"), "bytes"),
        (Primitive("float"), "float"),
        (Ref("Chat"), "Chat"),
        (Literal(("b", 2, "a", True)), "Literal['a', 'b', 2, True]"),
        (ListOf(UnionOf((STR, INT))), "list[int | str]"),
        (MapOf(ListOf(Ref("A"))), "dict[str, list[A]]"),
        (UnionOf((Ref("B"), NULL, Ref("A"))), "A | B | None"),
        (UnionOf((Ref("Zebra"), NULL)), "Zebra | None"),
        (MapOf(UnionOf((NULL, Ref("Zebra")))), "dict[str, Zebra | None]"),
        (UnionOf((STR, Literal(("x",)))), "Literal['x'] | str"),
    ],
)
def test_spelling(type_: Type | None, text: str) -> None:
    """Members of a union and values of a literal are sorted, null stands last, at every depth."""
    assert canonical(type_) == text


def test_order_makes_no_difference() -> None:
    """Two unions of the same members are spelled alike, and being nullable is one more member."""
    assert canonical(UnionOf((STR, Ref("A")))) == canonical(UnionOf((Ref("A"), STR)))
    assert canonical(Ref("Zebra"), nullable=True) == canonical(UnionOf((NULL, Ref("Zebra"))))
    assert canonical(NULL, nullable=True) == "None"
    assert canonical(Primitive("any"), nullable=True) == canonical(UnionOf((Ref("A"), Primitive("any")))) == "object"


def test_sorted_and_line_by_line(pinned: Build) -> None:
    """Keys are sorted at every depth, each method has a line of its own, and every character is ASCII."""
    text = pinned.files["api-surface.json"]
    assert text.isascii()
    assert text.endswith("}\n")

    def unsorted(value: Any, path: str = "") -> list[str]:
        if isinstance(value, list):
            return [found for each in value for found in unsorted(each, path)]
        if not isinstance(value, dict):
            return []
        found = [] if list(value) == sorted(value) else [path]
        return found + [each for key, inner in value.items() for each in unsorted(inner, f"{path}/{key}")]

    data = json.loads(text)
    assert unsorted(data) == []
    lines = text.splitlines()
    assert sum(line.startswith('"create":{') for line in lines) == sum(
        "create" in resource["methods"] for resource in data["resources"].values()
    )


def test_method(small: dict[str, Any]) -> None:
    """A method tells its operation, its parameters in signature order, what it returns, how it streams."""
    entry = small["resources"]["trips"]["methods"]["create"]
    assert (entry["verb"], entry["path"], entry["operation_id"]) == ("POST", "/trips", "createTrip")
    assert entry["pointer"] == "#/paths/~1trips/post"
    assert entry["returns"] == "Trip"
    assert entry["stream"] == {"event": "TripEvent", "switch": "stream", "value": True}
    assert [(p["name"], p["place"], p["required"], p["type"]) for p in entry["parameters"]] == [
        ("route", "body", True, "Route"),
        ("loads", "body", True, "list[Load]"),
        ("betas", "header", False, "list[str]"),
        ("note", "body", False, "str | None"),
        ("stream", "body", False, "bool | None"),
    ]
    assert {p["kind"] for p in entry["parameters"]} == {"keyword"}


def test_positional_page_and_deprecation(small: dict[str, Any]) -> None:
    """The last path parameter may be given by position; a page is named by its kind and returns its items."""
    content = small["resources"]["ferries.papers.content"]["methods"]["retrieve"]
    assert [(p["name"], p["kind"]) for p in content["parameters"]] == [
        ("paper_id", "positional or keyword"),
        ("ferry_id", "keyword"),
    ]
    assert (content["deprecated"], content["returns"]) == (True, "bytes")
    trips = small["resources"]["trips"]["methods"]["list"]
    assert (trips["page"], trips["returns"]) == ("CursorPage", "Trip")
    assert trips["parameters"][1]["constraints"] == {"minimum": 1, "maximum": 100}


def test_model_and_alias(small: dict[str, Any]) -> None:
    """A model tells its fields by both names, with requiredness, facts and pointers; an alias its type."""
    vehicle = small["models"]["Vehicle"]
    assert (vehicle["schema"], vehicle["request"], vehicle["response"]) == ("Vehicle", True, True)
    (class_,) = (field for field in vehicle["fields"] if field["wire"] == "class")
    assert class_ == {
        "name": "class_", "wire": "class", "type": "str", "required": False, "deprecated": True,
        "pointer": "#/components/schemas/Vehicle/properties/class",
    }  # fmt: skip
    assert small["aliases"]["Load"]["type"] == "Passenger | Vehicle"
    assert small["webhooks"]["trip.arrived"]["type"] == "TripArrivedEvent"


def test_hand_written_methods(tmp_path: Path) -> None:
    """Hand-written methods are told with their signatures, as their source has them; private and async ones are not."""
    (tmp_path / "mixins" / "waiting").mkdir(parents=True)
    (tmp_path / "mixins" / "waiting" / "things.py").write_text(
        "class Things(Generic[T]):\n"
        "    def poll(self, id: str, *, wait_s: float = 1.0, tell: Callable[[T], None] | None = None, **more: Any) -> T: ...\n"
        "    def _quietly(self) -> None: ...\n"
        "    async def later(self) -> T: ...\n"
        "class AsyncThings(Generic[T]):\n"
        "    def other(self) -> T: ...\n"
    )
    found = hand_written(MixinPlan("waiting.things", "Things", Ref("Thing")), "Thing", tmp_path)
    assert found == {
        "poll": {
            "source": "waiting.things:Things",
            "parameters": [
                {"name": "id", "kind": "positional or keyword", "required": True, "type": "str"},
                {"name": "wait_s", "kind": "keyword", "required": False, "type": "float", "default": "1.0"},
                {
                    "name": "tell", "kind": "keyword", "required": False, "default": "None",
                    "type": "Callable[[Thing], None] | None",
                },
                {"name": "more", "kind": "any keyword", "required": False, "type": "Any"},
            ],
            "returns": "Thing",
        }
    }  # fmt: skip
    for module, name in (("waiting.things", "Nothing"), ("absent", "Things")):
        with pytest.raises(PipelineError, match=f"no class {name}"):
            hand_written(MixinPlan(module, name), "object", tmp_path)


def test_values_that_json_has_not() -> None:
    """Infinity and half a surrogate pair come out as something that every JSON reader takes."""
    facts = Facts((("maximum", float("inf")),), default={"a": [float("nan"), "\ud800"]})
    field = FieldPlan("a", "\ud800", STR, False, False, facts, "#/a")
    model = ModelPlan("A", "shared", "#/a", (field,), None, Facts(), "A")
    plan = PackagePlan("small", "T", "1", "", (AreaPlan("shared", (model,), False),), (), ())
    text = manifest(plan, "1", Path("nowhere"))
    text.encode("utf-8")
    (entry,) = json.loads(text, parse_constant=pytest.fail)["models"]["A"]["fields"]
    assert entry["constraints"] == {"maximum": "inf"}
    assert entry["default"] == {"a": ["nan", "\ud800"]}
    assert manifest(replace(plan, title="other"), "1", Path("nowhere")) == text


def test_exported_names(small: dict[str, Any], pinned: Build) -> None:
    """The manifest tells the names that the package exports, errors and their bases, and constructors."""
    interface = small["interface"]
    assert interface["names"]["small.Client"] == "small.SmallClient"
    assert interface["names"]["small.SmallError"] == "small.SmallError"
    assert not {"small.OpenAI", "small.OpenAIError", "small.AzureOpenAI"} & interface["names"].keys()
    assert interface["classes"]["small.RateLimitError"]["bases"] == ["small.APIStatusError"]
    assert {entry["kind"] for name, entry in interface["classes"].items() if name.endswith("Error")} == {"exception"}
    parameters = interface["classes"]["small.SmallClient"]["methods"]["__init__"]["parameters"]
    assert [each["name"] for each in parameters][:2] == ["api_key", "base_url"]
    assert not any("._runtime" in path for path in interface["names"])
    assert json.loads(pinned.files["api-surface.json"])["interface"]["names"]["wherry.OpenAI"] == "wherry.Client"
    exported = {f"wherry.{name}" for name in wherry.__all__}
    assert exported <= json.loads(pinned.files["api-surface.json"])["interface"]["names"].keys()


def test_requirements(small: dict[str, Any], pinned: Build) -> None:
    """Supported Pythons and dependencies are told for the package of this project, not for one made of another document."""
    assert "python" not in small
    needed = json.loads(pinned.files["api-surface.json"])["python"]
    assert needed["requires"] == ">=3.10"
    assert [each.split(">")[0] for each in needed["dependencies"]] == ["attrs", "httpx"]
