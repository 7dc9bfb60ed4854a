"""Things that take time: they are created in their first state and are done after a few retrievals."""

from __future__ import annotations

from typing import Any

from ..call import Call
from ..service import Service
from ..spec import Schema
from ..store import Item

# Path of the collection -> the states that an item goes through.
STATES: dict[str, tuple[str, ...]] = {
    "/batches": ("validating", "in_progress", "finalizing", "completed"),
    "/evals/{eval_id}/runs": ("queued", "in_progress", "completed"),
    "/fine_tuning/jobs": ("validating_files", "queued", "running", "succeeded"),
    "/responses": ("queued", "in_progress", "completed"),
    "/threads/{thread_id}/runs": ("queued", "in_progress", "completed"),
    "/vector_stores": ("in_progress", "completed"),
    "/vector_stores/{vector_store_id}/file_batches": ("in_progress", "completed"),
    "/vector_stores/{vector_store_id}/files": ("in_progress", "completed"),
    "/videos": ("queued", "in_progress", "completed"),
}
# Fields that tell of a bad end, and must not contradict a good one.
BAD_END = ("error", "errors", "last_error", "incomplete_details", "failed_at", "cancelled_at", "cancelling_at",
           "expired_at", "incomplete_at", "required_action")  # fmt: skip
ACTIONS = {
    "cancel": ("cancelled", "canceled"),
    "pause": ("paused",),
    "resume": ("queued", "running", "active"),
    "archive": ("archived",),
    "complete": ("completed",),
}


def states(template: str) -> tuple[str, ...]:
    """Return the states of the items of a collection (by its path in the description); none for most."""
    return STATES.get(template, ())


def first(template: str) -> dict[str, Any]:
    """Return the state in which an item is created, as a field."""
    return {"status": states(template)[0]} if states(template) else {}


def final(template: str) -> dict[str, Any]:
    """Return the state in which an item ends, as a field."""
    return {"status": states(template)[-1]} if states(template) else {}


def advance(service: Service, call: Call, schema: Schema, item: Item) -> Item:
    """Take a created item one look further on its way."""
    steps = states(call.operation.path.rsplit("/", 1)[0])
    if item.get("status") not in steps or item["status"] == steps[-1] or call.path not in service.store.polls:
        return item
    service.store.polls[call.path] += 1
    needed = max(service.settings.polls, 1)
    looks = min(service.store.polls[call.path], needed)
    status = steps[max(steps.index(item["status"]), looks * (len(steps) - 1) // needed)]
    settled_item: Item = settled(service, schema, {**item, "status": status})
    return settled_item


def settled(service: Service, schema: Schema, item: Any) -> Any:
    """Make the other fields agree with the state."""
    if not isinstance(item, dict) or not isinstance(item.get("status"), str):
        return item
    done = item["status"] in ("completed", "succeeded", "processed")
    if done or item["status"] in ("queued", "in_progress", "validating", "validating_files", "running", "finalizing"):
        item = service.cleared(schema, item, *BAD_END)
    if not done:
        item = service.cleared(schema, item, "completed_at", "finished_at")
    counts = item.get("file_counts")
    if isinstance(counts, dict):
        total = counts.get("total", 0)
        moved = {"completed" if done else "in_progress": total}
        item = {**item, "file_counts": {**dict.fromkeys(counts, 0), "total": total, **moved}}
    if isinstance(item.get("progress"), int):
        item = {**item, "progress": 100 if done else 50 if item["status"] == "in_progress" else 0}
    return item
