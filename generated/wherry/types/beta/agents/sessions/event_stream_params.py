# Generated.
from __future__ import annotations

from ....._runtime.base.typed_dicts import TypedDict

__all__ = ["EventStreamParams"]


class EventStreamParams(TypedDict, total=False):
    include_obfuscation: bool
