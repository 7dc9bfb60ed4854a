from . import _m

Agent = _m.BetaAgent
Compaction = _m.AgentCompaction
Experimental = _m.AgentExperimental
AgentReasoning = _m.BetaAgentReasoning
AgentText = _m.AgentText
MultiAgentConfig = _m.MultiAgentConfig
PersistedAgentTool = _m.PersistedAgentTool
