from typing import Literal

from . import _m

Mcp = _m.MCPTool
McpAllowedToolsMcpToolFilter = _m.MCPToolFilter
McpRequireApprovalMcpToolApprovalFilter = _m.MCPToolRequireApproval
McpRequireApprovalMcpToolApprovalFilterAlways = _m.MCPToolFilter
McpRequireApprovalMcpToolApprovalFilterNever = _m.MCPToolFilter
McpAllowedTools = list[str] | _m.MCPToolFilter | None
McpRequireApproval = _m.MCPToolRequireApproval | Literal["always", "never"] | None
RealtimeToolsConfigUnion = _m.RealtimeFunctionTool | _m.MCPTool
RealtimeFunctionTool = _m.RealtimeFunctionTool
