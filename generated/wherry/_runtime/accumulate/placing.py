"""Placed: a list that is filled by index. Pure.

Rule: what has the same index is the same element. A stream may leave an index out, or start in the middle; then the
list has no holes, and its elements stay in the order of their indexes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from .growing import fields_of

__all__ = ("Placed",)


class Placed:
    """A list, and the index that each of its elements has in the stream."""

    __slots__ = ("_indexes", "items")

    def __init__(self, items: list[Any]) -> None:
        self.items = items
        self._indexes = list(range(len(items)))

    def get(self, index: Any) -> Any:
        """Return the element with this index, or None."""
        at = self._at(index)
        return None if at is None else self.items[at]

    def put(self, index: Any, value: Any) -> int:
        """Set the element with this index, or insert it in its place; without an index, append it. Return its index."""
        at = self._at(index)
        if at is not None:
            self.items[at] = value
        else:
            if index.__class__ is not int:
                index = self._indexes[-1] + 1 if self._indexes else 0
            at = bisect_left(self._indexes, index)
            self._indexes.insert(at, index)
            self.items.insert(at, value)
        return self._indexes[at]

    def objects(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Iterate the indexes and the fields of the elements that are objects."""
        for index, item in zip(self._indexes, self.items, strict=True):
            fields = fields_of(item)
            if fields is not None:
                yield index, fields

    def find(self, **wanted: Any) -> int | None:
        """Return the index of the first object that has these fields, or None."""
        for index, fields in self.objects():
            if all(fields.get(key) == value for key, value in wanted.items()):
                return index
        return None

    def _at(self, index: Any) -> int | None:
        if index.__class__ is not int:
            return None
        at = bisect_left(self._indexes, index)
        return at if at < len(self._indexes) and self._indexes[at] == index else None

# Copied from templates/runtime/accumulate/placing.py: edit it there.
