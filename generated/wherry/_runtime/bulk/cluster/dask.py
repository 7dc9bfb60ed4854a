"""`bulk.run` over the partitions of a Dask DataFrame, on all workers of a cluster, with one budget on its scheduler."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import Any

from ...base.usage_errors import UsageError
from .lease import Lease, Report
from .partition import Account, Budgets, Job, columns_of

__all__ = ("map_partitions",)


def map_partitions(
    df: Any,
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
    **options: Any,
) -> Any:
    """Make a call for each row of a Dask DataFrame; return a DataFrame with two more columns. It is lazy, as Dask is.

        async def summarize(client, row):
            response = await client.responses.create(model="gpt-4o-mini", input=f"In one line: {row['text']}")
            return response.output_text

        df = bulk.dask.map_partitions(df, summarize, journals="journals", requests_per_minute=6_000)
        df.to_parquet("answers")

    With rates, all workers of the cluster share one budget, which the scheduler keeps. Without, each worker process goes by
    the headers of the answers, which is enough for up to ten processes. A partition whose worker dies is done by another one,
    which finds in the journal what was done; only the calls in flight are repeated.

    Args:
        df: A DataFrame of Dask.
        call: Takes a client and a row, as a dict, and makes the call; both travel to the workers.
        client: Makes a worker's client (default: `AsyncClient()`, with the key in the worker's environment).
        column: The column for what `call` returns: text as it is, anything else as JSON. Null where a row has failed.
        error_column: The column for the errors of rows, class and message. Null where a row has an answer.
        journals: A folder for one journal a partition, on a disk that the workers share or on one of each. Without it, a
            partition is begun again if its worker dies.
        requests_per_minute, tokens_per_minute: What all workers together may use. This needs a `distributed.Client`.
        lease_s: For how long a worker's share is reserved at a time.
        budget: Jobs that name the same budget, with the same rates, share it.
        concurrency: Calls in flight, for each partition that is being worked on.
        **options: Further arguments of `bulk.run`, for each partition.
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
    if job.account is not None:
        try:
            cluster = import_module("distributed").default_client()
        except ValueError:
            raise UsageError("A shared budget is kept by Dask's scheduler: make a distributed.Client first") from None
        cluster.run_on_scheduler(_keep_budgets)
    columns = column, error_column
    return df.map_partitions(_partition, job, columns, meta=_with_texts(df._meta, columns, ((), ())))


def _keep_budgets(dask_scheduler: Any) -> None:
    """Let the scheduler keep the budgets, where no worker's death reaches them. Workers ask over the connection they have."""
    budgets = Budgets()

    async def lease(account: tuple[Any, ...], report: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(budgets.lease(Account(*account), Report(*report), monotonic()))

    dask_scheduler.handlers.setdefault("wherry_bulk_lease", lease)


def _partition(frame: Any, job: Job, columns: tuple[str, str], partition_info: dict[str, Any] | None = None) -> Any:
    """Run one partition, on a worker."""
    if not len(frame):
        return _with_texts(frame, columns, ((), ()))
    journal = None if partition_info is None else f"part-{partition_info['number']:05d}.sqlite"
    worker, ask = _asking() if job.account is not None else ("", None)
    return _with_texts(frame, columns, columns_of(frame.to_dict("records"), job, journal, worker, ask))


def _with_texts(frame: Any, names: tuple[str, str], columns: tuple[Sequence[str | None], Sequence[str | None]]) -> Any:
    series = import_module("pandas").Series
    return frame.assign(
        **{name: series(column, frame.index, "string") for name, column in zip(names, columns, strict=True)}
    )


def _asking() -> tuple[str, Callable[[Account, Report], Awaitable[Lease]]]:
    """Return the name of this worker, and what asks the scheduler, over the connection and in the loop of the worker."""
    worker = import_module("distributed").get_worker()

    async def ask(account: Account, report: Report) -> Lease:
        asking = worker.scheduler.wherry_bulk_lease(account=tuple(account), report=tuple(report))
        return Lease(*await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(asking, worker.loop.asyncio_loop)))

    return worker.address, ask

# Copied from templates/runtime/bulk/cluster/dask.py: edit it there.
