"""ChatAccumulator: the chunks of a streamed chat completion, added up to the completion.

Rule: whatever a server sends is taken. What it repeats is not doubled, what it leaves out is filled in, and what no
schema knows is merged and kept. Adding a chunk takes the same time however long the completion has become.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from ..base.errors import StreamError, UsageTypeError
from ..data.model import get_fields, new, set_fields
from .chat_choice import Choice, as_field_of
from .growing import as_model, fields_of
from .parsed import parsed_completion, raise_if_cut

__all__ = ("ChatAccumulator",)

_FIRST = frozenset(("created", "id", "model", "object"))
"""What the first chunk that says it says for all. (Azure opens with a chunk in which they are empty.)"""

_USUAL = frozenset(("delta", "finish_reason", "index", "logprobs"))


class ChatAccumulator:
    """Adds up chunks. `models` is the package's; `parser` and `tools` say how texts and arguments are parsed, if at all.

    A chunk is a model or a dict, and is never changed.
    """

    def __init__(self, models: Any, *, parser: Any = None, tools: Any = None) -> None:
        self._models = models
        self._parser = parser
        self._tools = tools
        self._parses: bool = parser is not None or (tools is not None and tools.parses)
        self._data: dict[str, Any] = {"object": "chat.completion", "choices": []}
        self._model: Any = None
        self._choices: dict[int, Choice] = {}
        self._teller: Any = None

    @property
    def snapshot(self) -> Any:
        """The completion so far, a ParsedChatCompletion: one live object, which grows. None before the first chunk."""
        if self._parses and self._teller is not None:
            self._teller.show_parsed(self._choices.values())
        return self._model

    partial = snapshot

    def freeze(self) -> Any:
        """Return a copy of the snapshot, which no longer grows."""
        return deepcopy(self.snapshot)

    def add(self, chunk: Any) -> Any:
        """Add a chunk, and return the snapshot."""
        self._take(as_model(self._models.ChatCompletionChunk, chunk))
        return self._model

    def events(self, chunk: Any) -> list[Any]:
        """Add a chunk and return its events, in order.

        If a text or arguments are complete and do not fit, it raises what their parser raises; if they were cut off,
        LengthFinishReasonError or ContentFilterFinishReasonError. The chunk has been added all the same.
        """
        if self._teller is None:
            from .chat_telling import Teller  # not for those who only add

            self._teller = Teller(self, self._parser, self._tools)
        chunk = as_model(self._models.ChatCompletionChunk, chunk)
        changes: list[Any] = []
        self._take(chunk, changes)
        if self._parses:
            for choice, *_ in changes:
                if reason := choice.data["finish_reason"]:
                    raise_if_cut(reason, self.snapshot)
        events: list[Any] = self._teller.events(chunk, changes)
        return events

    def finish(self) -> Any:
        """Return the completion with everything parsed that is to be parsed; raise as `events` does."""
        if self._model is None:
            raise StreamError("the stream held no chunk, so there is no completion")
        return parsed_completion(self._model, self._models, self._parser, self._tools)

    def _take(self, chunk: Any, changes: list[Any] | None = None) -> None:
        data = self._data
        if self._model is None:
            self._model = new(self._models.ParsedChatCompletion)
            set_fields(self._model, data)
        for key, value in get_fields(chunk).items():
            if key == "choices":
                if value.__class__ is list:
                    for each in value:
                        self._take_choice(each, changes)
            elif (there := data.get(key)) == value:
                if there is None:
                    data[key] = None
            elif key in _FIRST:
                data[key] = there or value
            elif value is not None and key != "obfuscation":
                if key == "type" and value in ("chunk", "content.delta"):
                    raise UsageTypeError(
                        "this is an event of .stream(), not a chunk; add `event.chunk` of each 'chunk' event"
                    )
                data[key] = as_field_of(self._models.ChatCompletion, key, value)

    def _take_choice(self, each: Any, changes: list[Any] | None) -> None:
        fields = fields_of(each)
        if fields is None:
            return
        index: Any = fields.get("index")
        if index.__class__ is not int:
            index = 0
        choice = self._choices.get(index)
        delta = fields_of(fields.get("delta"))
        if choice is None:
            choice = self._new_choice(index)
            if delta is None:
                delta = fields_of(fields.get("message"))  # of a server that sends the whole completion
        touched = choice.add_delta(delta) if delta else ()
        if len(fields) > 4 or not fields.keys() <= _USUAL or fields.get("finish_reason") or fields.get("logprobs"):
            choice.add_beside(fields)
        if changes is not None:
            changes.append((choice, fields, delta or {}, touched))

    def _new_choice(self, index: int) -> Choice:
        choice = self._choices[index] = Choice(self._models, index)
        choices = self._data["choices"]
        at = len(choices)
        while at and choices[at - 1].index > index:
            at -= 1
        choices.insert(at, choice.model)
        return choice

# Copied from templates/runtime/accumulate/chat.py: edit it there.
