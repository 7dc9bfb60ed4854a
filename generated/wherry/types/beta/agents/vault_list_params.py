from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from ...._runtime.base.typed_dicts import TypedDict
from ....types.beta.agents import vault_status_filter_param as _vault_status_filter_param


class VaultListParams(TypedDict, total=False):
    after: str
    limit: int
    metadata: Mapping[str, str]
    order: Literal["asc", "desc"]
    status: _vault_status_filter_param.VaultStatusFilterParam


VaultStatusFilterParam = _vault_status_filter_param.VaultStatusFilterParam
