# Generated.
from __future__ import annotations

from typing import Literal

from ...._runtime.base.annotating import Required, TypedDict

__all__ = ["OutputItemListParams"]


class OutputItemListParams(TypedDict, total=False):
    eval_id: Required[str]
    after: str
    limit: int
    order: Literal["asc", "desc"]
    status: Literal["fail", "pass"]
