"""The output items of a response: reasoning, calls of tools and of MCP servers, a message."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from typing import Any

from .. import language, logprobs, strict_rules, turn
from ..call import Call
from ..service import Service
from ..turn import Turn

Item = dict[str, Any]
_APPROVAL = "mcp_approval_response"


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
        if tool["type"] == "mcp":
            found = list(_of_server(service, call, tool, asked))
            out += found
            waits = waits or any(item["type"] == "mcp_approval_request" for item in found)
    taken = turn.take(
        service,
        call,
        said,
        (body.get("text") or {}).get("format") or {},
        may_call=told is None,
        most=body.get("max_output_tokens"),
    )
    out += [_tool_call(service, one) for one in taken.calls]
    if not taken.calls and not waits:
        out.append(_answer(service, taken, body))
    if taken.finish in ("length", "content_filter", "failed") and "status" in out[-1]:
        out[-1]["status"] = "incomplete"
    return out, taken.finish


def message(service: Service, text: str, rows: Sequence[logprobs.Row] = ()) -> Item:
    """Return a message that says a text."""
    return _message(service, {"type": "output_text", "text": text, "annotations": [], "logprobs": list(rows)})


def _message(service: Service, part: Item) -> Item:
    item = {"id": service.store.new_id("msg_"), "type": "message", "role": "assistant", "status": "completed"}
    return {**item, "content": [part]}


def _is_output(item: Item) -> bool:
    return str(item.get("type", "")).endswith("_output") or item.get("type") == _APPROVAL


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


def _of_server(service: Service, call: Call, tool: dict[str, Any], asked: Any) -> Iterator[Item]:
    """List the tools of an MCP server; call the first, or ask for the approval of that call."""
    label = tool["server_label"]
    approvals = [item for item in asked if item.get("type") == _APPROVAL] if isinstance(asked, list) else []
    if not approvals:
        allowed = tool.get("allowed_tools") or ["look_up"]
        names = allowed if isinstance(allowed, list) else allowed.get("tool_names") or ["look_up"]
        shape = {"type": "object", "properties": {"query": {"type": "string"}}}
        listed = [{"name": name, "description": None, "input_schema": shape, "annotations": None} for name in names]
        yield {"id": service.store.new_id("mcpl_"), "type": "mcp_list_tools", "server_label": label, "tools": listed}
        arguments = language.json_text({"query": language.last_text(asked)})
        wanted = {"server_label": label, "name": names[0], "arguments": arguments}
        if tool.get("require_approval") != "never":
            item = {"id": service.store.new_id("mcpr_"), "type": "mcp_approval_request", **wanted}
            service.store.approvals[item["id"]] = item
            yield item
        else:
            yield _called(service, wanted, None)
    for approval in approvals:
        request = service.store.approvals.get(approval["approval_request_id"])
        if request is not None and request["server_label"] == label and approval["approve"]:
            yield _called(service, request, request["id"])


def _called(service: Service, wanted: Item, approval: str | None) -> Item:
    item = {name: wanted[name] for name in ("server_label", "name", "arguments")}
    item |= {"id": service.store.new_id("mcp_"), "type": "mcp_call", "status": "completed", "error": None}
    return {**item, "approval_request_id": approval, "output": f"{wanted['name']} found nothing."}
