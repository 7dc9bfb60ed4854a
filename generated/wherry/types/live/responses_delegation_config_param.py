from collections.abc import Iterable
from typing import Literal

from ... import params as _p

__all__ = [
    "FunctionToolParam",
    "Reasoning",
    "ResponsesDelegationConfigParam",
    "Text",
    "Tool",
    "ToolApplyPatch",
    "ToolChoice",
    "ToolChoiceApplyPatch",
    "ToolChoiceCodeInterpreter",
    "ToolChoiceComputer",
    "ToolChoiceCustom",
    "ToolChoiceFileSearch",
    "ToolChoiceImageGeneration",
    "ToolChoiceLiveAllowedToolsChoiceParam",
    "ToolChoiceLiveAllowedToolsChoiceParamTool",
    "ToolChoiceLiveAllowedToolsChoiceParamToolApplyPatch",
    "ToolChoiceLiveAllowedToolsChoiceParamToolCodeInterpreter",
    "ToolChoiceLiveAllowedToolsChoiceParamToolComputer",
    "ToolChoiceLiveAllowedToolsChoiceParamToolCustom",
    "ToolChoiceLiveAllowedToolsChoiceParamToolFileSearch",
    "ToolChoiceLiveAllowedToolsChoiceParamToolImageGeneration",
    "ToolChoiceLiveAllowedToolsChoiceParamToolLiveFunctionToolChoiceParam",
    "ToolChoiceLiveAllowedToolsChoiceParamToolLiveMCPToolChoiceParam",
    "ToolChoiceLiveAllowedToolsChoiceParamToolProgrammaticToolCalling",
    "ToolChoiceLiveAllowedToolsChoiceParamToolShell",
    "ToolChoiceLiveAllowedToolsChoiceParamToolWebSearch",
    "ToolChoiceLiveAllowedToolsChoiceParamToolWebSearchPreview",
    "ToolChoiceLiveFunctionToolChoiceParam",
    "ToolChoiceLiveMCPToolChoiceParam",
    "ToolChoiceProgrammaticToolCalling",
    "ToolChoiceShell",
    "ToolChoiceWebSearch",
    "ToolChoiceWebSearchPreview",
    "ToolCodeInterpreter",
    "ToolComputer",
    "ToolCustom",
    "ToolFileSearch",
    "ToolImageGeneration",
    "ToolMcp",
    "ToolMcpAllowedTools",
    "ToolMcpAllowedToolsLiveMCPToolFilterParam",
    "ToolMcpRequireApproval",
    "ToolMcpRequireApprovalLiveMCPRequireApprovalFilterParam",
    "ToolMcpRequireApprovalLiveMCPRequireApprovalFilterParamAlways",
    "ToolMcpRequireApprovalLiveMCPRequireApprovalFilterParamNever",
    "ToolNamespace",
    "ToolProgrammaticToolCalling",
    "ToolSearch",
    "ToolShell",
    "ToolShellEnvironment",
    "ToolShellEnvironmentContainerAuto",
    "ToolShellEnvironmentContainerAutoNetworkPolicy",
    "ToolShellEnvironmentContainerAutoNetworkPolicyAllowlist",
    "ToolShellEnvironmentContainerAutoNetworkPolicyDisabled",
    "ToolShellEnvironmentContainerAutoSkill",
    "ToolShellEnvironmentContainerAutoSkillInline",
    "ToolShellEnvironmentContainerAutoSkillInlineSource",
    "ToolShellEnvironmentContainerAutoSkillSkillReference",
    "ToolShellEnvironmentContainerReference",
    "ToolShellEnvironmentLocal",
    "ToolShellEnvironmentLocalSkill",
    "ToolWebSearch",
]
Reasoning = _p.ResponsesDelegationConfigReasoning
ResponsesDelegationConfigParam = _p.ResponsesDelegationConfig
Text = _p.ResponsesDelegationConfigText
ToolApplyPatch = _p.ResponsesDelegationConfigToolApplyPatch
ToolChoiceApplyPatch = _p.ResponsesDelegationConfigToolChoiceApplyPatch
ToolChoiceCodeInterpreter = _p.ResponsesDelegationConfigToolChoiceCodeInterpreter
ToolChoiceComputer = _p.ResponsesDelegationConfigToolChoiceComputer
ToolChoiceCustom = _p.ResponsesDelegationConfigToolChoiceCustom
ToolChoiceFileSearch = _p.ResponsesDelegationConfigToolChoiceFileSearch
ToolChoiceImageGeneration = _p.ResponsesDelegationConfigToolChoiceImageGeneration
ToolChoiceLiveAllowedToolsChoiceParam = _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParam
ToolChoiceLiveAllowedToolsChoiceParamToolApplyPatch = (
    _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolApplyPatch
)
ToolChoiceLiveAllowedToolsChoiceParamToolCodeInterpreter = (
    _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolCodeInterpreter
)
ToolChoiceLiveAllowedToolsChoiceParamToolComputer = (
    _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolComputer
)
ToolChoiceLiveAllowedToolsChoiceParamToolCustom = (
    _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolCustom
)
ToolChoiceLiveAllowedToolsChoiceParamToolFileSearch = (
    _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolFileSearch
)
ToolChoiceLiveAllowedToolsChoiceParamToolImageGeneration = (
    _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolImageGeneration
)
ToolChoiceLiveAllowedToolsChoiceParamToolLiveFunctionToolChoiceParam = (
    _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolLiveFunctionToolChoiceParam
)
ToolChoiceLiveAllowedToolsChoiceParamToolLiveMCPToolChoiceParam = (
    _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolLiveMCPToolChoiceParam
)
ToolChoiceLiveAllowedToolsChoiceParamToolProgrammaticToolCalling = (
    _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolProgrammaticToolCalling
)
ToolChoiceLiveAllowedToolsChoiceParamToolShell = (
    _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolShell
)
ToolChoiceLiveAllowedToolsChoiceParamToolWebSearch = (
    _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolWebSearch
)
ToolChoiceLiveAllowedToolsChoiceParamToolWebSearchPreview = (
    _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolWebSearchPreview
)
ToolChoiceLiveFunctionToolChoiceParam = _p.ResponsesDelegationConfigToolChoiceLiveFunctionToolChoiceParam
ToolChoiceLiveMCPToolChoiceParam = _p.ResponsesDelegationConfigToolChoiceLiveMCPToolChoiceParam
ToolChoiceProgrammaticToolCalling = _p.ResponsesDelegationConfigToolChoiceProgrammaticToolCalling
ToolChoiceShell = _p.ResponsesDelegationConfigToolChoiceShell
ToolChoiceWebSearch = _p.ResponsesDelegationConfigToolChoiceWebSearch
ToolChoiceWebSearchPreview = _p.ResponsesDelegationConfigToolChoiceWebSearchPreview
ToolCodeInterpreter = _p.ResponsesDelegationConfigToolCodeInterpreter
ToolComputer = _p.ResponsesDelegationConfigToolComputer
ToolCustom = _p.ResponsesDelegationConfigToolCustom
ToolFileSearch = _p.ResponsesDelegationConfigToolFileSearch
ToolImageGeneration = _p.ResponsesDelegationConfigToolImageGeneration
ToolMcp = _p.ResponsesDelegationConfigToolMcp
ToolMcpAllowedToolsLiveMCPToolFilterParam = _p.ResponsesDelegationConfigToolMcpAllowedToolsLiveMCPToolFilterParam
ToolMcpRequireApprovalLiveMCPRequireApprovalFilterParam = (
    _p.ResponsesDelegationConfigToolMcpRequireApprovalLiveMCPRequireApprovalFilterParam
)
ToolMcpRequireApprovalLiveMCPRequireApprovalFilterParamAlways = (
    _p.ResponsesDelegationConfigToolMcpRequireApprovalLiveMCPRequireApprovalFilterParamAlways
)
ToolMcpRequireApprovalLiveMCPRequireApprovalFilterParamNever = (
    _p.ResponsesDelegationConfigToolMcpRequireApprovalLiveMCPRequireApprovalFilterParamNever
)
ToolNamespace = _p.ResponsesDelegationConfigToolNamespace
ToolProgrammaticToolCalling = _p.ResponsesDelegationConfigToolProgrammaticToolCalling
ToolSearch = _p.ResponsesDelegationConfigToolSearch
ToolShell = _p.ResponsesDelegationConfigToolShell
ToolShellEnvironmentContainerAuto = _p.ResponsesDelegationConfigToolShellEnvironmentContainerAuto
ToolShellEnvironmentContainerAutoNetworkPolicyAllowlist = (
    _p.ResponsesDelegationConfigToolShellEnvironmentContainerAutoNetworkPolicyAllowlist
)
ToolShellEnvironmentContainerAutoNetworkPolicyDisabled = (
    _p.ResponsesDelegationConfigToolShellEnvironmentContainerAutoNetworkPolicyDisabled
)
ToolShellEnvironmentContainerAutoSkillInline = _p.ResponsesDelegationConfigToolShellEnvironmentContainerAutoSkillInline
ToolShellEnvironmentContainerAutoSkillInlineSource = (
    _p.ResponsesDelegationConfigToolShellEnvironmentContainerAutoSkillInlineSource
)
ToolShellEnvironmentContainerAutoSkillSkillReference = (
    _p.ResponsesDelegationConfigToolShellEnvironmentContainerAutoSkillSkillReference
)
ToolShellEnvironmentContainerReference = _p.ResponsesDelegationConfigToolShellEnvironmentContainerReference
ToolShellEnvironmentLocal = _p.ResponsesDelegationConfigToolShellEnvironmentLocal
ToolShellEnvironmentLocalSkill = _p.ResponsesDelegationConfigToolShellEnvironmentLocalSkill
ToolWebSearch = _p.ResponsesDelegationConfigToolWebSearch
Tool = (
    _p.LiveFunctionTool
    | _p.ResponsesDelegationConfigToolWebSearch
    | _p.ResponsesDelegationConfigToolFileSearch
    | _p.ResponsesDelegationConfigToolCodeInterpreter
    | _p.ResponsesDelegationConfigToolShell
    | _p.ResponsesDelegationConfigToolImageGeneration
    | _p.ResponsesDelegationConfigToolMcp
    | _p.ResponsesDelegationConfigToolCustom
    | _p.ResponsesDelegationConfigToolNamespace
    | _p.ResponsesDelegationConfigToolSearch
    | _p.ResponsesDelegationConfigToolProgrammaticToolCalling
    | _p.ResponsesDelegationConfigToolComputer
    | _p.ResponsesDelegationConfigToolApplyPatch
)
ToolChoice = (
    Literal["auto", "none", "required"]
    | _p.ResponsesDelegationConfigToolChoiceLiveFunctionToolChoiceParam
    | _p.ResponsesDelegationConfigToolChoiceLiveMCPToolChoiceParam
    | _p.ResponsesDelegationConfigToolChoiceFileSearch
    | _p.ResponsesDelegationConfigToolChoiceWebSearch
    | _p.ResponsesDelegationConfigToolChoiceWebSearchPreview
    | _p.ResponsesDelegationConfigToolChoiceImageGeneration
    | _p.ResponsesDelegationConfigToolChoiceComputer
    | _p.ResponsesDelegationConfigToolChoiceCodeInterpreter
    | _p.ResponsesDelegationConfigToolChoiceProgrammaticToolCalling
    | _p.ResponsesDelegationConfigToolChoiceShell
    | _p.ResponsesDelegationConfigToolChoiceCustom
    | _p.ResponsesDelegationConfigToolChoiceApplyPatch
    | _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParam
)
ToolChoiceLiveAllowedToolsChoiceParamTool = (
    _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolLiveFunctionToolChoiceParam
    | _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolLiveMCPToolChoiceParam
    | _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolFileSearch
    | _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolWebSearch
    | _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolWebSearchPreview
    | _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolImageGeneration
    | _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolComputer
    | _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolCodeInterpreter
    | _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolProgrammaticToolCalling
    | _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolShell
    | _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolCustom
    | _p.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolApplyPatch
)
ToolMcpAllowedTools = Iterable[str] | _p.ResponsesDelegationConfigToolMcpAllowedToolsLiveMCPToolFilterParam
ToolMcpRequireApproval = (
    _p.ResponsesDelegationConfigToolMcpRequireApprovalLiveMCPRequireApprovalFilterParam | Literal["always", "never"]
)
ToolShellEnvironment = (
    _p.ResponsesDelegationConfigToolShellEnvironmentContainerAuto
    | _p.ResponsesDelegationConfigToolShellEnvironmentContainerReference
    | _p.ResponsesDelegationConfigToolShellEnvironmentLocal
)
ToolShellEnvironmentContainerAutoNetworkPolicy = (
    _p.ResponsesDelegationConfigToolShellEnvironmentContainerAutoNetworkPolicyDisabled
    | _p.ResponsesDelegationConfigToolShellEnvironmentContainerAutoNetworkPolicyAllowlist
)
ToolShellEnvironmentContainerAutoSkill = (
    _p.ResponsesDelegationConfigToolShellEnvironmentContainerAutoSkillSkillReference
    | _p.ResponsesDelegationConfigToolShellEnvironmentContainerAutoSkillInline
)
FunctionToolParam = _p.LiveFunctionTool
