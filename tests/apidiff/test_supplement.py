"""What the official package says besides belongs to its side: compared whole, attributed, and no news once the spec has it."""

from __future__ import annotations

import datetime
import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from apidiff.compare import compare
from apidiff.errors import InputUnreadable
from apidiff.finding import Finding, Report, Severity
from apidiff.report import catalogue, changelog, data, text
from apidiff.sides import inputs
from apidiff.sides.cache import Cache
from apidiff.sides.inputs import Side
from pipeline.document.canonical import dump
from tests.apidiff.repositories import DOCUMENT, commit, manifest, repository

SPEC, SUPPLEMENT, NAMING = inputs.SPEC, inputs.SUPPLEMENT, inputs.NAMING
SOURCE = "openai 9.1.0"
ANSWER = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Crew"}}}, "description": ""}
CREW = {"type": "object", "properties": {"captain": {"type": "string"}}, "required": ["captain"]}
MADE: dict[str, Any] = {
    "info": {"title": "T", "version": "9.1.0"},
    "paths": {"/crews": {"get": {"responses": {"200": ANSWER}, "x-official-method": "crews.find"}}},
    "components": {"schemas": {"Crew": CREW}},
    "x-additions": [
        {"at": "#/components/schemas/Trip", "kind": "field", "name": "deck", "value": {"type": "string"}},
        {
            "at": "#/components/schemas/CreateTrip/properties/class",
            "kind": "literal",
            "name": "third",
            "value": "third",
        },
        {"at": "#/components/schemas/Trip", "kind": "optional", "name": "harbour"},
    ],
}
METHODS = '[methods]\n"GET /crews" = "crews.find"\n'


def taken_up() -> str:
    """The spec of a later day: it has all that the supplement had."""
    document = yaml.safe_load(DOCUMENT)
    schemas = document["components"]["schemas"]
    document["paths"]["/crews"] = {"get": {"operationId": "listCrews", "responses": {"200": ANSWER}}}
    schemas["Crew"] = CREW
    schemas["Trip"]["properties"]["deck"] = {"type": "string"}
    schemas["Trip"]["required"] = ["id"]
    schemas["CreateTrip"]["properties"]["class"]["enum"].append("third")
    return yaml.safe_dump(document, sort_keys=False)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three commits: the spec alone, with a supplement, and a spec that has taken it up."""
    folder = repository(tmp_path_factory.mktemp("ferries") / "clone")
    commit(folder, {SPEC: DOCUMENT, NAMING: METHODS}, tag="v1")
    commit(folder, {SUPPLEMENT: dump(MADE).decode()}, tag="v2")
    commit(folder, {SPEC: taken_up(), SUPPLEMENT: "info: {version: 9.2.0}\n"}, tag="v3")
    return folder


def differences(old: Side, new: Side, cache: Path | None = None, policy: str = "runtime") -> Report:
    today = datetime.date(2026, 1, 1)
    return compare(old, new, cache=Cache(cache), today=today, policy_name=policy).report


def between(clone: Path, old: str, new: str, **more: Any) -> Report:
    return differences(inputs.read(old, clone), inputs.read(new, clone), **more)


def by_place(report: Report) -> dict[str, Finding]:
    return {finding.at: finding for finding in report.findings}


def test_a_revision_is_compared_with_its_supplement(clone: Path, tmp_path: Path) -> None:
    """A tag without a supplement has none; what a later one adds is told as new, and where it comes from."""
    for _ in ("read", "cached"):
        found = by_place(between(clone, "v1", "v2", cache=tmp_path))
        assert {place: finding.source for place, finding in found.items()} == {
            "GET /crews": SOURCE,
            "Trip.deck": SOURCE,
            "Trip.harbour": SOURCE,
            "CreateTrip.class": SOURCE,
        }
    assert [effect.at for effect in found["GET /crews"].effects][:1] == ["crews.find"]


def test_reports_say_where_a_change_comes_from(clone: Path) -> None:
    """The text for people, the data and the changelog name the official package with its version."""
    report = between(clone, "v1", "v2")
    assert "from the official package 9.1.0" in " ".join(text.text(report, catalogue.rules()).split())
    assert {finding["source"] for finding in data.as_data(report)["findings"]} == {SOURCE}
    lines = changelog.changelog(report, catalogue.rules()).splitlines()
    assert all("from the official package 9.1.0" in line for line in lines if line.startswith("- "))


def test_what_the_spec_takes_up_is_no_change(clone: Path) -> None:
    """The supplement shrinks, the spec grows, and the whole stays what it was."""
    assert between(clone, "v2", "v3").findings == ()
    assert not any(finding.source for finding in between(clone, "v1", "v3").findings)


def test_an_overlay_of_the_supplement_comes_after_it(clone: Path, tmp_path: Path) -> None:
    """A correction of what the official package says is read with its side, and is all that differs."""
    folder = repository(tmp_path / "corrected")
    commit(folder, {SPEC: DOCUMENT, NAMING: METHODS, SUPPLEMENT: dump(MADE).decode()}, tag="v1")
    late = {
        "overlay": "1.0.0",
        "info": {"title": "T", "version": "1"},
        "x-reason": "the captain has left",
        "extends": "../supplement.yaml",
        "actions": [{"target": "$.components.schemas.Crew.properties.captain", "update": {"type": "integer"}}],
    }
    commit(folder, {"spec/overlays/500-captain.yaml": yaml.safe_dump(late)}, tag="v2")
    found = between(folder, "v1", "v2")
    assert ["captain" in each.at for each in found.findings] == [True]


def test_what_is_gone_says_where_it_came_from(clone: Path) -> None:
    """If the package takes something back, the break is the package's."""
    found = by_place(between(clone, "v2", "v1"))
    assert found["GET /crews"].severity == Severity.BREAK
    assert found["GET /crews"].source == found["Trip.deck"].source == SOURCE


