# Generated.
from __future__ import annotations

from typing import TypedDict

__all__ = ["SidebandConnectParams"]


class SidebandConnectParams(TypedDict, total=False):
    graceful_close: bool
