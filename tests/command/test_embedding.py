"""`wherry bulk --method embeddings.create`: many texts share a request, and each row has a line of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command.test_bulk import calls, command, output_of, rows_in
from wherry_server import Server, serve

EMBED = ("--method", "embeddings.create", "--model", "text-embedding-3-small", "--template", "{text}")
OUT = ("--out", "out.jsonl", "--quiet")


@pytest.fixture(scope="module")
def quick() -> Iterator[Server]:
    """The built-in server."""
    with serve(port=0) as server:
        yield server


def test_texts_share_requests(quick: Server, tmp_path: Path) -> None:
    """5,000 texts take three requests, and have the vectors that they get alone; a second run sends nothing."""
    rows = rows_in(tmp_path, 5000)
    before = calls(quick)
    ended = command(tmp_path, quick, "rows.jsonl", *EMBED, *OUT, "--set", "dimensions=4", "--set", "user=ann")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert calls(quick) - before == 3
    sent = json.loads(quick.log[-1].body)
    assert (sent["dimensions"], sent["user"]) == (4, "ann")
    found = output_of(tmp_path)
    assert [{"id": line["id"], "text": line["text"]} for line in found] == rows
    assert [line["n"] for line in found] == list(range(5000))
    assert {len(line["answer"]) for line in found} == {4}
    again = command(tmp_path, quick, "rows.jsonl", *EMBED, *OUT, "--set", "dimensions=4", "--set", "user=ann")
    assert again.returncode == 0
    assert calls(quick) - before == 3
    assert output_of(tmp_path) == found
    (tmp_path / "alone.jsonl").write_text(
        json.dumps({"input": rows[7]["text"], "model": "text-embedding-3-small", "dimensions": 4})
    )
    alone = command(tmp_path, quick, "alone.jsonl", *EMBED[:2], "--out", "-", "--quiet")
    assert json.loads(alone.stdout)["answer"] == found[7]["answer"]


def test_rows_without_a_text(quick: Server, tmp_path: Path) -> None:
    """A row whose text is empty, or that does not fit the template, fails alone, and says where it is."""
    rows = [{"text": "a"}, {"text": ""}, {"other": "b"}, {"text": "c"}]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    ended = command(tmp_path, quick, "rows.jsonl", *EMBED, *OUT)
    assert ended.returncode == 1
    found = output_of(tmp_path)
    assert ["error" in line for line in found] == [False, True, True, False]
    assert "the text is empty" in found[1]["error"]["message"]
    assert found[2]["error"]["message"] == "line 3: there is no column 'text'; the columns are: other"


def test_other_fields_need_another_journal(quick: Server, tmp_path: Path) -> None:
    """Vectors that were asked for otherwise are not taken for these."""
    rows_in(tmp_path, 3)
    for name, code in (("ann", 0), ("ann", 0), ("bob", 2)):
        ended = command(tmp_path, quick, "rows.jsonl", *EMBED, *OUT, "--set", f"user={name}")
        assert ended.returncode == code, ended.stderr


def test_batches_have_a_line_for_each_text(quick: Server, tmp_path: Path) -> None:
    """--mode batch has as much room for lines as for texts."""
    rows_in(tmp_path, 3)
    ended = command(tmp_path, quick, "rows.jsonl", *EMBED, *OUT, "--mode", "batch", "--poll-s", "0.05")
    assert ended.returncode == 0, ended.stderr
    assert [len(line["answer"]) > 3 for line in output_of(tmp_path)] == [True] * 3


def test_no_whole_answers(quick: Server, tmp_path: Path) -> None:
    """--full has nothing to show where texts share an answer, and says so."""
    rows_in(tmp_path, 3)
    ended = command(tmp_path, quick, "rows.jsonl", *EMBED, *OUT, "--full")
    assert ended.returncode == 2
    assert "share a request" in ended.stderr
