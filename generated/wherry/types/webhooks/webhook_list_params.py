from __future__ import annotations

from ..._runtime.base.typed_dicts import TypedDict


class WebhookListParams(TypedDict, total=False):
    after: str | None
    limit: int
