from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from ..._runtime.base.typed_dicts import Required, TypedDict
from . import _p


class Mcp(TypedDict, total=False):
    server_label: Required[str]
    type: Required[Literal["mcp"]]
    allowed_callers: Iterable[Literal["direct", "programmatic"]] | None
    allowed_tools: McpAllowedTools | None
    authorization: str
    connector_id: Literal[
        "connector_dropbox",
        "connector_gmail",
        "connector_googlecalendar",
        "connector_googledrive",
        "connector_microsoftteams",
        "connector_outlookcalendar",
        "connector_outlookemail",
        "connector_sharepoint",
    ]
    defer_loading: bool
    headers: Mapping[str, str] | None
    require_approval: McpRequireApproval | None
    server_description: str
    server_url: str
    tunnel_id: str


class McpAllowedToolsMcpToolFilter(TypedDict, total=False):
    read_only: bool
    tool_names: Iterable[str]


class McpRequireApprovalMcpToolApprovalFilter(TypedDict, total=False):
    always: McpRequireApprovalMcpToolApprovalFilterAlways
    never: McpRequireApprovalMcpToolApprovalFilterNever


class McpRequireApprovalMcpToolApprovalFilterAlways(TypedDict, total=False):
    read_only: bool
    tool_names: Iterable[str]


class McpRequireApprovalMcpToolApprovalFilterNever(TypedDict, total=False):
    read_only: bool
    tool_names: Iterable[str]


McpAllowedTools = Iterable[str] | McpAllowedToolsMcpToolFilter
McpRequireApproval = McpRequireApprovalMcpToolApprovalFilter | Literal["always", "never"]
RealtimeToolsConfigUnionParam = _p.RealtimeFunctionTool | Mcp
RealtimeFunctionToolParam = _p.RealtimeFunctionTool
