"""CompletionAccumulator: the chunks of a streamed legacy completion, added up to the completion."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from ..base.errors import StreamError
from ..data.model import get_fields, new, set_fields
from .growing import as_model, extend_text, fields_of, merge, own

__all__ = ("CompletionAccumulator",)

_FIRST = frozenset(("created", "id", "model", "object"))


class CompletionAccumulator:
    """Adds up chunks. `models` is the package's. A chunk is a model or a dict, and is never changed."""

    def __init__(self, models: Any) -> None:
        self._models = models
        self._data: dict[str, Any] = {"object": "text_completion", "choices": []}
        self._model: Any = None
        self._choices: dict[int, dict[str, Any]] = {}

    @property
    def snapshot(self) -> Any:
        """The completion so far: one live object, which grows. None before the first chunk."""
        return self._model

    partial = snapshot

    def freeze(self) -> Any:
        """Return a copy of the snapshot, which no longer grows."""
        return deepcopy(self._model)

    def events(self, chunk: Any) -> list[Any]:
        """Add a chunk and return its events: the chunk itself."""
        chunk = as_model(self._models.Completion, chunk)
        self.add(chunk)
        return [chunk]

    def finish(self) -> Any:
        """Return the completion."""
        if self._model is None:
            raise StreamError("the stream held no chunk, so there is no completion")
        return self._model

    def add(self, chunk: Any) -> Any:
        """Add a chunk, and return the snapshot."""
        data = self._data
        chunk = as_model(self._models.Completion, chunk)
        if self._model is None:
            self._model = new(self._models.Completion)
            set_fields(self._model, data)
        for key, value in get_fields(chunk).items():
            if key == "choices":
                for each in value if value.__class__ is list else ():
                    fields = fields_of(each)
                    if fields is not None:
                        self._add_choice(fields)
            elif key in _FIRST:
                data[key] = data.get(key) or value
            elif value is None:
                data.setdefault(key, None)
            elif key != "obfuscation":
                data[key] = own(value)
        return self._model

    def _add_choice(self, fields: dict[str, Any]) -> None:
        index: Any = fields.get("index")
        if index.__class__ is not int:
            index = 0
        choice = self._choices.get(index) or self._new_choice(index)
        for key, value in fields.items():
            if value is None:
                choice.setdefault(key, None)
            elif key == "text" and value.__class__ is str:
                extend_text(choice, key, value)
            elif key == "finish_reason":
                choice[key] = value or choice[key]
            elif key == "logprobs" and choice[key] is not None:
                merge(choice, {key: value})
            elif key != "index":
                choice[key] = own(value)

    def _new_choice(self, index: int) -> dict[str, Any]:
        choice = self._choices[index] = {"index": index, "text": "", "finish_reason": None, "logprobs": None}
        model = new(self._models.CompletionChoice)
        set_fields(model, choice)
        choices = self._data["choices"]
        at = len(choices)
        while at and choices[at - 1].index > index:
            at -= 1
        choices.insert(at, model)
        return choice

# Copied from templates/runtime/accumulate/completions.py: edit it there.
