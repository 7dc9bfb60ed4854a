#!/usr/bin/env python3
"""Show how the code is laid out: for each tree its rooms, floors, arrows and circles; for each kind of call its way.

    python scripts/map.py           # everything
    python scripts/map.py --files   # also the files that each call passes, in order
    python scripts/map.py --write   # bring the tables in CONTRIBUTING.md up to date with scripts/rooms.toml

An arrow is an import; a floor is as high as the longest chain of imports below it.
"""

from __future__ import annotations

import argparse
import re
import sys

from rooms import arrows, calls, table

PAGE = table.ROOT / "CONTRIBUTING.md"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--files", action="store_true", help="list the files that each call passes")
    parser.add_argument("--write", action="store_true", help="write the tables of bounds into CONTRIBUTING.md")
    options = parser.parse_args()
    if options.write:
        PAGE.write_text(with_bounds(PAGE.read_text("utf-8")), "utf-8")
        return 0
    for tree in table.trees().values():
        print(described(tree))
    for call in calls.the_calls():
        print(f"{call.name}: {len(call.files)} files, {call.moves} moves between them")
        if options.files:
            print(*(f"    {file}" for file in call.files), sep="\n")
    return 0


def described(tree: table.Tree) -> str:
    """Return what can be said of a tree in a few lines."""
    modules, rooms = arrows.arrows_of(tree), arrows.room_arrows(tree)
    told = [
        f"{tree.name}: {len(modules)} modules in {len(rooms)} rooms, {tree.lines_written():,} lines by hand (bound {tree.lines:,})",
        f"    modules: {arrows.floors(modules)} floors, {sum(map(len, modules.values()))} arrows, "
        f"{len(arrows.circles(modules))} circles",
        f"    rooms: {arrows.floors(rooms)} floors, {sum(map(len, rooms.values()))} arrows, "
        f"{len(arrows.circles(rooms))} circles, {len(arrows.back_up(tree))} arrows back up",
    ]
    told += [f"    circle: {' <-> '.join(circle)}" for circle in arrows.circles(modules)]
    told += [f"    back up: {arrow}" for arrow in arrows.back_up(tree)]
    return "\n".join(told)


def with_bounds(page: str) -> str:
    """Return a page with the bounds of scripts/rooms.toml between its marks."""
    trees = [
        f"| `{tree.written.relative_to(table.ROOT).as_posix()}` | "
        f"{' < '.join(', '.join(floor) for floor in tree.floors)} | {tree.lines:,} |"
        for tree in table.trees().values()
    ]
    found = [f"| {name} | {bound['files']} | {bound['moves']} |" for name, bound in table.call_bounds().items()]
    lines = ["| tree | rooms, from the ground up | lines by hand, at most |", "|---|---|---|", *trees, ""]
    lines += ["| call | files, at most | moves between them, at most |", "|---|---|---|", *found]
    block = "\n".join(("<!-- map:begin -->", "", *lines, "", "<!-- map:end -->"))
    return re.sub(r"<!-- map:begin -->.*?<!-- map:end -->", lambda _: block, page, flags=re.DOTALL)


if __name__ == "__main__":
    sys.exit(main())
