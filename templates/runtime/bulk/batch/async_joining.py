"""Joining: the files of a batch that has ended, line by line, become results of its rows."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

from ...client.surrounding import surrounded
from ..result import Result, added
from .answers import Said, error_of, lost, read_line, replaying
from .async_service import AsyncBatchService

if TYPE_CHECKING:
    from ..plan import Plan
    from .parts import Part

__all__ = ("AsyncJoining",)


class AsyncJoining:
    """The join of one batch. It may be cancelled between any two waits, and goes on from there."""

    def __init__(self, plan: Plan, service: AsyncBatchService, part: Part, tries: int) -> None:
        self.part = part
        self.again: dict[int, Said] = {}
        """Rows that have to be done again."""
        self.results: list[tuple[int, Result[Any, Any]]] = []
        """Key and result of rows that have one, to be taken and committed."""
        self.is_done = False
        self._plan = plan
        self._service = service
        self._tries = tries
        self._files = [file_id for file_id in (part.output_id, part.error_id) if file_id]
        self._spool: IO[bytes] | None = None
        self._faults = iter(part.faults.items())
        self._missing: Iterator[int] | None = None
        self._said: Said | None = None

    def close(self) -> None:
        """Close the file that is being read."""
        if self._spool is not None:
            self._spool.close()

    async def go_on(self, most: int) -> None:
        """Read on until there are so many results, or no more."""
        while len(self.results) < most:
            said = self._said = self._said or await self._next()
            if said is None:
                self.is_done = True
                return
            await self._settle(said)
            self._said = None

    async def _next(self) -> Said | None:
        """Return what is said of the next row; None after the last."""
        while self._spool is not None or self._files:
            if self._spool is None:
                spool = TemporaryFile()  # noqa: SIM115 - it is open until the next file
                try:
                    await self._service.download(self._files[0], spool)
                except BaseException:
                    spool.close()
                    raise
                self._spool = spool
                del self._files[0]
            for raw in self._spool:
                said = read_line(raw)
                if said is not None and said.n in self.part.rows and said.n not in self.again:
                    return said
            self._spool.close()
            self._spool = None
        for n, fault in self._faults:
            if n in self.part.rows:
                return Said(n, 0, fault, is_final=True)
        if self._missing is None:
            self._missing = iter([n for n in self.part.rows if n not in self.again])
        for n in self._missing:
            return lost(n)
        return None

    async def _settle(self, said: Said) -> None:
        """Make the result of a row, or note that it has to be done again."""
        plan, part = self._plan, self.part
        key, row = part.rows[said.n]
        result = Result[Any, Any](said.n, row, tries=part.tries)
        error: Exception | None = None
        if said.status:
            around = replaying(said)
            try:
                with surrounded(around):
                    answer = plan.call(row)
                    result.answer = await answer  # sync: result.answer = answer
            except Exception as failure:
                error = failure
            result.calls = around.calls
            for each in around.calls:
                if each.usage is not None:
                    result.usage = added(result.usage, each.usage)
        else:
            error = error_of(said.body, part.batch_id)
            if part.tries < self._tries and not said.is_final:
                self.again[said.n] = said
                return
        if error is not None:
            summary = plan.summary
            verdict = plan.policy.verdict(error, row, part.tries, done=summary.done, failed=summary.failed)
            if verdict == "raise":
                raise error
            if verdict != "keep" and part.tries < self._tries:
                self.again[said.n] = said
                return
        result.error = error
        del part.rows[said.n]
        self.results.append((key, result))
