"""Operations whose meaning their path tells: list, create, retrieve, update, delete, act on an item.

Data is made from the answer's schema; path parameters, and the fields of the request that the answer has too, are
echoed. What a client creates can be listed, retrieved, changed and deleted, and is gone then.
"""

from __future__ import annotations

from typing import Any

from ..call import Answer, Bytes, Call, Json
from ..errors import not_found
from ..service import Service
from ..spec import Schema
from ..store import Item
from . import lists, progress, streams


def answer(service: Service, call: Call) -> Answer:
    """Answer any operation."""
    operation = call.operation
    on_item = operation.path.endswith("}")
    if on_item and operation.verb == "DELETE":
        return delete(service, call)
    if streams.is_asked(call):
        return streams.answer(service, call)
    if operation.json_schema is None:
        return other(service, call)
    if operation.verb == "GET" and lists.is_list(service, call):
        return lists.answer(service, call)
    if on_item and operation.verb == "GET":
        return Json(retrieve(service, call), operation.success)
    if on_item:
        return Json(update(service, call), operation.success)
    if operation.verb == "POST" and _is_collection(service, call):
        return Json(create(service, call), operation.success)
    if _is_action(service, call):
        return Json(act(service, call), operation.success)
    return Json(single(service, call), operation.success)


def create(service: Service, call: Call, /, **values: Any) -> Item:
    """Create an item in the collection at the path, and remember it."""
    schema = answer_schema(service, call)
    state = progress.first(call.operation.path)
    item = service.rich(schema, call.seed, **{**state, **call.values, **call.fields, **values})
    return remember(service, call, call.path, progress.settled(service, schema, item))


def remember(service: Service, call: Call, collection_path: str, item: Item) -> Item:
    """Give an item an id of its own and put it into its collection."""
    if "id" in item:
        item["id"] = service.store.new_id(lists.prefix_of(collection_path))
    key = str(item.get("id", service.store.new_id("item_")))
    collection_of(service, call, collection_path).create(key, item)
    service.store.polls[f"{collection_path}/{key}"] = 0
    return item


def collection_of(service: Service, call: Call, path: str) -> Any:
    """Open a collection; where its list operation is known, an untouched one is filled as that would fill it."""
    known = service.store.collection(path)
    match = service.spec.find("GET", path.strip("/").split("/"), {})
    if known is not None or isinstance(match, list):
        return service.store.open(path)
    listing = Call(match.operation, path, match.values, {})
    schema = match.operation.json_schema
    item = lists.items_schema(service, service.schema(schema)) if schema is not None else None
    return (
        service.store.open(path, lists.fill(service, listing, item)) if item is not None else service.store.open(path)
    )


def stored(service: Service, call: Call, path: str | None = None) -> Item | None:
    """Return the item at a path (that of the call) as remembered; a deleted one is refused."""
    collection_path, _, key = (path or call.path).rpartition("/")
    collection = collection_of(service, call, collection_path)
    item: Item | None = collection.get(key)
    if key in collection.deleted or key.startswith("missing") or (item is None and service.settings.strict_ids):
        raise not_found(f"{collection_path}/{key}")
    return item


def retrieve(service: Service, call: Call) -> Any:
    """Return the item at the path; one that nobody created is made up from its id."""
    schema = answer_schema(service, call)
    item = stored(service, call)
    if item is None:
        return made_up(service, call, schema)
    item = progress.advance(service, call, schema, item)
    service.store.open(call.parent).put(call.key, item)
    return service.told(schema, call.seed, item)


def made_up(service: Service, call: Call, schema: Schema) -> Any:
    """Make the item that the path names."""
    template = call.operation.path.rsplit("/", 1)[0]
    item = service.rich(schema, call.seed, **{**progress.final(template), **call.values})
    last = next(reversed(call.values), None)
    if isinstance(item, dict) and last is not None and last not in item:
        item = service.fit(schema, item, {"id": call.values[last]})
    return progress.settled(service, schema, item)


def update(service: Service, call: Call) -> Any:
    """Change the item at the path by the fields of the request."""
    schema = answer_schema(service, call)
    item = stored(service, call)
    item = made_up(service, call, schema) if item is None else service.told(schema, call.seed, item)
    item = service.fit(schema, item, call.fields)
    service.store.open(call.parent).put(call.key, item)
    return item


