"""`bulk.run`, and the Run that it returns."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterable, Callable, Coroutine, Generator, Iterable, Mapping
from contextlib import suppress
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypedDict, overload

from ..base.annotating import Self, Unpack
from ..base.errors import UsageError, UsageStateError
from .kinds import check_sync
from .leaving import is_of_ctrl_c
from .plan import Plan
from .result import Answer, Result, Row
from .summary import Summary

if TYPE_CHECKING:
    from ..limits.limits import Limits
    from .batch.options import BatchOptions
    from .cost import Price
    from .journal.journal import Journal
    from .policy import OnError

__all__ = ("Run", "RunOptions", "run")


class Frame(Protocol):
    """A DataFrame or a table; its rows are dicts."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...


class RunOptions(TypedDict, total=False):
    """The options of `run`; its docstring says what they mean."""

    journal: str | os.PathLike[str] | Journal | None
    concurrency: int | None
    limits: Literal["headers"] | Limits | None
    on_error: OnError
    ordered: bool
    mode: Literal["calls", "batch"]
    progress: bool | Callable[[Summary], object] | None
    limit: int | None
    sample: float | None
    seed: int
    key: Callable[[Any], object] | None
    stop_after_cost: float | None
    prices: Mapping[str, Price] | None
    retry_failed: bool
    dry_run: bool
    batch: BatchOptions | None


# With Awaitable in place of Coroutine, mypy could not tell the two apart for a lambda.
@overload
def run(
    rows: str | os.PathLike[str] | Frame,
    call: Callable[[dict[str, Any]], Coroutine[Any, Any, Answer]],
    **options: Unpack[RunOptions],
) -> Run[dict[str, Any], Answer]: ...


@overload
def run(
    rows: str | os.PathLike[str] | Frame, call: Callable[[dict[str, Any]], Answer], **options: Unpack[RunOptions]
) -> Run[dict[str, Any], Answer]: ...


@overload
def run(
    rows: Iterable[Row] | AsyncIterable[Row],
    call: Callable[[Row], Coroutine[Any, Any, Answer]],
    **options: Unpack[RunOptions],
) -> Run[Row, Answer]: ...


@overload
def run(
    rows: Iterable[Row] | AsyncIterable[Row], call: Callable[[Row], Answer], **options: Unpack[RunOptions]
) -> Run[Row, Answer]: ...


