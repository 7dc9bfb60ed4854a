from __future__ import annotations

from collections.abc import Iterable

from ...._runtime.base.typed_dicts import TypedDict


class UserListParams(TypedDict, total=False):
    after: str
    emails: Iterable[str]
    limit: int
