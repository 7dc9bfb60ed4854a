"""Vector stores, their files and batches, and search; embeddings."""

from __future__ import annotations

import base64
import random
import struct
from typing import Any

from ..call import Call, Json
from ..sample import EPOCH
from ..service import Service, operation
from ..store import Item
from . import progress, rest


@operation("POST /vector_stores")
def create(service: Service, call: Call) -> Json:
    """Create a vector store with its files; it is in progress until it has been looked at a few times."""
    file_ids = call.fields.get("file_ids") or []
    counts = {"total": len(file_ids), "in_progress": len(file_ids), "completed": 0, "failed": 0, "cancelled": 0}
    values = {"file_counts": counts, "created_at": EPOCH, "metadata": call.fields.get("metadata")}
    item = rest.create(service, call, **values)
    for file_id in file_ids:
        _attach(service, call, item["id"], file_id)
    return Json(item)


@operation("POST /vector_stores/{vector_store_id}/files")
def add_file(service: Service, call: Call) -> Json:
    """Attach a file."""
    return Json(_attach(service, call, call.values["vector_store_id"], call.fields["file_id"], call.fields))


@operation("POST /vector_stores/{vector_store_id}/file_batches")
def add_batch(service: Service, call: Call) -> Json:
    """Attach several files at once."""
    store_id = call.values["vector_store_id"]
    files = call.fields.get("files") or [{"file_id": file_id} for file_id in call.fields.get("file_ids") or []]
    counts = {"total": len(files), "in_progress": len(files), "completed": 0, "failed": 0, "cancelled": 0}
    item = rest.create(service, call, file_counts=counts, vector_store_id=store_id, created_at=EPOCH)
    rows = service.store.open(f"{call.path}/{item['id']}/files")
    for file in files:
        rows.create(file["file_id"], _attach(service, call, store_id, file["file_id"], {**call.fields, **file}))
    return Json(item)


def _attach(service: Service, call: Call, store_id: str, file_id: str, wanted: dict[str, Any] | None = None) -> Item:
    rest.stored(service, call, f"/files/{file_id}")
    schema = service.answer_schema("GET /vector_stores/{vector_store_id}/files/{file_id}")
    path = f"/vector_stores/{store_id}/files"
    values = {"id": file_id, "vector_store_id": store_id, "created_at": EPOCH, "status": "in_progress"}
    item: Item = service.plain(schema, call.seed, **{**(wanted or {}), **values})
    item = progress.settled(service, schema, item)
    rest.collection_of(service, call, path).create(file_id, item)
    service.store.polls[f"{path}/{file_id}"] = 0
    return item


@operation("POST /vector_stores/{vector_store_id}/search")
def search(service: Service, call: Call) -> Json:
    """Answer with made-up finds for the query."""
    query = call.fields["query"]
    queries = query if isinstance(query, list) else [query]
    values = {"search_query": queries, "has_more": False, "next_page": None}
    return Json(service.rich(rest.answer_schema(service, call), f"{call.seed} {queries}", **values))


@operation("POST /embeddings")
def embed(service: Service, call: Call) -> Json:
    """Answer with a vector for each input, the same for the same text; in base64 as the service does, which the description
    does not tell.
    """
    asked = call.fields["input"]
    inputs = asked if isinstance(asked, list) and asked and not isinstance(asked[0], int) else [asked]
    size = call.fields.get("dimensions") or 16
    data = []
    for index, one in enumerate(inputs):
        chance = random.Random(f"{one}")
        # Whole sixteenths survive 32-bit floats, so both encodings tell the same numbers.
        vector: Any = [chance.randrange(-16, 17) / 16 for _ in range(size)]
        if call.fields.get("encoding_format") == "base64":
            vector = base64.b64encode(struct.pack(f"<{size}f", *vector)).decode()
        data.append({"object": "embedding", "index": index, "embedding": vector})
    used = sum(len(one.split()) if isinstance(one, str) else len(one) for one in inputs)
    usage = {"prompt_tokens": used, "total_tokens": used}
    return Json({"object": "list", "model": call.fields["model"], "data": data, "usage": usage})
