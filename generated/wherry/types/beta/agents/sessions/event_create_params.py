from __future__ import annotations

from collections.abc import Iterable

from ....._runtime.base.typed_dicts import Required, TypedDict
from .....types.beta import agent_session_input_param as _agent_session_input_param


class EventCreateParams(TypedDict, total=False):
    events: Required[Iterable[_agent_session_input_param.AgentSessionInputParam]]
    idempotency_key: str


AgentSessionInputParam = _agent_session_input_param.AgentSessionInputParam
