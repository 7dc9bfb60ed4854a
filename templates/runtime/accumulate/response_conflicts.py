"""Conflicts: what the events of a response's stream say that cannot all be true. Pure.

Rule: only a stream is refused in which two answers are evidently mixed, or in which work was lost. Servers that number
items anew when they are done or at the end, give all of them one index, or leave out events or the last output are not.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from ..base.errors import StreamConflictError
from .growing import fields_of
from .placing import Placed
from .response_table import FINAL

__all__ = ("Conflicts",)

Fields = dict[str, Any]


class Conflicts:
    """Knows which items were announced and which are done, and raises StreamConflictError."""

    __slots__ = ("done", "open")

    def __init__(self) -> None:
        self.open: set[int] = set()
        """The indexes of items that were announced, and of which nothing has said that they are complete."""
        self.done: set[int] = set()
        """The indexes of items that are done."""

    def announced(self, index: int) -> None:
        """Note that an item has begun."""
        if index not in self.done:
            self.open.add(index)

    def completed(self, index: int) -> None:
        """Note that an item is done."""
        self.open.discard(index)
        self.done.add(index)

    def begun(self, output: Placed, fields: Fields, done: bool) -> int | None:
        """Return the index of the item that is done now under a new ID, at the index of another one; None if it is new."""
        found = (
            index for index, there in output.objects() if index in self.open and not self._differ(index, there, fields)
        )
        return next(found, None) if done else None

    def forget(self) -> None:
        """Forget all items: another list has come in their place."""
        self.open.clear()
        self.done.clear()

    def check_response(self, data: Fields, before: Any, output: Placed, listed: list[Any]) -> None:
        """Check an event that has the whole response; `before` is the response so far, `listed` the new output."""
        known, now = (fields_of(response) or {} for response in (before, data.get("response")))
        if known.get("id") and now.get("id") and known["id"] != now["id"]:
            what = f"it goes on with the response {now['id']!r}, and began with {known['id']!r}"
            raise _conflict(data, before, what)
        there: dict[Any, list[tuple[int, Fields]]] = {}
        for index, fields in output.objects():
            if fields.get("id"):
                there.setdefault(fields["id"], []).append((index, fields))
        seen: dict[Any, Fields] = {}
        for fields in filter(None, map(fields_of, listed)):
            same = there.get(fields.get("id"), ())  # several, if a server gives all items one ID
            if same and all(self._differ(index, earlier, fields) for index, earlier in same):
                raise _conflict(data, before, _other_type(*same[0], fields))
            name = fields.get("id") if data.get("type") not in FINAL else None  # at the end, the list is taken as it is
            if name and seen.setdefault(name, fields) is not fields and seen[name] == fields:
                raise _conflict(data, before, f"the {_named(fields)} is listed twice")
        if data.get("type") == "response.completed":
            self._check_complete(data, before, output, listed)

    def check_item(self, data: Fields, before: Any, output: Placed, index: Any, fields: Fields, done: bool) -> None:
        """Check an item before it is put at an index. One that is begun there is another one, however much it looks the same."""
        there = fields_of(output.get(index))
        if there is not None:
            if self._differ(index, there, fields):
                raise _conflict(data, before, _other_type(index, there, fields))
        elif done and (fields.get("id") or fields.get("call_id")):
            for other, earlier in output.objects():
                if other in self.done and earlier == fields:
                    what = f"the {_named(fields)} is done at index {index}, and was done at index {other} already"
                    raise _conflict(data, before, what)

    def _differ(self, index: Any, there: Fields, fields: Fields) -> bool:
        """Return whether an item has become one of another type. If a delta made it, its type was a guess."""
        told = index in self.open or index in self.done
        return told and bool(there.get("type") and fields.get("type")) and there["type"] != fields["type"]

    def _check_complete(self, data: Fields, before: Any, output: Placed, listed: list[Any]) -> None:
        """Check that no item was begun and lost. Without an output at the end, a server that ends no item loses none."""
        if not self.open or not (listed or self.done):
            return
        last = [fields_of(item) or {} for item in listed]
        names = {name for fields in last for name in (fields.get("id"), fields.get("call_id")) if name}
        counts = Counter(fields.get("type") for fields in last)
        counts.subtract(fields.get("type") for _, fields in output.objects())
        for index, fields in output.objects():
            is_there = names & {fields.get("id"), fields.get("call_id")} or counts[fields.get("type")] >= 0
            if index in self.open and not is_there:
                raise _conflict(data, before, f"the {_named(fields)} was begun at index {index}, and never ended")


def _named(fields: Fields) -> str:
    name = fields.get("id") or fields.get("call_id")
    return f"{fields.get('type') or 'item'} {name!r}" if name else f"{fields.get('type') or 'item'}"


def _other_type(index: int, there: Fields, fields: Fields) -> str:
    return f"the {_named(there)} at index {index} has become a {_named(fields)}"


def _conflict(data: Fields, before: Any, what: str) -> StreamConflictError:
    number = data.get("sequence_number")
    where = f"{data.get('type')}{f', sequence number {number}' if isinstance(number, int) else ''}"
    return StreamConflictError(f"the stream contradicts itself: {what} ({where})", partial=before)
