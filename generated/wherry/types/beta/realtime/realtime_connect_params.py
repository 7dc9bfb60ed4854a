# Generated.
from __future__ import annotations

from ...._runtime.base.annotating import Required, TypedDict

__all__ = ["RealtimeConnectParams"]


class RealtimeConnectParams(TypedDict, total=False):
    model: Required[str]
