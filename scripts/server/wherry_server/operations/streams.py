"""Streams that no handler tells: one event of each kind that the description knows, those that report errors left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..call import Call, Events
from ..service import Service
from ..spec import Schema
from ..stream import TYPED, Event

MEDIA = "text/event-stream"


def is_asked(call: Call) -> bool:
    """Whether the answer is a stream: the request says so, or the operation has no other."""
    media = call.operation.media
    return MEDIA in media and (len(media) == 1 or True in (call.fields.get("stream"), call.query.get("stream")))


def answer(service: Service, call: Call) -> Events:
    """Answer with one event of each kind."""
    schema = service.schema(call.operation.media[MEDIA])
    return Events(list(_events(service, call, schema)), TYPED, call.operation.success)


def _events(service: Service, call: Call, schema: Schema) -> Iterator[Event]:
    for member in _members(service, schema):
        data: Any = service.rich(member, call.seed, **call.values)
        kind = data.get("type") if isinstance(data, dict) else None
        if kind != "error":
            yield Event(data, kind if isinstance(kind, str) else None)


def _members(service: Service, schema: Schema) -> Iterator[Schema]:
    """Yield the members of a union, and of the unions in it."""
    found = service.dialect.resolve(schema)
    inner = found.get("anyOf", ()) if isinstance(found, dict) else ()
    if not inner:
        yield schema
    for member in inner:
        yield from _members(service, member)
