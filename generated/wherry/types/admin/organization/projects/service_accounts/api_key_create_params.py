from __future__ import annotations

from collections.abc import Iterable

from ......_runtime.base.typed_dicts import Required, TypedDict


class APIKeyCreateParams(TypedDict, total=False):
    project_id: Required[str]
    expires_in_seconds: int | None
    name: str
    scopes: Iterable[str]
