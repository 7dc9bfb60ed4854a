"""Conversations and their items."""

from __future__ import annotations

from typing import Any

from .. import language
from ..call import Call, Json
from ..sample import EPOCH
from ..service import Service, operation
from ..store import Item
from . import lists, rest


@operation("POST /conversations")
def create(service: Service, call: Call) -> Json:
    """Begin a conversation, with its first items."""
    schema = rest.answer_schema(service, call)
    item = service.plain(schema, call.seed, metadata=call.fields.get("metadata") or {}, created_at=EPOCH)
    item = rest.remember(service, call, call.path, item)
    _add(service, call, f"{call.path}/{item['id']}/items", call.fields.get("items") or [])
    return Json(item)


@operation("POST /conversations/{conversation_id}/items")
def add_items(service: Service, call: Call) -> Json:
    """Add items; the answer lists them."""
    rows = _add(service, call, call.path, call.fields["items"])
    return Json(lists.shaped(service, call, rows, more=False))


@operation("DELETE /conversations/{conversation_id}/items/{item_id}")
def delete_item(service: Service, call: Call) -> Json:
    """Delete an item; the answer is the conversation."""
    rest.stored(service, call)
    rest.collection_of(service, call, call.parent).delete(call.key)
    path = call.parent.rpartition("/")[0]
    known = rest.stored(service, call, path)
    schema = rest.answer_schema(service, call)
    return Json(known or service.plain(schema, call.seed, id=call.values["conversation_id"], metadata={}))


def _add(service: Service, call: Call, path: str, items: list[dict[str, Any]]) -> list[tuple[str, Item]]:
    rest.stored(service, call, path.rpartition("/")[0])
    schema = service.answer_schema("GET /conversations/{conversation_id}/items/{item_id}")
    collection = rest.collection_of(service, call, path)
    rows = []
    for sent in items:
        if _kind(sent) == "item_reference":
            found = rest.stored(service, call, f"{path}/{sent['id']}")
            found = found or service.rich(schema, f"{path}/{sent['id']}", id=sent["id"])
            rows.append((sent["id"], found))
            continue
        key = service.store.new_id("msg_" if _kind(sent) == "message" else "item_")
        item = {"status": "completed", **_kept(sent), "id": key}
        if not service.validation.is_valid(schema, item):
            item = service.plain(schema, call.seed, id=key)
        collection.create(key, item)
        rows.append((key, item))
    return rows


def _kind(sent: dict[str, Any]) -> str:
    """What an input item is; of messages and references the type may be left out."""
    return str(sent.get("type") or ("message" if "role" in sent else "item_reference"))


def _kept(sent: dict[str, Any]) -> dict[str, Any]:
    """Return an input item in the form in which it is kept: the content of a message as parts."""
    if _kind(sent) != "message":
        return sent
    content = sent["content"]
    if isinstance(content, str):
        kind = "output_text" if sent["role"] == "assistant" else "input_text"
        content = [{"type": kind, "text": language.text_of(content), "annotations": [], "logprobs": []}]
    return {**sent, "type": "message", "content": content}
