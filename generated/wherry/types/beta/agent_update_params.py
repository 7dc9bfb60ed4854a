from __future__ import annotations

from ... import params as _p
from ..._runtime.base.typed_dicts import TypedDict
from ...types.beta import persisted_agent_tool_param as _persisted_agent_tool_param

__all__ = [
    "AgentReasoningParam",
    "AgentTextParam",
    "AgentUpdateParams",
    "Compaction",
    "Experimental",
    "MultiAgentConfigParam",
    "PersistedAgentToolParam",
]


class Compaction(TypedDict, total=False):
    async_: bool | None


AgentUpdateParams = _p.BetaAgentsUpdateRequest
Experimental = _p.AgentUpdateParamsExperimental
AgentReasoningParam = _p.BetaAgentReasoning
AgentTextParam = _p.AgentText
MultiAgentConfigParam = _p.MultiAgentConfig
PersistedAgentToolParam = _persisted_agent_tool_param.PersistedAgentToolParam
