"""From one turn to the next: what goes back, what a program has to answer, what was used. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..base.errors import DecodeError, UsageError, UsageTypeError

__all__ = (
    "add_usage",
    "checked_state",
    "for_turn",
    "for_us",
    "freed",
    "identified",
    "message_back",
    "sent_back",
    "whole",
)

_OF_STREAMS = ("resume", "retry_before_first_event", "stream_options", "strict")


def checked_state(state: Mapping[str, Any] | None, api: str) -> Mapping[str, Any]:
    """Return the state of a run of this API, or that of a new one for None. UsageError for any other."""
    if state is None:
        return {"v": 1, "api": api}
    if (state.get("v"), state.get("api")) != (1, api):
        raise UsageError(f"state: this is not the state of a run of {api}, version 1")
    return state


def identified(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item of a response; a call has a `call_id`, or else its `id` in that place. DecodeError if it has neither."""
    if item.get("type") not in ("function_call", "custom_tool_call") or item.get("call_id"):
        return item
    if not item.get("id"):
        raise DecodeError(
            f"a call of {item.get('name')!r} came without call_id and id, so no output could be sent for it; nothing was called"
        )
    return {**item, "call_id": item["id"]}


def for_us(output: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the items of a response that a program has to answer, and that nobody has answered in it."""
    answered = [item.get("call_id") for item in output if str(item.get("type")).endswith("_output")]
    return [item for item in output if _is_for_us(item) and item.get("call_id", item) not in answered]


def _is_for_us(item: dict[str, Any]) -> bool:
    """Return whether a program has to answer this item of a response. What the service runs has no call_id."""
    kind = item.get("type") or ""
    called = kind.endswith("_call") and item.get("call_id") and item.get("execution") != "server"
    return bool(called) or kind == "mcp_approval_request"


def sent_back(output: Iterable[dict[str, Any]], *, stored: bool) -> list[dict[str, Any]]:
    """Return the items of a response as they are sent back, without those that the service could not read."""
    return [back for item in output if (back := _back(item, stored)) is not None]


def message_back(message: Mapping[str, Any]) -> dict[str, Any]:
    """Return the message of a chat completion as it is sent back."""
    said = {key: value for key, value in message.items() if value is not None or key == "content"}
    if audio := said.get("audio"):
        said["audio"] = {"id": audio["id"]}
    for call in said.get("tool_calls", ()):
        call.pop("index", None)  # of the stream
    return said


def _back(item: dict[str, Any], stored: bool) -> dict[str, Any] | None:
    """Return an item as it is sent back, or None if the service could not read it.

    What the service has not stored it does not know by its id: reasoning has to be there in encrypted form.
    """
    kind = item.get("type")
    if kind not in ("reasoning", "function_call", "custom_tool_call", "message"):
        return item
    if kind == "reasoning" and not stored and not item.get("encrypted_content"):
        return None
    dropped = () if kind == "message" else ("status",)
    if kind != "reasoning" and not stored:
        dropped = (*dropped, "id")
    return {key: value for key, value in item.items() if key not in dropped and value is not None}


def for_turn(values: dict[str, Any], turn: int, *, free: bool) -> None:
    """Change the arguments of a request to those of its turn, which counts from 1. `free`: no call is forced any more."""
    if free and "tool_choice" in values:
        values["tool_choice"] = freed(values["tool_choice"])
    if key := values.get("idempotency_key"):
        values["idempotency_key"] = f"{key}-{turn}"  # each turn is a request of its own
    if values.get("store") is False and values.get("reasoning"):
        values.setdefault("include", ["reasoning.encrypted_content"])


def freed(choice: Any) -> Any:
    """Return a tool_choice for later turns: one that forces a call would never let the run end."""
    if isinstance(choice, Mapping):
        if isinstance(inner := choice.get("allowed_tools"), Mapping):  # as chat completions spell it
            return {**choice, "allowed_tools": {**inner, "mode": "auto"}}
        return {**choice, "mode": "auto"} if choice.get("type") == "allowed_tools" else "auto"
    return "auto" if choice == "required" else choice


def add_usage(total: dict[str, Any], more: Mapping[str, Any]) -> None:
    """Add numbers to numbers, at any depth."""
    for name, count in more.items():
        if isinstance(count, Mapping):
            add_usage(total.setdefault(name, {}), count)
        elif isinstance(count, (int, float)):
            total[name] = total.get(name, 0) + count


def whole(request: dict[str, Any]) -> dict[str, Any]:
    """Return a request without what is said of streams alone. Raises UsageTypeError for what asks for one."""
    if request.get("resume") or request.get("retry_before_first_event"):
        raise UsageTypeError("resume and retry_before_first_event are about streams, which stream=False rules out")
    return {name: value for name, value in request.items() if name not in _OF_STREAMS}

# Copied from templates/runtime/typed/tool_turns.py: edit it there.
