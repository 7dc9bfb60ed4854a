"""What each event of a response's stream does to the Response: one table. Pure.

An effect is the name of a method of `ResponseSnapshot` and what else that needs. A text grows in a part of an item, or
in the item itself: `content` and `summary` are its lists of parts, `content_index` and `summary_index` say which part.
"""

from __future__ import annotations

from typing import Any

__all__ = ("EFFECTS", "FINAL", "ITEMS", "PARTS", "WITHOUT_EFFECT")

_ITEM = ("", "")
_CONTENT = ("content", "content_index")
_SUMMARY = ("summary", "summary_index")

FINAL = frozenset(("response.completed", "response.failed", "response.incomplete"))
"""The events that end a response."""

_TEXTS: dict[str, tuple[str, str, str]] = {
    "output_text": (*_CONTENT, "text"),
    "refusal": (*_CONTENT, "refusal"),
    "reasoning_text": (*_CONTENT, "text"),
    "reasoning_summary_text": (*_SUMMARY, "text"),
    "function_call_arguments": (*_ITEM, "arguments"),
    "mcp_call_arguments": (*_ITEM, "arguments"),
    "custom_tool_call_input": (*_ITEM, "input"),
    "code_interpreter_call_code": (*_ITEM, "code"),
}
"""Text that comes in deltas and is repeated whole by `done`, and where it goes."""

_STATUS = {
    "code_interpreter_call": ("in_progress", "interpreting", "completed"),
    "file_search_call": ("in_progress", "searching", "completed"),
    "image_generation_call": ("in_progress", "generating", "completed"),
    "mcp_call": ("in_progress", "completed", "failed"),
    "web_search_call": ("in_progress", "searching", "completed"),
}
"""Kind of item -> the states that it is said to be in."""

EFFECTS: dict[str, tuple[Any, ...]] = {
    **{f"response.{state}": ("lives",) for state in ("created", "queued", "in_progress")},
    **dict.fromkeys(FINAL, ("ends",)),
    "response.output_item.added": ("item", False),
    "response.output_item.done": ("item", True),
    "response.content_part.added": ("part", *_CONTENT),
    "response.content_part.done": ("part", *_CONTENT),
    "response.reasoning_summary_part.added": ("part", *_SUMMARY),
    "response.reasoning_summary_part.done": ("part", *_SUMMARY),
    **{f"response.{name}.delta": ("grow", name, *place) for name, place in _TEXTS.items()},
    **{f"response.{name}.done": ("settle", name, *place) for name, place in _TEXTS.items()},
    "response.output_text.annotation.added": ("annotate",),
    "response.shell_call_command.added": ("command", "command", False),
    "response.shell_call_command.delta": ("command", "delta", True),
    "response.shell_call_command.done": ("command", "command", False),
    "response.shell_call_output_content.delta": ("shell_output",),
    "response.shell_call_output_content.done": ("shell_output_done",),
    **{f"response.{kind}.{state}": ("status", state) for kind, states in _STATUS.items() for state in states},
    "response.image_generation_call.partial_image": ("image",),
    "response.audio.delta": ("sound",),
    "response.audio.transcript.delta": ("spoken",),
}
"""Type of an event -> its effect. A type that is in neither table is one that came later: it has none."""

WITHOUT_EFFECT = frozenset(
    (
        "error",
        "response.audio.done",
        "response.audio.transcript.done",
        "response.compaction.compacting",
        "response.mcp_list_tools.completed",
        "response.mcp_list_tools.failed",
        "response.mcp_list_tools.in_progress",
        "response.steer.accepted",
        "response.steer.failed",
        "response.steer.pending",
    )
)
"""Events that change nothing of the Response: what they say is said again by an item, or is about no part of it."""

ITEMS: dict[str, dict[str, Any]] = {
    "content": {"type": "message", "role": "assistant", "status": "in_progress"},
    "summary": {"type": "reasoning"},
    "function_call_arguments": {"type": "function_call", "call_id": "", "name": "", "status": "in_progress"},
    "mcp_call_arguments": {"type": "mcp_call", "server_label": "", "name": ""},
    "custom_tool_call_input": {"type": "custom_tool_call", "call_id": "", "name": ""},
    "code_interpreter_call_code": {"type": "code_interpreter_call", "container_id": "", "status": "in_progress"},
    "reasoning_text": {"type": "reasoning", "summary": []},
    "shell_call": {"type": "shell_call", "call_id": "", "status": "in_progress"},
    "shell_call_output": {"type": "shell_call_output", "call_id": "", "status": "in_progress"},
}
"""The item that an event makes whose item was never announced: a resumed stream, or a server that leaves that out."""

PARTS: dict[str, dict[str, Any]] = {
    "output_text": {"type": "output_text", "text": "", "annotations": []},
    "refusal": {"type": "refusal", "refusal": ""},
    "reasoning_text": {"type": "reasoning_text", "text": ""},
    "reasoning_summary_text": {"type": "summary_text", "text": ""},
}
"""The part that an event makes in the same case."""

# Copied from templates/runtime/accumulate/response_table.py: edit it there.
