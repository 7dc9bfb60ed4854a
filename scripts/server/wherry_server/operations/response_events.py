"""The life of a response as events, numbered from 0."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from .. import language
from ..stream import Event

Steps = Iterator[tuple[str, dict[str, Any]]]
"""Kinds of events without their prefix, and what they say."""


def events(response: dict[str, Any]) -> Iterator[Event]:
    """Yield the whole life of a finished response; one that was cancelled has no end."""
    number = itertools.count()

    def event(kind: str, **values: Any) -> Event:
        return Event({"type": f"response.{kind}", "sequence_number": next(number), **values}, f"response.{kind}")

    started = {**response, "status": "in_progress", "output": [], "error": None, "incomplete_details": None}
    started.pop("usage", None)
    yield event("created", response=started)
    if response.get("background"):
        yield event("queued", response={**started, "status": "queued"})
    yield event("in_progress", response=started)
    for index, item in enumerate(response["output"]):
        place = {"item_id": item.get("id", ""), "output_index": index}
        begun = {**item, **_EMPTY.get(item["type"], {})}
        yield event("output_item.added", output_index=index, item={**begun, "status": "in_progress"})
        for kind, values in _STEPS[item["type"]](item) if item["type"] in _STEPS else ():
            yield event(kind, **place, **values)
        yield event("output_item.done", output_index=index, item=item)
    if response["status"] != "cancelled":
        yield event(response["status"], response=response)


def _message(item: dict[str, Any]) -> Steps:
    for index, part in enumerate(item["content"]):
        at = {"content_index": index}
        if part["type"] == "refusal":
            yield "content_part.added", {**at, "part": {**part, "refusal": ""}}
            yield from (("refusal.delta", {**at, "delta": piece}) for piece in language.pieces(part["refusal"]))
            yield "refusal.done", {**at, "refusal": part["refusal"]}
        else:
            yield "content_part.added", {**at, "part": {**part, "text": "", "logprobs": []}}
            yield from _text(at, part)
        yield "content_part.done", {**at, "part": part}


def _text(at: dict[str, Any], part: dict[str, Any]) -> Steps:
    rows, text = part.get("logprobs") or [], part["text"]
    for number, piece in enumerate(language.streamed(text)):
        yield "output_text.delta", {**at, "delta": piece, "logprobs": rows[number : number + 1]}
    yield "output_text.done", {**at, "text": text, "logprobs": rows}


def _reasoning(item: dict[str, Any]) -> Steps:
    for index, part in enumerate(item["summary"]):
        at = {"summary_index": index}
        yield "reasoning_summary_part.added", {**at, "part": {**part, "text": ""}}
        for piece in language.pieces(part["text"]):
            yield "reasoning_summary_text.delta", {**at, "delta": piece}
        yield "reasoning_summary_text.done", {**at, "text": part["text"]}
        yield "reasoning_summary_part.done", {**at, "part": part}


def _function_call(item: dict[str, Any]) -> Steps:
    for piece in language.fragments(item["arguments"]):
        yield "function_call_arguments.delta", {"delta": piece}
    yield "function_call_arguments.done", {"name": item["name"], "arguments": item["arguments"]}


def _custom_call(item: dict[str, Any]) -> Steps:
    for piece in language.pieces(item["input"]):
        yield "custom_tool_call_input.delta", {"delta": piece}
    yield "custom_tool_call_input.done", {"input": item["input"]}


def _mcp_list(_: dict[str, Any]) -> Steps:
    yield "mcp_list_tools.in_progress", {}
    yield "mcp_list_tools.completed", {}


def _mcp_call(item: dict[str, Any]) -> Steps:
    yield "mcp_call.in_progress", {}
    for piece in language.fragments(item["arguments"]):
        yield "mcp_call_arguments.delta", {"delta": piece}
    yield "mcp_call_arguments.done", {"arguments": item["arguments"]}
    yield "mcp_call.completed", {}


def _code_call(item: dict[str, Any]) -> Steps:
    yield "code_interpreter_call.in_progress", {}
    for piece in language.fragments(item["code"]):
        yield "code_interpreter_call_code.delta", {"delta": piece}
    yield "code_interpreter_call_code.done", {"code": item["code"]}
    yield "code_interpreter_call.interpreting", {}
    yield "code_interpreter_call.completed", {}


def _search_call(_: dict[str, Any]) -> Steps:
    for state in ("in_progress", "searching", "completed"):
        yield f"web_search_call.{state}", {}


_STEPS = {
    "message": _message,
    "reasoning": _reasoning,
    "function_call": _function_call,
    "custom_tool_call": _custom_call,
    "mcp_list_tools": _mcp_list,
    "mcp_call": _mcp_call,
    "code_interpreter_call": _code_call,
    "web_search_call": _search_call,
}
_EMPTY: dict[str, dict[str, Any]] = {
    "message": {"content": []},
    "reasoning": {"summary": []},
    "function_call": {"arguments": ""},
    "custom_tool_call": {"input": ""},
    "mcp_list_tools": {"tools": []},
    "mcp_call": {"arguments": "", "output": None},
    "code_interpreter_call": {"code": "", "outputs": None},
}
"""What an item lacks when it is begun."""
