from typing import Literal

from ... import models as _m

__all__ = [
    "Agent",
    "BetaApplyPatchTool",
    "BetaComputerTool",
    "BetaComputerUsePreviewTool",
    "BetaContainerNetworkPolicyAllowlist",
    "BetaContainerNetworkPolicyDisabled",
    "BetaCustomTool",
    "BetaFileSearchTool",
    "BetaFunctionShellTool",
    "BetaFunctionTool",
    "BetaResponseToolSearchOutputItemParam",
    "BetaToolSearchOutputNamespaceTool",
    "BetaToolSearchTool",
    "BetaWebSearchPreviewTool",
    "BetaWebSearchTool",
    "Tool",
    "ToolCodeInterpreter",
    "ToolCodeInterpreterContainer",
    "ToolCodeInterpreterContainerCodeInterpreterToolAuto",
    "ToolCodeInterpreterContainerCodeInterpreterToolAutoNetworkPolicy",
    "ToolImageGeneration",
    "ToolImageGenerationInputImageMask",
    "ToolImageGenerationSvg",
    "ToolImageGenerationSvgReasoning",
    "ToolLocalShell",
    "ToolMcp",
    "ToolMcpAllowedTools",
    "ToolMcpAllowedToolsMcpToolFilter",
    "ToolMcpRequireApproval",
    "ToolMcpRequireApprovalMcpToolApprovalFilter",
    "ToolMcpRequireApprovalMcpToolApprovalFilterAlways",
    "ToolMcpRequireApprovalMcpToolApprovalFilterNever",
    "ToolProgrammaticToolCalling",
]
Agent = _m.BetaResponseToolSearchOutputItemAgent
BetaResponseToolSearchOutputItemParam = _m.BetaResponseToolSearchOutputItemParam
Tool = _m.BetaTool
ToolCodeInterpreter = _m.BetaToolCodeInterpreter
ToolCodeInterpreterContainerCodeInterpreterToolAuto = _m.BetaToolCodeInterpreterContainerCodeInterpreterToolAuto
ToolCodeInterpreterContainerCodeInterpreterToolAutoNetworkPolicy = (
    _m.BetaToolCodeInterpreterContainerCodeInterpreterToolAutoNetworkPolicy
)
ToolImageGeneration = _m.BetaToolImageGeneration
ToolImageGenerationInputImageMask = _m.BetaToolImageGenerationInputImageMask
ToolImageGenerationSvg = _m.BetaToolImageGenerationSvg
ToolImageGenerationSvgReasoning = _m.BetaToolImageGenerationSvgReasoning
ToolLocalShell = _m.BetaToolLocalShell
ToolMcp = _m.BetaToolMcp
ToolMcpAllowedToolsMcpToolFilter = _m.BetaToolMcpAllowedToolsMcpToolFilter
ToolMcpRequireApprovalMcpToolApprovalFilter = _m.BetaToolMcpRequireApprovalMcpToolApprovalFilter
ToolMcpRequireApprovalMcpToolApprovalFilterAlways = _m.BetaToolMcpRequireApprovalMcpToolApprovalFilterAlways
ToolMcpRequireApprovalMcpToolApprovalFilterNever = _m.BetaToolMcpRequireApprovalMcpToolApprovalFilterNever
ToolProgrammaticToolCalling = _m.BetaToolProgrammaticToolCalling
ToolCodeInterpreterContainer = str | _m.BetaToolCodeInterpreterContainerCodeInterpreterToolAuto
ToolMcpAllowedTools = list[str] | _m.BetaToolMcpAllowedToolsMcpToolFilter | None
ToolMcpRequireApproval = _m.BetaToolMcpRequireApprovalMcpToolApprovalFilter | Literal["always", "never"] | None
BetaApplyPatchTool = _m.BetaApplyPatchTool
BetaComputerTool = _m.BetaComputerTool
BetaComputerUsePreviewTool = _m.BetaComputerUsePreviewTool
BetaContainerNetworkPolicyAllowlist = _m.BetaContainerNetworkPolicyAllowlist
BetaContainerNetworkPolicyDisabled = _m.BetaContainerNetworkPolicyDisabled
BetaCustomTool = _m.BetaCustomTool
BetaFileSearchTool = _m.BetaFileSearchTool
BetaFunctionShellTool = _m.BetaFunctionShellTool
BetaFunctionTool = _m.BetaFunctionTool
BetaToolSearchOutputNamespaceTool = _m.BetaNamespaceTool
BetaToolSearchTool = _m.BetaToolSearchTool
BetaWebSearchPreviewTool = _m.BetaWebSearchPreviewTool
BetaWebSearchTool = _m.BetaWebSearchTool
