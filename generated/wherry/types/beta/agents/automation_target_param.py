from .... import params as _p
from ....types.beta import agent_tool_param as _agent_tool_param
from ....types.beta import environment_param as _environment_param

AutomationTargetParamExistingSession = _p.AutomationTargetResourceExistingSession
AutomationTargetParamNewSession = _p.AutomationTargetParamNewSession
AutomationTargetParamNewSessionAgent = _p.AutomationTargetParamNewSessionAgent
AutomationTargetParamNewSessionAgentCompaction = _p.AutomationAgentConfigCompaction
AutomationTargetParamNewSessionAgentExperimental = _p.AutomationAgentConfigExperimental
AutomationTargetParam = _p.AutomationTargetParamNewSession | _p.AutomationTargetResourceExistingSession
AgentReasoningParam = _p.BetaAgentReasoning
AgentSessionInputMessageParam = _p.AutomationTargetResourceNewSessionInput
AgentTextParam = _p.AgentText
AgentToolParam = _agent_tool_param.AgentToolParam
EnvironmentParam = _environment_param.EnvironmentParam
MultiAgentConfigParam = _p.MultiAgentConfig
