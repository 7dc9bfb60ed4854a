# Generated.
from __future__ import annotations

from typing import TypedDict

__all__ = ["EventStreamParams"]


class EventStreamParams(TypedDict, total=False):
    include_obfuscation: bool
