"""Lists that really page: `limit`, `after`, `before`, `order`, `page`, filters, and the answer fields of each kind of page."""

from __future__ import annotations

import base64
import functools
import operator
from collections.abc import Callable
from typing import Any

from ..call import Call, Json
from ..errors import Refusal
from ..service import Service
from ..spec import Schema
from ..store import Collection, Item
from . import progress

NO_FILTER = {"limit", "after", "before", "order", "page", "order_by", "include", "start_time", "end_time"}
MOST = 1000
UNTOLD_LIMIT = 20


def is_list(service: Service, call: Call) -> bool:
    """Whether the answer is a page of items."""
    schema = call.operation.json_schema
    return schema is not None and items_schema(service, service.schema(schema)) is not None


def items_schema(service: Service, schema: Schema) -> Schema | None:
    """Return the schema of the items of a page: an object with `data: [item]` and a sign of being a list."""
    schema = service.dialect.resolve(schema)
    properties = schema.get("properties", {}) if isinstance(schema, dict) else {}
    data = service.dialect.resolve(properties.get("data", True))
    signs = {"has_more", "first_id", "next", "next_page"} & properties.keys()
    nothing_else = properties.keys() <= {"object", "data"}  # so with models; embeddings tell of more, and are no list
    if not isinstance(data, dict) or "items" not in data or not (signs or nothing_else):
        return None
    items: Schema = data["items"]
    return items


def fill(service: Service, call: Call, item: Schema) -> Callable[[], dict[str, Callable[[], Item]]]:
    """Return what fills a collection that nobody has written to."""

    def make(index: int, key: str) -> Any:
        made: Any = service.rich(item, f"{call.path} {index}", **{**call.values, **progress.final(call.operation.path)})
        if isinstance(made, dict) and "id" in made:
            made = {**made, "id": key}
        return progress.settled(service, item, made)

    def items() -> dict[str, Callable[[], Item]]:
        prefix = prefix_of(call.path)
        keys = [f"{prefix}{index:04d}" for index in range(1, service.settings.items + 1)]
        return {key: functools.partial(make, index, key) for index, key in enumerate(keys)}

    return items


def answer(service: Service, call: Call) -> Json:
    """Answer with a page of the collection at the path of the call."""
    schema = service.schema(call.operation.json_schema)
    item = items_schema(service, schema)
    assert item is not None
    collection = service.store.open(call.path, fill(service, call, item))
    return page(service, call, collection)


def page(service: Service, call: Call, collection: Collection) -> Json:
    """Answer with the asked page of a collection."""
    item_schema = items_schema(service, service.schema(call.operation.json_schema))
    # An untouched item was made by this schema, unless the path has a twin (`?beta=true`).
    has_twin = any(
        o.path == call.operation.path and o is not call.operation and o.verb == "GET" for o in service.spec.operations
    )

    def told(key: str) -> Any:
        item = collection.get(key)
        return service.told(item_schema, key, item) if has_twin or key in collection.touched else item

    keys = list(collection.items)
    if wanted := _filter(call.query):  # without one, only the items of the page are made
        keys = [key for key in keys if all(_fits(told(key), name, value) for name, value in wanted.items())]
    order = call.query.get("order") or _default(service, call, "order") or "desc"
    if str(order).startswith("desc"):
        keys.reverse()
    usual = _default(service, call, "limit") or UNTOLD_LIMIT
    limit = call.query.get("limit", usual)
    if not 1 <= limit <= max(MOST, usual):
        message = f"limit is {limit}; it must be between 1 and {max(MOST, usual)}."
        raise Refusal(400, message, param="limit", code="invalid_value")
    if call.operation.parameter("limit") is None:
        limit = max(len(keys), 1)
    names = service.validation.property_names(service.schema(call.operation.json_schema))
    start, stop = _window(call.query, keys, limit, by_next="next" in names)
    more = start > 0 if "before" in call.query else stop < len(keys)
    return Json(shaped(service, call, [(key, told(key)) for key in keys[start:stop]], more=more))


