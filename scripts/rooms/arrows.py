"""Who imports whom inside a tree, read from the source: arrows, floors, circles, and arrows that run back up.

Imports inside functions count, and so do those for type checkers: a reader follows them all the same.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from .table import Tree

__all__ = ("arrows_of", "back_up", "circles", "floors", "room_arrows")

Arrows = dict[str, set[str]]


def arrows_of(tree: Tree) -> Arrows:
    """Map each module to the modules of the same tree that it imports."""
    modules = tree.modules()
    package = tree.folder.name
    return {name: set(_targets(name, path, modules, package)) - {name} for name, path in modules.items()}


def room_arrows(tree: Tree) -> Arrows:
    """Map each room to the other rooms that it imports."""
    found: Arrows = {}
    for module, targets in arrows_of(tree).items():
        room = tree.room_of(module)
        found.setdefault(room, set()).update({tree.room_of(target) for target in targets} - {room})
    found.pop("", None)  # the tree's own __init__ is the door, not a room
    return {room: targets - {""} for room, targets in found.items()}


def back_up(tree: Tree) -> list[str]:
    """Return the imports that go to the same floor of another room, or to a higher one, as `module -> module`."""
    return [
        f"{module} -> {target}"
        for module, targets in sorted(arrows_of(tree).items())
        for target in sorted(targets)
        if module
        and target
        and tree.room_of(module) != tree.room_of(target)
        and tree.floor_of(tree.room_of(module)) <= tree.floor_of(tree.room_of(target))
    ]


def circles(arrows: Mapping[str, set[str]]) -> list[list[str]]:
    """Return the groups of modules (or rooms) that reach each other."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for target in sorted(arrows.get(node, ())):
            if target not in index:
                visit(target)
                low[node] = min(low[node], low[target])
            elif target in stack:
                low[node] = min(low[node], index[target])
        if low[node] == index[node]:
            group = stack[stack.index(node) :]
            del stack[stack.index(node) :]
            if len(group) > 1:
                found.append(sorted(group))

    for node in sorted(arrows):
        if node not in index:
            visit(node)
    return found


def floors(arrows: Mapping[str, set[str]]) -> int:
    """Return how many floors a tree needs so that every arrow runs down; 0 where there is a circle."""
    heights: dict[str, int] = {}
    try:
        for node in TopologicalSorter(arrows).static_order():
            heights[node] = 1 + max((heights[target] for target in arrows.get(node, ())), default=0)
    except CycleError:
        return 0
    return max(heights.values(), default=0)


def _targets(name: str, path: Path, modules: Mapping[str, Path], package: str) -> Iterator[str]:
    here = name.split(".") if name else []
    if path.name != "__init__.py":
        here = here[:-1]
    for node in ast.walk(ast.parse(path.read_bytes(), str(path))):
        if isinstance(node, ast.ImportFrom):
            if node.level:
                base = here[: len(here) - node.level + 1] if node.level - 1 <= len(here) else None
                if base is None:
                    continue  # it leaves the tree
                full = ".".join([*base, *((node.module or "").split(".") if node.module else [])])
            elif node.module and (node.module == package or node.module.startswith(f"{package}.")):
                full = node.module[len(package) + 1 :]
            else:
                continue
            for alias in node.names:
                inside = f"{full}.{alias.name}".lstrip(".")
                yield inside if inside in modules else full
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith(f"{package}.") and alias.name[len(package) + 1 :] in modules:
                    yield alias.name[len(package) + 1 :]
