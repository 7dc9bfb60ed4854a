"""The items of a realtime conversation, in their order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .. import language
from ..errors import Refusal
from . import realtime_turn, speech

Item = dict[str, Any]
ROOT = "root"


class Conversation:
    """Items by id; what is not there is refused."""

    def __init__(self, new_id: Callable[[str], str]) -> None:
        self._new_id = new_id
        self._items: list[Item] = []

    def add(self, item: Item, previous: str | None) -> tuple[Item, str | None]:
        """Add an item behind another (the last one; "root": before all); returns it and the id of the one before it."""
        whole = {"object": "realtime.item", "status": "completed", **item}
        whole["id"] = item.get("id") or self._new_id("item_")
        if any(each["id"] == whole["id"] for each in self._items):
            raise Refusal(400, f"There is an item {whole['id']} already.", param="item.id", code="invalid_value")
        at = len(self._items)
        if previous == ROOT:
            at = 0
        elif previous is not None:
            at = self._items.index(self.find(previous, "create")) + 1
        self._items.insert(at, whole)
        return whole, self._items[at - 1]["id"] if at else None

    def find(self, item_id: str, verb: str) -> Item:
        """Return an item; `verb` tells what for."""
        found = next((item for item in self._items if item["id"] == item_id), None)
        if found is None:
            message = f"There is no item {item_id!r} in the conversation."
            raise Refusal(400, message, param="item_id", code=f"item_{verb}_invalid_item_id")
        return found

    def delete(self, item_id: str) -> None:
        """Take an item out."""
        self._items.remove(self.find(item_id, "delete"))

    def truncate(self, item_id: str, index: int, end_ms: int) -> None:
        """Cut the audio of an answer, and with it what was said after that."""
        item = self.find(item_id, "truncate")
        content = item.get("content") or []
        part = content[index] if item.get("role") == "assistant" and 0 <= index < len(content) else {}
        if part.get("type") != "output_audio":
            raise Refusal(400, "Only audio of an answer can be truncated.", param="content_index", code="invalid_value")
        pieces = language.pieces(part["transcript"])
        if end_ms > len(pieces) * speech.TONE_MS:
            message = f"The audio has {len(pieces) * speech.TONE_MS} ms; it cannot be cut at {end_ms}."
            raise Refusal(400, message, param="audio_end_ms", code="invalid_value")
        part["transcript"] = "".join(pieces[: end_ms // speech.TONE_MS])

    @property
    def last(self) -> str | None:
        """The id of the last item."""
        return self._items[-1]["id"] if self._items else None

    @property
    def items(self) -> list[Item]:
        """The items, each message with its text, whatever form that has."""
        return [
            {**item, "content": " ".join(map(realtime_turn.heard, item["content"]))} if "content" in item else item
            for item in self._items
        ]
