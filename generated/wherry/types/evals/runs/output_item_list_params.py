from __future__ import annotations

from typing import Literal

from ...._runtime.base.typed_dicts import Required, TypedDict


class OutputItemListParams(TypedDict, total=False):
    eval_id: Required[str]
    after: str
    limit: int
    order: Literal["asc", "desc"]
    status: Literal["fail", "pass"]
