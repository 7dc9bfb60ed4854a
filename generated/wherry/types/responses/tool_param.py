from collections.abc import Iterable
from typing import Literal

from . import _p

CodeInterpreter = _p.CodeInterpreterTool
CodeInterpreterContainerCodeInterpreterToolAuto = _p.AutoCodeInterpreterToolParam
ImageGeneration = _p.ImageGenTool
ImageGenerationInputImageMask = _p.ImageGenToolInputImageMask
ImageGenerationSvg = _p.ToolImageGenerationSvg
ImageGenerationSvgReasoning = _p.ToolImageGenerationSvgReasoning
LocalShell = _p.LocalShellToolParam
Mcp = _p.MCPTool
McpAllowedToolsMcpToolFilter = _p.MCPToolFilter
McpRequireApprovalMcpToolApprovalFilter = _p.MCPToolRequireApproval
McpRequireApprovalMcpToolApprovalFilterAlways = _p.MCPToolFilter
McpRequireApprovalMcpToolApprovalFilterNever = _p.MCPToolFilter
ProgrammaticToolCalling = _p.ToolProgrammaticToolCalling
CodeInterpreterContainerCodeInterpreterToolAutoNetworkPolicy = (
    _p.ContainerNetworkPolicyDisabledParam | _p.ContainerNetworkPolicyAllowlistParam
)
CodeInterpreterContainer = str | _p.AutoCodeInterpreterToolParam
McpAllowedTools = Iterable[str] | _p.MCPToolFilter
McpRequireApproval = _p.MCPToolRequireApproval | Literal["always", "never"]
ToolParam = (
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
ParseableToolParam = ToolParam | _p.ChatCompletionTool
ApplyPatchToolParam = _p.ApplyPatchToolParam
ChatCompletionFunctionToolParam = _p.ChatCompletionTool
ComputerToolParam = _p.ComputerTool
ComputerUsePreviewToolParam = _p.ComputerUsePreviewTool
ContainerNetworkPolicyAllowlistParam = _p.ContainerNetworkPolicyAllowlistParam
ContainerNetworkPolicyDisabledParam = _p.ContainerNetworkPolicyDisabledParam
CustomToolParam = _p.CustomToolParam
FileSearchToolParam = _p.FileSearchTool
FunctionShellToolParam = _p.FunctionShellToolParam
FunctionToolParam = _p.FunctionTool
NamespaceToolParam = _p.NamespaceToolParam
ToolSearchToolParam = _p.ToolSearchToolParam
WebSearchPreviewToolParam = _p.WebSearchPreviewTool
WebSearchToolParam = _p.WebSearchTool
