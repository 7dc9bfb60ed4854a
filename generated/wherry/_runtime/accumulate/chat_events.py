"""The events of a streamed chat completion, by the names that users of the official package know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from ..data.model import new
from .event import Event

if TYPE_CHECKING:
    from .growing import Text
    from .partial import Partial

__all__ = (
    "ChatCompletionStreamEvent",
    "ChunkEvent",
    "ContentDeltaEvent",
    "ContentDoneEvent",
    "FunctionToolCallArgumentsDeltaEvent",
    "FunctionToolCallArgumentsDoneEvent",
    "LogprobsContentDeltaEvent",
    "LogprobsContentDoneEvent",
    "LogprobsRefusalDeltaEvent",
    "LogprobsRefusalDoneEvent",
    "RefusalDeltaEvent",
    "RefusalDoneEvent",
)

T = TypeVar("T")


class ChunkEvent(Event, later={"snapshot": lambda event: event._state.snapshot}):
    """A chunk came. It is the first event of each chunk."""

    __slots__ = ("_state", "chunk", "snapshot")
    type: Literal["chunk"] = "chunk"

    chunk: Any
    """The chunk, a ChatCompletionChunk."""
    snapshot: Any
    """The completion, as it is when you look: one live object, a ParsedChatCompletion. Copy the event to keep it."""


class _TextEvent(Event):
    """An event about a text that grows."""

    __slots__ = ("_end", "_partial", "_text")

    _text: Text
    _end: int
    """How long the text was when the event came."""
    _partial: Partial | None
    """Reads what it says."""

    @classmethod
    def _about(cls, text: Text, partial: Partial | None = None) -> Any:
        event = new(cls)
        event._text = text
        event._end = text.length()
        event._partial = partial
        return event


def _so_far(event: _TextEvent) -> str:
    return event._text.read()[: event._end]


def _parsed(event: _TextEvent) -> Any:
    return None if event._partial is None else event._partial.at(event._end)


class ContentDeltaEvent(_TextEvent, later={"snapshot": _so_far, "parsed": _parsed}):
    """The text of a choice has grown."""

    __slots__ = ("delta", "parsed", "snapshot")
    type: Literal["content.delta"] = "content.delta"

    delta: str
    snapshot: str
    """The text up to this event."""
    parsed: Any
    """What that text says, as far as it can be read: plain data; None without a `response_format`."""


class ContentDoneEvent(_TextEvent, Generic[T], later={"content": _so_far}):
    """The text of a choice is complete."""

    __slots__ = ("content", "parsed")
    type: Literal["content.done"] = "content.done"

    content: str
    parsed: T | None


class RefusalDeltaEvent(_TextEvent, later={"snapshot": _so_far}):
    """The refusal of a choice has grown."""

    __slots__ = ("delta", "snapshot")
    type: Literal["refusal.delta"] = "refusal.delta"

    delta: str
    snapshot: str
    """The refusal up to this event."""


class RefusalDoneEvent(_TextEvent, later={"refusal": _so_far}):
    """The refusal of a choice is complete."""

    __slots__ = ("refusal",)
    type: Literal["refusal.done"] = "refusal.done"

    refusal: str


def _place(event: Any) -> int:
    return event._call.place  # type: ignore[no-any-return]


class FunctionToolCallArgumentsDeltaEvent(
    _TextEvent, later={"index": _place, "arguments": _so_far, "parsed_arguments": _parsed}
):
    """The arguments of a function call have grown."""

    __slots__ = ("_call", "arguments", "arguments_delta", "index", "name", "parsed_arguments")
    type: Literal["tool_calls.function.arguments.delta"] = "tool_calls.function.arguments.delta"

    name: str
    index: int
    """The place of the call in `message.tool_calls`."""
    arguments: str
    """The arguments up to this event, as JSON text."""
    parsed_arguments: Any
    """What they say, as far as they can be read: plain data; None unless the tool is strict."""
    arguments_delta: str


class FunctionToolCallArgumentsDoneEvent(_TextEvent, later={"index": _place, "arguments": _so_far}):
    """The arguments of a function call are complete."""

    __slots__ = ("_call", "arguments", "index", "name", "parsed_arguments")
    type: Literal["tool_calls.function.arguments.done"] = "tool_calls.function.arguments.done"

    name: str
    index: int
    """The place of the call in `message.tool_calls`."""
    arguments: str
    """The arguments, as JSON text."""
    parsed_arguments: Any


class _LogprobsEvent(Event):
    """An event about a list of log probabilities, each a ChatCompletionTokenLogprob."""

    __slots__ = ("_end", "_items")

    _items: list[Any]
    _end: int
    """How many there were when the event came."""

    @classmethod
    def _about(cls, items: list[Any]) -> Any:
        event = new(cls)
        event._items = items
        event._end = len(items)
        return event


def _items_so_far(event: _LogprobsEvent) -> list[Any]:
    return event._items[: event._end]


class LogprobsContentDeltaEvent(_LogprobsEvent, later={"snapshot": _items_so_far}):
    """Log probabilities of the text came."""

    __slots__ = ("content", "snapshot")
    type: Literal["logprobs.content.delta"] = "logprobs.content.delta"

    content: list[Any]
    snapshot: list[Any]
    """All up to this event."""


class LogprobsContentDoneEvent(_LogprobsEvent, later={"content": _items_so_far}):
    """The log probabilities of the text are complete."""

    __slots__ = ("content",)
    type: Literal["logprobs.content.done"] = "logprobs.content.done"

    content: list[Any]


class LogprobsRefusalDeltaEvent(_LogprobsEvent, later={"snapshot": _items_so_far}):
    """Log probabilities of the refusal came."""

    __slots__ = ("refusal", "snapshot")
    type: Literal["logprobs.refusal.delta"] = "logprobs.refusal.delta"

    refusal: list[Any]
    snapshot: list[Any]
    """All up to this event."""


class LogprobsRefusalDoneEvent(_LogprobsEvent, later={"refusal": _items_so_far}):
    """The log probabilities of the refusal are complete."""

    __slots__ = ("refusal",)
    type: Literal["logprobs.refusal.done"] = "logprobs.refusal.done"

    refusal: list[Any]


ChatCompletionStreamEvent = (
    ChunkEvent
    | ContentDeltaEvent
    | ContentDoneEvent[T]
    | RefusalDeltaEvent
    | RefusalDoneEvent
    | FunctionToolCallArgumentsDeltaEvent
    | FunctionToolCallArgumentsDoneEvent
    | LogprobsContentDeltaEvent
    | LogprobsContentDoneEvent
    | LogprobsRefusalDeltaEvent
    | LogprobsRefusalDoneEvent
)
"""Any of the events; `ChatCompletionStreamEvent[Answer]` where texts are parsed as `Answer`."""

# Copied from templates/runtime/accumulate/chat_events.py: edit it there.
