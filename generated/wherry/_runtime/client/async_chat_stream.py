"""`chat.completions.stream`: events of a chat completion, and the completion that they add up to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Generic

from ..base.annotating import Parsed
from .async_gathered import AsyncGathered, AsyncGatheredManager
from .async_stream import AsyncStream
from .parsing import chat_reading

__all__ = ("AsyncChatCompletionStream", "AsyncChatCompletionStreamManager")


def _text_of(event: Any) -> str | None:
    if event.type == "chunk":
        for choice in event.chunk.choices or ():
            if not choice.index and choice.delta is not None:
                return choice.delta.content  # type: ignore[no-any-return]
    return None


class AsyncChatCompletionStream(AsyncGathered, Generic[Parsed]):
    """The events of one chat completion: `chunk`, `content.delta`, `content.done`, `tool_calls.…` and so on."""

    __slots__ = ()

    _text_of = _text_of

    if TYPE_CHECKING:

        async def __anext__(self) -> Any: ...

    @property
    def current_completion_snapshot(self) -> Any:
        """What the chunks add up to so far: a live object, which grows with the next ones."""
        return self._accumulator.snapshot

    async def get_final_completion(self) -> Any:
        """Read the stream to its end, and return the completion, with `parsed` in its messages.

        Raises LengthFinishReasonError or ContentFilterFinishReasonError if something is to be parsed and was cut off.
        """
        return await self._finished()


class AsyncChatCompletionStreamManager(AsyncGatheredManager[AsyncChatCompletionStream[Parsed]], Generic[Parsed]):
    """What `chat.completions.stream` returns: the request is sent when its `async with` is entered."""

    __slots__ = ()

    def __init__(
        self,
        resource: Any,
        models: Any,
        given: dict[str, Any],
        *,
        response_format: Any,
        tools: Any,
        **options: Any,
    ) -> None:
        parser, tool_set = chat_reading(given, response_format, tools)

        def make(source: AsyncStream[Any]) -> AsyncChatCompletionStream[Parsed]:
            from ..accumulate.chat import ChatAccumulator

            return AsyncChatCompletionStream(source, ChatAccumulator(models, parser=parser, tools=tool_set))

        super().__init__(partial(resource.create, **given, stream=True, **options), make)

# Copied from templates/runtime/client/async_chat_stream.py by scripts/generate.py. Edit it there.
