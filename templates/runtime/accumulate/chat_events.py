"""The events of a streamed chat completion, by the names that users of the official package know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .event import Event

if TYPE_CHECKING:
    from .chat_calls import Call
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


class ChunkEvent(Event):
    """A chunk came. It is the first event of each chunk."""

    __slots__ = ("_state", "chunk")
    type = "chunk"
    _names = ("chunk", "snapshot")

    def __init__(self, chunk: Any, state: Any) -> None:
        self.chunk = chunk
        """The chunk, a ChatCompletionChunk."""
        self._state = state

    @property
    def snapshot(self) -> Any:
        """The completion as it is when you look: one live object. `copy.deepcopy` keeps a state of it."""
        return self._state.snapshot


class _TextEvent(Event):
    """An event about a text that grows: `_end` is how long it was when the event came."""

    __slots__ = ("_end", "_partial", "_text")

    def __init__(self, text: Text, end: int, partial: Partial | None = None) -> None:
        self._text = text
        self._end = end
        self._partial = partial

    def _so_far(self) -> str:
        return self._text.read()[: self._end]

    def _parsed(self) -> Any:
        return None if self._partial is None else self._partial.at(self._end)


class ContentDeltaEvent(_TextEvent):
    """The text of a choice has grown."""

    __slots__ = ("delta",)
    type = "content.delta"
    _names = ("delta", "snapshot", "parsed")
    delta: str

    def __init__(self, delta: str, text: Text, end: int, partial: Partial | None) -> None:
        self.delta = delta
        self._text = text
        self._end = end
        self._partial = partial

    @property
    def snapshot(self) -> str:
        """The text up to this event."""
        return self._so_far()

    @property
    def parsed(self) -> Any:
        """What the text up to this event says, as far as it can be read: plain data, None without a `response_format`."""
        return self._parsed()


class ContentDoneEvent(_TextEvent, Generic[T]):
    """The text of a choice is complete."""

    __slots__ = ("parsed",)
    type = "content.done"
    _names = ("content", "parsed")
    parsed: T | None

    def __init__(self, text: Text, end: int, parsed: T | None) -> None:
        super().__init__(text, end)
        self.parsed = parsed

    @property
    def content(self) -> str:
        """The whole text."""
        return self._so_far()


class RefusalDeltaEvent(_TextEvent):
    """The refusal of a choice has grown."""

    __slots__ = ("delta",)
    type = "refusal.delta"
    _names = ("delta", "snapshot")
    delta: str

    def __init__(self, delta: str, text: Text, end: int) -> None:
        super().__init__(text, end)
        self.delta = delta

    @property
    def snapshot(self) -> str:
        """The refusal up to this event."""
        return self._so_far()


class RefusalDoneEvent(_TextEvent):
    """The refusal of a choice is complete."""

    __slots__ = ()
    type = "refusal.done"
    _names = ("refusal",)

    @property
    def refusal(self) -> str:
        """The whole refusal."""
        return self._so_far()


class FunctionToolCallArgumentsDeltaEvent(_TextEvent):
    """The arguments of a function call have grown. `index` is the place of the call in `message.tool_calls`."""

    __slots__ = ("arguments_delta", "index", "name")
    type = "tool_calls.function.arguments.delta"
    _names = ("name", "index", "arguments", "parsed_arguments", "arguments_delta")
    name: str
    index: int
    arguments_delta: str

    def __init__(self, call: Call, index: int, delta: str, end: int, partial: Partial | None) -> None:
        super().__init__(call.arguments, end, partial)
        self.name = call.inner["name"]
        self.index = index
        self.arguments_delta = delta

    @property
    def arguments(self) -> str:
        """The arguments up to this event, as JSON text."""
        return self._so_far()

    @property
    def parsed_arguments(self) -> Any:
        """What the arguments up to this event say, as far as they can be read; None unless the tool is strict."""
        return self._parsed()


class FunctionToolCallArgumentsDoneEvent(_TextEvent):
    """The arguments of a function call are complete."""

    __slots__ = ("index", "name", "parsed_arguments")
    type = "tool_calls.function.arguments.done"
    _names = ("name", "index", "arguments", "parsed_arguments")
    name: str
    index: int
    parsed_arguments: Any

    def __init__(self, call: Call, index: int, end: int, parsed: Any) -> None:
        super().__init__(call.arguments, end)
        self.name = call.inner["name"]
        self.index = index
        self.parsed_arguments = parsed

    @property
    def arguments(self) -> str:
        """The whole arguments, as JSON text."""
        return self._so_far()


class _LogprobsEvent(Event):
    """An event about log probabilities: `_end` is how many there were when it came."""

    __slots__ = ("_end", "_items", "_more")

    def __init__(self, items: list[Any], more: list[Any] | None = None) -> None:
        self._items = items
        self._more = more
        self._end = len(items)

    def _so_far(self) -> list[Any]:
        return self._items[: self._end]


class LogprobsContentDeltaEvent(_LogprobsEvent):
    """Log probabilities of the text came."""

    __slots__ = ()
    type = "logprobs.content.delta"
    _names = ("content", "snapshot")

    @property
    def content(self) -> Any:
        """Those that came, each a ChatCompletionTokenLogprob."""
        return self._more

    @property
    def snapshot(self) -> list[Any]:
        """All up to this event."""
        return self._so_far()


class LogprobsContentDoneEvent(_LogprobsEvent):
    """The log probabilities of the text are complete."""

    __slots__ = ()
    type = "logprobs.content.done"
    _names = ("content",)

    @property
    def content(self) -> list[Any]:
        """All of them, each a ChatCompletionTokenLogprob."""
        return self._so_far()


class LogprobsRefusalDeltaEvent(_LogprobsEvent):
    """Log probabilities of the refusal came."""

    __slots__ = ()
    type = "logprobs.refusal.delta"
    _names = ("refusal", "snapshot")

    @property
    def refusal(self) -> Any:
        """Those that came, each a ChatCompletionTokenLogprob."""
        return self._more

    @property
    def snapshot(self) -> list[Any]:
        """All up to this event."""
        return self._so_far()


class LogprobsRefusalDoneEvent(_LogprobsEvent):
    """The log probabilities of the refusal are complete."""

    __slots__ = ()
    type = "logprobs.refusal.done"
    _names = ("refusal",)

    @property
    def refusal(self) -> list[Any]:
        """All of them, each a ChatCompletionTokenLogprob."""
        return self._so_far()


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
