from ... import models as _m

AgentReasoning = _m.BetaAgentReasoning
