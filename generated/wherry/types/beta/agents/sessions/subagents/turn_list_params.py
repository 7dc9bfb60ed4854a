# Generated.
from __future__ import annotations

from typing import Literal

from ......_runtime.base.annotating import Required, TypedDict

__all__ = ["TurnListParams"]


class TurnListParams(TypedDict, total=False):
    session_id: Required[str]
    after: str
    limit: int
    order: Literal["asc", "desc"]
