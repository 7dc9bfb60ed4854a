from . import _m

AutomationAgentConfig = _m.AutomationAgentConfig
Compaction = _m.AutomationAgentConfigCompaction
Experimental = _m.AutomationAgentConfigExperimental
AgentReasoning = _m.BetaAgentReasoning
AgentText = _m.AgentText
AgentTool = _m.AgentTool
MultiAgentConfig = _m.MultiAgentConfig
