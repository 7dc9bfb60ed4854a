from .... import params as _p
from ....types.beta.agent_tool_param import AgentToolParam as AgentToolParam

Agent = _p.SessionUpdateParamsAgent
AgentReasoning = _p.SessionUpdateParamsAgentReasoning
PromptCacheOptions = _p.SessionUpdateParamsPromptCacheOptions
SessionUpdateParams = _p.BetaAgentsSessionsUpdateRequest
