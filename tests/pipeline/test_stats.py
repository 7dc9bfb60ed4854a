"""--stats: two independent counts, and a third one here that agrees with both."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.build import Build
from pipeline.stats import count_document, count_files, count_sources, count_sources_of_files, stats
from tests.pipeline.generating import ROOT, build, supplement, workshop

COUNTED_IN_BOTH = {
    "operations": 388,
    "schemas": 983 + len(supplement()["components"]["schemas"]),
    "named unions": 291,
    "streams": 15,
    "list answers": 100,
    "multipart bodies": 18,
    "webhooks": 31,
}


def test_pinned_document(pinned: Build) -> None:
    """Spec and package have the same numbers of operations, schemas, unions, streams, lists, multipart bodies, webhooks."""
    assert count_document(pinned.document) == COUNTED_IN_BOTH
    assert count_files(pinned.files).items() >= COUNTED_IN_BOTH.items()


def test_the_numbers_are_those_of_the_text() -> None:
    """Some of them are counted in the lines of openapi.yaml too, without reading it as YAML."""
    text = (ROOT / "spec" / "openapi.yaml").read_text("utf-8")
    paths, rest = text.split("\ncomponents:\n")[0].split("\npaths:\n")[1], text.split("\n  schemas:\n")[1]
    schemas, webhooks = (
        rest.split("\n  securitySchemes:")[0],
        text.split("\nwebhooks:\n")[1].split("\ncomponents:\n")[0],
    )
    assert len(re.findall(r"^    (?:get|post|put|patch|delete):$", paths.split("\nwebhooks:")[0], re.M)) == 271
    assert len(re.findall(r"^    \S+:$", schemas, re.M)) == 983
    assert len(re.findall(r"^  \w+:$", webhooks, re.M)) == 15
    assert len(re.findall(r"^ +multipart/form-data:$", text, re.M)) == 17


def test_numbers_of_the_files(pinned: Build) -> None:
    """Files, lines and resources are those of the files in memory."""
    counts = count_files(pinned.files)
    assert counts["files"] == len(pinned.files)
    assert counts["lines"] == sum(len(text.splitlines()) for text in pinned.files.values())
    assert counts["resources"] == len(json.loads(pinned.files["api-surface.json"])["resources"])
    assert counts["pages"] == 93


def test_table(pinned: Build) -> None:
    """A row for each kind, with the spec on the left and the package on the right."""
    rows = {line[:22].strip(): line[22:].split() for line in stats(pinned).splitlines()}
    assert rows[""] == ["spec", "package"]
    assert rows["multipart bodies"] == ["18", "18"]
    assert all(len(set(rows[name])) == 1 for name in COUNTED_IN_BOTH)


def test_what_comes_from_where(pinned: Build) -> None:
    """The parts of each source are counted in the spec and in the package, and both agree with the supplement's text."""
    source = f"openai {supplement()['info']['version']}"
    file, kinds = supplement(), Counter(entry["kind"] for entry in supplement()["x-additions"])
    expected = {
        "operations": sum(map(len, file["paths"].values())),
        "webhooks": len(file["webhooks"]),
        "schemas": len(file["components"]["schemas"]),
        "fields": kinds["field"],
        "parameters": kinds["parameter"],
    }
    assert count_sources_of_files(pinned.files) == {source: expected}
    counted = count_sources(pinned.document)[source]
    assert counted.items() >= expected.items()
    assert counted["values"] == kinds["literal"]
    assert counted["members"] == kinds["member"] + kinds["type"]
    assert f"from {source}:" in stats(pinned).splitlines()


def test_a_document_without_marks_has_one_source() -> None:
    """Nothing is told about sources if all is the spec's own."""
    assert count_sources({"paths": {"/a": {"get": {}}}, "components": {"schemas": {"A": {}}}}) == {}


def test_small_document(tmp_path: Path) -> None:
    """Everything in the spec of the golden record is counted."""
    made = build(Path(__file__).parent / "golden" / "small.yaml", workshop(tmp_path / "workshop"))
    expected = {
        "operations": 4, "schemas": 13, "named unions": 2, "streams": 1, "list answers": 1, "multipart bodies": 1,
        "webhooks": 1,
    }  # fmt: skip
    assert count_document(made.document) == expected
    assert count_files(made.files).items() >= expected.items()


@pytest.mark.parametrize(
    ("document", "counts"),
    [
        ("{}", {}),
        ("paths: { x-note: words, /a: { $ref: '#/x' } }\nx: { get: {}, post: { requestBody: null } }", {"operations": 2}),
        ("paths: { /a: { get: { responses: { 200: { $ref: '#/r' } } } } }\nr: { content: { text/event-stream: {} } }",
         {"operations": 1, "streams": 1}),
        ("paths: { /a: { parameters: [{ name: stream, in: query }], get: {}, put: {} } }", {"operations": 2, "streams": 2}),
        ("components: { schemas: { A: { $ref: '#/components/schemas/A' }, B: { anyOf: [{ type: string }, {}] } } }",
         {"schemas": 2}),
        ("components: { schemas: { A: { anyOf: [{ type: string }, { type: integer }] } } }",
         {"schemas": 1, "named unions": 1}),
        ("components: { schemas: { A: { anyOf: [{ type: string }, { type: 'null' }] }, B: true } }", {"schemas": 2}),
        ("webhooks: { a: {}, x-b: {} }", {"webhooks": 1}),
    ],
)  # fmt: skip
def test_odd_documents(document: str, counts: dict[str, int]) -> None:
    """References are followed, and extensions and values that are not objects are ignored."""
    loaded: dict[str, Any] = yaml.safe_load(document)
    assert {name: count for name, count in count_document(loaded).items() if count} == counts
