# Generated.
from __future__ import annotations

from ....._runtime.base.annotating import TypedDict

__all__ = ["RateLimitListRateLimitsParams"]


class RateLimitListRateLimitsParams(TypedDict, total=False):
    after: str
    before: str
    limit: int
