"""Run scenarios and print a table: `python -m tests.runtime.limits_sim [part of a name ...]`."""

from __future__ import annotations

import sys

from tests.runtime.limits_sim import scenarios
from tests.runtime.limits_sim.world import run

for title, group in vars(scenarios).items():
    if title.isupper() and isinstance(group, list):
        chosen = [one for one in group if not sys.argv[1:] or any(part in one.name for part in sys.argv[1:])]
        if chosen:
            print(f"== {title}")
        for scenario in chosen:
            print(run(scenario), flush=True)
