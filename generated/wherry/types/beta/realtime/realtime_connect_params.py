from __future__ import annotations

from ...._runtime.base.typed_dicts import Required, TypedDict


class RealtimeConnectParams(TypedDict, total=False):
    model: Required[str]
