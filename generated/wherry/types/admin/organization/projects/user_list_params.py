# Generated.
from __future__ import annotations

from typing import TypedDict

__all__ = ["UserListParams"]


class UserListParams(TypedDict, total=False):
    after: str
    limit: int
