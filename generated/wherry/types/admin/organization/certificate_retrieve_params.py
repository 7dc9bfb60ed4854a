# Generated.
from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypedDict

__all__ = ["CertificateRetrieveParams"]


class CertificateRetrieveParams(TypedDict, total=False):
    include: Iterable[Literal["content"]]
