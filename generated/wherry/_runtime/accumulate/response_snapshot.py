"""ResponseSnapshot: the events of a response's stream, put together to the Response. Pure.

Rules: an event is never changed, and the snapshot shares no object with it. The snapshot is one live model that grows in
place, so that an event costs the same however much came before it. Items and parts are placed by their indexes. What was
never announced, in a stream that began in the middle or from a server that leaves it out, is made by the event that
fills it (`ITEMS`, `PARTS`).
"""

from __future__ import annotations

from base64 import b64decode
from typing import Any

from ..data.codec import fresh, unwrapped
from ..data.model import get_fields
from .growing import fields_of, merge, own
from .placing import Placed
from .response_conflicts import Conflicts
from .response_table import EFFECTS, ITEMS, PARTS
from .response_text import GrownText

__all__ = ("ResponseSnapshot",)

Fields = dict[str, Any]
_FINAL_PHASES = (None, "", "final_answer")
"""Only messages of these phases are an answer that may be parsed; others say what the model is doing."""


class ResponseSnapshot:
    """What has come of a response so far."""

    def __init__(self, models: Any, parser: Any = None) -> None:
        self._models = models
        self._parser = parser
        self.snapshot: Any = None
        """The Response: one live model, None before the first event."""
        self.finished = False
        """Whether an event said that the response is completed, failed or incomplete."""
        self.partial_images: dict[str, Any] = {}
        """ID of an image generation call -> the latest preview of its image, in base64."""
        self._sounds: list[str] = []
        self._words: list[str] = []
        self._output = Placed([])
        self._conflicts = Conflicts()
        self._lists: dict[tuple[Any, ...], Placed] = {}
        self._texts: dict[tuple[Any, ...], GrownText] = {}
        self._last: tuple[str, Any, Any, str, Any, GrownText] | None = None

    @property
    def audio(self) -> bytes:
        """The audio."""
        return b"".join(map(b64decode, self._sounds))

    @property
    def transcript(self) -> str:
        """What is spoken in the audio."""
        return "".join(self._words)

    def take(self, data: dict[str, Any]) -> GrownText | None:
        """Take the fields of an event. Return the text that grew, if one did.

        Raises StreamConflictError if it contradicts those before it; then it has no effect.
        """
        kind = data.get("type")
        last = self._last
        if last is not None:  # deltas of one text come in runs
            before, item, index, counter, part, text = last
            if (
                kind == before
                and data.get("item_id") == item
                and data.get("output_index") == index
                and data.get(counter) == part
            ):
                _append(text, data)
                return text
            self._last = None
        effect = EFFECTS.get(kind) if isinstance(kind, str) else None
        if effect is None:
            return None
        name, *details = effect
        grown: GrownText | None = getattr(self, f"_{name}")(data, *details)
        return grown

    # --- the response ------------------------------------------------------------------------------------------------------

    def _lives(self, data: dict[str, Any]) -> None:
        """Replace the response, but keep the items that came; those that are done become what they are said to be now."""
        response = own(data.get("response"))
        fields = fields_of(response)
        if fields is None:
            return
        output = fields.get("output") or []
        self._conflicts.check_response(data, self.snapshot, self._output, output)
        if not self._output.items:
            self._replace(response, output)
            return
        self._replace(response)
        for item in output:
            index = self._known(fields_of(item))
            if index in self._conflicts.done:
                self._put(index, item)

    def _ends(self, data: dict[str, Any]) -> None:
        """Replace the response. If its output is empty, or left out, the items that came stay."""
        response = own(data.get("response"))
        fields = fields_of(response)
        listed = (fields or {}).get("output")
        output = listed if isinstance(listed, list) else []
        self._conflicts.check_response(data, self.snapshot, self._output, output)
        self.finished = True
        if fields is not None:
            self._replace(response, output if output or not self._output.items else None)

    def _replace(self, response: Any, output: list[Any] | None = None) -> None:
        if output is not None:
            self._output = Placed(output)
            self._lists.clear()
            self._texts.clear()
            self._conflicts.forget()
        get_fields(response)["output"] = self._output.items
        self.snapshot = response

    def _made(self, **item: Any) -> Any:
        """Make an item of plain fields."""
        return self._models.Response._decode({"output": [fresh(item)]}).output[0]

    # --- items -------------------------------------------------------------------------------------------------------------

    def _item(self, data: dict[str, Any], done: bool) -> None:
        """Put an item at its index, or replace it. Of a lazy server, all have the same index."""
        if data.get("item") is None:
            return
        item = own(data["item"])
        fields = fields_of(item) or {}
        index = self._index_of(data.get("output_index"), fields, done)
        self._conflicts.check_item(data, self.snapshot, self._output, index, fields, done)
        index = self._put(index, item)
        if done:
            self._conflicts.completed(index)
        else:
            self._conflicts.announced(index)

    def _index_of(self, index: Any, fields: Fields, done: bool) -> Any:
        """Return the index of an item: the one that it is said to have, unless that is another item's; None if it is new."""
        there = fields_of(self._output.get(index))
        if there is None or there.get("id") == fields.get("id"):
            return index
        known = self._known(fields)
        if known is None:
            is_other = _are_two(there, fields, done)
            return self._conflicts.begun(self._output, fields, done) if is_other else index
        return known if there.get("id") and fields.get("id") else index

    def _known(self, fields: dict[str, Any] | None) -> int | None:
        """Return the index of the item that has the ID of these fields, or their type and call ID."""
        index = None
        if fields is not None and fields.get("id"):
            index = self._output.find(id=fields["id"])
        if index is None and fields is not None and fields.get("call_id"):
            index = self._output.find(type=fields.get("type"), call_id=fields["call_id"])
        return index

    def _put(self, index: Any, item: Any) -> int:
        if self.snapshot is None:  # the stream began in the middle
            self._replace(self._models.Response._decode({"object": "response", "status": "in_progress"}))
        placed = self._output.put(index, item)
        self._forget(placed)
        return placed

    def _forget(self, *place: Any) -> None:
        """Forget the lists and texts of an item, or of a part of it, that was replaced."""
        known: dict[Any, Any]
        for known in (self._lists, self._texts):
            for key in [key for key in known if key[: len(place)] == place]:
                del known[key]

    def _item_of(self, data: dict[str, Any], name: str) -> tuple[int, dict[str, Any]]:
        """Return the index and the fields of the item that an event is about; make it if it never came."""
        index, known = data.get("output_index"), data.get("item_id")
        fields = fields_of(self._output.get(index))
        if known and (fields is None or fields.get("id") != known):
            found = self._output.find(id=known)
            if found is not None:
                index, fields = found, fields_of(self._output.get(found))
        if fields is None:
            index = self._put(index, self._made(**{"id": known} if known else {}, **ITEMS[name]))
            fields = fields_of(self._output.get(index))
        assert fields is not None
        return index, fields  # type: ignore[return-value]

    def _status(self, data: dict[str, Any], status: str) -> None:
        fields = fields_of(self._output.get(data.get("output_index")))
        if fields is not None:
            fields["status"] = status
            if status in ("completed", "failed"):
                self._conflicts.open.discard(data["output_index"])

    # --- parts and texts -----------------------------------------------------------------------------------------------------

    def _list(self, place: tuple[Any, ...], fields: dict[str, Any], key: str) -> Placed:
        """Return the list at `key`, filled by index. `place` says where it is: the item's index first."""
        placed = self._lists.get((*place, key))
        if placed is None:
            if fields.get(key).__class__ is not list:
                fields[key] = []
            placed = self._lists[(*place, key)] = Placed(fields[key])
        return placed

    def _part(self, data: dict[str, Any], key: str, counter: str) -> None:
        if data.get("part") is not None:
            index, fields = self._item_of(data, key)
            at = self._list((index,), fields, key).put(data.get(counter), own(data["part"]))
            self._forget(index, at)

    def _holder(self, data: dict[str, Any], name: str, key: str, counter: str) -> tuple[int, int, Fields, Fields]:
        """Return where a text is: the indexes of its item and of its part, the fields that hold it, those of the item.

        What was never announced is made.
        """
        index, fields = self._item_of(data, name if name in ITEMS else key)
        if not key:
            return index, 0, fields, fields
        at = _number(data.get(counter))
        parts = self._list((index,), fields, key)
        part = fields_of(parts.get(at))
        if part is None:
            made = self._made(**{"type": fields.get("type"), key: [PARTS[name]]})
            parts.put(at, get_fields(made)[key][0])
            part = fields_of(parts.get(at))
        assert part is not None
        return index, at, part, fields

    def _text(self, data: dict[str, Any], name: str, key: str, counter: str, field: str) -> GrownText:
        """Return the text that an event is about."""
        index, at, holder, fields = self._holder(data, name, key, counter)
        text = self._texts.get((index, at, key, field))
        if text is None:
            is_answer = name == "output_text" and fields.get("phase") in _FINAL_PHASES
            text = self._texts[index, at, key, field] = GrownText(holder, field, self._parser if is_answer else None)
        return text

    def _grow(self, data: dict[str, Any], name: str, key: str, counter: str, field: str) -> GrownText:
        text = self._text(data, name, key, counter, field)
        _append(text, data)
        self._last = (data["type"], data.get("item_id"), data.get("output_index"), counter, data.get(counter), text)
        return text

    def _settle(self, data: dict[str, Any], name: str, key: str, counter: str, field: str) -> GrownText:
        """Set the whole text. If it is not what grew, events that came before keep what they have told."""
        text = self._text(data, name, key, counter, field)
        self._conflicts.open.discard(self._item_of(data, key)[0])
        holder, whole = text.data, data.get(field)
        if isinstance(whole, str):
            if not whole.startswith(text.read()):
                text.data = {field: text.read()}
                self._forget(*self._holder(data, name, key, counter)[:2])
            holder[field] = whole
        if data.get("logprobs"):
            holder["logprobs"] = own(data["logprobs"])
        if data.get("name") and not holder.get("name"):  # of a function call that was never announced
            holder["name"] = data["name"]
        return text

    def _annotate(self, data: dict[str, Any]) -> None:
        if data.get("annotation") is not None:
            index, at, holder, _ = self._holder(data, "output_text", "content", "content_index")
            part = {"type": "output_text", "annotations": [unwrapped(data["annotation"])]}
            made = self._made(type="message", content=[part]).content[0].annotations[0]
            self._list((index, at), holder, "annotations").put(data.get("annotation_index"), made)

    # --- shells, images, sounds ------------------------------------------------------------------------------------------------

    def _command(self, data: dict[str, Any], key: str, grows: bool) -> None:
        """Put the text of a shell command, or append to it."""
        index, fields = self._item_of(data, "shell_call")
        action = fields_of(fields.get("action"))
        if action is None:
            fields["action"] = self._made(type="shell_call", action={"commands": []}).action
            action = get_fields(fields["action"])
        commands = self._list((index,), action, "commands")
        at, text = _number(data.get("command_index")), data.get(key)
        if isinstance(text, str):
            commands.put(at, (commands.get(at) or "") + text if grows else text)

    def _shell_output(self, data: dict[str, Any]) -> None:
        """Append to what a command wrote."""
        index, fields = self._item_of(data, "shell_call_output")
        outputs = self._list((index,), fields, "output")
        at = _number(data.get("command_index"))
        if outputs.get(at) is None:
            made = self._made(type="shell_call_output", output=[{"stdout": "", "stderr": ""}])
            outputs.put(at, made.output[0])
        written, more = fields_of(outputs.get(at)), fields_of(data.get("delta"))
        if written is not None and more is not None:
            merge(written, more)

    def _shell_output_done(self, data: dict[str, Any]) -> None:
        """Replace what a command wrote, if that is one output."""
        output = data.get("output")
        if isinstance(output, list) and len(output) == 1:
            index, fields = self._item_of(data, "shell_call_output")
            made = self._made(type="shell_call_output", output=unwrapped(output))
            self._list((index,), fields, "output").put(data.get("command_index"), made.output[0])

    def _image(self, data: dict[str, Any]) -> None:
        self.partial_images[data.get("item_id") or ""] = data.get("partial_image_b64")

    def _sound(self, data: dict[str, Any]) -> None:
        self._sounds.append(data.get("delta") or "")

    def _spoken(self, data: dict[str, Any]) -> None:
        self._words.append(data.get("delta") or "")


def _append(text: GrownText, data: dict[str, Any]) -> None:
    """Append what a delta brings to a text, and to its log probabilities."""
    text.add(data.get("delta"))
    if data.get("logprobs"):
        known = text.data.get("logprobs")
        if known.__class__ is list:
            known += own(data["logprobs"])
        else:
            text.data["logprobs"] = own(data["logprobs"])


def _number(index: Any) -> int:
    """Return an index that a server may leave out."""
    return index if index.__class__ is int else 0


def _are_two(there: dict[str, Any], fields: dict[str, Any], done: bool) -> bool:
    """Return whether these are two items, and not what became of one. The ID of one may change when it is done."""
    ids = there.get("id"), fields.get("id")
    return all(ids) and ids[0] != ids[1] and (not done or there.get("type") != fields.get("type"))

# Copied from templates/runtime/accumulate/response_snapshot.py: edit it there.
