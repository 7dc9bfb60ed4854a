from . import _p

AgentReasoningParam = _p.BetaAgentReasoning