def test_a_bare_spec_borrows_the_supplement(clone: Path, tmp_path: Path) -> None:
    """A spec fresh from upstream is read with what lies beside the other side; what it has by now is noted."""
    (tmp_path / "upstream.yaml").write_text(DOCUMENT)
    report = differences(inputs.read("v2", clone), inputs.read(str(tmp_path / "upstream.yaml"), clone))
    assert report.findings == ()
    (tmp_path / "upstream.yaml").write_text(taken_up())
    report = differences(inputs.read("v2", clone), inputs.read(str(tmp_path / "upstream.yaml"), clone))
    assert report.findings == ()
    assert any("5 entries of supplement.yaml without effect" in note for note in report.notes)


def test_releases_and_folders_have_theirs(clone: Path, tmp_path: Path) -> None:
    """An sdist and a clone on disk are read with their supplement as well."""
    files = {SPEC: DOCUMENT.encode(), SUPPLEMENT: dump(MADE), inputs.MANIFEST: manifest().encode()}
    with tarfile.open(tmp_path / "x-1.tar.gz", "w:gz") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(f"x-1/{name}")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    for side in (inputs.read(str(tmp_path / "x-1.tar.gz"), clone), inputs.read(f"v2:{SPEC}", clone)):
        assert side.document is not None
        assert side.document.supplement == dump(MADE)
    on_disk = inputs.read(str(clone), clone).document
    assert on_disk is not None
    assert on_disk.supplement == b"info: {version: 9.2.0}\n"


def test_a_moved_operation_keeps_its_method(clone: Path, tmp_path: Path) -> None:
    """Programs that call the method need no edit, so this is no break; on the wire it is one."""
    create = {**yaml.safe_load(DOCUMENT)["paths"]["/trips"]["post"], "operationId": "trips_create"}
    moved = {
        "info": MADE["info"],
        "paths": {"/trips/new": {"post": {**create, "x-official-method": "trips.create"}}},
        "x-moved": {"POST /trips": "POST /trips/new"},
    }
    for name, more in (("old", {}), ("new", {"supplement.yaml": dump(moved).decode()})):
        (tmp_path / name).mkdir()
        for file, content in {"api.yaml": DOCUMENT, "surface.toml": "", **more}.items():
            (tmp_path / name / file).write_text(content)
    old, new = (inputs.read(str(tmp_path / name / "api.yaml"), clone) for name in ("old", "new"))
    (found,) = (each for each in differences(old, new).findings if each.change and each.change.rule == "W002")
    assert (found.severity, found.change and found.change.new) == (Severity.RISK, "POST /trips/new")
    assert found.source == SOURCE
    (found,) = (
        each for each in differences(old, new, policy="wire").findings if each.change and each.change.rule == "W002"
    )
    assert found.severity == Severity.BREAK


def test_a_supplement_that_cannot_be_read_is_named(clone: Path, tmp_path: Path) -> None:
    """The error names the document that it lies beside, and what is wrong."""
    (tmp_path / "api.yaml").write_text(DOCUMENT)
    (tmp_path / "supplement.yaml").write_text(json.dumps({"info": {"version": "1"}, "x-additions": {}}))
    with pytest.raises(InputUnreadable, match="a list of changes is expected here"):
        differences(inputs.read("v1", clone), inputs.read(str(tmp_path / "api.yaml"), clone))
