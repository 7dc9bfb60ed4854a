"""The payloads of all webhooks as one union, so that a received one can be decoded without knowing which it is."""

from __future__ import annotations

from dataclasses import replace

from ..api import Alias, Api, UnionOf

EVENT = "WebhookEvent"


def with_event_union(api: Api) -> Api:
    """Add the alias of all payloads to an API that has webhooks (and no schema of that name)."""
    payloads = (webhook.type for webhook in api.webhooks)
    types = tuple(
        dict.fromkeys(m for type_ in payloads for m in (type_.members if isinstance(type_, UnionOf) else [type_]))
    )
    if not types or EVENT in api.schemas:
        return api
    union = types[0] if len(types) == 1 else UnionOf(types, "type")
    return replace(api, schemas={**api.schemas, EVENT: Alias(EVENT, "#/webhooks", union)})
