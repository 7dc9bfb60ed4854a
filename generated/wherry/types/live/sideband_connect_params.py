from __future__ import annotations

from ..._runtime.base.typed_dicts import TypedDict


class SidebandConnectParams(TypedDict, total=False):
    graceful_close: bool