def _window(query: dict[str, Any], keys: list[str], limit: int, *, by_next: bool) -> tuple[int, int]:
    """Return the bounds of the page: behind `after` (or `page`), or just before `before`.

    A list that gives a `next` takes nothing else as `after`, so that a client which sends an id is found out.
    """
    after = query.get("after")
    if "page" in query:
        after = _decoded(query["page"], "page")
    elif after is not None and by_next:
        after = _decoded(after, "after")
    start = 0
    if after is not None:
        if after not in keys:
            raise _no_cursor("page" if "page" in query else "after")
        start = keys.index(after) + 1
    if "before" in query:
        if query["before"] not in keys:
            raise _no_cursor("before")
        stop = keys.index(query["before"])
        return max(start, stop - limit), stop
    return start, min(start + limit, len(keys))


def shaped(service: Service, call: Call, rows: list[tuple[str, Item]], *, more: bool) -> Any:
    """Return the answer around the rows of a page, with the cursor fields that its schema has."""
    schema = service.schema(call.operation.json_schema)
    names = service.validation.property_names(schema)
    cursor = _encoded(rows[-1][0]) if more and rows else None
    ends = {"first_id": rows[0][0], "last_id": rows[-1][0]} if rows else {"first_id": None, "last_id": None}
    out = service.plain(schema, call.seed, object="list")
    out.update({name: value for name, value in {**ends, "has_more": more}.items() if name in names})
    out.update({name: cursor for name in ("next", "next_page") if name in names})
    out["data"] = [item for _, item in rows]
    if not rows and not service.validation.is_valid(schema, out):  # where an id of an empty page cannot be null
        out.update({name: "" for name in ("first_id", "last_id") if name in names})
    return out


def prefix_of(path: str) -> str:
    """Return the beginning of the ids of a collection."""
    for end, prefix in _PREFIXES.items():
        if path.endswith(end):
            return prefix
    noun = path.rsplit("/", 1)[-1]
    return f"{noun[:-3]}y_" if noun.endswith("ies") else f"{noun.removesuffix('s')}_"


# The ids that people know from the service; the rest is named after the collection.
_PREFIXES = {
    "/chat/completions": "chatcmpl-",
    "/assistants": "asst_",
    "/threads": "thread_",
    "/messages": "msg_",
    "/runs": "run_",
    "/steps": "step_",
    "/files": "file-",
    "/vector_stores": "vs_",
    "/file_batches": "vsfb_",
    "/batches": "batch_",
    "/fine_tuning/jobs": "ftjob-",
    "/responses": "resp_",
    "/conversations": "conv_",
    "/projects": "proj_",
    "/containers": "cntr_",
    "/models": "model-",
}


def _filter(query: dict[str, Any]) -> dict[str, Any]:
    """Return the query parameters that keep the items whose fields of the same name equal them."""
    wanted = {name: value for name, value in query.items() if name not in NO_FILTER}
    if "filter" in wanted:
        wanted["status"] = wanted.pop("filter")
    return wanted


def _fits(item: Item, name: str, value: Any) -> bool:
    if not isinstance(item, dict) or name not in item:
        return True
    if isinstance(value, dict) and value.keys() <= _COMPARED.keys():
        return all(_COMPARED[sign](item[name], bound) for sign, bound in value.items())
    if isinstance(value, dict):
        return isinstance(item[name], dict) and value.items() <= item[name].items()
    return bool(item[name] in value if isinstance(value, list) else item[name] == value)


_COMPARED = {"gt": operator.gt, "gte": operator.ge, "lt": operator.lt, "lte": operator.le}


def _default(service: Service, call: Call, name: str) -> Any:
    parameter = call.operation.parameter(name)
    schema = service.dialect.resolve(service.schema(parameter.schema)) if parameter else None
    return schema.get("default") if isinstance(schema, dict) else None


def _encoded(key: str) -> str:
    """Make a cursor that nobody can guess from the items, as `next` and `next_page` are."""
    return "cursor_" + base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


def _decoded(cursor: str, name: str) -> str:
    try:
        text = cursor.removeprefix("cursor_")
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except ValueError:
        raise _no_cursor(name) from None


def _no_cursor(name: str) -> Refusal:
    return Refusal(400, f"{name} is no cursor of this list.", param=name, code="invalid_cursor")
