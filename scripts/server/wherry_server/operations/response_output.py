"""The output items of a response: reasoning, calls of tools and of MCP servers, a message."""

from __future__ import annotations

import base64
import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from .. import language, logprobs, strict_rules, turn
from ..call import Call
from ..service import Service
from ..turn import Turn
from . import hosted_calls

Item = dict[str, Any]


def check(body: dict[str, Any]) -> None:
    """Refuse schemas that strict mode does not take."""
    form = (body.get("text") or {}).get("format") or {}
    if form.get("strict"):
        strict_rules.check_format(form["name"], form.get("schema"), "text.format.schema")
    for index, tool in enumerate(body.get("tools") or ()):
        if tool["type"] == "function" and tool.get("strict"):
            strict_rules.check_function(tool["name"], tool.get("parameters"), f"tools[{index}].parameters")


def items(service: Service, call: Call) -> tuple[list[Item], str]:
    """Return the output, and why it ended."""
    body = call.fields
    asked = body.get("input") or ""
    told = language.outputs(asked, _is_output)
    said = language.last_text(asked) if told is None else told
    out = list(_reasoning(service, body))
    waits = False
    for tool in body.get("tools") or ():
        found = list(hosted_calls.items(service, tool, asked))
        out += found
        waits = waits or any(item["type"] == "mcp_approval_request" for item in found)
    taken = turn.take(
        service,
        call,
        said,
        (body.get("text") or {}).get("format") or {},
        may_call=told is None or rounds(service, call) < call.wishes.rounds,
        most=body.get("max_output_tokens"),
    )
    out += [_tool_call(service, one) for one in taken.calls]
    if not taken.calls and not waits:
        out.append(_answer(service, taken, body))
    if taken.finish in ("length", "content_filter", "failed") and "status" in out[-1]:
        out[-1]["status"] = "incomplete"
    return out, taken.finish


def rounds(service: Service, call: Call) -> int:
    """Return in how many turns tools have been called and have answered, those of the previous responses included."""
    asked, before = call.fields.get("input"), call.fields.get("previous_response_id")
    marks = [_is_output(item) for item in asked if isinstance(item, dict)] if isinstance(asked, list) else []
    here = sum(1 for is_output, _ in itertools.groupby(marks) if is_output)
    return here + service.store.rounds.get(before or "", 0)


def message(service: Service, text: str, rows: Sequence[logprobs.Row] = ()) -> Item:
    """Return a message that says a text."""
    return _message(service, {"type": "output_text", "text": text, "annotations": [], "logprobs": list(rows)})


def _message(service: Service, part: Item) -> Item:
    item = {"id": service.store.new_id("msg_"), "type": "message", "role": "assistant", "status": "completed"}
    return {**item, "content": [part]}


def _is_output(item: Item) -> bool:
    return str(item.get("type", "")).endswith("_output") or item.get("type") == hosted_calls.APPROVAL


def _answer(service: Service, taken: Turn, body: dict[str, Any]) -> Item:
    if taken.refusal:
        return _message(service, {"type": "refusal", "refusal": taken.refusal})
    asked_for = body.get("top_logprobs") is not None or "message.output_text.logprobs" in (body.get("include") or ())
    rows = logprobs.rows(taken.pieces, body.get("top_logprobs") or 0) if asked_for else []
    return message(service, taken.text, rows)


def _tool_call(service: Service, tool: language.ToolCall) -> Item:
    if tool.kind == "custom":
        item = {"id": service.store.new_id("ctc_"), "type": "custom_tool_call", "status": "completed"}
        return {**item, "call_id": tool.id, "name": tool.name, "input": tool.arguments}
    item = {"id": service.store.new_id("fc_"), "type": "function_call", "status": "completed"}
    return {**item, "call_id": tool.id, "name": tool.name, "arguments": tool.arguments}


def _reasoning(service: Service, body: dict[str, Any]) -> Iterator[Item]:
    """Reason where the request says how: with a summary, and with the encrypted content, if these are wanted."""
    wanted = body.get("reasoning") or {}
    if wanted.get("effort") in (None, "none") and not wanted.get("summary"):
        return
    summary = [
        {"type": "summary_text", "text": f"**{title}**\n\nThere is little to it."} for title in ("Asking", "Answering")
    ]
    item: Item = {
        "id": service.store.new_id("rs_"),
        "type": "reasoning",
        "summary": summary if wanted.get("summary") else [],
    }
    if "reasoning.encrypted_content" in (body.get("include") or ()):
        item["encrypted_content"] = base64.b64encode(f"thoughts of {item['id']}".encode()).decode()
    yield item