def run(
    rows: Any,
    call: Callable[[Any], Any],
    *,
    journal: str | os.PathLike[str] | Journal | None = None,
    concurrency: int | None = None,
    limits: Literal["headers"] | Limits | None = "headers",
    on_error: OnError = "keep",
    ordered: bool = False,
    mode: Literal["calls", "batch"] = "calls",
    progress: bool | Callable[[Summary], object] | None = None,
    limit: int | None = None,
    sample: float | None = None,
    seed: int = 0,
    key: Callable[[Any], object] | None = None,
    stop_after_cost: float | None = None,
    prices: Mapping[str, Price] | None = None,
    retry_failed: bool = True,
    dry_run: bool = False,
    batch: BatchOptions | None = None,
) -> Run[Any, Any]:
    """Call a function for each of many rows, several at a time, as fast as the rate limits allow.

        call = lambda row: client.responses.create(model="gpt-4o-mini", input=row["text"])
        for result in bulk.run(rows, call, journal="run.sqlite"):
            print(result.n, result.answer.output_text if result.ok else result.error)

    `for` runs it in threads; `async for`, on asyncio and trio, wants a function that is awaited. `wait()` and `await` run it
    to the end and return the Summary. Nothing is sent before that. A loop that is left early ends the run: with `with` or
    `async with` it has ended where the block does.

    Args:
        rows: An iterable or async iterable of anything; the path of a JSONL or CSV file, or a DataFrame, whose rows are
            dicts. Rows are drawn as they are needed, so there may be any number of them. What waits for its next row
            should be an async iterable where there is an event loop.
        call: A function of a row that makes one call or several, with any client. What it returns is the answer.
        journal: The path of a file (SQLite) that keeps the results, or a Journal, which stays open. The next run with the
            same rows goes on where this one ended, however that was: rows that are done are not called again, and their
            results come from the journal.
        concurrency: How many rows are worked on at a time: by default 128, and 64 in threads.
        limits: How the calls keep to rate limits: "headers" (what the answers tell), Limits(...), or None. Clients that
            have limits of their own keep to those.
        on_error: What becomes of a row whose function raises. "keep": the error is its result. "raise": it ends the run.
            Or a function of (error, row, tries), called where the row is worked on, that returns "keep", "raise",
            "retry", or None for the default: errors that may pass are tried three times in all. With "keep", too, errors
            that every further row would repeat end the run: a key that is refused, a quota that is used up, a model that
            does not exist; and before the first success, a mistake in the function (TypeError or KeyError, say) or 100
            failures.
        ordered: Return the results in the order of the rows, not as they are completed. Others wait for a row that
            takes long.
        mode: "calls", or "batch" for the Batch API.
        progress: Show the progress on stderr: by default on a terminal only. A function gets a Summary, some 10 times a
            second.
        limit: Do so many rows at most.
        sample: Do so many rows, or such a share of them, taken at random. They keep their numbers.
        seed: Which ones the sample takes.
        key: A function that returns what identifies a row for the journal, if the row itself has no stable text.
        stop_after_cost: Draw no more rows when the calls of this run have cost so much, in USD. Calls in flight are
            finished.
        prices: Prices by model: {"gpt-4o-mini": bulk.Price(input=0.15, output=0.60)}. A name counts for all that begin
            with it.
        retry_failed: Whether rows that the journal has as failed are done again.
        dry_run: Send nothing: `wait()` or `await` returns how many rows, requests and tokens there are.
        batch: BatchOptions for mode="batch".

    Returns:
        Run: The results as an iterator; `wait()`, or `await`, gives the Summary.

    Raises:
        UsageError: An argument is wrong.
        WrongKindError: Later: the function is async in threads, or not async with `async for`.
        JournalInUseError: Later: another run uses the journal.
    """
    plan = Plan(
        rows,
        call,
        journal=journal,
        concurrency=concurrency,
        limits=limits,
        on_error=on_error,
        ordered=ordered,
        progress=progress,
        limit=limit,
        sample=sample,
        seed=seed,
        key=key,
        stop_after_cost=stop_after_cost,
        prices=prices,
        retry_failed=retry_failed,
        dry_run=dry_run,
        mode=mode,
        batch=batch,
    )
    return Run(plan)


