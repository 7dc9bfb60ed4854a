from __future__ import annotations

from ....._runtime.base.typed_dicts import TypedDict


class RateLimitListRateLimitsParams(TypedDict, total=False):
    after: str
    before: str
    limit: int
