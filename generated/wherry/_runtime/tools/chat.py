"""ChatLoop: the loop of chat completions. The message with the calls goes back whole."""

from __future__ import annotations

from typing import Any

from ..base.errors import UsageError
from ..data.codec import unwrapped
from ..typed.tool_call import ToolCall
from .loop import Loop

__all__ = ("ChatLoop",)


class ChatLoop(Loop):
    """A call is complete when its arguments are, or else when the turn is."""

    api, said, final = "chat", "messages", "get_final_completion"

    def request(self) -> dict[str, Any]:
        """Return the arguments of the next request. Raises MaxTurnsError."""
        if (self.values.get("n") or 1) != 1:
            raise UsageError("run_tools follows one answer of the model; leave out n")
        return super().request()

    def take(self, event: Any) -> ToolCall | None:
        """Take an event of the stream, and return the call that is complete with it."""
        self.events.append(event)
        if event.type == "chunk":
            self._snapshot = event.snapshot
        elif event.type == "tool_calls.function.arguments.done":
            for item in unwrapped(self._snapshot.choices[0].message.tool_calls):
                done = item.get("function", {}).get("arguments") == event.arguments
                if done and item["function"].get("name") == event.name and (call := self._called(item)) is not None:
                    return call
        return None

    def _end(self, data: dict[str, Any]) -> list[dict[str, Any]]:
        choice = data["choices"][0]
        if choice.get("finish_reason") in ("length", "content_filter"):
            return []
        said = {key: value for key, value in choice["message"].items() if value is not None or key == "content"}
        if "audio" in said:
            said["audio"] = {"id": said["audio"]["id"]}
        self.items.append(said)
        return said.get("tool_calls") or []

# Copied from templates/runtime/tools/chat.py: edit it there.
