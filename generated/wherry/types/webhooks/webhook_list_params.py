# Generated.
from __future__ import annotations

from ..._runtime.base.annotating import TypedDict

__all__ = ["WebhookListParams"]


class WebhookListParams(TypedDict, total=False):
    after: str | None
    limit: int
