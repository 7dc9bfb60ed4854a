"""Results from a journal without a run, and results as files."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import wherry
from wherry._runtime.bulk.journal.journal import DONE, FAILED, Journal
from wherry._runtime.bulk.keeping.keep import keep
from wherry._runtime.bulk.result import Result
from wherry._runtime.bulk.results_file import journal_results, write_jsonl, write_parquet
from wherry._runtime.limits.usage import Usage

ROWS = 300


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal of 300 rows, each seventh of them failed, in no order."""
    path = tmp_path / "run.sqlite"
    with Journal(path) as journal:
        for n in sorted(range(ROWS), key=lambda n: n * 7919 % ROWS):
            if n % 7 == 3:
                error = wherry.RateLimitError("slow", status=429, body={"code": "slow_down", "message": "slow"})
                journal.add(n, n, FAILED, 3, None, keep(error))
            else:
                usage = Usage(input=10, output=n, cached=5, total=10 + n)
                journal.add(n, n, DONE, 1, usage, keep({"n": n, "pair": (n, "ü")}), 0.25)
    return path


def test_results_of_a_journal(path: Path) -> None:
    """They come in the order of the rows, as often as they are asked for, all or only some of them."""
    results = journal_results(path)
    assert len(results) == ROWS
    for _ in range(2):
        found = list(results)
        assert [result.n for result in found] == list(range(ROWS))
        assert found[0].answer == {"n": 0, "pair": (0, "ü")}
        assert (found[0].ok, found[0].from_journal, found[0].row, found[0].seconds) == (True, True, None, 0.25)
        assert isinstance(found[3].error, wherry.RateLimitError)
        assert (found[3].ok, found[3].tries) == (False, 3)
    assert [result.n for result in journal_results(path, failed=True)] == list(range(3, ROWS, 7))
    assert len(journal_results(path, failed=False)) == ROWS - len(journal_results(path, failed=True))
    assert os.listdir(path.parent) == ["run.sqlite"]


def test_they_can_be_read_while_a_run_goes_on(path: Path) -> None:
    """A reader sees what is committed, and does not disturb the run that writes."""
    with Journal(path) as journal:
        results = iter(journal_results(path))
        next(results)
        journal.add(ROWS, 0, DONE, 1, None, keep("new"))
        journal.commit()
        assert len(journal_results(path)) == ROWS + 1
        assert len(list(results)) == ROWS


def test_what_is_no_journal(tmp_path: Path) -> None:
    """A file that is not there, is empty or is something else is an error at once, and no file is made."""
    (tmp_path / "empty").touch()
    (tmp_path / "text").write_text("Ahoy\n" * 1000)
    for name, words in (("none", "there is no journal"), ("empty", "is empty"), ("text", "is no journal")):
        with pytest.raises(wherry.UsageFileError, match=words):
            journal_results(tmp_path / name)
    assert sorted(os.listdir(tmp_path)) == ["empty", "text"]


def lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_json_lines(path: Path, tmp_path: Path) -> None:
    """A line for each row: plain JSON, from the journal or from results as they come."""
    out = tmp_path / "out.jsonl"
    assert write_jsonl(path, out) == ROWS
    found = lines(out)
    assert found[0] == {
        "n": 0,
        "answer": {"n": 0, "pair": [0, "ü"]},
        "tries": 1,
        "usage": {"input_tokens": 10, "cached_tokens": 5, "output_tokens": 0},
    }
    assert found[3]["error"]["type"] == "RateLimitError"
    assert (found[3]["error"]["status"], found[3]["error"]["code"]) == (429, "slow_down")
    assert write_jsonl(journal_results(path), tmp_path / "again.jsonl") == ROWS
    assert write_jsonl(iter(journal_results(path)), tmp_path / "third.jsonl") == ROWS
    assert out.read_bytes() == (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "third.jsonl").read_bytes()
    assert write_jsonl([Result(0, {"text": "Ahoy"}, "Hello")], out, rows=True) == 1
    assert lines(out) == [{"n": 0, "row": {"text": "Ahoy"}, "answer": "Hello", "tries": 1}]


def test_a_file_is_complete_or_not_there(tmp_path: Path) -> None:
    """If the results end with an error, the file that was there before stays, and nothing else is left."""
    out = tmp_path / "out.jsonl"
    out.write_text("before")

    def broken() -> Iterator[Result[None, str]]:
        yield Result(0, None, "Hello")
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError):
        write_jsonl(broken(), out)
    assert (os.listdir(tmp_path), out.read_text()) == (["out.jsonl"], "before")
    with pytest.raises(wherry.UsageTypeError, match="pass the journal"):
        write_jsonl(3, out)  # type: ignore[arg-type]


def test_parquet_says_what_it_needs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pyarrow, the error names it and the way without. (With it: tests/engines/test_frames.py.)"""
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(wherry.UsageError, match=r"pip install pyarrow.*write_jsonl"):
        write_parquet(path, tmp_path / "out.parquet")
    assert os.listdir(tmp_path) == ["run.sqlite"]
