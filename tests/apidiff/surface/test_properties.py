"""Laws of the comparison: nothing against itself, a mirror, the same bytes always, no manifest too odd."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apidiff.finding import Effect, Severity
from apidiff.surface import ManifestUnknown, compare
from pipeline.manifest.short import whole
from tests.apidiff.surface.manifests import base
from tests.apidiff.surface.test_rules import TABLE, Edit, edited, renamed
from tests.pipeline.generating import ROOT

PINNED: dict[str, Any] = whole(json.loads((ROOT / "generated" / "wherry" / "api-surface.json").read_text("utf-8")))

MIRRORED = {
    "S001": {"S002", ""}, "S002": {"S001", "S020", "S023", "S033"}, "S003": {"S001", "S010"}, "S010": {"S010", "S001"},
    "S011": {"S011"}, "S012": {"S012"}, "S013": {""}, "S014": {"S014", "S050"}, "S020": {"S002", "S020"},
    "S021": {"S021"}, "S022": {"S022"}, "S023": {"S002"}, "S024": {"S023", "S025", "S040"}, "S025": {"S024"},
    "S026": {"S026", ""}, "S027": {"S027", "S028"}, "S028": {"S027"}, "S029": {"S029"}, "S030": {"S030"},
    "S031": {"S032"}, "S032": {"S031"}, "S033": {"S033", "S002"}, "S040": {"S041"}, "S041": {"S040"},
    "S042": {"S043"}, "S043": {"S042"}, "S044": {"S044"}, "S045": {"S045"}, "S050": {"S014", "S041"},
    "S060": {"S002", ""}, "S080": {"", "S080"},
}  # fmt: skip
"""Rule -> what the same edit is the other way round; "" where nobody notices that."""


def test_nothing_against_itself() -> None:
    """A manifest has no effects on itself, however its tables are ordered."""
    assert compare(base(), base()) == ()
    assert compare(PINNED, PINNED) == ()
    turned = json.loads(json.dumps(PINNED), object_pairs_hook=lambda pairs: dict(reversed(pairs)))
    assert compare(PINNED, turned) == compare(turned, PINNED) == ()


@pytest.mark.parametrize("edit", [row[1] for row in TABLE], ids=[row[0] for row in TABLE])
def test_mirror(edit: Edit) -> None:
    """What an edit adds, widens or renames is removed, narrowed or renamed by its reverse."""
    there, back = compare(base(), edited(edit)), compare(edited(edit), base())
    rules = {each.rule for each in back}
    for effect in there:
        assert MIRRORED[effect.rule] & (rules or {""}), (effect, back)


@pytest.mark.parametrize("edit", [row[1] for row in TABLE], ids=[row[0] for row in TABLE])
def test_sorted_and_once(edit: Edit) -> None:
    """Effects come sorted, none twice, with a place and a severity of their own."""
    found = compare(base(), edited(edit))
    assert list(found) == sorted(set(found))
    assert all(effect.at and effect.severity > Severity.NONE for effect in found)


def test_the_same_under_every_hash_seed() -> None:
    """The order of sets reaches no output."""
    program = (
        "from apidiff.surface import compare\n"
        "from tests.apidiff.surface.manifests import base\n"
        "from tests.apidiff.surface.test_rules import TABLE, edited\n"
        "print([compare(base(), edited(edit)) for _, edit, _ in TABLE])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT / 'scripts'}{os.pathsep}{ROOT / 'generated'}{os.pathsep}{ROOT}"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }  # fmt: skip
    assert len(outputs) == 1


def test_one_alias_is_one_effect() -> None:
    """A change that many places see through one name is told at the name."""
    old, new = base(), base()
    for manifest in (old, new):
        for index in range(50):
            entry = deepcopy(manifest["models"]["Trip"])
            entry["fields"][0]["type"] = "State | None"
            manifest["models"][f"User{index}"] = entry
    new["aliases"]["State"]["type"] = "Literal['away', 'gone', 'here']"
    assert [effect.at for effect in compare(old, new)] == ["models.State"]


def test_what_went_with_something_is_named_there() -> None:
    """A class that only a removed method used is told with the method; one that something else uses stands alone."""
    old, new = base(), base()
    old["models"]["Only"] = {**deepcopy(old["models"]["Empty"]), "pointer": "#/components/schemas/Only"}
    methods = old["resources"]["trips"]["methods"]
    methods["count"] = {**deepcopy(methods["state"]), "path": "/count", "operation_id": "count", "returns": "Only"}
    (effect,) = compare(old, new)
    assert (effect.rule, effect.at, effect.along) == ("S020", "trips.count", ("models.Only",))
    (effect,) = compare(new, old)
    assert (effect.rule, effect.at, effect.along) == ("S002", "trips.count", ("models.Only",))


def test_the_class_of_a_body_goes_with_its_method() -> None:
    """A body is passed by its properties, so no type names its class; it went with the method all the same."""
    old, new = base(), base()
    old["models"]["Body"] = {**deepcopy(old["models"]["Empty"]), "pointer": "#/components/schemas/Body"}
    methods = old["resources"]["trips"]["methods"]
    methods["book"] = {**deepcopy(methods["state"]), "path": "/book", "operation_id": "book"}
    pointer = "#/components/schemas/Body/properties/seats"
    methods["book"]["parameters"] = [{**methods["create"]["parameters"][1], "name": "seats", "pointer": pointer}]
    (effect,) = compare(old, new)
    assert (effect.rule, effect.at, effect.along) == ("S020", "trips.book", ("models.Body",))


def test_nested_names_follow_their_owner() -> None:
    """When a class is renamed, the names of its nested classes are no news of their own."""
    old, new = base(), base()
    for manifest, name in ((old, "Deck"), (new, "Floor")):
        manifest["models"][name] = {**deepcopy(base()["models"]["Trip"]), "pointer": f"#/components/schemas/{name}"}
        manifest["models"][name]["fields"][2]["type"] = f"{name}Row"
        manifest["models"][f"{name}Row"] = {
            **deepcopy(base()["models"]["Ask"]), "pointer": f"#/components/schemas/{name}/properties/row",
        }  # fmt: skip
    (effect,) = compare(old, new)
    assert (effect.rule, effect.at, effect.along) == ("S010", "models.Deck", ("models.DeckRow",))


def test_twins_are_one() -> None:
    """The same change of a twin, and of what inherits the property, is named beside the first."""
    old = base()
    old["models"]["BetaTrip"] = deepcopy(old["models"]["Trip"])
    for field in old["models"]["BetaTrip"]["fields"]:
        field["pointer"] = field["pointer"].replace("/Trip/", "/BetaTrip/")
    new = deepcopy(old)
    for name in ("Trip", "BetaTrip"):
        new["models"][name]["fields"][0]["type"] = "int"
    (effect,) = compare(old, new)
    assert (effect.at, effect.also) == ("models.Trip.id", ("models.BetaTrip.id",))


def test_a_rename_is_seen_through() -> None:
    """What uses a renamed class has not changed."""
    old, new = base(), edited(renamed("Van", "Truck"))
    old["models"]["Trip"]["fields"].append({**old["models"]["Trip"]["fields"][0], "name": "van", "type": "Van"})
    new["models"]["Trip"]["fields"].append({**new["models"]["Trip"]["fields"][0], "name": "van", "type": "Truck"})
    assert [effect.rule for effect in compare(old, new)] == ["S010"]


def test_what_a_side_could_not_name_is_not_compared() -> None:
    """An operation that one side left out is neither removed nor added."""
    old, new = base(), base()
    entry = new["resources"]["trips"]["methods"].pop("state")
    new["left_out"] = [entry["pointer"]]
    assert compare(old, new) == compare(new, old) == ()
    field = new["models"]["Trip"]["fields"].pop(0)
    new["left_out"].append(field["pointer"])
    assert compare(old, new) == compare(new, old) == ()


def test_a_document_against_a_package() -> None:
    """The manifest of a bare document has no hand-written names; they are not taken for removed."""
    document = base()
    del document["interface"], document["python"]
    package = base()
    assert compare(document, package) == compare(package, document) == ()


# --- manifests that nobody wrote --------------------------------------------------------------------------------------

texts = st.sampled_from(
    ["", "x", "Trip", "Car | Trip", "Gone", "list[Trip", "object", "Trip | None", "Literal[1]", "a.b"]
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every text and every entry of a table in a manifest."""
    if isinstance(value, dict):
        return [found for key, each in value.items() for found in [(*path, key), *places(each, (*path, key))]]
    if isinstance(value, list):
        return [found for index, each in enumerate(value) for found in places(each, (*path, index))]
    return [path]


