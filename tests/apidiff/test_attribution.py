"""Who made an effect that no change explains: told by naming the same document in two ways, or two in the same way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from apidiff.compare import compare
from apidiff.finding import Finding
from apidiff.sides import inputs
from apidiff.sides.cache import Cache
from apidiff.sides.inputs import Document, Side
from apidiff.sides.levels import manifest_of
from tests.apidiff.repositories import DOCUMENT, OVERLAY
from tests.apidiff.test_accept import TODAY

RENAMED = DOCUMENT.replace("schemas/Trip'", "schemas/Voyage'").replace("    Trip:\n", "    Voyage:\n")
"""A schema has another name: the wire does not show it, Python does."""
SETTINGS = b'[methods]\n"POST /trips" = "trips.book"\n'


def side(document: str, *, naming: bytes = b"", overlay: str = "", change: Callable[[str], str] | None = None) -> Side:
    """A side with the manifest that a generator wrote; `change` is what another generator makes of it."""
    overlays = (("1.yaml", overlay.encode()),) if overlay else ()
    read = Document("api.yaml", document.encode(), overlays, naming)
    text = json.dumps(manifest_of(read, Cache(None)))
    return Side("x", read, json.loads(change(text) if change else text))


def findings(old: Side, new: Side) -> dict[str, Finding]:
    found = compare(old, new, cache=Cache(None), today=TODAY).report.findings
    return {finding.at: finding for finding in found}


def test_the_document(tmp_path: Path) -> None:
    """A schema that was renamed changes nothing on the wire; that Python notices is the document's doing."""
    found = findings(side(DOCUMENT), side(RENAMED))["models.Trip"]
    assert (found.rules, found.cause, found.change) == (("S010",), "spec", None)
    assert found.hint == "models.Trip -> models.Voyage"
    assert tmp_path.is_dir()


def test_the_settings() -> None:
    """A method that surface.toml places elsewhere is the configuration's doing, whether the document changed or not."""
    for document in (DOCUMENT, RENAMED):
        found = findings(side(DOCUMENT), side(document, naming=SETTINGS))
        assert found["trips.create"].cause == "configuration"
    assert found["models.Trip"].cause == "spec"


def test_the_generator() -> None:
    """What the documents and the settings do not explain, the generator did."""
    other = side(RENAMED, change=lambda text: text.replace('"after"', '"after_"', 1))
    found = findings(side(DOCUMENT), other)
    assert [finding.cause for at, finding in found.items() if at.startswith("trips.list")] == ["generator"]
    assert found["models.Trip"].cause == "spec"


def test_overlays() -> None:
    """A correction changes the document that is read; where the document itself is the same, the settings did it."""
    found = findings(side(DOCUMENT), side(DOCUMENT, overlay=OVERLAY))["Trip.deck"]
    assert (found.change is not None, found.cause) == (True, "configuration")


def test_without_documents() -> None:
    """Two packages have no documents at hand: the effect is told, and nobody is blamed."""
    old, new = side(DOCUMENT), side(RENAMED)
    found = findings(Side("a", None, old.manifest), Side("b", None, new.manifest))["models.Trip"]
    assert found.cause == "spec"


@pytest.mark.parametrize("document", [DOCUMENT, RENAMED])
def test_the_same_is_nothing(document: str, tmp_path: Path) -> None:
    """A side compared with itself gives nothing, bare or with a manifest."""
    assert findings(side(document), side(document)) == {}
    (tmp_path / "x.yaml").write_text(document)
    bare = inputs.read(str(tmp_path / "x.yaml"), tmp_path)
    assert findings(bare, bare) == {}
