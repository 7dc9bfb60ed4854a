"""Where rows come from: iterables, async iterables, files; samples and limits; the keys of rows."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timezone
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

import wherry
from wherry._runtime.bulk.rows.key import key_of
from wherry._runtime.bulk.rows.rows import rows_of


def taken(source: Any, **options: Any) -> list[tuple[int, Any]]:
    return [(n, row) for n, _, row in rows_of(source, **options)]


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    data = text if isinstance(text, bytes) else text.encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


# --- files -----------------------------------------------------------------------------------------------------------

ROWS = [{"id": "1", "text": "Ahoy"}, {"id": "2", "text": "zwei\nZeilen, mit Komma"}]
JSON_LINES = '{"id": "1", "text": "Ahoy"}\n\n{"id": "2", "text": "zwei\\nZeilen, mit Komma"}'
CSV = '\ufeffid,text\r\n1,Ahoy\r\n\r\n2,"zwei\nZeilen, mit Komma"\r\n'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rows.jsonl", JSON_LINES),
        ("rows.ndjson.gz", "\ufeff" + JSON_LINES),
        ("rows.csv", CSV),
        ("rows.CSV.gz", CSV),
        ("rows.tsv", 'id\ttext\n1\tAhoy\n2\t"zwei\nZeilen, mit Komma"'),
    ],
)
def test_files_become_rows(tmp_path: Path, name: str, text: str) -> None:
    """Each kind of file yields the same rows, with its blank lines and byte order mark left out."""
    path = written(tmp_path, name, text)
    assert taken(path) == taken(str(path)) == list(enumerate(ROWS))


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("a.jsonl", '{"a": 1}\n{"a": \n', "a.jsonl, line 2: this is not JSON: Expecting value at column 6"),
        ("a.jsonl", b'{"a": 1}\n"\xff"', "a.jsonl, line 2: this is not JSON"),
        ("a.csv", "a,b\n1,2\n3\n", "a.csv, line 3: 1 fields, but the header has 2"),
        ("a.csv", "a,b,a\n", "a.csv, line 1: the header has 'a' more than once"),
        ("a.csv", b"a\n\xff\n", "a.csv, line 2: this is not UTF-8"),
        ("a.csv", b"a\n\xff\n", "pass csv.DictReader(open(path, encoding=..., newline='')) as the rows"),
        ("a.csv", "a;b\n1;2\n", "a.csv, line 1: no ',' in the header, but ';': pass csv.DictReader("),
        ("a.tsv", "a,b|c\n", "a.tsv, line 1: no '\\t' in the header, but '|'"),
        ("a.csv", 'a\n"b\n', "a.csv, line 2: unexpected end of data"),
    ],
)
def test_faults_of_files_name_the_line(tmp_path: Path, name: str, text: str | bytes, fault: str) -> None:
    """What cannot be read is told with the file and the number of the line."""
    with pytest.raises(wherry.UsageError) as caught:
        taken(written(tmp_path, name, text))
    assert fault in str(caught.value)


def test_a_large_field(tmp_path: Path) -> None:
    """A text of a CSV file may be longer than the module csv allows by itself."""
    assert taken(written(tmp_path, "rows.csv", "id,text\n1," + "a" * 200_000)) == [
        (0, {"id": "1", "text": "a" * 200_000})
    ]


def test_a_file_that_breaks_off(tmp_path: Path) -> None:
    """The rows before the end of a cut gzip file are read, and then an error names the file."""
    path = tmp_path / "cut.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"a": 1}\n' * 100_000)[:-20])
    with pytest.raises(wherry.UsageFileError, match=r"cut.jsonl.gz cannot be read after line [1-9]"):
        taken(path)


def test_what_cannot_be_a_source(tmp_path: Path) -> None:
    """Mistakes are told before anything is read."""
    with pytest.raises(wherry.UsageFileNotFoundError):
        rows_of("nowhere.jsonl")
    with pytest.raises(wherry.UsageFileError, match="is a folder"):
        rows_of(tmp_path)
    for source in ({"a": 1}, b"rows", 3, None):
        with pytest.raises(wherry.UsageTypeError, match="rows is an iterable"):
            rows_of(source)
    with pytest.raises(wherry.UsageError, match=r"read from .jsonl, .ndjson, .csv and .tsv"):
        rows_of(written(tmp_path, "rows.txt", "a"))
    for options in ({"limit": -1}, {"limit": True}, {"sample": 0}, {"sample": 1.5}, {"sample": True}):
        with pytest.raises(wherry.UsageError):
            rows_of([], **options)


# --- iterables -------------------------------------------------------------------------------------------------------


class Counted:
    """Yields numbers, and knows how many were taken, and whether it was closed."""

    def __init__(self) -> None:
        self.count, self.closed = 0, False

    def rows(self) -> Iterator[int]:
        try:
            while True:
                self.count += 1
                yield self.count
        finally:
            self.closed = True

    async def async_rows(self) -> AsyncIterator[int]:
        try:
            while True:
                self.count += 1
                yield self.count
        finally:
            self.closed = True


def test_no_row_is_read_that_is_not_asked_for() -> None:
    """A limit ends a source without an end after exactly so many rows, and closes it."""
    source = Counted()
    assert taken(source.rows(), limit=3) == [(0, 1), (1, 2), (2, 3)]
    assert (source.count, source.closed) == (3, True)
    assert taken(Counted().rows(), limit=0) == []


def test_async_sources_are_for_async_code() -> None:
    """An async iterable is read by async code alone, which reads any other source as well."""
    source = Counted()

    async def read(rows: Any) -> list[Any]:
        return [row async for _, _, row in rows]

    assert asyncio.run(read(rows_of(source.async_rows(), limit=2))) == [1, 2]
    assert (source.count, source.closed) == (2, True)
    assert asyncio.run(read(rows_of(["x", "y", "z"], limit=2))) == ["x", "y"]
    with pytest.raises(wherry.UsageTypeError, match="async for"):
        taken(source.async_rows())


def test_samples(tmp_path: Path) -> None:
    """A sample has the same rows on each run, whatever comes after them, under the numbers that they have without it."""
    share = taken(range(10_000), sample=0.1, seed=1)
    assert 900 < len(share) < 1100
    assert all(n == row for n, row in share)
    assert taken(iter(range(20_000)), sample=0.1, seed=1)[: len(share)] == share
    assert taken(range(10_000), sample=0.1, seed=2) != share
    assert rows_of(range(10_000), sample=0.1, seed=1).total == len(share)
    assert taken(range(10_000), sample=0.1, seed=1, limit=5) == share[:5]

    exact = taken(range(1000), sample=7)
    assert len(exact) == 7
    assert exact == sorted(exact)
    path = written(tmp_path, "rows.jsonl", "".join(f"{n}\n" for n in range(1000)))
    assert taken(path, sample=7) == exact
    assert taken([1, 2], sample=7) == [(0, 1), (1, 2)]
    with pytest.raises(wherry.UsageError, match=r"sample=0\.01"):
        taken(iter(range(10)), sample=7)


def test_totals() -> None:
    """How many rows there are is known without reading them where the source knows."""
    assert rows_of([1, 2, 3]).total == 3
    assert rows_of([1, 2, 3], limit=2).total == 2
    assert rows_of([1, 2, 3], sample=2).total == 2
    assert rows_of(iter([1, 2, 3]), limit=2).total == 2  # at most
    assert rows_of(iter([1, 2, 3])).total is None


# --- keys ------------------------------------------------------------------------------------------------------------


class Colour(Enum):
    RED = 1


@dataclass
class Point:
    x: int
    y: Any = None


def test_keys_depend_on_what_is_in_a_row() -> None:
    """The key of a row is the same for the same content, whatever the order of its keys, and another one for another."""
    rows: list[Any] = [
        "text",
        {"a": 1, "b": [1, {"c": None}]},
        ("a", 1),
        Point(1, date(2026, 1, 2)),
        datetime(2026, 1, 2, tzinfo=timezone.utc),
        Decimal("1.0"),
        Path("/a/b"),
        Colour.RED,
        {1, 2, 3},
        wherry.models.CompletionUsage(completion_tokens=0, prompt_tokens=1, total_tokens=2),
        float("nan"),
    ]
    assert len({key_of(row) for row in rows}) == len(rows)
    assert all(0 <= key_of(row) < 1 << 63 for row in rows)
    assert key_of({"a": 1, "b": 2}) == key_of({"b": 2, "a": 1})
    assert key_of(Point(1, {"z", "y"})) == key_of({"x": 1, "y": ['"y"', '"z"']})
    # On other machines and other Pythons, too: a journal may move.
    assert key_of({"text": "Ahoy", "n": [1, 2.5, None, True]}) == 3697283330986343135


def test_rows_without_a_stable_text_need_a_key() -> None:
    """A row that looks different on every run is an error that names it and the way out, which works."""
    with pytest.raises(wherry.UsageTypeError, match=r"row 1: a row holds a value of object.*pass key="):
        taken([1, {"x": object()}])
    with pytest.raises(wherry.UsageTypeError, match="pass key="):
        taken([{1: "a", "b": 2}])
    assert taken([object()], keyed=False)[0][0] == 0
    assert [key for _, key, _ in rows_of([object()], key=lambda row: "name")] == [key_of("name")]
