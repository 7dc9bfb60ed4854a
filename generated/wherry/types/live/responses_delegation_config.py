from typing import Literal

from ... import models as _m

__all__ = [
    "FunctionTool",
    "Reasoning",
    "ResponsesDelegationConfig",
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
Reasoning = _m.ResponsesDelegationConfigReasoning
ResponsesDelegationConfig = _m.ResponsesDelegationConfig
Text = _m.ResponsesDelegationConfigText
Tool = _m.ResponsesDelegationConfigTool
ToolApplyPatch = _m.ResponsesDelegationConfigToolApplyPatch
ToolChoiceApplyPatch = _m.ResponsesDelegationConfigToolChoiceApplyPatch
ToolChoiceCodeInterpreter = _m.ResponsesDelegationConfigToolChoiceCodeInterpreter
ToolChoiceComputer = _m.ResponsesDelegationConfigToolChoiceComputer
ToolChoiceCustom = _m.ResponsesDelegationConfigToolChoiceCustom
ToolChoiceFileSearch = _m.ResponsesDelegationConfigToolChoiceFileSearch
ToolChoiceImageGeneration = _m.ResponsesDelegationConfigToolChoiceImageGeneration
ToolChoiceLiveAllowedToolsChoiceParam = _m.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParam
ToolChoiceLiveAllowedToolsChoiceParamTool = _m.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamTool
ToolChoiceLiveAllowedToolsChoiceParamToolApplyPatch = (
    _m.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolApplyPatch
)
ToolChoiceLiveAllowedToolsChoiceParamToolCodeInterpreter = (
    _m.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolCodeInterpreter
)
ToolChoiceLiveAllowedToolsChoiceParamToolComputer = (
    _m.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolComputer
)
ToolChoiceLiveAllowedToolsChoiceParamToolCustom = (
    _m.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolCustom
)
ToolChoiceLiveAllowedToolsChoiceParamToolFileSearch = (
    _m.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolFileSearch
)
ToolChoiceLiveAllowedToolsChoiceParamToolImageGeneration = (
    _m.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolImageGeneration
)
ToolChoiceLiveAllowedToolsChoiceParamToolLiveFunctionToolChoiceParam = (
    _m.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolLiveFunctionToolChoiceParam
)
ToolChoiceLiveAllowedToolsChoiceParamToolLiveMCPToolChoiceParam = (
    _m.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolLiveMCPToolChoiceParam
)
ToolChoiceLiveAllowedToolsChoiceParamToolProgrammaticToolCalling = (
    _m.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolProgrammaticToolCalling
)
ToolChoiceLiveAllowedToolsChoiceParamToolShell = (
    _m.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolShell
)
ToolChoiceLiveAllowedToolsChoiceParamToolWebSearch = (
    _m.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolWebSearch
)
ToolChoiceLiveAllowedToolsChoiceParamToolWebSearchPreview = (
    _m.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParamToolWebSearchPreview
)
ToolChoiceLiveFunctionToolChoiceParam = _m.ResponsesDelegationConfigToolChoiceLiveFunctionToolChoiceParam
ToolChoiceLiveMCPToolChoiceParam = _m.ResponsesDelegationConfigToolChoiceLiveMCPToolChoiceParam
ToolChoiceProgrammaticToolCalling = _m.ResponsesDelegationConfigToolChoiceProgrammaticToolCalling
ToolChoiceShell = _m.ResponsesDelegationConfigToolChoiceShell
ToolChoiceWebSearch = _m.ResponsesDelegationConfigToolChoiceWebSearch
ToolChoiceWebSearchPreview = _m.ResponsesDelegationConfigToolChoiceWebSearchPreview
ToolCodeInterpreter = _m.ResponsesDelegationConfigToolCodeInterpreter
ToolComputer = _m.ResponsesDelegationConfigToolComputer
ToolCustom = _m.ResponsesDelegationConfigToolCustom
ToolFileSearch = _m.ResponsesDelegationConfigToolFileSearch
ToolImageGeneration = _m.ResponsesDelegationConfigToolImageGeneration
ToolMcp = _m.ResponsesDelegationConfigToolMcp
ToolMcpAllowedToolsLiveMCPToolFilterParam = _m.ResponsesDelegationConfigToolMcpAllowedToolsLiveMCPToolFilterParam
ToolMcpRequireApprovalLiveMCPRequireApprovalFilterParam = (
    _m.ResponsesDelegationConfigToolMcpRequireApprovalLiveMCPRequireApprovalFilterParam
)
ToolMcpRequireApprovalLiveMCPRequireApprovalFilterParamAlways = (
    _m.ResponsesDelegationConfigToolMcpRequireApprovalLiveMCPRequireApprovalFilterParamAlways
)
ToolMcpRequireApprovalLiveMCPRequireApprovalFilterParamNever = (
    _m.ResponsesDelegationConfigToolMcpRequireApprovalLiveMCPRequireApprovalFilterParamNever
)
ToolNamespace = _m.ResponsesDelegationConfigToolNamespace
ToolProgrammaticToolCalling = _m.ResponsesDelegationConfigToolProgrammaticToolCalling
ToolSearch = _m.ResponsesDelegationConfigToolSearch
ToolShell = _m.ResponsesDelegationConfigToolShell
ToolShellEnvironment = _m.ResponsesDelegationConfigToolShellEnvironment
ToolShellEnvironmentContainerAuto = _m.ResponsesDelegationConfigToolShellEnvironmentContainerAuto
ToolShellEnvironmentContainerAutoNetworkPolicy = (
    _m.ResponsesDelegationConfigToolShellEnvironmentContainerAutoNetworkPolicy
)
ToolShellEnvironmentContainerAutoNetworkPolicyAllowlist = (
    _m.ResponsesDelegationConfigToolShellEnvironmentContainerAutoNetworkPolicyAllowlist
)
ToolShellEnvironmentContainerAutoNetworkPolicyDisabled = (
    _m.ResponsesDelegationConfigToolShellEnvironmentContainerAutoNetworkPolicyDisabled
)
ToolShellEnvironmentContainerAutoSkill = _m.ResponsesDelegationConfigToolShellEnvironmentContainerAutoSkill
ToolShellEnvironmentContainerAutoSkillInline = _m.ResponsesDelegationConfigToolShellEnvironmentContainerAutoSkillInline
ToolShellEnvironmentContainerAutoSkillInlineSource = (
    _m.ResponsesDelegationConfigToolShellEnvironmentContainerAutoSkillInlineSource
)
ToolShellEnvironmentContainerAutoSkillSkillReference = (
    _m.ResponsesDelegationConfigToolShellEnvironmentContainerAutoSkillSkillReference
)
ToolShellEnvironmentContainerReference = _m.ResponsesDelegationConfigToolShellEnvironmentContainerReference
ToolShellEnvironmentLocal = _m.ResponsesDelegationConfigToolShellEnvironmentLocal
ToolShellEnvironmentLocalSkill = _m.ResponsesDelegationConfigToolShellEnvironmentLocalSkill
ToolWebSearch = _m.ResponsesDelegationConfigToolWebSearch
ToolChoice = (
    Literal["auto", "none", "required"]
    | _m.ResponsesDelegationConfigToolChoiceLiveFunctionToolChoiceParam
    | _m.ResponsesDelegationConfigToolChoiceLiveMCPToolChoiceParam
    | _m.ResponsesDelegationConfigToolChoiceFileSearch
    | _m.ResponsesDelegationConfigToolChoiceWebSearch
    | _m.ResponsesDelegationConfigToolChoiceWebSearchPreview
    | _m.ResponsesDelegationConfigToolChoiceImageGeneration
    | _m.ResponsesDelegationConfigToolChoiceComputer
    | _m.ResponsesDelegationConfigToolChoiceCodeInterpreter
    | _m.ResponsesDelegationConfigToolChoiceProgrammaticToolCalling
    | _m.ResponsesDelegationConfigToolChoiceShell
    | _m.ResponsesDelegationConfigToolChoiceCustom
    | _m.ResponsesDelegationConfigToolChoiceApplyPatch
    | _m.ResponsesDelegationConfigToolChoiceLiveAllowedToolsChoiceParam
)
ToolMcpAllowedTools = list[str] | _m.ResponsesDelegationConfigToolMcpAllowedToolsLiveMCPToolFilterParam | None
ToolMcpRequireApproval = (
    _m.ResponsesDelegationConfigToolMcpRequireApprovalLiveMCPRequireApprovalFilterParam
    | Literal["always", "never"]
    | None
)
FunctionTool = _m.LiveFunctionTool
