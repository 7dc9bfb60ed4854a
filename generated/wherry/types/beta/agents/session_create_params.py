from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from ...._runtime.base.typed_dicts import Required, TypedDict
from ....types.beta import environment_param as _environment_param
from ..agent_tool_param import AgentToolParam as AgentToolParam
from . import _p


class SessionCreateParamsBase(TypedDict, total=False):
    environment: Required[_environment_param.EnvironmentParam]
    agent: _p.SessionCreateParamsAgent
    agent_id: str
    input: str | Iterable[_p.AutomationTargetResourceNewSessionInput] | None
    metadata: Mapping[str, str] | None
    prompt_cache_options: _p.SessionCreateParamsPromptCacheOptions | None
    review: Literal["none", "auto_review"]
    stream_options: _p.SessionCreateParamsStreamOptions
    vault_ids: Iterable[str] | None


class AgentCompaction(TypedDict, total=False):
    async_: bool | None


class SessionCreateParamsNonStreaming(SessionCreateParamsBase, total=False):
    stream: Literal[False]


class SessionCreateParamsStreaming(SessionCreateParamsBase, total=False):
    stream: Required[Literal[True]]


Agent = _p.SessionCreateParamsAgent
AgentExperimental = _p.SessionCreateParamsAgentExperimental
PromptCacheOptions = _p.SessionCreateParamsPromptCacheOptions
StreamOptions = _p.SessionCreateParamsStreamOptions
SessionCreateParams = SessionCreateParamsNonStreaming | SessionCreateParamsStreaming
AgentReasoningParam = _p.BetaAgentReasoning
AgentSessionInputMessageParam = _p.AutomationTargetResourceNewSessionInput
AgentTextParam = _p.AgentText
EnvironmentParam = _environment_param.EnvironmentParam
MultiAgentConfigParam = _p.MultiAgentConfig
