from typing import Literal

from ... import models as _m

__all__ = [
    "FunctionTool",
    "Reasoning",
    "ResponsesDelegationUpdateConfig",
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
Reasoning = _m.ResponsesDelegationUpdateConfigReasoning
ResponsesDelegationUpdateConfig = _m.ResponsesDelegationUpdateConfig
Text = _m.ResponsesDelegationUpdateConfigText
Tool = _m.ResponsesDelegationUpdateConfigTool
ToolApplyPatch = _m.ResponsesDelegationUpdateConfigToolApplyPatch
ToolChoiceApplyPatch = _m.ResponsesDelegationUpdateConfigToolChoiceApplyPatch
ToolChoiceCodeInterpreter = _m.ResponsesDelegationUpdateConfigToolChoiceCodeInterpreter
ToolChoiceComputer = _m.ResponsesDelegationUpdateConfigToolChoiceComputer
ToolChoiceCustom = _m.ResponsesDelegationUpdateConfigToolChoiceCustom
ToolChoiceFileSearch = _m.ResponsesDelegationUpdateConfigToolChoiceFileSearch
ToolChoiceImageGeneration = _m.ResponsesDelegationUpdateConfigToolChoiceImageGeneration
ToolChoiceLiveAllowedToolsChoiceParam = _m.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParam
ToolChoiceLiveAllowedToolsChoiceParamTool = _m.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamTool
ToolChoiceLiveAllowedToolsChoiceParamToolApplyPatch = (
    _m.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolApplyPatch
)
ToolChoiceLiveAllowedToolsChoiceParamToolCodeInterpreter = (
    _m.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolCodeInterpreter
)
ToolChoiceLiveAllowedToolsChoiceParamToolComputer = (
    _m.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolComputer
)
ToolChoiceLiveAllowedToolsChoiceParamToolCustom = (
    _m.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolCustom
)
ToolChoiceLiveAllowedToolsChoiceParamToolFileSearch = (
    _m.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolFileSearch
)
ToolChoiceLiveAllowedToolsChoiceParamToolImageGeneration = (
    _m.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolImageGeneration
)
ToolChoiceLiveAllowedToolsChoiceParamToolLiveFunctionToolChoiceParam = (
    _m.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolLiveFunctionToolChoiceParam
)
ToolChoiceLiveAllowedToolsChoiceParamToolLiveMCPToolChoiceParam = (
    _m.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolLiveMCPToolChoiceParam
)
ToolChoiceLiveAllowedToolsChoiceParamToolProgrammaticToolCalling = (
    _m.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolProgrammaticToolCalling
)
ToolChoiceLiveAllowedToolsChoiceParamToolShell = (
    _m.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolShell
)
ToolChoiceLiveAllowedToolsChoiceParamToolWebSearch = (
    _m.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolWebSearch
)
ToolChoiceLiveAllowedToolsChoiceParamToolWebSearchPreview = (
    _m.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParamToolWebSearchPreview
)
ToolChoiceLiveFunctionToolChoiceParam = _m.ResponsesDelegationUpdateConfigToolChoiceLiveFunctionToolChoiceParam
ToolChoiceLiveMCPToolChoiceParam = _m.ResponsesDelegationUpdateConfigToolChoiceLiveMCPToolChoiceParam
ToolChoiceProgrammaticToolCalling = _m.ResponsesDelegationUpdateConfigToolChoiceProgrammaticToolCalling
ToolChoiceShell = _m.ResponsesDelegationUpdateConfigToolChoiceShell
ToolChoiceWebSearch = _m.ResponsesDelegationUpdateConfigToolChoiceWebSearch
ToolChoiceWebSearchPreview = _m.ResponsesDelegationUpdateConfigToolChoiceWebSearchPreview
ToolCodeInterpreter = _m.ResponsesDelegationUpdateConfigToolCodeInterpreter
ToolComputer = _m.ResponsesDelegationUpdateConfigToolComputer
ToolCustom = _m.ResponsesDelegationUpdateConfigToolCustom
ToolFileSearch = _m.ResponsesDelegationUpdateConfigToolFileSearch
ToolImageGeneration = _m.ResponsesDelegationUpdateConfigToolImageGeneration
ToolMcp = _m.ResponsesDelegationUpdateConfigToolMcp
ToolMcpAllowedToolsLiveMCPToolFilterParam = _m.ResponsesDelegationUpdateConfigToolMcpAllowedToolsLiveMCPToolFilterParam
ToolMcpRequireApprovalLiveMCPRequireApprovalFilterParam = (
    _m.ResponsesDelegationUpdateConfigToolMcpRequireApprovalLiveMCPRequireApprovalFilterParam
)
ToolMcpRequireApprovalLiveMCPRequireApprovalFilterParamAlways = (
    _m.ResponsesDelegationUpdateConfigToolMcpRequireApprovalLiveMCPRequireApprovalFilterParamAlways
)
ToolMcpRequireApprovalLiveMCPRequireApprovalFilterParamNever = (
    _m.ResponsesDelegationUpdateConfigToolMcpRequireApprovalLiveMCPRequireApprovalFilterParamNever
)
ToolNamespace = _m.ResponsesDelegationUpdateConfigToolNamespace
ToolProgrammaticToolCalling = _m.ResponsesDelegationUpdateConfigToolProgrammaticToolCalling
ToolSearch = _m.ResponsesDelegationUpdateConfigToolSearch
ToolShell = _m.ResponsesDelegationUpdateConfigToolShell
ToolShellEnvironment = _m.ResponsesDelegationUpdateConfigToolShellEnvironment
ToolShellEnvironmentContainerAuto = _m.ResponsesDelegationUpdateConfigToolShellEnvironmentContainerAuto
ToolShellEnvironmentContainerAutoNetworkPolicy = (
    _m.ResponsesDelegationUpdateConfigToolShellEnvironmentContainerAutoNetworkPolicy
)
ToolShellEnvironmentContainerAutoNetworkPolicyAllowlist = (
    _m.ResponsesDelegationUpdateConfigToolShellEnvironmentContainerAutoNetworkPolicyAllowlist
)
ToolShellEnvironmentContainerAutoNetworkPolicyDisabled = (
    _m.ResponsesDelegationUpdateConfigToolShellEnvironmentContainerAutoNetworkPolicyDisabled
)
ToolShellEnvironmentContainerAutoSkill = _m.ResponsesDelegationUpdateConfigToolShellEnvironmentContainerAutoSkill
ToolShellEnvironmentContainerAutoSkillInline = (
    _m.ResponsesDelegationUpdateConfigToolShellEnvironmentContainerAutoSkillInline
)
ToolShellEnvironmentContainerAutoSkillInlineSource = (
    _m.ResponsesDelegationUpdateConfigToolShellEnvironmentContainerAutoSkillInlineSource
)
ToolShellEnvironmentContainerAutoSkillSkillReference = (
    _m.ResponsesDelegationUpdateConfigToolShellEnvironmentContainerAutoSkillSkillReference
)
ToolShellEnvironmentContainerReference = _m.ResponsesDelegationUpdateConfigToolShellEnvironmentContainerReference
ToolShellEnvironmentLocal = _m.ResponsesDelegationUpdateConfigToolShellEnvironmentLocal
ToolShellEnvironmentLocalSkill = _m.ResponsesDelegationUpdateConfigToolShellEnvironmentLocalSkill
ToolWebSearch = _m.ResponsesDelegationUpdateConfigToolWebSearch
ToolChoice = (
    Literal["auto", "none", "required"]
    | _m.ResponsesDelegationUpdateConfigToolChoiceLiveFunctionToolChoiceParam
    | _m.ResponsesDelegationUpdateConfigToolChoiceLiveMCPToolChoiceParam
    | _m.ResponsesDelegationUpdateConfigToolChoiceFileSearch
    | _m.ResponsesDelegationUpdateConfigToolChoiceWebSearch
    | _m.ResponsesDelegationUpdateConfigToolChoiceWebSearchPreview
    | _m.ResponsesDelegationUpdateConfigToolChoiceImageGeneration
    | _m.ResponsesDelegationUpdateConfigToolChoiceComputer
    | _m.ResponsesDelegationUpdateConfigToolChoiceCodeInterpreter
    | _m.ResponsesDelegationUpdateConfigToolChoiceProgrammaticToolCalling
    | _m.ResponsesDelegationUpdateConfigToolChoiceShell
    | _m.ResponsesDelegationUpdateConfigToolChoiceCustom
    | _m.ResponsesDelegationUpdateConfigToolChoiceApplyPatch
    | _m.ResponsesDelegationUpdateConfigToolChoiceLiveAllowedToolsChoiceParam
)
ToolMcpAllowedTools = list[str] | _m.ResponsesDelegationUpdateConfigToolMcpAllowedToolsLiveMCPToolFilterParam | None
ToolMcpRequireApproval = (
    _m.ResponsesDelegationUpdateConfigToolMcpRequireApprovalLiveMCPRequireApprovalFilterParam
    | Literal["always", "never"]
    | None
)
FunctionTool = _m.LiveFunctionTool
