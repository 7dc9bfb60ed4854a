from __future__ import annotations

from typing import Literal

from ....._runtime.base.typed_dicts import Required, TypedDict


class ServiceAccountUpdateParams(TypedDict, total=False):
    project_id: Required[str]
    name: str
    role: Literal["member", "owner"]
