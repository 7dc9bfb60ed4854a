# Generated.
from __future__ import annotations

from collections.abc import Iterable

from ...._runtime.base.annotating import TypedDict

__all__ = ["UserListParams"]


class UserListParams(TypedDict, total=False):
    after: str
    emails: Iterable[str]
    limit: int
