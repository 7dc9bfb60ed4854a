"""`bulk.embed`: vectors for any number of texts, many texts in one request."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Generator, Iterator
from types import TracebackType
from typing import Any, Generic, TypeVar

from ...base.annotating import Self
from ...base.errors import UsageError
from ..keeping.keep import kept
from ..result import Result
from ..rows.rows import rows_of
from ..run import Run, run
from ..summary import Summary
from .packing import MAX_TEXTS, MAX_TOKENS, Pack, PackUnits, async_packs, column_reader, packs

__all__ = ("EmbedRun", "embed")

Row = TypeVar("Row")


def embed(
    rows: Any,
    client: Any,
    *,
    model: str,
    text: str | Callable[[Any], Any] | None = None,
    dimensions: int | None = None,
    max_texts: int = MAX_TEXTS,
    max_tokens: int = MAX_TOKENS,
    limit: int | None = None,
    sample: float | None = None,
    seed: int = 0,
    concurrency: int = 8,
    ordered: bool | None = None,
    **options: Any,
) -> EmbedRun[Any]:
    """Return a run over `rows` that yields a vector for each, as `bulk.run` yields answers.

    Args:
        rows: As for `bulk.run`.
        client: A Client, or an AsyncClient for use with `async for` and `await`.
        model: The model, for example "text-embedding-3-small".
        text: The column with the text, or a function that returns the text of a row; by default the row is the text. A
            list of tokens is a text, too.
        dimensions: The length of the vectors, for models that can shorten them.
        max_texts, max_tokens: What goes into one request at most. Tokens are estimated; a request that turns out to be
            too large is sent as two.
        limit, sample, seed: As for `bulk.run`.
        concurrency: Requests at a time.
        ordered: Whether results come in the order of the rows: they do, but for mode="batch", which has no order.
        options: The other options of `bulk.run`: journal, limits, on_error, progress and so on. A journal holds packs, so it
            is for the same `max_texts` and `max_tokens`.

    A dry run, `wait()` and the progress count rows, not requests; tokens and cost are those of whole requests.

    The `answer` of a result is a memoryview of 32-bit floats: `numpy.asarray(result.answer)`, `result.answer.tolist()`. A text
    that is empty, or that the service refuses, is the error of its row alone.

    Raises:
        UsageError: An argument is wrong; or, as soon as it is read, `text` does not fit the rows.
    """
    if max_texts < 1 or max_tokens < 1:
        raise UsageError("max_texts and max_tokens are at least 1")
    fields = {"model": model} if dimensions is None else {"model": model, "dimensions": dimensions}
    source = rows_of(rows, limit=limit, sample=sample, seed=seed, keyed=False)
    pack = async_packs if source.is_async else packs
    packed = pack(source, column_reader(text), max_texts, max_tokens)
    embedded: Any
    if client._asynchronous:
        from .async_embedding import async_embedded as embedded
    else:
        from .sync_embedding import embedded

    def call(pack: Pack) -> Any:
        return embedded(client, pack, fields)

    call.__name__ = call.__qualname__ = f"embed({', '.join(map(str, fields.values()))})"
    in_order = options.get("mode") != "batch" if ordered is None else ordered
    if options.get("dry_run"):  # a pack without a text makes no request; that is no fault
        options["on_error"] = lambda error, pack, tries: None if pack else "keep"
    of_packs = run(packed, call, concurrency=concurrency, ordered=in_order, **options)
    of_packs._plan.units = PackUnits()
    of_packs.summary.total = source.total
    return EmbedRun(of_packs)


class EmbedRun(Generic[Row]):
    """The results of `embed`, one for each row. It is used as the Run of `bulk.run` is."""

    def __init__(self, run: Run[Pack, Any]) -> None:
        self._run = run

    @property
    def summary(self) -> Summary:
        """Where the run is, in rows. Tokens and cost are those of whole requests."""
        return self._run.summary

    def _results(self, packed: Result[Pack, Any]) -> Iterator[Result[Row, memoryview[float]]]:
        """Yield the result of each row of a pack."""
        found = packed.answer or {"vectors": (), "refused": {}}
        for n, row, place in packed.row.rows:
            result: Result[Row, memoryview[float]] = Result(
                n=n,
                row=row,
                calls=packed.calls,
                tries=packed.tries,
                seconds=packed.seconds,
                from_journal=packed.from_journal,
            )
            if not isinstance(place, int):
                result.error = place
            elif packed.error is not None:
                result.error = packed.error
            elif (refusal := found["refused"].get(str(place))) is not None:
                result.error = kept(refusal.encode())
            else:
                result.answer = found["vectors"][place]
            yield result

    def __iter__(self) -> Iterator[Result[Row, memoryview[float]]]:
        for packed in self._run:
            yield from self._results(packed)

    async def __aiter__(self) -> AsyncIterator[Result[Row, memoryview[float]]]:
        async for packed in self._run:
            for result in self._results(packed):
                yield result

    def wait(self) -> Summary:
        """Run to the end without looking at the results, and return the summary."""
        if self._run._plan.dry_run:
            return self._run.wait()
        for _ in self:
            pass
        return self.summary

    def __await__(self) -> Generator[Any, Any, Summary]:
        return self._waited().__await__()

    async def _waited(self) -> Summary:
        if self._run._plan.dry_run:
            return await self._run
        async for _ in self:
            pass
        return self.summary

    def close(self) -> None:
        """End the run. What is done stays in the journal."""
        self._run.close()

    async def aclose(self) -> None:
        """The same, for an AsyncClient."""
        await self._run.aclose()

    def __enter__(self) -> Self:
        self._run.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._run.__exit__(kind, error, trace)

    async def __aenter__(self) -> Self:
        await self._run.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._run.__aexit__(kind, error, trace)
