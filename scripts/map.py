#!/usr/bin/env python3
"""Print the plan of the house: for each tree its rooms, floors, arrows and circles; for each kind of call its way.

python scripts/map.py           # all of it
python scripts/map.py --files   # with the files that a call passes, in order
"""

from __future__ import annotations

import argparse
import sys

from rooms import arrows, calls, table


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--files", action="store_true", help="list the files that each call passes")
    options = parser.parse_args()
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


if __name__ == "__main__":
    sys.exit(main())
