from typing import Literal

from ... import models as _m

BetaTool = _m.BetaTool
CodeInterpreter = _m.BetaToolCodeInterpreter
CodeInterpreterContainerCodeInterpreterToolAuto = _m.BetaToolCodeInterpreterContainerCodeInterpreterToolAuto
CodeInterpreterContainerCodeInterpreterToolAutoNetworkPolicy = (
    _m.BetaToolCodeInterpreterContainerCodeInterpreterToolAutoNetworkPolicy
)
ImageGeneration = _m.BetaToolImageGeneration
ImageGenerationInputImageMask = _m.BetaToolImageGenerationInputImageMask
ImageGenerationSvg = _m.BetaToolImageGenerationSvg
ImageGenerationSvgReasoning = _m.BetaToolImageGenerationSvgReasoning
LocalShell = _m.BetaToolLocalShell
Mcp = _m.BetaToolMcp
McpAllowedToolsMcpToolFilter = _m.BetaToolMcpAllowedToolsMcpToolFilter
McpRequireApprovalMcpToolApprovalFilter = _m.BetaToolMcpRequireApprovalMcpToolApprovalFilter
McpRequireApprovalMcpToolApprovalFilterAlways = _m.BetaToolMcpRequireApprovalMcpToolApprovalFilterAlways
McpRequireApprovalMcpToolApprovalFilterNever = _m.BetaToolMcpRequireApprovalMcpToolApprovalFilterNever
ProgrammaticToolCalling = _m.BetaToolProgrammaticToolCalling
CodeInterpreterContainer = str | _m.BetaToolCodeInterpreterContainerCodeInterpreterToolAuto
McpAllowedTools = list[str] | _m.BetaToolMcpAllowedToolsMcpToolFilter | None
McpRequireApproval = _m.BetaToolMcpRequireApprovalMcpToolApprovalFilter | Literal["always", "never"] | None
BetaApplyPatchTool = _m.BetaApplyPatchTool
BetaComputerTool = _m.BetaComputerTool
BetaComputerUsePreviewTool = _m.BetaComputerUsePreviewTool
BetaContainerNetworkPolicyAllowlist = _m.BetaContainerNetworkPolicyAllowlist
BetaContainerNetworkPolicyDisabled = _m.BetaContainerNetworkPolicyDisabled
BetaCustomTool = _m.BetaCustomTool
BetaFileSearchTool = _m.BetaFileSearchTool
BetaFunctionShellTool = _m.BetaFunctionShellTool
BetaFunctionTool = _m.BetaFunctionTool
BetaNamespaceTool = _m.BetaNamespaceTool
BetaToolSearchTool = _m.BetaToolSearchTool
BetaWebSearchPreviewTool = _m.BetaWebSearchPreviewTool
BetaWebSearchTool = _m.BetaWebSearchTool
