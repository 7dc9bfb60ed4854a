"""Run scenarios and print a table: `python -m tests.runtime.limits_sim [FRESH|KNOWN|TUNED|LATER|LAST|UNSEEN|SLOW|BLIND|WRONG|CLOCKS|LOADED|STRAY] [part of a name ...]`."""

from __future__ import annotations

import sys

from tests.runtime.limits_sim import fresh, hard, later, scenarios, strays, unseen
from tests.runtime.limits_sim.world import run

chosen_groups = [word for word in sys.argv[1:] if word.isupper()]
words = [word for word in sys.argv[1:] if not word.isupper()]
for title, group in {
    **vars(fresh),
    **vars(scenarios),
    **vars(later),
    **vars(unseen),
    **vars(hard),
    **vars(strays),
}.items():
    if (
        title.isupper()
        and title != "TESTED"
        and isinstance(group, list)
        and (not chosen_groups or title in chosen_groups)
    ):
        chosen = [one for one in group if not words or any(word in one.name for word in words)]
        if chosen:
            print(f"== {title}")
        for scenario in chosen:
            print(run(scenario), flush=True)
