from collections.abc import Iterable
from typing import Literal

from ... import params as _p

__all__ = [
    "FunctionToolParam",
    "Reasoning",
    "ResponsesDelegationUpdateConfigParam",
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
Reasoning = _p.ResponsesDelegationUpdateConfigReasoning
ResponsesDelegationUpdateConfigParam = _p.ResponsesDelegationUpdateConfig
Text = _p.ResponsesDelegationUpdateConfigText
ToolApplyPatch = _p.ResponsesDelegationUpdateConfigToolApplyPatch
ToolChoiceApplyPatch = _p.ResponsesDelegationUpdateConfigToolChoiceApplyPatch
ToolChoiceCodeInterpreter = _p.ResponsesDelegationUpdateConfigToolChoiceCodeInterpreter
ToolChoiceComputer = _p.ResponsesDelegationUpdateConfigToolChoiceComputer
ToolChoiceCustom = _p.ResponsesDelegationUpdateConfigToolChoiceCustom
ToolChoiceFileSearch = _p.ResponsesDelegationUpdateConfigToolChoiceFileSearch
ToolChoiceImageGeneration = _p.ResponsesDelegationUpdateConfigToolChoiceImageGeneration
ToolChoiceLiveAllowedToolsChoiceParam = _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParam
ToolChoiceLiveAllowedToolsChoiceParamToolApplyPatch = (
    _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolApplyPatch
)
ToolChoiceLiveAllowedToolsChoiceParamToolCodeInterpreter = (
    _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolCodeInterpreter
)
ToolChoiceLiveAllowedToolsChoiceParamToolComputer = (
    _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolComputer
)
ToolChoiceLiveAllowedToolsChoiceParamToolCustom = (
    _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolCustom
)
ToolChoiceLiveAllowedToolsChoiceParamToolFileSearch = (
    _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolFileSearch
)
ToolChoiceLiveAllowedToolsChoiceParamToolImageGeneration = (
    _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolImageGeneration
)
ToolChoiceLiveAllowedToolsChoiceParamToolLiveFunctionToolChoiceParam = (
    _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolLiveFunctionToolChoiceParam
)
ToolChoiceLiveAllowedToolsChoiceParamToolLiveMCPToolChoiceParam = (
    _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolLiveMCPToolChoiceParam
)
ToolChoiceLiveAllowedToolsChoiceParamToolProgrammaticToolCalling = (
    _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolProgrammaticToolCalling
)
ToolChoiceLiveAllowedToolsChoiceParamToolShell = (
    _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolShell
)
ToolChoiceLiveAllowedToolsChoiceParamToolWebSearch = (
    _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolWebSearch
)
ToolChoiceLiveAllowedToolsChoiceParamToolWebSearchPreview = (
    _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolWebSearchPreview
)
ToolChoiceLiveFunctionToolChoiceParam = _p.ResponsesDelegationUpdateConfigToolChoiceLiveFunctionToolChoiceParam
ToolChoiceLiveMCPToolChoiceParam = _p.ResponsesDelegationUpdateConfigToolChoiceLiveMCPToolChoiceParam
ToolChoiceProgrammaticToolCalling = _p.ResponsesDelegationUpdateConfigToolChoiceProgrammaticToolCalling
ToolChoiceShell = _p.ResponsesDelegationUpdateConfigToolChoiceShell
ToolChoiceWebSearch = _p.ResponsesDelegationUpdateConfigToolChoiceWebSearch
ToolChoiceWebSearchPreview = _p.ResponsesDelegationUpdateConfigToolChoiceWebSearchPreview
ToolCodeInterpreter = _p.ResponsesDelegationUpdateConfigToolCodeInterpreter
ToolComputer = _p.ResponsesDelegationUpdateConfigToolComputer
ToolCustom = _p.ResponsesDelegationUpdateConfigToolCustom
ToolFileSearch = _p.ResponsesDelegationUpdateConfigToolFileSearch
ToolImageGeneration = _p.ResponsesDelegationUpdateConfigToolImageGeneration
ToolMcp = _p.ResponsesDelegationUpdateConfigToolMcp
ToolMcpAllowedToolsLiveMCPToolFilterParam = _p.ResponsesDelegationUpdateConfigToolMcpAllowedToolsLiveMCPToolFilterParam
ToolMcpRequireApprovalLiveMCPRequireApprovalFilterParam = (
    _p.ResponsesDelegationUpdateConfigToolMcpRequireApprovalLiveMCPRequireApprovalFilterParam
)
ToolMcpRequireApprovalLiveMCPRequireApprovalFilterParamAlways = (
    _p.ResponsesDelegationUpdateConfigToolMcpRequireApprovalLiveMCPRequireApprovalFilterParamAlways
)
ToolMcpRequireApprovalLiveMCPRequireApprovalFilterParamNever = (
    _p.ResponsesDelegationUpdateConfigToolMcpRequireApprovalLiveMCPRequireApprovalFilterParamNever
)
ToolNamespace = _p.ResponsesDelegationUpdateConfigToolNamespace
ToolProgrammaticToolCalling = _p.ResponsesDelegationUpdateConfigToolProgrammaticToolCalling
ToolSearch = _p.ResponsesDelegationUpdateConfigToolSearch
ToolShell = _p.ResponsesDelegationUpdateConfigToolShell
ToolShellEnvironmentContainerAuto = _p.ResponsesDelegationUpdateConfigToolShellEnvironmentContainerAuto
ToolShellEnvironmentContainerAutoNetworkPolicyAllowlist = (
    _p.ResponsesDelegationUpdateConfigToolShellEnvironmentContainerAutoNetworkPolicyAllowlist
)
ToolShellEnvironmentContainerAutoNetworkPolicyDisabled = (
    _p.ResponsesDelegationUpdateConfigToolShellEnvironmentContainerAutoNetworkPolicyDisabled
)
ToolShellEnvironmentContainerAutoSkillInline = (
    _p.ResponsesDelegationUpdateConfigToolShellEnvironmentContainerAutoSkillInline
)
ToolShellEnvironmentContainerAutoSkillInlineSource = (
    _p.ResponsesDelegationUpdateConfigToolShellEnvironmentContainerAutoSkillInlineSource
)
ToolShellEnvironmentContainerAutoSkillSkillReference = (
    _p.ResponsesDelegationUpdateConfigToolShellEnvironmentContainerAutoSkillSkillReference
)
ToolShellEnvironmentContainerReference = _p.ResponsesDelegationUpdateConfigToolShellEnvironmentContainerReference
ToolShellEnvironmentLocal = _p.ResponsesDelegationUpdateConfigToolShellEnvironmentLocal
ToolShellEnvironmentLocalSkill = _p.ResponsesDelegationUpdateConfigToolShellEnvironmentLocalSkill
ToolWebSearch = _p.ResponsesDelegationUpdateConfigToolWebSearch
Tool = (
    _p.LiveFunctionTool
    | _p.ResponsesDelegationUpdateConfigToolWebSearch
    | _p.ResponsesDelegationUpdateConfigToolFileSearch
    | _p.ResponsesDelegationUpdateConfigToolCodeInterpreter
    | _p.ResponsesDelegationUpdateConfigToolShell
    | _p.ResponsesDelegationUpdateConfigToolImageGeneration
    | _p.ResponsesDelegationUpdateConfigToolMcp
    | _p.ResponsesDelegationUpdateConfigToolCustom
    | _p.ResponsesDelegationUpdateConfigToolNamespace
    | _p.ResponsesDelegationUpdateConfigToolSearch
    | _p.ResponsesDelegationUpdateConfigToolProgrammaticToolCalling
    | _p.ResponsesDelegationUpdateConfigToolComputer
    | _p.ResponsesDelegationUpdateConfigToolApplyPatch
)
ToolChoice = (
    Literal["auto", "none", "required"]
    | _p.ResponsesDelegationUpdateConfigToolChoiceLiveFunctionToolChoiceParam
    | _p.ResponsesDelegationUpdateConfigToolChoiceLiveMCPToolChoiceParam
    | _p.ResponsesDelegationUpdateConfigToolChoiceFileSearch
    | _p.ResponsesDelegationUpdateConfigToolChoiceWebSearch
    | _p.ResponsesDelegationUpdateConfigToolChoiceWebSearchPreview
    | _p.ResponsesDelegationUpdateConfigToolChoiceImageGeneration
    | _p.ResponsesDelegationUpdateConfigToolChoiceComputer
    | _p.ResponsesDelegationUpdateConfigToolChoiceCodeInterpreter
    | _p.ResponsesDelegationUpdateConfigToolChoiceProgrammaticToolCalling
    | _p.ResponsesDelegationUpdateConfigToolChoiceShell
    | _p.ResponsesDelegationUpdateConfigToolChoiceCustom
    | _p.ResponsesDelegationUpdateConfigToolChoiceApplyPatch
    | _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParam
)
ToolChoiceLiveAllowedToolsChoiceParamTool = (
    _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolLiveFunctionToolChoiceParam
    | _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolLiveMCPToolChoiceParam
    | _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolFileSearch
    | _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolWebSearch
    | _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolWebSearchPreview
    | _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolImageGeneration
    | _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolComputer
    | _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolCodeInterpreter
    | _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolProgrammaticToolCalling
    | _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolShell
    | _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolCustom
    | _p.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolApplyPatch
)
ToolMcpAllowedTools = Iterable[str] | _p.ResponsesDelegationUpdateConfigToolMcpAllowedToolsLiveMCPToolFilterParam
ToolMcpRequireApproval = (
    _p.ResponsesDelegationUpdateConfigToolMcpRequireApprovalLiveMCPRequireApprovalFilterParam
    | Literal["always", "never"]
)
ToolShellEnvironment = (
    _p.ResponsesDelegationUpdateConfigToolShellEnvironmentContainerAuto
    | _p.ResponsesDelegationUpdateConfigToolShellEnvironmentContainerReference
    | _p.ResponsesDelegationUpdateConfigToolShellEnvironmentLocal
)
ToolShellEnvironmentContainerAutoNetworkPolicy = (
    _p.ResponsesDelegationUpdateConfigToolShellEnvironmentContainerAutoNetworkPolicyDisabled
    | _p.ResponsesDelegationUpdateConfigToolShellEnvironmentContainerAutoNetworkPolicyAllowlist
)
ToolShellEnvironmentContainerAutoSkill = (
    _p.ResponsesDelegationUpdateConfigToolShellEnvironmentContainerAutoSkillSkillReference
    | _p.ResponsesDelegationUpdateConfigToolShellEnvironmentContainerAutoSkillInline
)
FunctionToolParam = _p.LiveFunctionTool
