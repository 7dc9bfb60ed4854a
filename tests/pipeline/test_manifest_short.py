"""The file of a manifest leaves out what follows, and reading it brings all of it back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.build import Build
from pipeline.manifest import surface_of
from pipeline.manifest.short import SHORT, WHOLE, shortened, whole
from tests.pipeline.generating import ROOT

NAMES = st.sampled_from(["a", "class_", "class", "a/b", "~", "~1", "0", "7", "²", "", "x y", "é"])
POINTERS = st.lists(
    st.sampled_from(
        [
            "#",
            "components",
            "schemas",
            "paths",
            "properties",
            "parameters",
            "requestBody",
            "a",
            "a~1b",
            "0",
            "1",
            "9" * 5000,
        ]
    ),
    max_size=5,
).map("/".join)
FLAGS = st.booleans()


def entries(**members: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return entries in which each member may be missing."""
    return st.fixed_dictionaries({}, optional={**members, "pointer": POINTERS, "source": NAMES})


TYPES = {"schema": NAMES, "request": FLAGS, "response": FLAGS, "type": NAMES}
FIELDS = entries(name=NAMES, wire=NAMES, required=FLAGS)
PARAMETERS = entries(
    name=NAMES,
    wire=NAMES,
    required=FLAGS,
    place=st.sampled_from(["body", "query", "path"]),
    kind=st.sampled_from(["keyword", "positional or keyword"]),
)
METHODS = entries(
    path=NAMES.map(lambda name: f"/{name}"), verb=st.sampled_from(["GET", "POST"]), parameters=st.lists(PARAMETERS)
)
MANIFESTS = st.fixed_dictionaries(
    {"format": st.just(WHOLE)},
    optional={
        "models": st.dictionaries(NAMES, entries(**TYPES, fields=st.lists(FIELDS))),
        "aliases": st.dictionaries(NAMES, entries(**TYPES)),
        "resources": st.dictionaries(NAMES, entries(methods=st.dictionaries(NAMES, METHODS))),
        "interface": st.dictionaries(NAMES, METHODS),
    },
)


@settings(max_examples=200, deadline=None)
@given(MANIFESTS)
def test_nothing_is_lost(manifest: dict[str, Any]) -> None:
    """Whatever is missing or odd in a manifest, its file brings it back, and neither function touches what it is given."""
    before = json.dumps(manifest)
    short = json.dumps(shortened(manifest))
    assert whole(json.loads(short)) == manifest
    assert json.dumps(manifest) == before


def test_the_pinned_package(pinned: Build) -> None:
    """The file says all that the manifest says, in half the characters, and with few pointers."""
    text = pinned.files["api-surface.json"]
    found = whole(json.loads(text))
    made = surface_of(pinned.plan, pinned.version, ROOT / "templates" / "runtime")
    assert {name: found[name] for name in made} == made
    assert shortened(found) == json.loads(text)
    everything = json.dumps(found, sort_keys=True, separators=(",", ":"))
    assert len(text) < len(everything) / 2
    assert text.count('"pointer"') < everything.count('"pointer"') / 10


