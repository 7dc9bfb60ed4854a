from __future__ import annotations

from typing import Literal

from ....._runtime.base.typed_dicts import Required, TypedDict


class GroupRetrieveParams(TypedDict, total=False):
    project_id: Required[str]
    group_type: Literal["group", "tenant_group"]
