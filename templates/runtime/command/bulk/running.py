"""The run: from the options to the exit code; what is said at the start, after Ctrl-C and at the end."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from types import ModuleType
from typing import Any

from ...base.errors import UsageError
from ...bulk.batch.options import BatchOptions
from ...bulk.cost import Price
from ...bulk.dry_run import SEVERAL_CALLS
from ...bulk.results_file import journal_results
from ...bulk.rows.rows import rows_of
from ...bulk.run import run
from ...bulk.summary import Summary, told
from ...limits.limits import Limits
from ..program import called_as
from . import interruptible
from .lines import Lines
from .reading import FileRows, PipedRows, line_of
from .requests import OptionError, Requests
from .settings import fields_of, prices_of, sample_of, schema_of, text_of
from .template import Template
from .whole import NotWhole
from .writing import check_files, merged, output

__all__ = ("execute",)


def execute(given: Namespace, package: ModuleType) -> int:
    """Do what the options say, and return the exit code.

    Raises:
        UsageError: They do not go together, or do not fit the rows.
    """
    task = _Task(given, package)
    try:
        interruptible.run(task.calls())
    except KeyboardInterrupt:
        return task.interrupted()
    return task.ended()


class _Task:
    """One use of the command."""

    def __init__(self, given: Namespace, package: ModuleType) -> None:
        self._given = given
        out, dry = given.out, given.dry_run
        if out is None and not dry:
            raise UsageError("--out FILE is missing: where the answers go; - for standard output")
        self._rows = PipedRows() if given.input == "-" else FileRows(given.input)
        self._piped = given.input == "-" or out == "-"
        """Whether lines are written while the run goes on; else they are, at the end, from the journal."""
        self._journal = given.journal or (None if out in (None, "-") else f"{out}.journal")
        check_files(given.input, out, self._journal)
        self._client = _client(given, package)
        fields = fields_of(given.set)
        if given.model is not None:
            fields["model"] = given.model
        template, schema = text_of(given.template), schema_of(given.schema)
        self._requests = Requests(
            self._client,
            given.method,
            fields,
            None if template is None else Template(template),
            text_of(given.system),
            schema,
        )
        self._lines = Lines(
            keep=None if given.keep is None else [name for name in given.keep.split(",") if name],
            requests=template is None,
            name=given.answer,
            structured=schema is not None,
            full=given.full,
        )
        # The journal knows the call by this name, and does not take answers to other questions for answers to these.
        asked = repr((fields, template, given.system and text_of(given.system), schema)).encode("utf-8", "replace")
        shown = "" if template is None else f"{template[:40]!r} "
        self._name = f"{given.method}({shown}#{blake2b(asked, digest_size=3).hexdigest()})"
        self._chosen = {"limit": given.limit, "sample": sample_of(given.sample), "seed": given.seed}
        prices = {model: Price(*price) for model, price in prices_of(given.price).items()} or None
        if given.stop_after_cost is not None and prices is None:
            raise UsageError(
                "--stop-after-cost needs a price, in USD for a million tokens: --price gpt-4o-mini=0.15,0.60"
            )
        if given.poll_s is not None and given.mode != "batch":
            raise UsageError("--poll-s goes with --mode batch")
        self._options = {
            "limits": _limits(given),
            "concurrency": given.concurrency,
            "mode": given.mode,
            "batch": BatchOptions(poll_s=given.poll_s) if given.mode == "batch" else None,
            "prices": prices,
            "stop_after_cost": given.stop_after_cost,
            "retry_failed": given.retry_failed,
            # The first row was checked, so what is wrong with another one is wrong with that one; and so is a refusal.
            "on_error": lambda error, row, tries: "keep" if isinstance(error, (UsageError, NotWhole)) else None,
            "ordered": (given.ordered or (self._piped and out != "-")) and given.mode == "calls",
            "progress": False if given.quiet or dry or (out == "-" and sys.stdout.isatty()) else None,
            "dry_run": dry,
        }
        self._summary = Summary()

    async def calls(self) -> None:
        """Make the calls. What is piped is written meanwhile."""
        given = self._given
        first = self._rows.first()
        try:
            await self._requests.check(first)
        except OptionError:
            raise
        except UsageError as error:
            raise UsageError(f"{self._rows.name}, line {line_of(first) or 1}: {error}") from None
        if not given.dry_run:
            self._say(f"journal: {self._journal or 'none; what is done is not kept'}")

        async def call(row: Any) -> Any:
            try:
                return await self._requests.send(row)
            except UsageError as error:
                raise (UsageError(f"line {line_of(row)}: {error}") if line_of(row) else error) from None

        call.__name__ = call.__qualname__ = self._name
        async with self._client:
            results = run(self._rows, call, journal=self._journal, **self._chosen, **self._options)
            self._summary = results.summary
            results._plan.says_how_to_go_on = False  # this command does, with the words to type
            if not self._piped or given.dry_run:
                self._summary = await results
                return
            with output(given.out) as out:
                async with results:
                    async for result in results:
                        out.write(self._lines.line(result))
                        out.flush()

    def interrupted(self) -> int:
        """Say how to go on after Ctrl-C, and return the exit code."""
        done, given = self._summary, self._given
        kept = f", and kept in {self._journal}" if self._journal else "; there is no journal, so they begin anew"
        rows = "rows" if done.total is None else f"of {done.total:,} rows"
        self._say(f"interrupted: {done.finished:,} {rows} are done{kept}", always=True)
        if given.mode == "batch":
            self._say(
                "batches that were sent go on at the service; their answers are fetched the next time", always=True
            )
        if self._journal:
            what = "go on with the same input:" if given.input == "-" else "go on with:"
            self._say(f"{what}\n  {_command(sys.argv[1:])}", always=True)
        return 130

    def ended(self) -> int:
        """Write the output, say what there is, and return the exit code."""
        given, done = self._given, self._summary
        if given.dry_run:
            print(_told_dry(done))
            return 0
        if not self._piped:
            assert self._journal is not None
            rows = rows_of(self._rows, **self._chosen)
            try:
                with output(given.out) as out:
                    for result in merged(rows, journal_results(self._journal).kept()):
                        out.write(self._lines.line(result))
            except UsageError as error:
                self._say(str(error), always=True)
                return 1
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
        return 1 if done.failed or done.stopped_because else 0

    def _say(self, text: str, *, always: bool = False) -> None:
        if always or not self._given.quiet:
            print(f"wherry: {text}", file=sys.stderr, flush=True)


def _told_dry(done: Summary) -> str:
    """Put a dry run in words: how fast it was says nothing, and each row makes one call."""
    counted = told(replace(done, seconds=0.0, held_back_by=""), running=True)
    return ", ".join([counted, *(note for note in done.notes if note != SEVERAL_CALLS)])


def _client(given: Namespace, package: ModuleType) -> Any:
    options: dict[str, Any] = {}
    if given.azure and given.base_url:
        raise UsageError("--azure takes its address from AZURE_OPENAI_ENDPOINT; leave out --base-url")
    if given.base_url:
        # Other servers have fields of their own.
        options = {"base_url": given.base_url, "unknown_parameters": "send"}
    if given.dry_run:
        options["api_key"] = "none"  # nothing is sent
    elif not (given.azure or os.environ.get("OPENAI_API_KEY")):
        raise UsageError(
            "there is no key: set the environment variable OPENAI_API_KEY; any text, if the server needs none"
        )
    client: Any = package.AsyncAzureOpenAI if given.azure else package.AsyncClient
    return client(**options)


def _limits(given: Namespace) -> Any:
    if given.requests_per_minute is None and given.tokens_per_minute is None:
        return "headers"
    return Limits(requests_per_minute=given.requests_per_minute, tokens_per_minute=given.tokens_per_minute)


def _command(arguments: Sequence[str]) -> str:
    from shlex import join

    return f"{called_as()} {join(arguments)}"
