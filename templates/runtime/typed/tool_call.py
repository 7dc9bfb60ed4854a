"""ToolCall: a call that the model has made, what answers it, and the events that tell of it. Pure.

Items are plain JSON, of either API: a function call of chat completions has its name and arguments one level down.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from ..base.errors import UsageError, UsageTypeError
from ..base.pickles import named
from .tool import Tool
from .tool_output import output_of
from .tool_set import ToolSet

__all__ = ("ToolCall", "ToolEvent", "TurnEvent", "check_ids", "permission")


def permission(said: Any) -> bool | None:
    """Return what `approve` or `approvals` said of a call. Raises UsageTypeError: any other value could be meant as a no."""
    if said is None or isinstance(said, bool):
        return said
    if hasattr(said, "__await__"):
        said.close()
        raise UsageTypeError("approve is async, and only an AsyncClient can await it")
    raise UsageTypeError(f"approve returns True, False or None (and so do approvals), not {type(said).__name__}")


def check_ids(calls: Iterable[ToolCall], **said: Iterable[str]) -> None:
    """Raise UsageError for an ID in `said` that is of none of the calls, if there are any: it was meant for one of them."""
    known = [call.id for call in calls]
    for name, ids in said.items():
        for each in ids:
            if known and each not in known:
                raise UsageError(f"{name}: no call that waits has the ID {each!r}; there are: {', '.join(known)}")


class ToolCall:
    """A call that the model has made, complete.

    `type` is "function_call", "mcp_approval_request", or that of another item that a program has to answer; `id` names
    the call, also after the run was resumed. `arguments` is the JSON text of the model, `item` the call as it came.
    """

    __slots__ = ("answer", "arguments", "id", "item", "name", "parsed", "tool", "type")

    def __init__(self, item: dict[str, Any], tools: ToolSet) -> None:
        kind = item.get("type") or "function"
        body = item.get(kind, item)
        self.item = item
        self.type: str = {"function": "function_call", "custom": "custom_tool_call"}.get(kind, kind)
        self.id: str = item.get("call_id") or item.get("id") or ""
        self.name: str = body.get("name") or ""
        self.arguments: str = body.get("arguments") or body.get("input") or ""
        self.tool: Tool[..., Any] | None = tools.named(self.name, item.get("namespace"))
        self.parsed: Any = None
        """The arguments as the tool gets them: a dict, or an object of its class. None until they were read."""
        self.answer: dict[str, Any] | None = None
        """The output as it is sent. None until it is there."""

    def __repr__(self) -> str:
        return f"<ToolCall {self.id} {self.name}({self.arguments})>"

    def __eq__(self, other: object) -> bool:
        """Two of the same id are one call, if they say the same: an item may come twice."""
        if not isinstance(other, ToolCall):
            return NotImplemented
        return (self.id, self.name, self.arguments) == (other.id, other.name, other.arguments)

    def __hash__(self) -> int:
        return hash(self.id)

    def put(self, output: Any) -> None:
        """Set `answer` to what `output` becomes: any value, or for a call that is no function also the whole item."""
        item, kind = self.item, f"{self.type}_output"
        if item.get("call_id") is None and self.type != "mcp_approval_request":  # of chat completions
            self.answer = {"role": "tool", "tool_call_id": self.id, "content": output_of(output, ("text",))}
        elif self.type == "mcp_approval_request":
            self.answer = {"type": "mcp_approval_response", "approval_request_id": self.id, "approve": bool(output)}
        elif isinstance(output, dict) and output.get("type") == kind:
            self.answer = output
        else:
            caller = {"caller": item["caller"]} if item.get("caller") else {}
            text = output_of(output, ("input_text", "input_image", "input_file"))
            self.answer = {"type": kind, "call_id": self.id, **caller, "output": text}


_What = Literal["tool.started", "tool.done", "tool.failed", "tool.denied", "tool.approved", "tool.waiting"]


class ToolEvent:
    """What became of a call.

    `type` is "tool.started" (it is about to run), "tool.done", "tool.failed", "tool.denied", "tool.approved" (a tool of
    an MCP server, which the service runs) or "tool.waiting" (the run ends with it in `run.pending`). `output` is what
    the tool returned, or what the model is told instead; `error` is why it failed.
    """

    __slots__ = ("call", "error", "output", "type")
    type: _What

    def __init__(self, what: _What, call: ToolCall, output: Any = None, error: Exception | None = None) -> None:
        self.type = what
        self.call = call
        self.output = output
        self.error = error

    def __repr__(self) -> str:
        return f"<ToolEvent {self.type} {self.call!r}>"


class TurnEvent:
    """The model has finished a turn: `result` is its Response or ChatCompletion, `turn` counts from 1."""

    __slots__ = ("result", "turn", "type")

    def __init__(self, turn: int, result: Any) -> None:
        self.type: Literal["turn.done"] = "turn.done"
        self.turn = turn
        self.result = result

    __reduce_ex__ = named()

    def __repr__(self) -> str:
        return f"<TurnEvent {self.turn}>"
