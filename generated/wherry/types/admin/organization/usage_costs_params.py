from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ...._runtime.base.typed_dicts import Required, TypedDict


class UsageCostsParams(TypedDict, total=False):
    start_time: Required[int]
    api_key_ids: Iterable[str]
    bucket_width: Literal["1d"]
    end_time: int
    group_by: Iterable[Literal["project_id", "user_id", "line_item", "api_key_id", "api_source"]]
    limit: int
    line_items: Iterable[str]
    page: str
    project_ids: Iterable[str]
