"""The Responses API: created whole, streamed, in the background; read again, also as a stream from any point."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from .. import language
from ..call import Answer, Bytes, Call, Events, Json
from ..errors import Refusal
from ..sample import EPOCH
from ..service import Service, operation
from ..stream import TYPED, Event, obfuscated
from . import lists, response_output, rest
from .response_events import events

COLLECTION = "/responses"


@operation("POST /responses")
def create(service: Service, call: Call) -> Answer:
    """Answer the last user message with a message, or call tools if some are offered."""
    response_output.check(call.fields)
    return answered(service, call, *response_output.items(service, call))


def answered(service: Service, call: Call, output: list[dict[str, Any]], finish: str) -> Answer:
    """Answer with this output, and remember the response."""
    body = call.fields
    schema = rest.answer_schema(service, call)
    response = service.fit(schema, service.plain(schema, call.seed), {**body, "error": None})
    response |= {"created_at": EPOCH, "model": body.get("model") or response.get("model"), "object": "response"}
    response |= {"output": output, **_END[finish]}
    response |= {
        "usage": _usage(body.get("input"), output),
        "parallel_tool_calls": body.get("parallel_tool_calls") is not False,
    }
    conversation = body.get("conversation")
    if conversation:
        response["conversation"] = {"id": conversation["id"] if isinstance(conversation, dict) else conversation}
    finished = dict(response)
    if body.get("background"):
        response |= {"status": "queued", "output": [], "incomplete_details": None, "error": None}
        del response["usage"]
    response = rest.remember(service, call, COLLECTION, response)
    finished["id"] = response["id"]
    service.store.finished[response["id"]] = finished
    service.store.rounds[response["id"]] = response_output.rounds(service, call)
    _remember_items(service, call, finished)
    if body.get("store") is False:
        service.store.open(COLLECTION).items.pop(response["id"])
    if body.get("stream"):
        hides = (body.get("stream_options") or {}).get("include_obfuscation")
        return Events(_told(service, finished, 0, bool(hides)), TYPED)
    return Json(response)


_END: dict[str, dict[str, Any]] = {
    "stop": {"status": "completed", "incomplete_details": None},
    "tool_calls": {"status": "completed", "incomplete_details": None},
    "length": {"status": "incomplete", "incomplete_details": {"reason": "max_output_tokens"}},
    "content_filter": {"status": "incomplete", "incomplete_details": {"reason": "content_filter"}},
    "failed": {
        "status": "failed",
        "incomplete_details": None,
        "error": {"code": "server_error", "message": "The model failed."},
    },
}
"""What a response says of the end of a turn."""


def _told(service: Service, finished: dict[str, Any], start: int, hides: bool) -> Iterator[Event]:
    """Yield the events of a response from the number `start` on, until it is cancelled."""
    for event in itertools.islice(events(finished), start, None):
        if service.store.finished.get(finished["id"], finished)["status"] != finished["status"]:
            return
        yield obfuscated(event) if hides else event


@operation("GET /responses/{response_id}")
def retrieve(service: Service, call: Call) -> Answer:
    """Return a response, or its events behind `starting_after`."""
    rest.stored(service, call)
    finished = service.store.finished.get(call.key)
    if call.query.get("stream"):
        if finished is None:
            finished = rest.made_up(service, call, rest.answer_schema(service, call))
            finished |= {"output": [response_output.message(service, "Nothing was asked.")], "status": "completed"}
        last = sum(1 for _ in events(finished)) - 1
        start = call.query.get("starting_after", -1)
        if start > last:
            message = f"starting_after is {start}; the last event of this response has the number {last}."
            raise Refusal(400, message, param="starting_after", code="invalid_value")
        return Events(_told(service, finished, start + 1, bool(call.query.get("include_obfuscation"))), TYPED)
    item = rest.retrieve(service, call)
    if finished is not None and item["status"] == "completed" and not item["output"]:
        item = finished
        service.store.open(COLLECTION).put(call.key, item)
    return Json(item)


@operation("POST /responses/{response_id}/cancel")
def cancel(service: Service, call: Call) -> Json:
    """Cancel a response in the background: it has no output, and its events end where they are."""
    item = rest.act(service, call)
    finished = service.store.finished.get(item["id"])
    if finished is not None:
        service.store.finished[item["id"]] = {**finished, "status": "cancelled", "output": []}
    return Json(item)


@operation("DELETE /responses/{response_id}")
def delete(service: Service, call: Call) -> Answer:
    """Delete a response; the answer has no body."""
    rest.delete(service, call)
    service.store.finished.pop(call.key, None)
    return Bytes(b"", "", call.operation.success)


@operation("POST /responses/input_tokens")
def count(service: Service, call: Call) -> Json:
    """Count the words of the input."""
    return Json(
        service.plain(rest.answer_schema(service, call), call.seed, input_tokens=_words(call.fields.get("input")))
    )


def _words(asked: Any) -> int:
    return sum(language.tokens(one) for one in asked) if isinstance(asked, list) else language.tokens(asked or "")


def _usage(asked: Any, output: list[dict[str, Any]]) -> dict[str, Any]:
    read, written = _words(asked), sum(language.tokens(item.get("arguments") or item) for item in output)
    details = {
        "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
        "output_tokens_details": {"reasoning_tokens": 0},
    }
    return {"input_tokens": read, "output_tokens": written, "total_tokens": read + written, **details}


def _remember_items(service: Service, call: Call, response: dict[str, Any]) -> None:
    """Keep the input as input items, and both input and output as items of the conversation, if there is one."""
    asked = call.fields.get("input") or []
    items = [_input_item(item) for item in (asked if isinstance(asked, list) else [{"role": "user", "content": asked}])]
    places = [(f"{COLLECTION}/{response['id']}/input_items", items)]
    if response.get("conversation"):
        places.append((f"/conversations/{response['conversation']['id']}/items", [*items, *response["output"]]))
    for path, rows in places:
        match = service.spec.find("GET", path.strip("/").split("/"), {})
        if isinstance(match, list):
            continue
        schema = lists.items_schema(service, service.schema(match.operation.json_schema))
        for index, row in enumerate(rows):
            item = {"status": "completed", **row, "id": row.get("id") or f"{response['id']}-{index}"}
            if schema is not None and service.validation.is_valid(schema, item):
                rest.collection_of(service, call, path).create(item["id"], item)


def _input_item(item: dict[str, Any]) -> dict[str, Any]:
    if item.get("type", "message") != "message":
        return item
    text = language.text_of(item.get("content"))
    role = item.get("role", "user")
    part: dict[str, Any] = {"type": "input_text", "text": text}
    if role == "assistant":
        part = {"type": "output_text", "text": text, "annotations": [], "logprobs": []}
    return {"type": "message", "role": role, "content": [part]}
