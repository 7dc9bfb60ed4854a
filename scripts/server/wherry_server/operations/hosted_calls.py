"""Calls of tools that the service runs by itself: MCP servers, the code interpreter, web search."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import language
from ..service import Service

Item = dict[str, Any]
APPROVAL = "mcp_approval_response"
CODE = 'print("ahoy " * 2)  # ☂'
PRINTED = "ahoy ahoy \n"


def items(service: Service, tool: dict[str, Any], asked: Any) -> Iterator[Item]:
    """Yield the items of a tool, where it is one of these. The code interpreter and the search answer the user alone."""
    asks = isinstance(asked, str) or (bool(asked) and asked[-1].get("role") == "user")
    kind = tool["type"]
    if kind == "mcp":
        yield from _of_server(service, tool, asked)
    elif kind == "code_interpreter" and asks:
        item = {"id": service.store.new_id("ci_"), "type": "code_interpreter_call", "status": "completed"}
        printed = [{"type": "logs", "logs": PRINTED}]
        yield {**item, "container_id": service.store.new_id("cntr_"), "code": CODE, "outputs": printed}
    elif kind.startswith("web_search") and asks:
        action = {"type": "search", "query": language.last_text(asked), "queries": [language.last_text(asked)]}
        item = {"id": service.store.new_id("ws_"), "type": "web_search_call", "status": "completed"}
        yield {**item, "action": action}


def _of_server(service: Service, tool: dict[str, Any], asked: Any) -> Iterator[Item]:
    """List the tools of an MCP server; call the first, or ask for the approval of that call."""
    label = tool["server_label"]
    approvals = [item for item in asked if item.get("type") == APPROVAL] if isinstance(asked, list) else []
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
