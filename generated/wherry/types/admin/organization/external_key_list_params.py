from __future__ import annotations

from typing import Literal

from ...._runtime.base.typed_dicts import TypedDict


class ExternalKeyListParams(TypedDict, total=False):
    after: str | None
    limit: int
    order: Literal["asc", "desc"]
    purpose: Literal["ekm", "psp_decryption"]
