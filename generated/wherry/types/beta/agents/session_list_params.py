from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from ...._runtime.base.typed_dicts import TypedDict


class SessionListParams(TypedDict, total=False):
    after: str
    agent_id: str
    limit: int
    metadata: Mapping[str, str]
    order: Literal["asc", "desc"]
