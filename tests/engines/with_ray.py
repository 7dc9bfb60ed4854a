"""Ask for each row on two workers of Ray; write the answers and errors to result.json. The argument is JSON: see `main`."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import ray
import ray.data

from tests.engines.work import Ask, kill, kill_one_of, rows, when_answered
from wherry.bulk import ray as bulk_ray


def kill_budget(folder: Path) -> None:
    """Kill the process in which the budget is kept."""
    keeper = ray.get_actor("wherry-bulk-budgets")
    kill(ray.get(keeper.__ray_call__.remote(lambda actor: os.getpid())), folder / "budget killed")


def main(folder: Path, work: list[int], parts: int, kill_after: int | None, options: dict[str, Any]) -> None:
    """Run rows in `parts` blocks; a worker, and then the budget, is killed when so many calls have been answered."""
    pids = folder / "pids"
    pids.mkdir()
    ray.data.DataContext.get_current().enable_progress_bars = False
    blocks = ray.data.from_items(rows(*work), override_num_blocks=parts)
    asked = bulk_ray.map_batches(blocks, Ask(pids), journals=folder / "journals", num_cpus=0.5, **options)
    if kill_after is not None:
        when_answered(kill_after, lambda: kill_one_of(pids))
        when_answered(2 * kill_after, lambda: kill_budget(folder))
    asked.write_parquet(str(folder / "answers"))
    got = ray.data.read_parquet(str(folder / "answers")).to_pandas().sort_values("id")
    result = {"rows": json.loads(got.to_json(orient="values")), "workers": len(list(pids.iterdir()))}
    Path(folder, "result.json").write_text(json.dumps(result))


if __name__ == "__main__":
    task = json.loads(sys.argv[1])
    # Its sockets need short paths; its store needs no /dev/shm.
    with tempfile.TemporaryDirectory(prefix="ray", dir="/tmp", ignore_cleanup_errors=True) as home:
        ray.init(
            address="local",
            num_cpus=2,
            include_dashboard=False,
            log_to_driver=False,
            object_store_memory=80 * 2**20,
            _node_ip_address="127.0.0.1",
            _plasma_directory=home,
            _temp_dir=home,
        )
        try:
            main(Path(task.pop("folder")), **task)
        finally:
            ray.shutdown()
