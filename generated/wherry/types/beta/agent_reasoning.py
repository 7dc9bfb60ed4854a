from . import _m

AgentReasoning = _m.BetaAgentReasoning
