from typing import Literal

from . import _m

AllowedToolsMcpToolFilter = _m.MCPToolFilter
RealtimeResponseCreateMcpTool = _m.MCPTool
RequireApprovalMcpToolApprovalFilter = _m.MCPToolRequireApproval
RequireApprovalMcpToolApprovalFilterAlways = _m.MCPToolFilter
RequireApprovalMcpToolApprovalFilterNever = _m.MCPToolFilter
AllowedTools = list[str] | _m.MCPToolFilter | None
RequireApproval = _m.MCPToolRequireApproval | Literal["always", "never"] | None
