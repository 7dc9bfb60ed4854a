"""The plan of the code: scripts/rooms.toml says who may import whom, how long it may be, and how far a call may wander."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import map as map_program
from rooms import arrows, calls, table

TREES = table.trees()


@pytest.mark.parametrize("tree", TREES.values(), ids=TREES)
def test_every_import_runs_down(tree: table.Tree) -> None:
    """No module, and no room, imports what imports it; no import goes to a higher floor, or to another room of its own."""
    up = arrows.back_up(tree)
    assert up == [], f"imports of a higher room, or of another room on the same floor: {', '.join(up)}"
    assert arrows.circles(arrows.arrows_of(tree)) == []
    assert arrows.circles(arrows.room_arrows(tree)) == []


@pytest.mark.parametrize("tree", TREES.values(), ids=TREES)
def test_every_room_is_in_the_table(tree: table.Tree) -> None:
    """The table has every room that there is, and no other."""
    rooms = {tree.room_of(module) for module in tree.modules()} - {""}
    assert rooms == {room for floor in tree.floors for room in floor}
    assert tree.pure <= rooms


@pytest.mark.parametrize("tree", TREES.values(), ids=TREES)
def test_what_people_write_stays_small(tree: table.Tree) -> None:
    """Each tree stays below its bound; a room that grows beyond it is a decision, made in scripts/rooms.toml."""
    assert tree.lines_written() <= tree.lines


ROOMS = [init.parent for init in sorted(TREES["runtime"].written.rglob("__init__.py"))]


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_room_lists_what_is_in_it(room: Path) -> None:
    """The docstring of a room has each of its modules and folders, and nothing else: `name  what`, or `; name: what`."""
    text = ast.get_docstring(ast.parse((room / "__init__.py").read_text("utf-8"))) or ""
    there = {path.stem for path in room.iterdir() if path.name not in {"__init__.py", "__pycache__"}}
    first = set(re.findall(r"^(\w+)/?  +\S", text, re.MULTILINE))
    assert first <= there, f"not there: {first - there}"
    beside = set(re.findall(r"^\w+/?  .*", text, re.MULTILINE))
    listed = first | {name for line in beside for name in re.findall(r"[;,] (\w+):", line)}
    assert listed == there, f"not listed: {there - listed}; not there: {listed - there}"


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "templates/README.md"])
def test_pages_have_the_rooms_in_their_order(root: Path, page: str) -> None:
    """What says who may import whom has all rooms of the runtime, floor by floor."""
    floors = TREES["runtime"].floors
    order = " < ".join(", ".join(f"`{room}`" for room in floor) for floor in floors)
    assert order in (root / page).read_text("utf-8")


def test_calls_stay_short() -> None:
    """A call passes no more files, and moves between them no more often, than the table allows."""
    bounds = table.call_bounds()
    found = {call.name: call for call in calls.the_calls()}
    assert found.keys() == bounds.keys()
    assert [f"{name}: {call.moves} moves" for name, call in found.items() if call.moves > bounds[name]["moves"]] == []
    assert [f"{name}: {call.files}" for name, call in found.items() if len(call.files) > bounds[name]["files"]] == []


def test_the_map_of_a_call(root: Path) -> None:
    """templates/README.md names the files of a streamed call, in the order in which the call first comes to them."""
    text = (root / "templates/README.md").read_text("utf-8")
    section = text.partition("## One streamed call")[2].partition("\n## ")[0]
    (streamed,) = [call for call in calls.the_calls() if call.name == "streamed call"]
    named = re.findall(r"`([\w/]+\.py)`", section)
    assert sorted(named) == sorted(streamed.files)
    steps = [
        re.findall(r"`([\w/]+\.py)`", line) for line in re.findall(r"^\d+\. .*(?:\n {3}.*)*", section, re.MULTILINE)
    ]
    assert len(steps) == 10
    firsts = [step[0] for step in steps]
    assert firsts == sorted(firsts, key=streamed.files.index)


def test_the_files_of_a_compat_call_exist(root: Path) -> None:
    """templates/README.md names files that are there."""
    text = (root / "templates/README.md").read_text("utf-8")
    section = text.partition("## The same call through")[2].partition("\n## ")[0]
    named = [name.replace("async_", "sync_") for name in re.findall(r"`([\w/]+\.py)`", section)]
    assert len(named) == 15
    assert [name for name in named if not (root / "generated/wherry" / name).exists()] == []


def test_the_page_has_the_bounds(root: Path) -> None:
    """CONTRIBUTING.md shows the table as it is: `make map MAP=--write`."""
    page = (root / "CONTRIBUTING.md").read_text("utf-8")
    assert "<!-- map:begin -->" in page
    assert page == map_program.with_bounds(page)


def test_the_reader_of_arrows(tmp_path: Path) -> None:
    """Imports of modules, of names, of packages, in functions and for type checkers are found; circles and floors follow."""
    tree = table.Tree("t", tmp_path / "t", tmp_path / "t", (("low",), ("high",)))
    for name, text in {
        "__init__": "",
        "low/__init__": "",
        "low/a": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .b import B\n",
        "low/b": "def f():\n    from . import a\n    from ..high import c\n",
        "high/__init__": "",
        "high/c": "from ..low.a import x as y\nimport os\nfrom os import path\n",
    }.items():
        path = tmp_path / "t" / f"{name}.py"
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text)
    found = arrows.arrows_of(tree)
    assert found["low.a"] == {"low.b"}
    assert found["low.b"] == {"low.a", "high.c"}
    assert found["high.c"] == {"low.a"}
    assert arrows.room_arrows(tree) == {"low": {"high"}, "high": {"low"}}
    assert arrows.circles(found) == [["high.c", "low.a", "low.b"]]
    assert arrows.back_up(tree) == ["low.b -> high.c"]
    assert arrows.floors(found) == 0
    assert arrows.floors({"a": {"b"}, "b": {"c"}, "c": set()}) == 3
