from collections.abc import Iterable
from typing import Literal

from . import _p

AllowedToolsMcpToolFilter = _p.MCPToolFilter
RealtimeResponseCreateMcpToolParam = _p.MCPTool
RequireApprovalMcpToolApprovalFilter = _p.MCPToolRequireApproval
RequireApprovalMcpToolApprovalFilterAlways = _p.MCPToolFilter
RequireApprovalMcpToolApprovalFilterNever = _p.MCPToolFilter
AllowedTools = Iterable[str] | _p.MCPToolFilter
RequireApproval = _p.MCPToolRequireApproval | Literal["always", "never"]
