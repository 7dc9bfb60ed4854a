"""What the signatures of helpers name (`parse`, `stream` and the like): imported when a tool evaluates an annotation.

surface.toml [helpers] writes these names with `h` before them.
"""

from __future__ import annotations

from types import UnionType
from typing import TYPE_CHECKING, Protocol, TypeVar

from ..base.annotating import Parsed, names_later

if TYPE_CHECKING:
    from .async_assistant_stream import AsyncAssistantStreamManager as AsyncAssistantStreamManager
    from .async_assistant_stream import AsyncHandler as AsyncHandler
    from .async_chat_stream import AsyncChatCompletionStreamManager as AsyncChatCompletionStreamManager
    from .async_completion_stream import AsyncCompletionStreamManager as AsyncCompletionStreamManager
    from .async_response_stream import AsyncResponseStreamManager as AsyncResponseStreamManager
    from .sync_assistant_stream import AssistantStreamManager as AssistantStreamManager
    from .sync_assistant_stream import Handler as Handler
    from .sync_chat_stream import ChatCompletionStreamManager as ChatCompletionStreamManager
    from .sync_completion_stream import CompletionStreamManager as CompletionStreamManager
    from .sync_response_stream import ResponseStreamManager as ResponseStreamManager
else:
    __getattr__ = names_later(
        __package__,
        {
            "AssistantStreamManager": ".sync_assistant_stream",
            "AsyncAssistantStreamManager": ".async_assistant_stream",
            "AsyncChatCompletionStreamManager": ".async_chat_stream",
            "AsyncCompletionStreamManager": ".async_completion_stream",
            "AsyncHandler": ".async_assistant_stream",
            "AsyncResponseStreamManager": ".async_response_stream",
            "ChatCompletionStreamManager": ".sync_chat_stream",
            "CompletionStreamManager": ".sync_completion_stream",
            "Handler": ".sync_assistant_stream",
            "ResponseStreamManager": ".sync_response_stream",
        },
    )

__all__ = ("Parsed", "UnionType", "Validates")

Valid = TypeVar("Valid", covariant=True)


class Validates(Protocol[Valid]):
    """What reads JSON text by itself: a pydantic `TypeAdapter`."""

    def validate_json(self, data: str, /) -> Valid:
        """Return what a JSON text says."""
        ...

# Copied from templates/runtime/client/helping.py by scripts/generate.py. Edit it there.
