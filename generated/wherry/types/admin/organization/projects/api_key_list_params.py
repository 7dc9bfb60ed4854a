from __future__ import annotations

from typing import Literal

from ....._runtime.base.typed_dicts import TypedDict


class APIKeyListParams(TypedDict, total=False):
    after: str
    limit: int
    owner_project_access: Literal["active", "inactive", "any"]
