from typing import Literal

from . import _m

CodeInterpreter = _m.CodeInterpreterTool
CodeInterpreterContainerCodeInterpreterToolAuto = _m.AutoCodeInterpreterToolParam
ImageGeneration = _m.ImageGenTool
ImageGenerationInputImageMask = _m.ImageGenToolInputImageMask
ImageGenerationSvg = _m.ToolImageGenerationSvg
ImageGenerationSvgReasoning = _m.ToolImageGenerationSvgReasoning
LocalShell = _m.LocalShellToolParam
Mcp = _m.MCPTool
McpAllowedToolsMcpToolFilter = _m.MCPToolFilter
McpRequireApprovalMcpToolApprovalFilter = _m.MCPToolRequireApproval
McpRequireApprovalMcpToolApprovalFilterAlways = _m.MCPToolFilter
McpRequireApprovalMcpToolApprovalFilterNever = _m.MCPToolFilter
ProgrammaticToolCalling = _m.ToolProgrammaticToolCalling
Tool = _m.Tool
CodeInterpreterContainerCodeInterpreterToolAutoNetworkPolicy = (
    _m.ContainerNetworkPolicyDisabledParam | _m.ContainerNetworkPolicyAllowlistParam
)
CodeInterpreterContainer = str | _m.AutoCodeInterpreterToolParam
McpAllowedTools = list[str] | _m.MCPToolFilter | None
McpRequireApproval = _m.MCPToolRequireApproval | Literal["always", "never"] | None
ApplyPatchTool = _m.ApplyPatchToolParam
ComputerTool = _m.ComputerTool
ComputerUsePreviewTool = _m.ComputerUsePreviewTool
ContainerNetworkPolicyAllowlist = _m.ContainerNetworkPolicyAllowlistParam
ContainerNetworkPolicyDisabled = _m.ContainerNetworkPolicyDisabledParam
CustomTool = _m.CustomToolParam
FileSearchTool = _m.FileSearchTool
FunctionShellTool = _m.FunctionShellToolParam
FunctionTool = _m.FunctionTool
NamespaceTool = _m.NamespaceToolParam
ToolSearchTool = _m.ToolSearchToolParam
WebSearchPreviewTool = _m.WebSearchPreviewTool
WebSearchTool = _m.WebSearchTool
