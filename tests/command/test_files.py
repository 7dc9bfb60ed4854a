"""`wherry bulk` and its files: none replaces another, and no answer stands beside a row that it is not of."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.command.test_bulk import ASK, command
from wherry import UsageError, bulk
from wherry._runtime.bulk.journal.journal import DONE, Journal, Kept
from wherry._runtime.bulk.rows.key import key_of
from wherry._runtime.command.bulk.writing import merged
from wherry_server import serve

ROWS = "text\none\ntwo\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--out", "rows.csv"), "INPUT and --out are the same file"),
        (("--out", "./link.csv"), "INPUT and --out are the same file"),
        (("--out", "j", "--journal", "j"), "--out and --journal are the same file"),
        (("--out", "o", "--journal", "rows.csv"), "INPUT and --journal are the same file"),
        (("--out", "missing/o"), "there is no such folder"),
        (("--out", "."), "name a file, not a folder"),
    ],
)
def test_files_that_would_replace_each_other(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    """Nothing is sent, and the input is as it was."""
    Path(tmp_path, "rows.csv").write_text(ROWS)
    os.symlink("rows.csv", tmp_path / "link.csv")
    with serve(port=0) as server:
        done = command(tmp_path, server, "rows.csv", *ASK[:4], *arguments, "--quiet")
        assert not server.log
    assert done.returncode == 2
    assert told in done.stderr
    assert Path(tmp_path, "rows.csv").read_text() == ROWS


def test_a_row_that_changed_meanwhile() -> None:
    """A result goes to the row that it is of, or to none."""
    kept = [Kept(n, key_of(text), DONE, 1, None, None, None, 0.1, b'"done"') for n, text in enumerate("abc")]
    rows = [(n, key_of(text), text) for n, text in enumerate("abcd")]
    assert [(each.row, each.answer) for each in merged(rows, kept)] == [("a", "done"), ("b", "done"), ("c", "done")]
    inserted = [(n, key_of(text), text) for n, text in enumerate("xabc")]
    with pytest.raises(UsageError, match="row 0 of the input has changed"):
        list(merged(inserted, kept))


def test_no_journal_is_replaced_by_results(tmp_path: Path) -> None:
    """write_jsonl leaves an SQLite file as it is."""
    path = tmp_path / "run.sqlite"
    with Journal(path) as journal:
        journal.add(0, 1, DONE, 1, None, b'"done"')
    with pytest.raises(UsageError, match="is a journal"):
        bulk.write_jsonl(path, path)
    assert [result.answer for result in bulk.journal_results(path)] == ["done"]
