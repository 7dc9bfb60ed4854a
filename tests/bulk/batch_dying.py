"""A run by batches that is killed after its k-th step, for each k, and then run again: `python batch_dying.py URL FOLDER`.

Writes a line of JSON for each k: the id of the run, and what the second process got. It forks itself, as starting Python anew
would take most of the time.
"""

from __future__ import annotations

import itertools
import json
import os
import signal
import sqlite3
import sys
import traceback
from pathlib import Path
from typing import Any

from wherry import Client, bulk
from wherry._runtime.bulk.batch.sync_service import BatchService
from wherry._runtime.bulk.journal.journal import Journal

ROWS = [f"row {number}" for number in range(12)]
STEPS = [
    (Journal, "put_part"),
    (Journal, "commit"),
    (BatchService, "upload"),
    (BatchService, "_create"),
    (BatchService, "look"),
    (BatchService, "download"),
]


def dying_after(count: int) -> None:
    """Kill this process once so many steps are done."""
    steps = itertools.count(1)

    def wrapped(inner: Any) -> Any:
        def outer(*arguments: Any, **values: Any) -> Any:
            result = inner(*arguments, **values)
            if next(steps) == count:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return outer

    for owner, name in STEPS:
        setattr(owner, name, wrapped(getattr(owner, name)))


def work(url: str, path: Path, dies_after: int) -> None:
    """Do the rows, and write the results beside the journal."""
    if dies_after:
        dying_after(dies_after)
    with Client(api_key="sk-test", base_url=url) as client:

        def ask(row: str) -> Any:
            return client.responses.create(model="gpt-4o-mini", input=row)

        options = bulk.BatchOptions(max_rows=6, poll_s=0.01)
        run = bulk.run(ROWS, ask, journal=path, mode="batch", batch=options, progress=False)
        found = {result.n: result.unwrap().output_text for result in run}
    path.with_suffix(".json").write_text(json.dumps([found[n] for n in sorted(found)]))


def forked(*arguments: Any) -> int:
    """Work in another process; return what it ended with."""
    pid = os.fork()
    if not pid:
        try:
            work(*arguments)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def main(url: str, folder: Path) -> None:
    """Kill after each step there is."""
    work(url, folder / "warm.sqlite", 0)  # what is imported now, forks need not import
    for count in itertools.count(1):
        path = folder / f"{count}.sqlite"
        first = forked(url, path, count)
        second = forked(url, path, 0)
        journal = sqlite3.connect(path)
        (run,) = journal.execute("SELECT value FROM meta WHERE name = 'batch_run'").fetchone()
        journal.close()
        told = {"run": run, "first": first, "second": second}
        print(json.dumps({**told, "texts": json.loads(path.with_suffix(".json").read_text())}), flush=True)
        if first == 0:
            return


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
