from typing import Literal

from . import _m

ResponseToolSearchOutputItemParam = _m.ToolSearchOutputItemParam
Tool = _m.Tool
ToolCodeInterpreter = _m.CodeInterpreterTool
ToolCodeInterpreterContainerCodeInterpreterToolAuto = _m.AutoCodeInterpreterToolParam
ToolImageGeneration = _m.ImageGenTool
ToolImageGenerationInputImageMask = _m.ImageGenToolInputImageMask
ToolImageGenerationSvg = _m.ToolImageGenerationSvg
ToolImageGenerationSvgReasoning = _m.ToolImageGenerationSvgReasoning
ToolLocalShell = _m.LocalShellToolParam
ToolMcp = _m.MCPTool
ToolMcpAllowedToolsMcpToolFilter = _m.MCPToolFilter
ToolMcpRequireApprovalMcpToolApprovalFilter = _m.MCPToolRequireApproval
ToolMcpRequireApprovalMcpToolApprovalFilterAlways = _m.MCPToolFilter
ToolMcpRequireApprovalMcpToolApprovalFilterNever = _m.MCPToolFilter
ToolProgrammaticToolCalling = _m.ToolProgrammaticToolCalling
ToolCodeInterpreterContainerCodeInterpreterToolAutoNetworkPolicy = (
    _m.ContainerNetworkPolicyDisabledParam | _m.ContainerNetworkPolicyAllowlistParam
)
ToolCodeInterpreterContainer = str | _m.AutoCodeInterpreterToolParam
ToolMcpAllowedTools = list[str] | _m.MCPToolFilter | None
ToolMcpRequireApproval = _m.MCPToolRequireApproval | Literal["always", "never"] | None
ApplyPatchTool = _m.ApplyPatchToolParam
ComputerTool = _m.ComputerTool
ComputerUsePreviewTool = _m.ComputerUsePreviewTool
ContainerNetworkPolicyAllowlist = _m.ContainerNetworkPolicyAllowlistParam
ContainerNetworkPolicyDisabled = _m.ContainerNetworkPolicyDisabledParam
CustomTool = _m.CustomToolParam
FileSearchTool = _m.FileSearchTool
FunctionShellTool = _m.FunctionShellToolParam
FunctionTool = _m.FunctionTool
ToolSearchOutputNamespaceTool = _m.NamespaceToolParam
ToolSearchTool = _m.ToolSearchToolParam
WebSearchPreviewTool = _m.WebSearchPreviewTool
WebSearchTool = _m.WebSearchTool
