"""`bulk.embed`: vectors for any number of texts, many texts in one request."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from ...base.errors import UsageError
from ..dry_run import SEVERAL_CALLS
from ..kinds import WrongKindError
from ..result import Result
from ..run import Run, run
from .packing import MAX_TEXTS, MAX_TOKENS, Pack, Packer
from .packs import Packs, PackUnits, results_of_rows
from .texts import TextReader

if TYPE_CHECKING:
    from ..plan import Plan

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
    key: Callable[[Any], object] | None = None,
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
        key: A function that returns what identifies a row for the journal. By default that is its text.
        concurrency: Requests at a time.
        ordered: Whether results come in the order of the rows: they do, but for mode="batch", which has no order.
        options: The other options of `bulk.run`: journal, limits, on_error, progress and so on.

    A dry run, `wait()` and the progress count rows, not requests; tokens and cost are those of whole requests.

    The `answer` of a result is a memoryview of 32-bit floats: `numpy.asarray(result.answer)`, `result.answer.tolist()`. A text
    that is empty, or that the service refuses, is the error of its row alone.

    Raises:
        UsageError: An argument is wrong; or, as soon as it is read, `text` does not fit the rows.
    """
    if max_texts < 1 or max_tokens < 1:
        raise UsageError("max_texts and max_tokens are at least 1")
    fields = {"model": model} if dimensions is None else {"model": model, "dimensions": dimensions}
    embedded: Any
    if client._asynchronous:
        from .async_embedding import async_embedded as embedded
    else:
        from .sync_embedding import embedded

    def call(pack: Pack) -> Any:
        return embedded(client, pack, fields)

    call.__name__ = call.__qualname__ = f"bulk.embed({', '.join(map(str, fields.values()))})"
    in_batches, has_journal = options.get("mode") == "batch", options.get("journal") is not None
    packs: Any = Packs(rows, limit, sample, seed, key, keyed=key is not None and has_journal)
    in_order = not in_batches if ordered is None else ordered
    with run(packs, call, concurrency=concurrency, ordered=in_order, **options) as of_packs:
        plan = of_packs._plan  # the run of rows is made of it
    plan.units = PackUnits()
    plan.summary.notes[:] = [note for note in plan.summary.notes if note != SEVERAL_CALLS]  # of functions of others
    look_up = plan.look_up if has_journal else None

    def packer() -> Packer:
        ends = plan.ends_in_batches() if in_batches else {}
        reader, own_keys = TextReader(text), key is not None
        return Packer(reader, max_texts, max_tokens, look_up, own_keys=own_keys, apart=in_batches, ends=ends)

    packs.packer = packer
    return EmbedRun(plan, is_async=client._asynchronous)


class EmbedRun(Run[Row, "memoryview[float]"]):
    """The results of `embed`, one for each row. It is used as the Run of `bulk.run` is."""

    def __init__(self, plan: Plan, *, is_async: bool) -> None:
        super().__init__(plan)
        self._is_async = is_async
        self._of_pack: Iterator[Result[Row, memoryview[float]]] = iter(())
        """Results of the pack that came last."""

    def _begin(self) -> Any:
        if self._is_async:
            raise WrongKindError("it has an AsyncClient: read the results with `async for`, or await the run")
        return super()._begin()

    def _begin_async(self) -> Any:
        if not self._is_async:
            raise WrongKindError(
                "it has a Client: read the results with `for`, or `wait()`; `async for` needs an AsyncClient"
            )
        return super()._begin_async()

    def _next(self) -> Result[Row, memoryview[float]] | None:
        while not self._ended:
            for result in self._of_pack:
                return result
            packed = super()._next()
            if packed is not None:
                self._of_pack = results_of_rows(packed)
        return None

    async def _anext(self) -> Result[Row, memoryview[float]] | None:
        while not self._ended:
            for result in self._of_pack:
                return result
            packed = await super()._anext()
            if packed is not None:
                self._of_pack = results_of_rows(packed)
        return None
