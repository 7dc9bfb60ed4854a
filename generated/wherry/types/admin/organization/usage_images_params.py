from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ...._runtime.base.typed_dicts import Required, TypedDict


class UsageImagesParams(TypedDict, total=False):
    start_time: Required[int]
    api_key_ids: Iterable[str]
    bucket_width: Literal["1m", "1h", "1d"]
    end_time: int
    group_by: Iterable[Literal["project_id", "user_id", "api_key_id", "model", "size", "source"]]
    limit: int
    models: Iterable[str]
    page: str
    project_ids: Iterable[str]
    sizes: Iterable[Literal["256x256", "512x512", "1024x1024", "1792x1792", "1024x1792"]]
    sources: Iterable[Literal["image.generation", "image.edit", "image.variation"]]
    user_ids: Iterable[str]
