from collections.abc import Iterable
from typing import Literal

from . import _p

CodeInterpreter = _p.BetaToolCodeInterpreter
CodeInterpreterContainerCodeInterpreterToolAuto = _p.BetaToolCodeInterpreterContainerCodeInterpreterToolAuto
ImageGeneration = _p.BetaToolImageGeneration
ImageGenerationInputImageMask = _p.BetaToolImageGenerationInputImageMask
ImageGenerationSvg = _p.BetaToolImageGenerationSvg
ImageGenerationSvgReasoning = _p.BetaToolImageGenerationSvgReasoning
LocalShell = _p.BetaToolLocalShell
Mcp = _p.BetaToolMcp
McpAllowedToolsMcpToolFilter = _p.BetaToolMcpAllowedToolsMcpToolFilter
McpRequireApprovalMcpToolApprovalFilter = _p.BetaToolMcpRequireApprovalMcpToolApprovalFilter
McpRequireApprovalMcpToolApprovalFilterAlways = _p.BetaToolMcpRequireApprovalMcpToolApprovalFilterAlways
McpRequireApprovalMcpToolApprovalFilterNever = _p.BetaToolMcpRequireApprovalMcpToolApprovalFilterNever
ProgrammaticToolCalling = _p.BetaToolProgrammaticToolCalling
CodeInterpreterContainerCodeInterpreterToolAutoNetworkPolicy = (
    _p.BetaContainerNetworkPolicyDisabled | _p.BetaContainerNetworkPolicyAllowlist
)
BetaToolParam = (
    _p.BetaFunctionTool
    | _p.BetaFileSearchTool
    | _p.BetaComputerTool
    | _p.BetaComputerUsePreviewTool
    | _p.BetaWebSearchTool
    | _p.BetaToolMcp
    | _p.BetaToolCodeInterpreter
    | _p.BetaToolProgrammaticToolCalling
    | _p.BetaToolImageGeneration
    | _p.BetaToolLocalShell
    | _p.BetaFunctionShellTool
    | _p.BetaCustomTool
    | _p.BetaNamespaceTool
    | _p.BetaToolSearchTool
    | _p.BetaWebSearchPreviewTool
    | _p.BetaApplyPatchTool
)
CodeInterpreterContainer = str | _p.BetaToolCodeInterpreterContainerCodeInterpreterToolAuto
McpAllowedTools = Iterable[str] | _p.BetaToolMcpAllowedToolsMcpToolFilter
McpRequireApproval = _p.BetaToolMcpRequireApprovalMcpToolApprovalFilter | Literal["always", "never"]
BetaApplyPatchToolParam = _p.BetaApplyPatchTool
BetaComputerToolParam = _p.BetaComputerTool
BetaComputerUsePreviewToolParam = _p.BetaComputerUsePreviewTool
BetaContainerNetworkPolicyAllowlistParam = _p.BetaContainerNetworkPolicyAllowlist
BetaContainerNetworkPolicyDisabledParam = _p.BetaContainerNetworkPolicyDisabled
BetaCustomToolParam = _p.BetaCustomTool
BetaFileSearchToolParam = _p.BetaFileSearchTool
BetaFunctionShellToolParam = _p.BetaFunctionShellTool
BetaFunctionToolParam = _p.BetaFunctionTool
BetaNamespaceToolParam = _p.BetaNamespaceTool
BetaToolSearchToolParam = _p.BetaToolSearchTool
BetaWebSearchPreviewToolParam = _p.BetaWebSearchPreviewTool
BetaWebSearchToolParam = _p.BetaWebSearchTool
