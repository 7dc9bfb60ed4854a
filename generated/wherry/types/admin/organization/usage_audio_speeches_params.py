from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ...._runtime.base.typed_dicts import Required, TypedDict


class UsageAudioSpeechesParams(TypedDict, total=False):
    start_time: Required[int]
    api_key_ids: Iterable[str]
    bucket_width: Literal["1m", "1h", "1d"]
    end_time: int
    group_by: Iterable[Literal["project_id", "user_id", "api_key_id", "model"]]
    limit: int
    models: Iterable[str]
    page: str
    project_ids: Iterable[str]
    user_ids: Iterable[str]
