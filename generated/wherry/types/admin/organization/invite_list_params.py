# Generated.
from __future__ import annotations

from ...._runtime.base.typed_dicts import TypedDict

__all__ = ["InviteListParams"]


class InviteListParams(TypedDict, total=False):
    after: str
    limit: int
