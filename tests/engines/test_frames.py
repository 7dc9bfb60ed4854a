"""Rows of DataFrames and tables, the same from each library; results as Parquet."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import wherry
from wherry._runtime.bulk.keeping.keep import keep, kept, untagged
from wherry._runtime.bulk.result import Result
from wherry._runtime.bulk.results_file import write_parquet
from wherry._runtime.bulk.rows import frames
from wherry._runtime.bulk.rows.rows import rows_of

narwhals, numpy, pandas, polars = map(pytest.importorskip, ("narwhals", "numpy", "pandas", "polars"))
pyarrow, dataset, parquet = map(pytest.importorskip, ("pyarrow", "pyarrow.dataset", "pyarrow.parquet"))

COUNT = 10_000
ROWS = [
    {"id": n, "text": f"row {n}", "day": date(2026, 1, 1 + n % 28), "part": n / 4, "none": None} for n in range(COUNT)
]


def table() -> Any:
    return pyarrow.Table.from_pylist(ROWS)


class OfArrow:
    """A frame of a library that nobody knows, which can be read as a stream of Arrow."""

    columns = tuple(ROWS[0])

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return table().__arrow_c_stream__(requested_schema)


FRAMES: dict[str, Callable[[], Any]] = {
    "pandas": lambda: pandas.DataFrame(ROWS),
    "polars": lambda: polars.DataFrame(ROWS),
    "pyarrow": table,
    "record batch": lambda: table().combine_chunks().to_batches()[0],
    "record batches": lambda: table().to_reader(max_chunksize=1000),
    "dataset": lambda: dataset.dataset(table()),
    "narwhals": lambda: narwhals.from_native(polars.DataFrame(ROWS)),
    "arrow stream": OfArrow,
}


@pytest.mark.parametrize("make", FRAMES.values(), ids=FRAMES)
def test_rows_of_frames(make: Callable[[], Any]) -> None:
    """Each row is a dict of Python values, with the same key whatever library holds it."""
    found = list(rows_of(make()))
    assert [row for _, _, row in found] == ROWS
    assert [key for _, key, _ in found] == [key for _, key, _ in rows_of(ROWS)]
    assert type(found[0][2]["id"]) is int
    if make is not FRAMES["record batches"]:
        assert rows_of(make(), limit=7).total in (7, None)
    assert [n for n, _, _ in rows_of(make(), limit=5)] == [0, 1, 2, 3, 4]


def test_values_of_pandas_and_numpy() -> None:
    """Rows with NaN, NA and NaT are the same rows on the next run; values of these libraries may be in answers."""
    frame = pandas.DataFrame(
        {"a": [1.5, None], "b": pandas.array([1, None], dtype="Int64"), "c": [pandas.Timestamp(0), None]}
    )
    assert [key for _, key, _ in rows_of(frame)] == [key for _, key, _ in rows_of(frame.copy())]
    assert len({key for _, key, _ in rows_of(frame)}) == 2
    answer = [row for _, _, row in rows_of(frame.drop(columns="b"))]
    assert kept(keep(answer))[0] == {"a": 1.5, "c": datetime(1970, 1, 1)}
    assert kept(keep(answer))[1]["c"] is None
    assert kept(keep({"n": numpy.int64(3), "x": numpy.float32(0.5)})) == {"n": 3, "x": 0.5}
    array = numpy.arange(6, dtype="float32").reshape(2, 3)
    assert (kept(keep(array)) == array).all()
    assert untagged(keep(array)) == [[0, 1, 2], [3, 4, 5]]


@pytest.mark.parametrize(
    "column",
    [pandas.Series(["a", "b"]), polars.Series(["a", "b"]), {"a": 1, "b": 2}.keys()],
    ids=["pandas", "polars", "keys"],
)
def test_a_column_is_an_iterable_of_values(column: Any) -> None:
    """A single column has values, not dicts, as rows."""
    assert [row for _, _, row in rows_of(column)] == ["a", "b"]


def test_plans_and_unknown_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan that has not run says what to do; a frame that nothing can read says what to install."""
    with pytest.raises(wherry.UsageTypeError, match="what its collect"):
        list(rows_of(polars.LazyFrame(ROWS)))
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(wherry.UsageTypeError, match="pip install narwhals"):
        list(rows_of(OfArrow()))


def test_few_rows_are_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """A frame is read in slices: the first row needs no more than one."""
    monkeypatch.setattr(frames, "_SLICE", 10)
    sliced = []

    class Table:
        num_rows = 1000
        columns = ("n",)

        def slice(self, start: int, count: int) -> Any:
            sliced.append((start, count))
            return pyarrow.table({"n": list(range(start, start + count))})

        def to_pylist(self) -> Any:
            raise AssertionError

        __arrow_c_stream__ = None

    rows = iter(rows_of(Table()))
    assert next(rows)[2] == {"n": 0}
    assert sliced == [(0, 10)]


def results(answers: Iterator[Any]) -> Iterator[Any]:
    for n, answer in enumerate(answers):
        error = wherry.APIConnectionError("broken off") if answer is None else None
        yield Result(n, None, answer, error)


def test_parquet(tmp_path: Path) -> None:
    """Results become columns, slice by slice: text as it is, other answers as JSON, vectors as lists of 32-bit floats."""
    path = tmp_path / "out.parquet"
    assert write_parquet(results("text" if n % 2 else None for n in range(3000)), path) == 3000
    assert parquet.ParquetFile(path).num_row_groups == 3
    columns = parquet.read_table(path).to_pydict()
    assert columns["n"] == list(range(3000))
    assert columns["answer"][:2] == [None, "text"]
    assert columns["error_type"][:2] == ["APIConnectionError", None]

    assert write_parquet(results(iter([{"a": ("b",)}, "text", None, 3])), path) == 4
    assert parquet.read_table(path)["answer"].to_pylist() == ['{"a": ["b"]}', "text", None, "3"]

    assert write_parquet(results(iter([None, [0.5, 1.0], [2, 0.25]])), path) == 3
    read = parquet.read_table(path)
    assert read.schema.field("answer").type == pyarrow.list_(pyarrow.float32())
    assert read["answer"].to_pylist() == [None, [0.5, 1.0], [2.0, 0.25]]
    with pytest.raises(wherry.UsageTypeError, match="the answer of row 2000 is no vector"):
        write_parquet(results([0.5] if n != 2000 else "text" for n in range(3000)), path)
    assert write_parquet(iter([]), path) == 0
    assert [file.name for file in tmp_path.iterdir()] == ["out.parquet"]
