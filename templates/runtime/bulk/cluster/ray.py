"""`bulk.run` over the blocks of a Ray Dataset, on actors all over a cluster, with one budget in an actor of its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import Any

from .lease import Lease, Report
from .partition import Account, Budgets, Job, columns_of

__all__ = ("map_batches",)

ACTOR = "wherry-bulk-budgets"
BLOCKS_AT_ONCE = 2
"""Blocks that a worker works on: the next one begins before the last answers of one are in."""


def map_batches(
    ds: Any,
    call: Callable[[Any, dict[str, Any]], Awaitable[Any]],
    *,
    client: Callable[[], Any] | None = None,
    column: str = "answer",
    error_column: str = "error",
    journals: str | Path | None = None,
    requests_per_minute: float | None = None,
    tokens_per_minute: float | None = None,
    lease_s: float = 0.5,
    budget: str = "default",
    concurrency: int = 32,
    workers: int = 2,
    num_cpus: float = 1,
    **options: Any,
) -> Any:
    """Make a call for each row of a Ray Dataset; return a Dataset with two more columns. It is lazy, as Ray Data is.

        async def summarize(client, row):
            response = await client.responses.create(model="gpt-4o-mini", input=f"In one line: {row['text']}")
            return response.output_text

        ds = bulk.ray.map_batches(ds, summarize, journals="/shared/journals", requests_per_minute=6_000)
        ds.write_parquet("/shared/answers")

    With rates, all workers of the cluster share one budget, which an actor keeps. Without, each worker goes by the headers
    of the answers, which is enough for up to ten. A block whose worker dies is done by another one, which finds in the
    journal what was done; only the calls in flight are repeated.

    Args:
        ds: A Dataset of Ray.
        call: Takes a client and a row, as a dict, and makes the call; both travel to the workers.
        client: Makes a worker's client (default: `AsyncClient()`, with the key in the worker's environment).
        column: The column for what `call` returns: text as it is, anything else as JSON. Null where a row has failed.
        error_column: The column for the errors of rows, class and message. Null where a row has an answer.
        journals: A folder for one journal a block, named by the rows in it, on a disk that the workers share or on one of
            each. Without it, a block is begun again if its worker dies.
        requests_per_minute, tokens_per_minute: What all workers together may use.
        lease_s: For how long a worker's share is reserved at a time.
        budget: Jobs that name the same budget, with the same rates, share it.
        concurrency: Calls in flight for each block; a worker works on two blocks at a time.
        workers: The number of worker processes.
        num_cpus: How many processors Ray reserves for a worker.
        **options: Further arguments of `bulk.run`, for each block.
    """
    job = Job(
        call,
        client=client,
        journals=journals,
        concurrency=concurrency,
        budget=budget,
        requests_per_minute=requests_per_minute,
        tokens_per_minute=tokens_per_minute,
        lease_s=lease_s,
        options=options,
    )
    ray, keeper = import_module("ray"), None
    if job.account is not None:
        actor = ray.remote(num_cpus=0, max_restarts=-1, max_task_retries=-1)(_BudgetActor)
        keeper = actor.options(name=ACTOR, get_if_exists=True).remote()
    return ds.map_batches(
        _Worker,
        fn_constructor_args=(job, column, error_column, keeper),
        batch_size=None,
        batch_format="pyarrow",
        compute=import_module("ray.data").ActorPoolStrategy(
            size=workers, max_concurrent_calls_per_actor=BLOCKS_AT_ONCE, enable_true_multi_threading=True
        ),
        num_cpus=num_cpus,
    )


class _BudgetActor:
    """Keeps the budgets. If it dies, Ray starts it again, and what workers had asked of it is asked again."""

    def __init__(self) -> None:
        self._budgets = Budgets()

    def lease(self, account: Account, report: Report) -> Lease:
        return self._budgets.lease(account, report, monotonic())


class _Worker:
    """An actor of Ray Data."""

    def __init__(self, job: Job, column: str, error_column: str, keeper: Any) -> None:
        self._job, self._columns, self._keeper = job, (column, error_column), keeper
        self._name = import_module("ray").get_runtime_context().get_actor_id()

    def __call__(self, block: Any) -> Any:
        pyarrow = import_module("pyarrow")
        rows = block.to_pylist()
        digest = blake2b(digest_size=16)
        for row in rows:
            digest.update(repr(row).encode())
        journal = f"block-{digest.hexdigest()}.sqlite"
        columns = columns_of(rows, self._job, journal, self._name, self._ask)
        for name, values in zip(self._columns, columns, strict=True):
            if name in block.column_names:
                block = block.drop_columns(name)
            block = block.append_column(name, pyarrow.array(values, pyarrow.string()))
        return block

    async def _ask(self, account: Account, report: Report) -> Lease:
        lease: Lease = await self._keeper.lease.remote(account, report)
        return lease
