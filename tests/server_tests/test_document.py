"""The document that the server answers from: made in the repository, a file where the server is installed."""

from __future__ import annotations

import io
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

import lean_document
from pipeline.build import Build, Progress
from wherry_server import document, spec
from wherry_server.dialect import Dialect
from wherry_server.spec import Operation, Spec

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    """The document that the client is generated from."""
    return Build(ROOT, version="").describe(Progress(io.StringIO(), quiet=True))


def test_the_document_is_that_of_the_generator(whole: dict[str, Any]) -> None:
    """Without a file the server answers from what the client is generated from, without what only the generator reads."""
    found = document.described()
    assert found == lean_document.lean(whole) == json.loads(lean_document.packed(found))
    assert spec.load().document == found
    assert len(spec.load().operations) == 388


def test_the_lean_document_says_the_same(whole: dict[str, Any]) -> None:
    """No operation and no schema means anything else without what is left out."""
    lean, full = Spec(document.described()), Spec(whole)
    assert [facts(one, lean) for one in lean.operations] == [facts(one, full) for one in full.operations]
    assert Dialect(lean).root == Dialect(full).root


def facts(operation: Operation, of: Spec) -> list[Any]:
    """What the server reads of an operation."""
    dialect = Dialect(of)
    contents = [*operation.answers.items(), ("body", operation.body.content if operation.body else {})]
    return [
        (operation.name, operation.operation_id, operation.admin, operation.fixed_headers, operation.fixed_query),
        [(p.name, p.place, p.required, dialect.of(p.schema)) for p in operation.parameters],
        [(name, media, dialect.of(schema)) for name, content in contents for media, schema in content.items()],
    ]


def test_names_are_no_keywords() -> None:
    """A property may be called like a keyword that is left out, and a value may look like one."""
    schema = {"title": "x", "x-note": 1, "properties": {"title": {"description": "x"}, "x-y": {"enum": [{"title": 1}]}}}
    assert lean_document.lean(schema) == {"properties": {"title": {}, "x-y": {"enum": [{"title": 1}]}}}


def test_a_document_that_lies_ready_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed server has its document as a file."""
    ready = tmp_path / "openapi.json"
    ready.write_text('{"paths": {}}')
    monkeypatch.setattr(document, "READY", ready)
    assert document.described() == {"paths": {}}


def test_yaml_may_be_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A YAML file without a reader of YAML is refused with what to install."""
    monkeypatch.setitem(sys.modules, "yaml", None)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "a.yaml").write_text("paths: {}")
    with pytest.raises(spec.SpecError, match=r'pip install "wherry-server\[yaml\]"'):
        spec.load(tmp_path / "a.yaml")
