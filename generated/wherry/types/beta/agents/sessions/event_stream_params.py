from __future__ import annotations

from ....._runtime.base.typed_dicts import TypedDict


class EventStreamParams(TypedDict, total=False):
    include_obfuscation: bool
