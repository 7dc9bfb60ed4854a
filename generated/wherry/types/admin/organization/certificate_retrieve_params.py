# Generated.
from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ...._runtime.base.annotating import TypedDict

__all__ = ["CertificateRetrieveParams"]


class CertificateRetrieveParams(TypedDict, total=False):
    include: Iterable[Literal["content"]]
