# Generated.
from __future__ import annotations

from typing import Literal

from ....._runtime.base.annotating import TypedDict

__all__ = ["SubagentListParams"]


class SubagentListParams(TypedDict, total=False):
    after: str
    limit: int
    order: Literal["asc", "desc"]
