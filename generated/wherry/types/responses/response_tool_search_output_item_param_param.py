from collections.abc import Iterable
from typing import Literal

from . import _p

ResponseToolSearchOutputItemParamParam = _p.ToolSearchOutputItemParam
ToolCodeInterpreter = _p.CodeInterpreterTool
ToolCodeInterpreterContainerCodeInterpreterToolAuto = _p.AutoCodeInterpreterToolParam
ToolImageGeneration = _p.ImageGenTool
ToolImageGenerationInputImageMask = _p.ImageGenToolInputImageMask
ToolImageGenerationSvg = _p.ToolImageGenerationSvg
ToolImageGenerationSvgReasoning = _p.ToolImageGenerationSvgReasoning
ToolLocalShell = _p.LocalShellToolParam
ToolMcp = _p.MCPTool
ToolMcpAllowedToolsMcpToolFilter = _p.MCPToolFilter
ToolMcpRequireApprovalMcpToolApprovalFilter = _p.MCPToolRequireApproval
ToolMcpRequireApprovalMcpToolApprovalFilterAlways = _p.MCPToolFilter
ToolMcpRequireApprovalMcpToolApprovalFilterNever = _p.MCPToolFilter
ToolProgrammaticToolCalling = _p.ToolProgrammaticToolCalling
ToolCodeInterpreterContainerCodeInterpreterToolAutoNetworkPolicy = (
    _p.ContainerNetworkPolicyDisabledParam | _p.ContainerNetworkPolicyAllowlistParam
)
Tool = (
    _p.FunctionTool
    | _p.FileSearchTool
    | _p.ComputerTool
    | _p.ComputerUsePreviewTool
    | _p.WebSearchTool
    | _p.MCPTool
    | _p.CodeInterpreterTool
    | _p.ToolProgrammaticToolCalling
    | _p.ImageGenTool
    | _p.LocalShellToolParam
    | _p.FunctionShellToolParam
    | _p.CustomToolParam
    | _p.NamespaceToolParam
    | _p.ToolSearchToolParam
    | _p.WebSearchPreviewTool
    | _p.ApplyPatchToolParam
)
ToolCodeInterpreterContainer = str | _p.AutoCodeInterpreterToolParam
ToolMcpAllowedTools = Iterable[str] | _p.MCPToolFilter
ToolMcpRequireApproval = _p.MCPToolRequireApproval | Literal["always", "never"]
ApplyPatchToolParam = _p.ApplyPatchToolParam
ComputerToolParam = _p.ComputerTool
ComputerUsePreviewToolParam = _p.ComputerUsePreviewTool
ContainerNetworkPolicyAllowlistParam = _p.ContainerNetworkPolicyAllowlistParam
ContainerNetworkPolicyDisabledParam = _p.ContainerNetworkPolicyDisabledParam
CustomToolParam = _p.CustomToolParam
FileSearchToolParam = _p.FileSearchTool
FunctionShellToolParam = _p.FunctionShellToolParam
FunctionToolParam = _p.FunctionTool
ToolSearchOutputNamespaceToolParam = _p.NamespaceToolParam
ToolSearchToolParam = _p.ToolSearchToolParam
WebSearchPreviewToolParam = _p.WebSearchPreviewTool
WebSearchToolParam = _p.WebSearchTool
