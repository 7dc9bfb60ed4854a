"""Calls: the tool calls of one message, put together from fragments.

Whose fragment it is, most servers say by its index. Some send none, or 0 for every call; there the id decides, and where
that is missing too, the order.
"""

from __future__ import annotations

import json
from typing import Any

from ..data import codec
from ..data.model import new, set_fields
from .growing import Text, extend_text, fields_of, merge

__all__ = ("Call", "Calls")

_ONCE = frozenset(("id", "index", "type"))


class Call:
    """A call as far as it has come."""

    __slots__ = ("arguments", "data", "done", "index", "inner", "is_function", "model", "place")

    def __init__(self, models: Any, fragment: dict[str, Any], index: int | None) -> None:
        self.is_function = "custom" not in fragment and fragment.get("type") != "custom"
        key, text = ("function", "arguments") if self.is_function else ("custom", "input")
        self.inner: dict[str, Any] = {"name": "", text: ""}
        """What is called, and with which text."""
        self.data: dict[str, Any] = {"type": key}
        if self.is_function:
            self.model, holder = new(models.ParsedFunctionToolCall), new(models.ParsedFunction)
        else:
            self.model = new(models.ChatCompletionMessageCustomToolCall)
            holder = new(models.ChatCompletionMessageCustomToolCallCustom)
        set_fields(holder, self.inner)
        self.data[key] = holder
        set_fields(self.model, self.data)
        self.arguments = Text(self.inner, text)
        self.index = index
        self.place = 0
        """Where it stands in `message.tool_calls`."""
        self.done = False

    def add(self, fragment: dict[str, Any]) -> None:
        """Merge what a fragment has."""
        data = self.data
        for key, value in fragment.items():
            if key == "function" or key == "custom":
                inner = fields_of(value)
                if inner is not None and data.get(key) is not None:
                    self._extend(inner)
            elif key not in _ONCE:
                merge(data, {key: value})
            elif value is not None and data.get(key) in (None, ""):
                data[key] = value

    def _extend(self, more: dict[str, Any]) -> None:
        inner, text = self.inner, self.arguments.key
        for key, value in more.items():
            if key == text:
                if value.__class__ is not str:  # an object, say: some servers do not write arguments as text
                    value = "" if value is None else codec.dumps(value)
                extend_text(inner, key, value)
            elif key != "name":
                merge(inner, {key: value})
            elif value and value != inner["name"]:  # whole in one fragment, in each of them, or in pieces
                inner["name"] += str(value)

    def is_whole(self) -> bool:
        """Return whether the arguments are complete JSON."""
        try:
            json.loads(self.arguments.read())
        except ValueError:
            return False
        return True


class Calls:
    """The calls of a message."""

    __slots__ = ("_by_id", "_by_index", "_last", "_models", "items", "models")

    def __init__(self, models: Any) -> None:
        self._models = models
        self._by_index: dict[int, Call] = {}
        self._by_id: dict[str, Call] = {}
        self._last: Call | None = None
        self.items: list[Call] = []
        """In the order of their indexes."""
        self.models: list[Any] = []
        """The same as models: `message.tool_calls`."""

    def add(self, fragments: list[Any]) -> list[tuple[Call, dict[str, Any]]]:
        """Merge the fragments of a chunk; return each with the call that it belongs to."""
        found = []
        for each in fragments:
            fragment = fields_of(each)
            if fragment is not None:
                call = self._last = self._call_of(fragment)
                call.add(fragment)
                if (id_ := _id(fragment)) is not None:
                    self._by_id.setdefault(id_, call)
                found.append((call, fragment))
        return found

    def _call_of(self, fragment: dict[str, Any]) -> Call:
        index: Any = fragment.get("index")
        id_ = _id(fragment)
        if index.__class__ is int:
            there = self._by_index.get(index)
            if there is None or id_ is None or there.data.get("id") in (None, "", id_):
                return there or self._new(fragment, index)
            # One index for two ids: two calls, unless a server makes up an id for each fragment.
            known = self._by_id.get(id_)
            if known is not None and known.index == index:
                return known
            return self._new(fragment, index) if _name(fragment) else there
        if id_ is not None:
            return self._by_id.get(id_) or self._new(fragment, None)
        last = self._last
        if last is None or (_name(fragment) and last.is_whole()):
            return self._new(fragment, None)
        return last

    def _new(self, fragment: dict[str, Any], index: int | None) -> Call:
        call = Call(self._models, fragment, index)
        if index is not None:
            self._by_index[index] = call
        at = len(self.items)
        while index is not None and at and (before := self.items[at - 1].index) is not None and before > index:
            at -= 1
        self.items.insert(at, call)
        self.models.insert(at, call.model)
        for place, each in enumerate(self.items):
            each.place = place
        return call


def _id(fragment: dict[str, Any]) -> str | None:
    id_ = fragment.get("id")
    return id_ if isinstance(id_, str) and id_ else None


def _name(fragment: dict[str, Any]) -> Any:
    inner = fields_of(fragment.get("function")) or fields_of(fragment.get("custom"))
    return inner is not None and inner.get("name")

# Copied from templates/runtime/accumulate/chat_calls.py: edit it there.
