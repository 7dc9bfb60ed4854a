# Generated.
from __future__ import annotations

from ....._runtime.base.annotating import TypedDict

__all__ = ["EventStreamParams"]


class EventStreamParams(TypedDict, total=False):
    include_obfuscation: bool
