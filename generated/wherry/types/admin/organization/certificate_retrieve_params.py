from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ...._runtime.base.typed_dicts import TypedDict


class CertificateRetrieveParams(TypedDict, total=False):
    include: Iterable[Literal["content"]]
