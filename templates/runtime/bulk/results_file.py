"""Results as files, and results from a journal without running anything. All of it in constant memory.

A file gets its name when it is complete; until then it is there as `NAME.part`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from itertools import islice
from typing import Any, TypeAlias

from ..base.errors import UsageError, UsageTypeError
from .journal.file import failures_of
from .journal.journal import DONE, FAILED, Kept, kept_rows, read_only
from .keeping.keep import keep, untagged
from .result import Result

__all__ = ("JournalResults", "Results", "journal_results", "new_file", "write_jsonl", "write_parquet")

Results: TypeAlias = "Iterable[Result[Any, Any]] | str | os.PathLike[str]"
_SLICE = 1024
_TOKENS = ("input", "cached", "output")
_SQLITE = b"SQLite format 3\0"


class JournalResults:
    """The results in a journal, in the order of the rows. Each iteration reads the file anew; `len` counts them."""

    def __init__(self, path: str | os.PathLike[str], failed: bool | None = None) -> None:
        self.path = os.fspath(path)
        self._failed = failed
        _check_rows(self.path)

    def __iter__(self) -> Iterator[Result[None, Any]]:
        return map(result_of, self.kept())

    def __len__(self) -> int:
        connection = read_only(self.path)
        try:
            with failures_of(self.path):
                found = dict(connection.execute("SELECT state, count(*) FROM row GROUP BY state").fetchall())
        finally:
            connection.close()
        counts = {False: found.get(DONE, 0), True: found.get(FAILED, 0)}
        return sum(counts.values()) if self._failed is None else counts[self._failed]

    def kept(self) -> Iterator[Kept]:
        """Yield the results as they are kept."""
        connection = read_only(self.path)
        try:
            yield from kept_rows(connection, self.path, self._failed)
        finally:
            connection.close()


def result_of(kept: Kept) -> Result[None, Any]:
    """Return the result that a journal has kept, without its row."""
    result = Result[None, Any](
        kept.n, None, usage=kept.usage, tries=kept.tries, seconds=kept.seconds or 0.0, from_journal=True
    )
    if kept.failed:
        result.error = kept.value()
    else:
        result.answer = kept.value()
    return result


def _check_rows(path: str) -> None:
    """Raise UsageError if a file is no journal, or if what it has are not the results of rows."""
    connection = read_only(path)
    try:
        with failures_of(path):
            found = connection.execute("SELECT value FROM meta WHERE name = 'call'").fetchone()
    finally:
        connection.close()
    if found is not None and str(found[0]).startswith("embed("):
        raise UsageError(
            f"{path} is the journal of bulk.embed: it has packs of vectors, and not which row each one is of. Run the same "
            "bulk.embed again: results come from the journal, and nothing is sent; write_jsonl and write_parquet take them"
        )


def journal_results(path: str | os.PathLike[str], *, failed: bool | None = None) -> JournalResults:
    """Return the results in a journal, in the order of the rows, without running anything. `row` is None in each.

    Args:
        path: The journal; also that of a run which goes on.
        failed: True: only the rows that have failed; False: only those with an answer.

    Raises:
        UsageError: The file is not there, is no journal, or is that of `bulk.embed`: run that again to get its results.
    """
    return JournalResults(path, failed)


def write_jsonl(results: Results, path: str | os.PathLike[str], *, rows: bool = False) -> int:
    """Write results as JSON lines, and return how many.

    A line is `{"n": 0, "answer": ...}` or `{"n": 1, "error": {"type": "RateLimitError", "status": 429, "message": ...}}`, with
    `tries`, and `usage` where the service told it.

    Args:
        results: Results of a run, or the path of a journal.
        path: Where the file is to be. One that is there is replaced.
        rows: Whether each line has its row, too. (A journal has no rows.)
    """
    count = 0
    with new_file(path) as part, open(part, "w", encoding="utf-8", newline="\n", errors="backslashreplace") as file:
        for result, answer, error in _plain(results):
            line: dict[str, Any] = {"n": result.n}
            if rows and getattr(result, "row", None) is not None:
                line["row"] = untagged(keep(result.row))
            line.update({"answer": answer} if error is None else {"error": error})
            line["tries"] = result.tries
            if result.usage is not None:
                line["usage"] = {f"{name}_tokens": getattr(result.usage, name) for name in _TOKENS}
            file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
            count += 1
    return count


def _plain(results: Results) -> Iterator[tuple[Any, Any, Any]]:
    """Yield (result, answer as plain JSON data, error as plain JSON data); the one that there is not is None."""
    if isinstance(results, (str, os.PathLike)):
        results = JournalResults(results)
    if isinstance(results, JournalResults):
        for kept in results.kept():
            value = untagged(kept.result)
            yield (kept, None, value) if kept.failed else (kept, value, None)
        return
    if not isinstance(results, Iterable):
        raise UsageTypeError(
            f"results are those of a run, or the path of a journal, not {type(results).__name__}; with async code, pass the journal"
        )
    for result in results:
        if result.error is not None:
            yield result, None, untagged(keep(result.error))
        else:
            yield result, untagged(keep(result.answer)), None


def write_parquet(results: Results, path: str | os.PathLike[str]) -> int:
    """Write results as Parquet, and return how many: n, answer, error, error_type, tries, input_, cached_ and output_tokens.

    The column `answer` has the answers as text, those that are no text as JSON; vectors of numbers are lists of 32-bit floats. `error`
    is JSON, too.

    Args:
        results: Results of a run, or the path of a journal.
        path: Where the file is to be. One that is there is replaced.

    Raises:
        UsageError: pyarrow is not installed, or only some of the answers are vectors.
    """
    try:
        pyarrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        raise UsageError("Parquet is written by pyarrow (pip install pyarrow); write_jsonl needs nothing") from None
    found = _plain(results)
    part = list(islice(found, _SLICE))
    answers = [answer for _, answer, error in part if error is None]
    vectors = bool(answers) and all(map(_is_vector, answers))
    text, number = pyarrow.string(), pyarrow.int64()
    kinds = {
        "n": number,
        "answer": pyarrow.list_(pyarrow.float32()) if vectors else text,
        "error": text,
        "error_type": text,
    }
    kinds.update(dict.fromkeys(("tries", "input_tokens", "cached_tokens", "output_tokens"), number))
    schema, count = pyarrow.schema(list(kinds.items())), 0
    with new_file(path) as name, parquet.ParquetWriter(name, schema) as writer:
        while part:
            columns = zip(*(_columns(*each, vectors) for each in part), strict=True)
            writer.write_table(pyarrow.table(list(map(list, columns)), schema=schema))
            count += len(part)
            part = list(islice(found, _SLICE))
    return count


def _is_vector(answer: Any) -> bool:
    return answer.__class__ is list and len(answer) > 0 and set(map(type, answer)) <= {int, float}


def _columns(result: Any, answer: Any, error: Any, vectors: bool) -> tuple[Any, ...]:
    told = kind = None
    if error is not None:
        told, kind = json.dumps(error, ensure_ascii=False), error["type"]
    elif vectors and not _is_vector(answer):
        raise UsageTypeError(
            f"the answer of row {result.n} is no vector, but those before it are; write them as JSON lines"
        )
    elif not vectors and not isinstance(answer, str):
        answer = json.dumps(answer, ensure_ascii=False)
    usage = result.usage
    tokens = (None, None, None) if usage is None else (usage.input, usage.cached, usage.output)
    return (result.n, answer, told, kind, result.tries, *tokens)


@contextmanager
def new_file(path: str | os.PathLike[str]) -> Iterator[str]:
    """Around what writes a file under another name, which becomes `path` at the end; if something is raised, it is removed.

    Raises:
        UsageError: What is there now is a journal.
    """
    if os.path.exists(path) and not os.path.isfile(path):  # a device or a pipe is written to, and stays what it is
        yield os.fspath(path)
        return
    with suppress(OSError), open(path, "rb") as there:
        if there.read(len(_SQLITE)) == _SQLITE:
            raise UsageError(f"{os.fspath(path)} is a journal, or another SQLite file: write to a file of another name")
    part = f"{os.fspath(path)}.part"
    try:
        yield part
        os.replace(part, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(part)
        raise
