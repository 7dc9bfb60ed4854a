from __future__ import annotations

from ..._runtime.base.typed_dicts import TypedDict


class RealtimeConnectParams(TypedDict, total=False):
    call_id: str
    model: str
