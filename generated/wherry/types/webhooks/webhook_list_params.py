# Generated.
from __future__ import annotations

from ..._runtime.base.typed_dicts import TypedDict

__all__ = ["WebhookListParams"]


class WebhookListParams(TypedDict, total=False):
    after: str | None
    limit: int
