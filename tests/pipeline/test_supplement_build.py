"""supplement in a build: pinned like the spec, laid under each revision of it, and never under another service."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from pipeline.build import Build, Progress
from pipeline.document.canonical import dump
from pipeline.errors import OverlayIdle, PipelineError, SpecChanged, SpecUnreadable, SupplementIdle
from tests.pipeline.generating import VERSION, workshop
from tests.pipeline.test_supplement import DOCUMENT, SOURCE, Json, operation

FILE: Json = {
    "info": {"title": "T", "version": "9.1.0"},
    "paths": {"/others": {"post": operation(operationId="others")}},
    "x-additions": [{"at": "#/components/schemas/Thing", "kind": "field", "name": "new", "value": {"type": "string"}}],
}


PIN = "[official.files]\n'supplement.yaml' = '{official}'\n"


def _pinned(folder: Path, file: Json | None = FILE, lock: str = PIN) -> Build:
    """Make a repository whose pinned spec is DOCUMENT, with a supplement beside it."""
    root = workshop(folder)
    data, official = dump(DOCUMENT), dump(file or {})
    (root / "spec" / "openapi.yaml").write_bytes(data)
    if file is not None:
        (root / "spec" / "supplement.yaml").write_bytes(official)
    lock = lock.format(official=hashlib.sha256(official).hexdigest())
    (root / "spec" / "lock.toml").write_text(f"[snapshot]\nsha256 = '{hashlib.sha256(data).hexdigest()}'\n{lock}")
    return Build(root, version=VERSION)


def _run(build: Build) -> Json:
    build.run(Progress(StringIO(), quiet=True))
    return build.document


def test_the_pinned_spec_is_built_with_its_supplement(tmp_path: Path) -> None:
    """The package has the operation and the field that only the supplement knows."""
    build = _pinned(tmp_path / "a")
    assert list(_run(build)["paths"]) == ["/things", "/things/{id}", "/others"]
    assert "others.create" in build.files["resources/others.py"]
    assert "new: str" in "".join(text for name, text in build.files.items() if name.startswith("models/"))


@pytest.mark.parametrize(
    ("file", "lock", "error", "said"),
    [
        (
            FILE,
            PIN.replace("{official}", "0"),
            SpecChanged,
            "supplement.yaml is not the supplement that lock.toml pins",
        ),
        (FILE, "", SpecUnreadable, "lock.toml does not pin a supplement"),
        (None, PIN.replace("{official}", "0"), SpecChanged, "there is no supplement.yaml"),
        (
            {**FILE, "x-moved": {"GET /a": "POST /others"}},
            PIN,
            SupplementIdle,
            "GET /a",
        ),
    ],
)
def test_another_supplement_than_the_pinned_one_is_refused(
    tmp_path: Path, file: Json | None, lock: str, error: type[PipelineError], said: str
) -> None:
    """One that does not match its checksum, is not pinned, is missing, or has an idle entry stops the build."""
    with pytest.raises(error, match=said):
        _run(_pinned(tmp_path / "a", file, lock))


LATE = """\
overlay: 1.0.0
info: {title: others is plural, version: 1.0.0}
x-reason: the official package is wrong here
extends: ../supplement.yaml
actions:
  - target: $.paths['/others'].post
    update: {deprecated: true}
  - target: $.components.schemas.Thing.properties.new
    remove: true
"""


def test_an_overlay_of_the_supplement_comes_after_it(tmp_path: Path) -> None:
    """It corrects what only the official package says; without its `extends` it selects nothing."""
    build = _pinned(tmp_path / "a")
    overlay = build.root / "spec" / "overlays" / "500-others.yaml"
    overlay.write_text(LATE)
    document = _run(build)
    assert document["paths"]["/others"]["post"]["deprecated"] is True
    assert "new" not in document["components"]["schemas"]["Thing"]["properties"]
    overlay.write_text(LATE.replace("extends: ../supplement.yaml\n", ""))
    with pytest.raises(OverlayIdle, match="selects nothing"):
        _run(Build(build.root, version=VERSION))


def test_another_table_of_names_than_the_pinned_one_is_refused(tmp_path: Path) -> None:
    """The table decides where classes live, so it is held to its checksum as well."""
    build = _pinned(tmp_path / "a")
    (build.root / "spec" / "official-names.yaml").write_text("classes: {}\n")
    with pytest.raises(SpecUnreadable, match="does not pin a table of names"):
        _run(build)
    lock = build.root / "spec" / "lock.toml"
    lock.write_text(lock.read_text() + "'official-names.yaml' = '0'\n")
    with pytest.raises(SpecChanged, match="is not the table of names"):
        _run(build)


def _of(folder: Path, change: Callable[[Json], object]) -> Build:
    """Build another document with the decisions beside the pinned one."""
    other = copy.deepcopy(DOCUMENT)
    change(other)
    root = _pinned(folder).root
    (root / "other.json").write_text(json.dumps(other))
    return Build(root, version=VERSION, spec=str(root / "other.json"), package="other")


def test_another_revision_of_the_spec_gets_the_supplement_too(tmp_path: Path) -> None:
    """What it has by now is idle, which is only noted."""
    build = _of(tmp_path / "a", lambda other: other["paths"].update({"/others": {"post": operation()}}))
    assert "x-source" not in _run(build)["paths"]["/others"]["post"]
    assert build.document["components"]["schemas"]["Thing"]["properties"]["new"]["x-source"] == SOURCE
    assert [each for each in build.readings if "supplement.yaml" in each and "POST /others" in each]


def test_the_service_of_others_knows_no_supplement(tmp_path: Path) -> None:
    """Only OpenAI's own spec is supplemented by OpenAI's package."""
    build = _of(tmp_path / "a", lambda other: other["servers"][0].update(url="https://pets.example/v1"))
    assert "x-source" not in json.dumps(_run(build))
