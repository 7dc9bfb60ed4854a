from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ...._runtime.base.typed_dicts import Required, TypedDict


class UsageCodeInterpreterSessionsParams(TypedDict, total=False):
    start_time: Required[int]
    bucket_width: Literal["1m", "1h", "1d"]
    end_time: int
    group_by: Iterable[Literal["project_id"]]
    limit: int
    page: str
    project_ids: Iterable[str]