def delete(service: Service, call: Call) -> Answer:
    """Delete the item at the path; from then on it is not found."""
    stored(service, call)
    collection_of(service, call, call.parent).delete(call.key)
    service.store.drop(call.path)
    if call.operation.json_schema is None:
        return Bytes(b"", "", call.operation.success)
    schema = answer_schema(service, call)
    values = {**call.values, "id": call.last, "deleted": True, "success": True}
    return Json(service.plain(schema, call.seed, **values), call.operation.success)


def act(service: Service, call: Call) -> Any:
    """Do what the last segment says to the item before it: `cancel`, `pause`, `archive` …"""
    schema = answer_schema(service, call)
    path, _, action = call.path.rpartition("/")
    on_item = Call(call.operation, path, call.values, {})
    item = stored(service, call, path)
    item = made_up(service, on_item, schema) if item is None else service.told(schema, call.seed, item)
    for status in progress.ACTIONS.get(action, ()):
        item = service.fit(schema, item, {"status": status})
    item = service.fit(schema, item, {**_shown_once(service, call, schema), **call.fields})
    collection, _, key = path.rpartition("/")
    service.store.open(collection).put(key, item)
    return item


def _shown_once(service: Service, call: Call, schema: Schema) -> Item:
    """Make anew what an action tells of an item, but its retrieval does not: a secret that is replaced."""
    parent = service.find(f"GET {call.operation.path.rpartition('/')[0]}")
    if parent is None or parent.json_schema is None:
        return {}
    known = service.validation.property_names(service.schema(parent.json_schema))
    made = service.rich(schema, f"{call.seed} {service.store.new_id('')}")
    return {name: value for name, value in made.items() if name not in known} if isinstance(made, dict) else {}


def single(service: Service, call: Call) -> Any:
    """Answer what is neither a collection nor an item: one thing at a fixed path, or a computation."""
    schema = answer_schema(service, call)
    things = service.store.open("")
    if call.operation.verb == "DELETE":
        things.delete(call.path)
        return service.plain(schema, call.seed, **call.values, deleted=True)
    if call.operation.verb == "GET" and call.path in things.deleted:
        raise not_found(call.path)
    item = things.get(call.path)
    item = service.rich(schema, call.seed, **call.values) if item is None else service.told(schema, call.seed, item)
    item = service.fit(schema, item, {**call.fields, "has_more": False, "next_page": None})
    if call.operation.verb == "POST" and service.find(f"GET {call.operation.path}"):
        things.put(call.path, item)
    return item


def other(service: Service, call: Call) -> Answer:
    """Answer without JSON: some bytes of the first type that is offered, or nothing."""
    media_type = next(iter(call.operation.media), "")
    return Bytes(b"sample" if media_type else b"", media_type, call.operation.success)


def answer_schema(service: Service, call: Call) -> Schema:
    """Return the schema of the JSON answer, in the dialect."""
    return service.schema(call.operation.json_schema)


def _is_collection(service: Service, call: Call) -> bool:
    """Whether the items of the path can be listed or retrieved."""
    path, schema = call.operation.path, answer_schema(service, call)
    listing = service.find(f"GET {path}")
    if "id" not in service.validation.property_names(schema):
        whole = service.schema(listing.json_schema) if listing and listing.json_schema else True
        return bool(lists.items_schema(service, whole) == schema)
    return listing is not None or any(
        o.verb == "GET" and o.path.startswith(f"{path}/{{") and o.path.count("/") == path.count("/") + 1
        for o in service.spec.operations
    )


def _is_action(service: Service, call: Call) -> bool:
    """Whether the path is an item's, with a verb behind it, and the answer is the item, perhaps with more to it."""
    path, _, action = call.operation.path.rpartition("/")
    if call.operation.verb != "POST" or not path.endswith("}"):
        return False
    parent = service.find(f"GET {path}")
    if action in progress.ACTIONS or parent is None or parent.json_schema is None:
        return action in progress.ACTIONS
    names = service.validation.property_names(answer_schema(service, call))
    return "id" in names and service.validation.property_names(service.schema(parent.json_schema)) <= names
