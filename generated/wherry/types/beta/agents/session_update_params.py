from ..agent_tool_param import AgentToolParam as AgentToolParam
from . import _p

Agent = _p.SessionUpdateParamsAgent
AgentReasoning = _p.SessionUpdateParamsAgentReasoning
PromptCacheOptions = _p.SessionUpdateParamsPromptCacheOptions
SessionUpdateParams = _p.BetaAgentsSessionsUpdateRequest
