from __future__ import annotations

from ..._runtime.base.typed_dicts import TypedDict
from . import _p
from .persisted_agent_tool_param import PersistedAgentToolParam as PersistedAgentToolParam


class Compaction(TypedDict, total=False):
    async_: bool | None


AgentCreateParams = _p.BetaAgentsCreateRequest
Experimental = _p.AgentCreateParamsExperimental
AgentReasoningParam = _p.BetaAgentReasoning
AgentTextParam = _p.AgentText
MultiAgentConfigParam = _p.MultiAgentConfig
