# Generated.
from __future__ import annotations

from typing import TypedDict

from ...._runtime.base.annotating import Required

__all__ = ["RealtimeConnectParams"]


class RealtimeConnectParams(TypedDict, total=False):
    model: Required[str]