class Run(Generic[Row, Answer]):
    """The rows that are being worked on, as an iterator of Results. One loop may use it, once; threads may share it.

    Without `with` or `async with`, a run that is left early ends as soon as Python drops it, and the program does not wait
    for that: threads end with the calls in flight, and tasks are cancelled. Cancelling a wait for the next result ends
    nothing, and loses no result.
    """

    _engine: Any = None
    _used = False
    _told_of_ctrl_c = False

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._ended = False
        self._first = Lock()
        """Who has it begins the run: several threads may ask for the first result at the same moment."""
        self._in_threads = False

    @property
    def summary(self) -> Summary:
        """Where the run is now."""
        return self._plan.summary

    def __repr__(self) -> str:
        return f"<Run: {self._plan.summary}>"

    # In threads

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Result[Row, Answer]:
        result = self._next()
        if result is None:
            raise StopIteration
        return result

    def _next(self) -> Result[Row, Answer] | None:
        if self._engine is None or not self._in_threads:
            with self._first:
                if self._engine is None and not self._ended:
                    self._used = True
                    self._engine, self._in_threads = self._begin(), True
                    return self._take()
        return self._take()

    def _take(self) -> Result[Row, Answer] | None:
        if self._ended:
            return None
        if not self._in_threads:
            raise UsageStateError("this run is read with `async for` already")
        try:
            result: Result[Row, Answer] | None = self._engine.next()
        except KeyboardInterrupt:
            self._interrupted()
            raise
        except Exception:
            self._ended = True
            raise
        self._ended = result is None
        return result

    def _begin(self) -> Any:
        plan = self._plan
        self._check_results()
        if plan.rows.is_async:
            raise UsageError("the rows are an async iterable; read the results with `async for`, or await the run")
        check_sync(plan.call)
        if plan.dry_run:
            from .sync_recording import sync_record

            plan.call = partial(sync_record, plan.call)
        elif plan.mode == "batch":
            from .batch.sync_batches import BatchEngine

            return BatchEngine(plan)
        from .sync_engine import Engine

        return Engine(plan)

    def _check_results(self) -> None:
        if self._plan.dry_run and not self._plan.draining:
            raise UsageStateError("a dry run has no results: `wait()` or `await` returns its Summary")

    def cancel_batches(self) -> None:
        """Cancel the batches of mode="batch" that the service works on. What they have done is handed out, nothing new is begun.

        It may be called before the first result, and from another thread.
        """
        self._plan.cancelling = True

    def _interrupted(self) -> None:
        """End the run after Ctrl-C. A second one leaves the calls that are running to themselves."""
        self._ended = True
        plan = self._plan
        waits = "" if plan.mode == "batch" else " Waiting for calls in flight; Ctrl-C again to leave at once."
        sys.stderr.write(f"\nInterrupted. {plan.how_to_go_on}{waits}\n")
        with suppress(Exception):  # the interrupt goes first
            self._engine.close()
        sys.stderr.writelines(f"{note}\n" for note in plan.summary.notes)

    def wait(self) -> Summary:
        """Run to the end in threads, and return the Summary. The results are in the journal, if there is one."""
        self._check_whole()
        while self._next() is not None:
            pass
        return self._plan.summary

    def _check_whole(self) -> None:
        if self._engine is not None or self._ended:
            raise UsageStateError("this run has begun already; iterate it to its end, or make another one")
        self._plan.draining = True

    def close(self) -> None:
        """End the run: draw no more rows, wait for calls in flight, and commit their results."""
        self._used = self._ended = True
        if self._engine is not None:
            self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        if kind is KeyboardInterrupt and self._engine is not None and not self._ended:
            self._interrupted()
        else:
            self.close()

    # On asyncio and trio

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Result[Row, Answer]:
        result = await self._anext()
        if result is None:
            raise StopAsyncIteration
        return result

    async def _anext(self) -> Result[Row, Answer] | None:
        if self._ended:
            return None
        if self._in_threads:
            raise UsageStateError("this run is read with `for` already")
        if self._engine is None:
            self._used = True
            self._engine = self._begin_async()
        try:
            result: Result[Row, Answer] | None = await self._engine.next()
        except BaseException as error:
            self._ended = isinstance(error, Exception)
            self._tell_of_ctrl_c(error)
            raise
        self._ended = result is None
        return result

    def _tell_of_ctrl_c(self, error: BaseException | None) -> None:
        """Say how to go on if Ctrl-C has led to `error`, once. Calls in flight are cancelled."""
        if not self._told_of_ctrl_c and self._plan.says_how_to_go_on and is_of_ctrl_c(error):
            self._told_of_ctrl_c = True
            sys.stderr.write(f"\nInterrupted. {self._plan.how_to_go_on}\n")

    def _begin_async(self) -> Any:
        plan = self._plan
        self._check_results()
        if plan.dry_run:
            from .async_recording import async_record

            plan.call = partial(async_record, plan.call)
        elif plan.mode == "batch":
            from .batch.async_batches import AsyncBatchEngine

            return AsyncBatchEngine(plan)
        from .async_engine import AsyncEngine

        return AsyncEngine(plan)

    async def _all(self) -> Summary:
        self._check_whole()
        try:
            while await self._anext() is not None:
                pass
        finally:
            await self.aclose()
        return self._plan.summary

    def __await__(self) -> Generator[Any, None, Summary]:
        return (yield from self._all().__await__())

    async def aclose(self) -> None:
        """End the run: draw no more rows, cancel the calls in flight, and wait until they have ended."""
        self._used = self._ended = True
        if self._engine is not None:
            await self._engine.close()
        if self._told_of_ctrl_c:
            sys.stderr.writelines(f"{note}\n" for note in self._plan.summary.notes)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if self._engine is not None and not self._ended:
            self._tell_of_ctrl_c(error)
        await self.aclose()

    def __del__(self) -> None:
        if not self._used:
            import warnings

            warnings.warn(
                "a run of wherry.bulk was never used, and nothing was sent: iterate it, await it, or call `wait()`",
                RuntimeWarning,
                stacklevel=2,
            )
        if self._engine is not None and not self._ended:
            getattr(self._engine, "abandon", self._engine.stop)()

# Copied from templates/runtime/bulk/run.py: edit it there.
