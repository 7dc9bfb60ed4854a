"""ChatLoop: the loop of chat completions. The message with the calls goes back whole."""

from __future__ import annotations

from typing import Any, ClassVar

from ..data.codec import unwrapped
from ..typed.tool_call import ToolCall
from ..typed.tool_turns import message_back
from .loop import Loop

__all__ = ("ChatLoop",)


class ChatLoop(Loop):
    """A call is complete when its arguments are, or else when the turn is."""

    api, said, final = "chat", "messages", "get_final_completion"
    streamed: ClassVar[dict[str, Any]] = {"stream_options": {"include_usage": True}}

    def take(self, event: Any) -> list[ToolCall]:
        """Take an event of the stream, and return the calls that are complete with it."""
        self.events.append(event)
        if event.type == "chunk":
            self._snapshot = event.snapshot
        elif event.type == "tool_calls.function.arguments.done":
            told = {"name": event.name, "arguments": event.arguments}
            items = unwrapped(self._snapshot.choices[0].message.tool_calls)
            return self._new([item for item in items if told.items() <= item.get("function", {}).items()])
        return []

    def _end(self, data: dict[str, Any]) -> list[dict[str, Any]]:
        choice: dict[str, Any] = (data.get("choices") or [{}])[0]
        if choice.get("finish_reason") in ("length", "content_filter", None):
            return []
        self.items.append(message_back(choice["message"]))
        return self.items[-1].get("tool_calls") or []