def test_what_follows() -> None:
    """Entries that a document makes in the usual way say what is their own; anything unusual is written out."""
    usual = {"request": False, "response": True}
    name = {"name": "name", "wire": "name", "type": "str", "required": False}
    class_ = {"name": "class_", "wire": "class/~", "type": "str", "required": True}
    thing = {
        **usual,
        "pointer": "#/components/schemas/Thing",
        "schema": "Thing",
        "fields": [
            {**name, "pointer": "#/components/schemas/Thing/properties/name"},
            {**class_, "pointer": "#/components/schemas/Base/properties/class~1~0"},
            {**name, "pointer": "#/components/schemas/Base/properties/name"},
        ],
    }
    query = {"place": "query", "kind": "keyword", **name}
    body = {"place": "body", "kind": "positional or keyword", **class_}
    method = {
        "verb": "POST",
        "path": "/a/{b}",
        "pointer": "#/paths/~1a~1{b}/post",
        "parameters": [
            {**query, "pointer": "#/paths/~1a~1{b}/post/parameters/0"},
            {**body, "pointer": "#/components/schemas/Body/properties/class~1~0"},
            {**query, "pointer": "#/paths/~1a~1{b}/post/parameters/1"},
            {**body, "pointer": "#/components/schemas/Body/properties/class~1~0"},
        ],
    }
    manifest = {
        "format": WHOLE,
        "models": {"Thing": thing},
        "aliases": {"Other": {**usual, "pointer": "#/components/schemas/Thing", "schema": "Thing", "type": "str"}},
        "resources": {"things": {"class": "Things", "methods": {"create": method}}},
    }
    short_class = {"name": "class_", "wire": "class/~", "type": "str", "required": True}
    short_body = {**short_class, "kind": "positional or keyword"}
    short_query = {"name": "name", "type": "str", "place": "query"}
    short = {
        "format": SHORT,
        "models": {
            "Thing": {
                "fields": [
                    "name?: str",
                    {**short_class, "pointer": "#/components/schemas/Base/properties/class~1~0"},
                    "name?: str",
                ]
            }
        },
        "aliases": {"Other": {"pointer": "#/components/schemas/Thing", "type": "str"}},
        "resources": {
            "things": {
                "class": "Things",
                "methods": {
                    "create": {
                        "verb": "POST",
                        "path": "/a/{b}",
                        "parameters": [
                            short_query,
                            {**short_body, "pointer": "#/components/schemas/Body/properties/class~1~0"},
                            short_query,
                            short_body,
                        ],
                    }
                },
            }
        },
    }
    assert shortened(manifest) == short
    assert whole(short) == manifest


def test_the_fields_of_a_body() -> None:
    """Parameters that are the fields of a model are its name, wherever they stand; any difference, and they are written out."""
    fields = [{"name": name, "wire": name, "type": "str", "required": True, "pointer": f"#/{name}"} for name in "ab"]
    body = [{"place": "body", "kind": "keyword", **field} for field in fields]
    path = {"place": "path", "kind": "keyword", **fields[0], "pointer": "#/c"}
    entry = {"pointer": "#", "schema": "", "request": True, "response": False}
    manifest: dict[str, Any] = {
        "format": WHOLE,
        "models": {"Thing": {**entry, "fields": fields}, "Same": {**entry, "fields": fields}},
        "resources": {
            "things": {
                "methods": {
                    "all": {"parameters": [path, *body]},
                    "apart": {"parameters": [body[0], path, body[1]]},
                    "less": {"parameters": body[:1]},
                    "changed": {"parameters": [body[0], {**body[1], "type": "int"}]},
                }
            }
        },
    }
    short = shortened(manifest)
    assert whole(short) == manifest
    listed = {name: each["parameters"] for name, each in short["resources"]["things"]["methods"].items()}
    assert listed["all"][1:] == ["*Same"]
    assert "*" not in json.dumps([listed["apart"], listed["less"], listed["changed"]])


@pytest.mark.parametrize("format_", [0, WHOLE, 99, "2", None, [], {}])
def test_other_formats_stay(format_: Any) -> None:
    """A manifest of another format comes back as it is."""
    manifest = {"format": format_, "models": {"A": {"fields": [{"name": "a"}]}}}
    assert whole(manifest) == manifest


@pytest.mark.parametrize("damaged", [5, None, [], "x", {"A": 5}, {"A": None}, {"A": {"fields": 5, "methods": 5}}])
@pytest.mark.parametrize("inner", [5, [5], [None], [{"pointer": 7, "wire": [], "name": {}}]])
def test_damage_stays(damaged: Any, inner: Any) -> None:
    """A damaged file is no error here: what cannot be filled in stays, for the reader of the manifest to refuse."""
    for table in ("models", "aliases", "resources"):
        assert whole({"format": SHORT, table: damaged}).keys() == {"format", table}
    found = whole({"format": SHORT, "models": {"A": {"fields": inner}}, "resources": {"r": {"methods": {"m": {"parameters": inner}}}}})  # fmt: skip
    assert len(found["models"]) == len(found["resources"]) == 1
