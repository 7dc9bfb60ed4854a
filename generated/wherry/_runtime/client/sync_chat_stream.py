"""`chat.completions.stream`: events of a chat completion, and the completion that they add up to."""

from __future__ import annotations

from functools import partial
from typing import Any

from ..accumulate.chat import ChatAccumulator
from .sync_gathered import Gathered, GatheredManager, E, F, S, plain
from .sync_stream import Stream
from .parsing import chat_reading, profile_for

__all__ = ("ChatCompletionStream", "ChatCompletionStreamManager")


def _text_of(event: Any) -> str | None:
    if event.type == "chunk":
        for choice in event.chunk.choices or ():
            if not choice.index and choice.delta is not None:
                return choice.delta.content  # type: ignore[no-any-return]
    return None


class ChatCompletionStream(Gathered[E, F]):
    """The events of one chat completion: `chunk`, `content.delta`, `content.done`, `tool_calls.…` and so on."""

    __slots__ = ()

    _text_of = _text_of

    @property
    def current_completion_snapshot(self) -> F:
        """What the chunks add up to so far: a live object, which grows with the next ones."""
        return self._accumulator.snapshot  # type: ignore[no-any-return]

    def get_final_completion(self) -> F:
        """Read the stream to its end, and return the completion, with `parsed` in its messages.

        Raises LengthFinishReasonError or ContentFilterFinishReasonError if something is to be parsed and was cut off.
        """
        return self._finished()


class ChatCompletionStreamManager(GatheredManager[S]):
    """What `chat.completions.stream` returns: the request is sent when its `with` is entered."""

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

        def make(source: Stream[Any]) -> Any:
            return ChatCompletionStream(source, ChatAccumulator(models, parser=parser, tools=tool_set))

        super().__init__(partial(plain(resource).create, **given, stream=True, **options), make)

# Derived from templates/runtime/client/async_chat_stream.py: edit it there.
