from __future__ import annotations

from typing import Literal

from ..._runtime.base.typed_dicts import TypedDict


class AssistantListParams(TypedDict, total=False):
    after: str
    before: str
    limit: int
    order: Literal["asc", "desc"]
