# Generated.
from __future__ import annotations

from ..._runtime.base.annotating import TypedDict

__all__ = ["RealtimeConnectParams"]


class RealtimeConnectParams(TypedDict, total=False):
    call_id: str
    model: str
