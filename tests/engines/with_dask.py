"""Ask for each row on two workers of Dask; write the answers and errors to result.json. The argument is JSON: see `main`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import dask.dataframe as dd
import pandas
from distributed import Client, LocalCluster

from tests.engines.work import Ask, kill_one_of, rows, when_answered
from wherry.bulk import dask as bulk_dask


def main(folder: Path, work: list[int], parts: int, kill_after: int | None, options: dict[str, Any]) -> None:
    """Run rows in `parts` partitions; a worker is killed when so many calls have been answered."""
    pids = folder / "pids"
    pids.mkdir()
    frame = dd.from_pandas(pandas.DataFrame(rows(*work)), npartitions=parts)
    cluster = LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None)
    with cluster, Client(cluster):
        asked = bulk_dask.map_partitions(frame, Ask(pids), journals=folder / "journals", **options)
        if kill_after is not None:
            when_answered(kill_after, lambda: kill_one_of(pids))
        asked.to_parquet(folder / "answers")
    got = pandas.read_parquet(folder / "answers").sort_values("id")
    result = {"rows": json.loads(got.to_json(orient="values")), "workers": len(list(pids.iterdir()))}
    Path(folder, "result.json").write_text(json.dumps(result))


if __name__ == "__main__":
    task = json.loads(sys.argv[1])
    main(Path(task.pop("folder")), **task)
