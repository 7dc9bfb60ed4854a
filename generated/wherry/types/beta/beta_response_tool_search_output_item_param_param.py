from collections.abc import Iterable
from typing import Literal

from . import _p

Agent = _p.BetaResponseToolSearchOutputItemAgent
BetaResponseToolSearchOutputItemParamParam = _p.BetaResponseToolSearchOutputItemParam
ToolCodeInterpreter = _p.BetaToolCodeInterpreter
ToolCodeInterpreterContainerCodeInterpreterToolAuto = _p.BetaToolCodeInterpreterContainerCodeInterpreterToolAuto
ToolImageGeneration = _p.BetaToolImageGeneration
ToolImageGenerationInputImageMask = _p.BetaToolImageGenerationInputImageMask
ToolImageGenerationSvg = _p.BetaToolImageGenerationSvg
ToolImageGenerationSvgReasoning = _p.BetaToolImageGenerationSvgReasoning
ToolLocalShell = _p.BetaToolLocalShell
ToolMcp = _p.BetaToolMcp
ToolMcpAllowedToolsMcpToolFilter = _p.BetaToolMcpAllowedToolsMcpToolFilter
ToolMcpRequireApprovalMcpToolApprovalFilter = _p.BetaToolMcpRequireApprovalMcpToolApprovalFilter
ToolMcpRequireApprovalMcpToolApprovalFilterAlways = _p.BetaToolMcpRequireApprovalMcpToolApprovalFilterAlways
ToolMcpRequireApprovalMcpToolApprovalFilterNever = _p.BetaToolMcpRequireApprovalMcpToolApprovalFilterNever
ToolProgrammaticToolCalling = _p.BetaToolProgrammaticToolCalling
ToolCodeInterpreterContainerCodeInterpreterToolAutoNetworkPolicy = (
    _p.BetaContainerNetworkPolicyDisabled | _p.BetaContainerNetworkPolicyAllowlist
)
Tool = (
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
ToolCodeInterpreterContainer = str | _p.BetaToolCodeInterpreterContainerCodeInterpreterToolAuto
ToolMcpAllowedTools = Iterable[str] | _p.BetaToolMcpAllowedToolsMcpToolFilter
ToolMcpRequireApproval = _p.BetaToolMcpRequireApprovalMcpToolApprovalFilter | Literal["always", "never"]
BetaApplyPatchToolParam = _p.BetaApplyPatchTool
BetaComputerToolParam = _p.BetaComputerTool
BetaComputerUsePreviewToolParam = _p.BetaComputerUsePreviewTool
BetaContainerNetworkPolicyAllowlistParam = _p.BetaContainerNetworkPolicyAllowlist
BetaContainerNetworkPolicyDisabledParam = _p.BetaContainerNetworkPolicyDisabled
BetaCustomToolParam = _p.BetaCustomTool
BetaFileSearchToolParam = _p.BetaFileSearchTool
BetaFunctionShellToolParam = _p.BetaFunctionShellTool
BetaFunctionToolParam = _p.BetaFunctionTool
BetaToolSearchOutputNamespaceToolParam = _p.BetaNamespaceTool
BetaToolSearchToolParam = _p.BetaToolSearchTool
BetaWebSearchPreviewToolParam = _p.BetaWebSearchPreviewTool
BetaWebSearchToolParam = _p.BetaWebSearchTool
