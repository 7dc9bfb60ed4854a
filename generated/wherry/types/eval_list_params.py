# Generated.
from __future__ import annotations

from typing import Literal

from .._runtime.base.annotating import TypedDict

__all__ = ["EvalListParams"]


class EvalListParams(TypedDict, total=False):
    after: str
    limit: int
    order: Literal["asc", "desc"]
    order_by: Literal["created_at", "updated_at"]
