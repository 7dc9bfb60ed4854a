# Generated.
from __future__ import annotations

from collections.abc import Iterable

from ....._runtime.base.annotating import Required, TypedDict

__all__ = ["APIKeyUpdateParams"]


class APIKeyUpdateParams(TypedDict, total=False):
    project_id: Required[str]
    expires_in_seconds: int
    scopes: Iterable[str]
