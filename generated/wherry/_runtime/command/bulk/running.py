"""The run: from the options to the exit code; what is said at the start, when it ends early and at the end."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Awaitable, Callable
from dataclasses import replace
from hashlib import blake2b
from types import ModuleType
from typing import Any, Literal

from ...base.errors import APIConnectionError, APITimeoutError, UsageError, WherryError
from ...bulk.batch.options import BatchOptions
from ...bulk.cost import Price, Prices
from ...bulk.dry_run import SEVERAL_CALLS
from ...bulk.journal.journal import Journal
from ...bulk.policy import TRIES
from ...bulk.rows.rows import rows_of
from ...bulk.run import run
from ...bulk.summary import Summary, told
from ..ending import NO_CONNECTION, reason_of
from ..program import called_as, silence_output
from . import interruptible
from .embedding import Embedder
from .lines import Lines
from .reading import FileRows, PipedRows, line_of
from .requests import OptionError, Requests
from .settings import client_of, fields_of, limits_of, prices_of, sample_of, schema_of, text_of
from .template import Template
from .whole import NotWhole
from .writing import check_files, is_stream, merged, output

__all__ = ("execute",)


def execute(given: Namespace, package: ModuleType) -> int:
    """Do what the options say, and return the exit code.

    Raises:
        UsageError: They do not go together, or do not fit the rows; nothing was sent.
    """
    task = _Task(given, package)
    try:
        interruptible.run(task.run())
        return task.ended()
    except KeyboardInterrupt:
        return task.interrupted()
    except BrokenPipeError:  # whoever reads the output has seen enough; rows are left all the same
        silence_output()
        return 1
    except (WherryError, OSError) as error:
        if not task.has_called:
            raise
        return task.broken_off(error)


class _Call:
    """The function of the rows. A journal knows it by its name alone: its code may change with each release."""

    was_called = False

    def __init__(self, name: str, send: Callable[[Any], Awaitable[Any]]) -> None:
        self.__name__ = name
        self._send = send

    async def __call__(self, row: Any) -> Any:
        self.was_called = True
        try:
            return await self._send(row)
        except UsageError as error:
            raise _with_line(error, row) from None


class _Task:
    """One use of the command."""

    def __init__(self, given: Namespace, package: ModuleType) -> None:
        self._given = given
        out, dry, is_batch = given.out, given.dry_run, given.mode == "batch"
        if out is None and not dry:
            raise UsageError("--out FILE is missing: where the answers go; - for standard output")
        self._rows = PipedRows() if given.input == "-" else FileRows(given.input)
        self._journal = given.journal or (None if out is None or is_stream(out) else f"{out}.journal")
        check_files(given.input, out, self._journal)
        self._client = client_of(given, package)
        fields = fields_of(given.set)
        if given.model is not None:
            if "model" in fields:
                raise UsageError("--set model: --model says it already; leave out one of the two")
            fields["model"] = given.model
        template, system, schema = text_of(given.template), text_of(given.system), schema_of(given.schema)
        filled = None if template is None else Template(template)
        self._requests = Requests(self._client, given.method, fields, filled, system, schema)
        keep = None if given.keep is None else [name for name in given.keep.split(",") if name]
        structured = schema is not None
        self._lines = Lines(
            keep=keep, requests=template is None, name=given.answer, structured=structured, full=given.full
        )
        # The journal knows the call by this name, and does not take answers to other questions for answers to these.
        asked = repr((fields, template, system, schema)).encode("utf-8", "replace")
        shown = "" if template is None else f"{template[:40]!r} "
        name = f"{given.method}({shown}#{blake2b(asked, digest_size=3).hexdigest()})"
        self._embeds = given.method == "embeddings.create" and template is not None and not is_batch
        """Whether many texts share a request. A batch has room for as many lines as for texts."""
        if self._embeds and given.full:
            raise UsageError(
                "--full: texts for embeddings share a request, so no row has an answer of its own; leave it out"
            )
        self._caller: Any = Embedder(self._client, fields) if self._embeds else _Call(name, self._requests.send)
        self._writes_meanwhile = given.input == "-" or is_stream(out) or self._embeds
        """Whether lines are written while the run goes on; else they are, at the end, from the journal."""
        self._chosen = {"limit": given.limit, "sample": sample_of(given.sample), "seed": given.seed}
        self._prices = {model: Price(*price) for model, price in prices_of(given.price).items()} or None
        if given.stop_after_cost is not None and self._prices is None:
            raise UsageError(
                "--stop-after-cost needs a price, in USD for a million tokens: --price gpt-4o-mini=0.15,0.60"
            )
        if given.poll_s is not None and not is_batch:
            raise UsageError("--poll-s goes with --mode batch")
        self._options = {
            "journal": self._journal,
            "limits": limits_of(given),
            "mode": given.mode,
            "batch": BatchOptions(poll_s=given.poll_s) if is_batch else None,
            "prices": self._prices,
            "stop_after_cost": given.stop_after_cost,
            "retry_failed": given.retry_failed,
            "on_error": self._judge,
            "ordered": self._writes_meanwhile
            and not is_batch
            and (given.ordered or self._embeds or not is_stream(out)),
            "progress": False if given.quiet or dry or (out == "-" and sys.stdout.isatty()) else None,
            "dry_run": dry,
        }
        if given.concurrency is not None:  # bulk.run and bulk.embed have different defaults
            self._options["concurrency"] = given.concurrency
        self._summary = Summary()

    @property
    def has_called(self) -> bool:
        """Whether anything may have been sent."""
        return bool(self._caller.was_called) and not self._given.dry_run

    async def run(self) -> None:
        """Make the calls. What is written meanwhile is written."""
        given = self._given
        await self._check(self._rows.first())
        async with self._client:
            results = self._begun()
            if not given.dry_run:
                self._say(f"journal: {self._journal or 'none; what is done is not kept'}")
            if given.dry_run or not self._writes_meanwhile:
                self._summary = await results
                return
            with output(given.out) as out:
                async with results:
                    async for result in results:
                        out.write(self._lines.line(result))
                        out.flush()

    async def _check(self, first: Any) -> None:
        """Check the options by the first row, as far as that goes without sending anything."""
        try:
            await self._requests.check(first)
        except OptionError:
            raise
        except UsageError as error:
            raise UsageError(f"{self._rows.name}, line {line_of(first) or 1}: {error}") from None
        if lost := self._lines.check(first):
            self._say(f"left out, as each line has its own: {', '.join(lost)}")
        if self._prices is not None and isinstance(model := self._requests.of(first)[1].get("model"), str):
            Prices(self._prices).of(model)

    def _begun(self) -> Any:
        """Return the results of the run."""
        results: Any
        if self._embeds:
            results = self._caller.run(self._rows, self._text, **self._chosen, **self._options)
        else:
            results = run(self._rows, self._caller, **self._chosen, **self._options)
        results._plan.says_how_to_go_on = False  # this command does, with the words to type
        self._summary = results.summary
        return results

    def _judge(self, error: Exception, row: Any, tries: int) -> Literal["keep", "raise"] | None:
        """Say what becomes of a row that has failed; None: as `bulk.run` does."""
        # The first row was checked, so what is wrong with another one is wrong with that one; and so is a refusal.
        if isinstance(error, (UsageError, NotWhole)):
            return "keep"
        return "raise" if tries >= TRIES and self._is_unreachable(error) else None

    def _is_unreachable(self, error: Exception) -> bool:
        """Whether the service cannot be connected to, and no call of this run had an answer."""
        if isinstance(error, APITimeoutError) and error.limit != "connect":
            return False
        return isinstance(error, APIConnectionError) and self._summary.finished == self._summary.from_journal

    def _text(self, row: Any) -> str:
        try:
            return self._requests.text(row)
        except UsageError as error:
            raise _with_line(error, row) from None

    def interrupted(self) -> int:
        """Say how to go on after Ctrl-C, and return the exit code."""
        done, given = self._summary, self._given
        kept = f", and kept in {self._journal}" if self._journal else "; there is no journal, so they begin anew"
        rows = "rows" if done.total is None else f"of {done.total:,} rows"
        self._say(f"interrupted: {done.finished:,} {rows} are done{kept}", always=True)
        if given.mode == "batch" and done.notes:
            self._say(
                "batches that were sent go on at the service; their answers are fetched the next time", always=True
            )
        if self._journal:
            from shlex import join

            what = "go on with the same input:" if given.input == "-" else "go on with:"
            self._say(f"{what}\n  {called_as()} {join(sys.argv[1:])}", always=True)
        return 130

    def broken_off(self, error: Exception) -> int:
        """Say what has ended the run, and return the exit code."""
        unreachable = self._is_unreachable(error)
        where = f"no answer from {self._client.base_url}: " if unreachable else ""
        self._say(f"{where}{reason_of(error)}", always=True)
        if unreachable:
            self._say(
                "does a server listen there? The address is that of --base-url, else of OPENAI_BASE_URL; a proxy is that of "
                "HTTPS_PROXY. The same command begins again",
                always=True,
            )
        if self._journal and self._summary.finished:
            self._say(f"what is done is kept in {self._journal}; the same command goes on from there", always=True)
        return NO_CONNECTION if unreachable else 1

    def ended(self) -> int:
        """Write the output, say what there is, and return the exit code."""
        given, done, fault = self._given, self._summary, self._rows.fault
        if given.dry_run:
            print(_told_dry(done))
            if fault is not None:
                raise fault
            return 0
        if not self._writes_meanwhile:
            self._write()
        if not sys.stderr.isatty():  # there the progress has said it
            self._say(told(done))
        where = "standard output" if given.out == "-" else given.out
        again = "; the same command tries them again" if self._journal else ""
        if self._lines.failed:
            self._say(f"{self._lines.failed:,} failed: they have an `error` in {where}{again}")
        if self._lines.not_whole:
            self._say(
                f"{self._lines.not_whole:,} refused or incomplete: `answer` is null, and `refusal` or `incomplete` says why in {where}"
                f"{again}"
            )
        if done.stopped_because and self._journal:
            self._say("the same command goes on with the rows that are left")
        if fault is not None:
            go_on = "mend it, and the same command goes on" if self._journal else "mend it, and begin there"
            self._say(f"{fault}. The rows before it are done; {go_on}", always=True)
        return 1 if done.failed or done.stopped_because or fault is not None else 0

    def _write(self) -> None:
        """Write the output from the journal."""
        assert self._journal is not None
        rows = rows_of(self._rows, **self._chosen)
        with Journal(self._journal) as journal, output(self._given.out) as out:
            for result in merged(rows, journal.results()):
                out.write(self._lines.line(result))

    def _say(self, text: str, *, always: bool = False) -> None:
        if always or not self._given.quiet:
            print(f"wherry: {text}", file=sys.stderr, flush=True)


def _with_line(error: UsageError, row: Any) -> UsageError:
    """Return the error of a row with the line that it is in."""
    return UsageError(f"line {line_of(row)}: {error}") if line_of(row) else error


def _told_dry(done: Summary) -> str:
    """Put a dry run in words: how fast it was says nothing, and each row makes one call."""
    counted = told(replace(done, seconds=0.0, held_back_by=""), running=True)
    return "; ".join([counted, *(note for note in done.notes if note != SEVERAL_CALLS)])

# Copied from templates/runtime/command/bulk/running.py: edit it there.
