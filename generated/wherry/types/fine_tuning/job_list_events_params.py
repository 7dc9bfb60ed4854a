from __future__ import annotations

from ..._runtime.base.typed_dicts import TypedDict


class JobListEventsParams(TypedDict, total=False):
    after: str
    limit: int
