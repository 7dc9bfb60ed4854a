from collections.abc import Iterable
from typing import Literal

from . import _p

Mcp = _p.MCPTool
McpAllowedToolsMcpToolFilter = _p.MCPToolFilter
McpRequireApprovalMcpToolApprovalFilter = _p.MCPToolRequireApproval
McpRequireApprovalMcpToolApprovalFilterAlways = _p.MCPToolFilter
McpRequireApprovalMcpToolApprovalFilterNever = _p.MCPToolFilter
McpAllowedTools = Iterable[str] | _p.MCPToolFilter
McpRequireApproval = _p.MCPToolRequireApproval | Literal["always", "never"]
RealtimeToolsConfigUnionParam = _p.RealtimeFunctionTool | _p.MCPTool
RealtimeToolsConfigParam = list[RealtimeToolsConfigUnionParam]
RealtimeFunctionToolParam = _p.RealtimeFunctionTool
