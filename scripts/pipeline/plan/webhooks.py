"""The payloads of all webhooks as one union, so that a received one can be decoded without knowing which it is."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, count

from ..api import Alias, Api, Ref, UnionOf
from .dispatch import opened

EVENT = "WebhookEvent"
OTHERWISE = "WebhookPayload"


def with_event_union(api: Api) -> tuple[Api, str]:
    """Return the API with an alias of all payloads of webhooks, and the name of that schema; "" without webhooks.

    If the document has a schema of that name that takes every payload, it is the alias; else the alias gets another name.
    """
    payloads = (webhook.type for webhook in api.webhooks)
    types = tuple(
        dict.fromkeys(m for type_ in payloads for m in (type_.members if isinstance(type_, UnionOf) else [type_]))
    )
    if not types:
        return api, ""
    if EVENT in api.schemas and set(types) <= set(opened(Ref(EVENT), api.schemas)):
        return api, EVENT
    names = chain([EVENT, OTHERWISE], (f"{OTHERWISE}{number}" for number in count(2)))
    name = next(name for name in names if name not in api.schemas)
    union = types[0] if len(types) == 1 else UnionOf(types, "type")
    return replace(api, schemas={**api.schemas, name: Alias(name, "#/webhooks", union)}), name
