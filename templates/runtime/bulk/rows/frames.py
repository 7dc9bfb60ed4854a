"""Rows of DataFrames and tables, as dicts, in slices: of pandas, polars and pyarrow, and of whatever narwhals knows.

Rule: nothing is imported to find out what it is. The methods of an object say how its rows are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from ...base.errors import UsageTypeError

__all__ = ("is_frame", "length_of_frame", "rows_of_frame")

_SLICE = 4096
_MARKS = ("__arrow_c_stream__", "__dataframe__", "__narwhals_dataframe__", "__narwhals_lazyframe__")


def is_frame(source: Any) -> bool:
    """Return whether it is a table with named columns. A single column is not: it is an iterable of values."""
    kind = type(source)
    named = hasattr(kind, "columns") or hasattr(kind, "schema") or hasattr(source, "columns")
    return named and (any(hasattr(kind, mark) for mark in _MARKS) or hasattr(kind, "collect") or _reads(source))


def _reads(source: Any) -> bool:
    return hasattr(source, "to_batches") or (hasattr(source, "iloc") and hasattr(source, "to_dict"))


def length_of_frame(source: Any) -> int | None:
    """Return how many rows a frame has, where it knows."""
    rows = getattr(source, "num_rows", None)
    if isinstance(rows, int):
        return rows
    try:
        return len(source)
    except TypeError:
        return None


def rows_of_frame(source: Any) -> Iterator[dict[str, Any]]:
    """Yield the rows as dicts of Python values. At most 4,096 are in memory, beside the frame itself.

    Raises:
        UsageTypeError: It is a plan that has not run yet, or nothing that is installed can read it.
    """
    if hasattr(source, "to_pylist") and hasattr(source, "slice"):  # a table or a record batch of pyarrow
        for start in range(0, source.num_rows, _SLICE):
            yield from source.slice(start, _SLICE).to_pylist()
    elif hasattr(source, "to_batches"):  # a dataset of pyarrow
        for batch in source.to_batches():
            yield from rows_of_frame(batch)
    elif hasattr(source, "read_next_batch"):  # a stream of record batches
        for batch in source:
            yield from rows_of_frame(batch)
    elif hasattr(source, "iter_slices"):  # polars
        for part in source.iter_slices(_SLICE):
            yield from part.rows(named=True)
    elif hasattr(source, "iloc") and hasattr(source, "to_dict"):  # pandas, and those that look like it
        for start in range(0, len(source), _SLICE):
            yield from source.iloc[start : start + _SLICE].to_dict(orient="records")
    elif hasattr(source, "collect"):
        raise UsageTypeError(
            f"rows is a {type(source).__name__}, which has not run yet: pass what its collect() returns"
        )
    else:
        yield from _by_a_library(source)


def _by_a_library(source: Any) -> Iterator[dict[str, Any]]:
    """Read a frame of another kind with narwhals or pyarrow, whichever is installed."""
    if hasattr(source, "__arrow_c_stream__"):
        try:
            pyarrow = import_module("pyarrow")
        except ImportError:
            pass
        else:
            yield from rows_of_frame(pyarrow.RecordBatchReader.from_stream(source))
            return
    try:
        narwhals = import_module("narwhals")
    except ImportError:
        raise UsageTypeError(
            f"to read the rows of a {type(source).__name__}, install narwhals (pip install narwhals), "
            "or pass an iterable of rows"
        ) from None
    frame = narwhals.from_native(source, eager_only=True)
    for start in range(0, len(frame), _SLICE):
        yield from frame[start : start + _SLICE].rows(named=True)
