# Generated.
from __future__ import annotations

from collections.abc import Iterable

from ......_runtime.base.annotating import Required, TypedDict

__all__ = ["APIKeyCreateParams"]


class APIKeyCreateParams(TypedDict, total=False):
    project_id: Required[str]
    expires_in_seconds: int | None
    name: str
    scopes: Iterable[str]