PLACES = [path for path in places(base()) if path[0] in ("models", "aliases", "resources", "interface")]
ENTRIES = [path for path in PLACES if len(path) == (3 if path[0] == "interface" else 2) and path[0] != "resources"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(PLACES), texts), max_size=4), st.lists(st.sampled_from(ENTRIES), max_size=3))
def test_random_manifests(changes: list[tuple[tuple[Any, ...], str]], gone: list[tuple[Any, ...]]) -> None:
    """Whatever texts stand in it and whatever is missing, two manifests are compared, the same way each time."""
    odd = base()
    for path, text in changes:
        here: Any = odd
        for key in path[:-1]:
            here = here[key]
        if isinstance(here[path[-1]], str):
            here[path[-1]] = text
    for path in gone:
        here = odd
        for key in path[:-1]:
            here = here[key]
        here.pop(path[-1], None)
    found = compare(base(), odd)
    assert found == compare(base(), deepcopy(odd))
    assert all(isinstance(each, Effect) for each in (*found, *compare(odd, base())))


@pytest.mark.parametrize("manifest", [[], "text", None, 7, {}])
def test_no_manifest_at_all(manifest: Any) -> None:
    """What is no manifest is refused with a word on it."""
    with pytest.raises(ManifestUnknown, match=r"api-surface\.json of format None"):
        compare(manifest, base())


@pytest.mark.parametrize(
    "path", [("models", "Trip", "fields"), ("aliases", "Load", "type"), ("resources", "trips", "methods")]
)
def test_damaged(path: tuple[str, ...]) -> None:
    """A manifest that lacks what every manifest has is refused as damaged."""
    manifest = base()
    here: Any = manifest
    for key in path[:-1]:
        here = here[key]
    del here[path[-1]]
    with pytest.raises(ManifestUnknown, match="is damaged"):
        compare(manifest, base())
