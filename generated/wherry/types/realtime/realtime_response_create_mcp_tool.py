from typing import Literal

from ... import models as _m

__all__ = [
    "AllowedTools",
    "AllowedToolsMcpToolFilter",
    "RealtimeResponseCreateMcpTool",
    "RequireApproval",
    "RequireApprovalMcpToolApprovalFilter",
    "RequireApprovalMcpToolApprovalFilterAlways",
    "RequireApprovalMcpToolApprovalFilterNever",
]
AllowedToolsMcpToolFilter = _m.MCPToolFilter
RealtimeResponseCreateMcpTool = _m.MCPTool
RequireApprovalMcpToolApprovalFilter = _m.MCPToolRequireApproval
RequireApprovalMcpToolApprovalFilterAlways = _m.MCPToolFilter
RequireApprovalMcpToolApprovalFilterNever = _m.MCPToolFilter
AllowedTools = list[str] | _m.MCPToolFilter | None
RequireApproval = _m.MCPToolRequireApproval | Literal["always", "never"] | None
