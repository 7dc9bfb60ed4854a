"""The Responses API: created whole, streamed, in the background; read again, also as a stream from any point."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from typing import Any

from .. import language, logprobs
from ..call import Answer, Bytes, Call, Events, Json
from ..errors import Refusal
from ..sample import EPOCH
from ..service import Service, operation
from ..stream import TYPED, Event
from . import lists, rest

COLLECTION = "/responses"


@operation("POST /responses")
def create(service: Service, call: Call) -> Answer:
    """Answer the last user message with a message, or call a function if some are offered."""
    body = call.fields
    schema = rest.answer_schema(service, call)
    output, was_cut = _output(service, call)
    response = service.fit(
        schema, service.plain(schema, call.seed), {**body, "error": None, "incomplete_details": None}
    )
    response |= {"created_at": EPOCH, "model": body.get("model") or response.get("model"), "object": "response"}
    response |= {"status": "incomplete" if was_cut else "completed", "output": [output]}
    response |= {"incomplete_details": {"reason": "max_output_tokens"}} if was_cut else {}
    response |= {
        "usage": _usage(body.get("input"), [output]),
        "parallel_tool_calls": body.get("parallel_tool_calls") is not False,
    }
    conversation = body.get("conversation")
    if conversation:
        response["conversation"] = {"id": conversation["id"] if isinstance(conversation, dict) else conversation}
    finished = dict(response)
    if body.get("background"):
        response |= {"status": "queued", "output": [], "incomplete_details": None}
        del response["usage"]
    response = rest.remember(service, call, COLLECTION, response)
    finished["id"] = response["id"]
    service.store.finished[response["id"]] = finished
    _remember_items(service, call, finished)
    if body.get("store") is False:
        service.store.open(COLLECTION).items.pop(response["id"])
    if body.get("stream"):
        return Events(events(finished), TYPED)
    return Json(response)


@operation("GET /responses/{response_id}")
def retrieve(service: Service, call: Call) -> Answer:
    """Return a response, or its events behind `starting_after`."""
    rest.stored(service, call)
    finished = service.store.finished.get(call.key)
    if call.query.get("stream"):
        if finished is None:
            finished = rest.made_up(service, call, rest.answer_schema(service, call))
            finished |= {"output": [_message(service, "Nothing was asked.")], "status": "completed"}
        every = list(events(finished))
        start = call.query.get("starting_after", -1)
        if start >= len(every):
            message = f"starting_after is {start}; the last event of this response has the number {len(every) - 1}."
            raise Refusal(400, message, param="starting_after", code="invalid_value")
        return Events(every[start + 1 :], TYPED)
    item = rest.retrieve(service, call)
    if finished is not None and item["status"] == "completed" and not item["output"]:
        item = finished
        service.store.open(COLLECTION).put(call.key, item)
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


def _output(service: Service, call: Call) -> tuple[dict[str, Any], bool]:
    """Return the output item, and whether it was cut short."""
    body = call.fields
    asked = body.get("input") or ""
    answers_a_tool = isinstance(asked, list) and asked and asked[-1].get("type") == "function_call_output"
    if not answers_a_tool:
        tool = language.tool_call(service, call, body.get("tools") or [], body.get("tool_choice"))
        if tool is not None:
            if tool.kind == "custom":
                item = {"id": service.store.new_id("ctc_"), "type": "custom_tool_call", "status": "completed"}
                return {**item, "call_id": tool.id, "name": tool.name, "input": tool.arguments}, False
            item = {"id": service.store.new_id("fc_"), "type": "function_call", "status": "completed"}
            return {**item, "call_id": tool.id, "name": tool.name, "arguments": tool.arguments}, False
    said = language.text_of(asked[-1]) if answers_a_tool else language.last_text(asked)
    wanted = (body.get("text") or {}).get("format") or {}
    if wanted.get("type") == "json_schema":
        text = json.dumps(language.by_schema(wanted.get("schema") or {}, f"{call.seed} {said}"))
    elif wanted.get("type") == "json_object":
        text = json.dumps({"said": said})
    else:
        text = language.reply(service, call, said)
    text, was_cut = language.shortened(text, body.get("max_output_tokens"))
    asked_for = body.get("top_logprobs") is not None or "message.output_text.logprobs" in (body.get("include") or ())
    rows = logprobs.rows(language.pieces(text), body.get("top_logprobs") or 0) if asked_for else []
    return _message(service, text, rows), was_cut


def _message(service: Service, text: str, rows: Sequence[logprobs.Row] = ()) -> dict[str, Any]:
    part = {"type": "output_text", "text": text, "annotations": [], "logprobs": list(rows)}
    item = {"id": service.store.new_id("msg_"), "type": "message", "role": "assistant", "status": "completed"}
    return {**item, "content": [part]}


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


def events(response: dict[str, Any]) -> Iterator[Event]:
    """Yield the whole life of a finished response, numbered from 0."""
    number = itertools.count()

    def event(kind: str, **values: Any) -> Event:
        return Event({"type": kind, "sequence_number": next(number), **values}, kind)

    started = {**response, "status": "in_progress", "output": []}
    started.pop("usage", None)
    yield event("response.created", response=started)
    if response.get("background"):
        yield event("response.queued", response={**started, "status": "queued"})
    yield event("response.in_progress", response=started)
    for index, item in enumerate(response["output"]):
        place = {"item_id": item.get("id", ""), "output_index": index}
        steps = _STEPS.get(item["type"])
        empty = _EMPTY.get(item["type"], {})
        yield event("response.output_item.added", output_index=index, item={**item, "status": "in_progress", **empty})
        if steps is not None:
            for kind, values in steps(item):
                yield event(kind, **place, **values)
        yield event("response.output_item.done", output_index=index, item=item)
    yield event(f"response.{response['status']}", response=response)


def _message_events(item: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for index, part in enumerate(item["content"]):
        at = {"content_index": index}
        yield "response.content_part.added", {**at, "part": {**part, "text": "", "logprobs": []}}
        rows = part.get("logprobs") or []
        for number, piece in enumerate(language.pieces(part["text"])):
            yield "response.output_text.delta", {**at, "delta": piece, "logprobs": rows[number : number + 1]}
        yield "response.output_text.done", {**at, "text": part["text"], "logprobs": rows}
        yield "response.content_part.done", {**at, "part": part}


def _function_events(item: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for piece in language.pieces(item["arguments"]):
        yield "response.function_call_arguments.delta", {"delta": piece}
    yield "response.function_call_arguments.done", {"name": item["name"], "arguments": item["arguments"]}


def _custom_events(item: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for piece in language.pieces(item["input"]):
        yield "response.custom_tool_call_input.delta", {"delta": piece}
    yield "response.custom_tool_call_input.done", {"input": item["input"]}


_STEPS = {"message": _message_events, "function_call": _function_events, "custom_tool_call": _custom_events}
_EMPTY: dict[str, dict[str, Any]] = {
    "message": {"content": []},
    "function_call": {"arguments": ""},
    "custom_tool_call": {"input": ""},
}
"""What an item lacks when it is begun."""
