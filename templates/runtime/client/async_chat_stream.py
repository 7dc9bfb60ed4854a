"""`chat.completions.stream`: events of a chat completion, and the completion that they add up to."""

from __future__ import annotations

from functools import partial
from typing import Any

from ..accumulate.chat import ChatAccumulator
from .async_gathered import AsyncGathered, AsyncGatheredManager, E, F, S, plain
from .async_stream import AsyncStream
from .parsing import chat_reading, profile_for

__all__ = ("AsyncChatCompletionStream", "AsyncChatCompletionStreamManager")


def _text_of(event: Any) -> str | None:
    if event.type == "chunk":
        for choice in event.chunk.choices or ():
            if not choice.index and choice.delta is not None:
                return choice.delta.content  # type: ignore[no-any-return]
    return None


class AsyncChatCompletionStream(AsyncGathered[E, F]):
    """The events of one chat completion: `chunk`, `content.delta`, `content.done`, `tool_calls.…` and so on."""

    __slots__ = ()

    _text_of = _text_of

    @property
    def current_completion_snapshot(self) -> F:
        """What the chunks add up to so far: a live object, which grows with the next ones."""
        return self._accumulator.snapshot  # type: ignore[no-any-return]

    async def get_final_completion(self) -> F:
        """Read the stream to its end, and return the completion, with `parsed` in its messages.

        Raises LengthFinishReasonError or ContentFilterFinishReasonError if something is to be parsed and was cut off.
        """
        return await self._finished()


class AsyncChatCompletionStreamManager(AsyncGatheredManager[S]):
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
        parser, tool_set = chat_reading(given, response_format, tools, profile_for(resource))

        def make(source: AsyncStream[Any]) -> Any:
            return AsyncChatCompletionStream(source, ChatAccumulator(models, parser=parser, tools=tool_set))

        super().__init__(partial(plain(resource).create, **given, stream=True, **options), make)
