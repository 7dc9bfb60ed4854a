"""manifest_of: the manifest of the generated package, without generating; what cannot be named is left out and told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from apidiff.surface import manifest_of
from pipeline import overlay, supplement
from pipeline.load import load
from pipeline.manifest.short import whole
from pipeline.normalize import normalize
from pipeline.parse.direct import direct
from tests.pipeline.generating import ROOT

WRITTEN = ("resources", "models", "aliases", "names", "webhooks", "spec_version", "format")


def document(paths: dict[str, Any], schemas: dict[str, Any] | None = None) -> dict[str, Any]:
    """An OpenAPI document with these paths and schemas."""
    return {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": paths, "components": {"schemas": schemas or {}}}  # fmt: skip


def operation(**more: Any) -> dict[str, Any]:
    """An operation that answers with text."""
    return {"responses": {"200": {"description": "", "content": {"text/plain": {}}}}, **more}


def settings(folder: Path, text: str) -> Path:
    """A folder with a surface.toml."""
    (folder / "surface.toml").write_text(text)
    return folder


def test_same_as_the_generated_package() -> None:
    """For the pinned document it says what api-surface.json of the package says, entry for entry."""
    changed, _ = overlay.apply(load(ROOT / "spec" / "openapi.yaml").data, overlay.read(ROOT / "spec" / "overlays"), idle="report")  # fmt: skip
    official = supplement.read((ROOT / "spec" / "supplement.yaml").read_bytes())
    changed, _ = supplement.merge(changed, official, idle="error")
    manifest, notes = manifest_of(direct(normalize(changed)))
    written = whole(json.loads((ROOT / "generated" / "wherry" / "api-surface.json").read_text("utf-8")))
    assert notes == ()
    assert "left_out" not in manifest
    for table in WRITTEN:
        assert manifest[table] == written[table], table


def test_an_operation_without_a_place(tmp_path: Path) -> None:
    """It is left out by its pointer; the others are there."""
    api = direct(normalize(document({"/{id}": {"get": operation()}, "/things": {"get": operation()}})))
    manifest, notes = manifest_of(api, settings=settings(tmp_path, ""))
    assert manifest["left_out"] == ["#/paths/~1{id}/get"]
    assert list(manifest["resources"]) == ["things"]
    (note,) = notes
    assert note == "no method path follows from GET /{id}, at #/paths/~1{id}/get: not compared"


def test_a_property_that_nobody_computes(tmp_path: Path) -> None:
    """It is left out by its pointer; its class stays."""
    sdk = {"type": "string", "x-oaiSupportedSDKs": ["python"]}
    thing = {"type": "object", "properties": {"id": {"type": "string"}, "text": sdk}}
    manifest, notes = manifest_of(direct(normalize(document({}, {"Thing": thing}))), settings=settings(tmp_path, ""))
    assert manifest["left_out"] == ["#/components/schemas/Thing/properties/text"]
    assert [field["name"] for field in manifest["models"]["Thing"]["fields"]] == ["id"]
    assert len(notes) == 1


def test_names_that_clash(tmp_path: Path) -> None:
    """A name in surface.toml that clashes in this document is not given; nothing is left out."""
    schema = {"type": "object", "properties": {"id": {"type": "string"}}}
    api = direct(normalize(document({}, {"One": schema, "Two": schema, "Three": schema})))
    toml = '[classes]\nOne = "Same"\nTwo = "Same"\n[names]\nThree = "One"\n'
    manifest, notes = manifest_of(api, settings=settings(tmp_path, toml))
    assert sorted(manifest["models"]) == ["Same", "Three", "Two"]
    assert manifest["names"] == {}
    assert "left_out" not in manifest
    assert len(notes) == 2
    assert all(note.endswith("compared under the name that the spec gives") for note in notes)


def test_a_hand_written_part_that_is_not_there(tmp_path: Path) -> None:
    """Settings of another time may name a part that this runtime has not; it is not compared, and that is told."""
    api = direct(normalize(document({"/things": {"get": operation()}})))
    manifest, notes = manifest_of(api, settings=settings(tmp_path, '[extends]\nthings = "gone:Things"\n'))
    assert manifest["resources"]["things"].keys() == {"class", "methods"}
    (note,) = notes
    assert note.endswith("hand-written parts are not compared")
