from __future__ import annotations

from typing import Literal

from ....._runtime.base.typed_dicts import TypedDict


class CertificateListParams(TypedDict, total=False):
    after: str
    limit: int
    order: Literal["asc", "desc"]
