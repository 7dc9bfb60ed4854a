from __future__ import annotations

from collections.abc import Iterable

from ....._runtime.base.typed_dicts import Required, TypedDict


class RoleUpdateParams(TypedDict, total=False):
    project_id: Required[str]
    description: str | None
    permissions: Iterable[str] | None
    role_name: str | None
