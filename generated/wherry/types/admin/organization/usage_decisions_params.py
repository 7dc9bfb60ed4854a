from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ...._runtime.base.typed_dicts import Required, TypedDict


class UsageDecisionsParams(TypedDict, total=False):
    start_time: Required[int]
    api_key_ids: Iterable[str] | None
    batch: bool | None
    bucket_width: Literal["1m", "1h", "1d"] | None
    end_time: int | None
    group_by: (
        Iterable[Literal["project_id", "user_id", "api_key_id", "model", "batch", "service_tier", "api_source"]] | None
    )
    limit: int | None
    models: Iterable[str] | None
    page: str | None
    project_ids: Iterable[str] | None
    user_ids: Iterable[str] | None
