from .... import params as _p
from ....types.beta import agent_tool_param as _agent_tool_param

Agent = _p.SessionUpdateParamsAgent
AgentReasoning = _p.SessionUpdateParamsAgentReasoning
PromptCacheOptions = _p.SessionUpdateParamsPromptCacheOptions
SessionUpdateParams = _p.BetaAgentsSessionsUpdateRequest
AgentToolParam = _agent_tool_param.AgentToolParam
