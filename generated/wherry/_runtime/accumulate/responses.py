"""ResponseStreamAccumulator: the events of a response's stream -> the Response, and the events of `.stream()`. Pure."""

from __future__ import annotations

from typing import Any

from ..base.unset import UNSET
from ..data.model import get_fields
from .growing import as_model, own
from .parsed import parsed_response
from .response_events import event_classes
from .response_snapshot import ResponseSnapshot

__all__ = ("ResponseStreamAccumulator",)

_WITH_RESPONSE = frozenset(f"response.{name}" for name in ("created", "queued", "in_progress", "failed", "incomplete"))


class ResponseStreamAccumulator(ResponseSnapshot):
    """Takes events one by one, as models or as dicts: `add` returns the snapshot, `events` what `.stream()` yields.

    `models` decodes (`wherry.models`). `parser` and `tools` say what texts and arguments become. `starting_after`: events up
    to this sequence number are gathered, but not given by `events`.
    """

    def __init__(
        self, models: Any, *, parser: Any = None, tools: Any = None, starting_after: int | None = None
    ) -> None:
        super().__init__(models, parser)
        self._tools = tools
        self._starting_after = starting_after
        self._classes = event_classes(models)
        self._final: Any = None

    def add(self, event: Any) -> Any:
        """Take an event, and return the snapshot."""
        self.take(get_fields(as_model(self._models.ResponseStreamEvent, event)))
        return self.snapshot

    def events(self, event: Any) -> list[Any]:
        """Take an event, and return those that `.stream()` yields for it: itself, one with more in it, or none.

        Raises what the type raises if the response is complete and its text does not fit.
        """
        event = as_model(self._models.ResponseStreamEvent, event)
        data = get_fields(event)
        text = self.take(data)
        after, number = self._starting_after, data.get("sequence_number")
        if after is not None and isinstance(number, int) and number <= after:
            return []
        kind = data.get("type")
        if not isinstance(kind, str):
            return [event]
        if text is not None and kind == "response.output_text.delta":
            return [self._classes.make_text(data, (text, text.length()))]
        if text is not None and kind == "response.function_call_arguments.delta":
            return [self._classes.make_arguments(data, (text, text.length()))]
        if text is not None and kind == "response.output_text.done":
            return [self._classes.make_text_done(data, (text.parser, UNSET))]
        if kind == "response.completed":
            return [self._classes.make_completed({**data, "response": self.finish()}, None)]
        if kind == "response.output_item.added" and data.get("item") is None:
            return []
        if kind in _WITH_RESPONSE and getattr(data.get("response"), "output", ()) is None:
            event = event.__replace__(response=own(self.snapshot))
        return [event]

    def finish(self) -> Any:
        """Return the Response as a parsed one, whatever its status is; None before the first event.

        Texts and arguments are parsed once it has ended. Raises what their types raise if they do not fit.
        """
        if self._final is None and self.snapshot is not None:
            if not self.finished:
                return parsed_response(self.freeze(), self._models)
            self._final = parsed_response(self.snapshot, self._models, self._parser, self._tools)
        return self._final

    @property
    def partial(self) -> Any:
        """The same as `snapshot`: what an error of a stream that was cut holds."""
        return self.snapshot

    def freeze(self) -> Any:
        """Return a copy of the snapshot, which later events do not change."""
        return own(self.snapshot)

# Copied from templates/runtime/accumulate/responses.py: edit it there.
