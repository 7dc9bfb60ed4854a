"""Sends rows in one way: `python -m bench.limits.worker WAY BASE_URL SCENARIO-JSON FIRST ROWS`. It prints what that took."""

from __future__ import annotations

import json
import sys
import time

from .scenarios import Scenario, sizes
from .ways import WAYS, Rows


def main() -> None:
    """Do it."""
    way, base_url, scenario_text, first_text, count_text = sys.argv[1:]
    scenario, first, count = Scenario(**json.loads(scenario_text)), int(first_text), int(count_text)
    rows = Rows(iter(list(enumerate(sizes(scenario, count, first), first))))
    cpu_s, wall_s = time.process_time(), time.perf_counter()
    lost = WAYS[way][2](base_url, scenario, rows)
    took = {"cpu_s": time.process_time() - cpu_s, "wall_s": time.perf_counter() - wall_s, "lost": lost}
    print(json.dumps(took), flush=True)


if __name__ == "__main__":
    main()
