from ... import params as _p

AgentReasoningParam = _p.BetaAgentReasoning
