# Generated.
from __future__ import annotations

from ..._runtime.base.annotating import TypedDict

__all__ = ["SidebandConnectParams"]


class SidebandConnectParams(TypedDict, total=False):
    graceful_close: bool
