"""Chat completions, whole or streamed (`chat_chunks`)."""

from __future__ import annotations

from typing import Any

from .. import language, strict_rules, turn
from ..call import Answer, Call, Events, Json
from ..errors import Refusal
from ..sample import EPOCH
from ..service import Service, operation
from ..stream import CHAT
from ..turn import Turn
from . import chat_chunks, rest
from .chat_choice import Choice, is_spoken, logprobs_of, spoken, tool_call, usage_of


@operation("POST /chat/completions")
def create(service: Service, call: Call) -> Answer:
    """Answer the last user message, call tools if some are offered, or fill the wanted JSON schema."""
    body = call.fields
    _check(body)
    if call.wishes.finish == "failed":
        raise Refusal(500, "The model failed.", kind="server_error")
    choices = [Choice(index, _turn(service, call)) for index in range(body.get("n") or 1)]
    completion = _completion(service, call, choices)
    if body.get("store"):
        # The id is given by the collection, so that it can be retrieved, listed and deleted.
        completion = rest.remember(service, call, call.path, completion)
        _remember_messages(service, completion["id"], body["messages"])
    if body.get("stream"):
        return Events(chat_chunks.events(completion, choices, body, call.wishes.odd), CHAT)
    return Json(completion)


def _check(body: dict[str, Any]) -> None:
    """Refuse schemas that strict mode does not take."""
    wanted = (body.get("response_format") or {}).get("json_schema") or {}
    if wanted.get("strict"):
        strict_rules.check_format(wanted["name"], wanted.get("schema"), "response_format")
    for index, tool in enumerate(body.get("tools") or ()):
        function = tool.get("function") or {}
        if function.get("strict"):
            place = f"tools[{index}].function.parameters"
            strict_rules.check_function(function["name"], function.get("parameters"), place)


def _turn(service: Service, call: Call) -> Turn:
    body = call.fields
    messages = body["messages"]
    may_call = messages[-1].get("role") == "user" or body.get("tool_choice") not in (None, "auto")
    said = language.outputs(messages, lambda message: message.get("role") == "tool")
    form = body.get("response_format") or {}
    return turn.take(
        service,
        call,
        language.last_text(messages) if said is None else said,
        {**form, **form.get("json_schema", {})},
        may_call=may_call,
        most=body.get("max_completion_tokens") or body.get("max_tokens"),
    )


def _completion(service: Service, call: Call, choices: list[Choice]) -> dict[str, Any]:
    body = call.fields
    given: dict[str, Any] = {
        "id": service.store.new_id("chatcmpl-"),
        "created": EPOCH,
        "model": body["model"],
        "choices": [
            {
                "index": c.index,
                "message": _message(c, body),
                "finish_reason": c.turn.finish,
                "logprobs": logprobs_of(c.turn.pieces, c.turn.refusal, body),
            }
            for c in choices
        ],
        "usage": usage_of(body["messages"], choices),
        "service_tier": body.get("service_tier") or "default",
        "system_fingerprint": "fp_sample",
    }
    if body.get("metadata"):
        given["metadata"] = body["metadata"]
    return {**service.plain(service.schema(call.operation.json_schema), call.seed), **given}


def _message(choice: Choice, body: dict[str, Any]) -> dict[str, Any]:
    said = choice.turn
    message: dict[str, Any] = {"role": "assistant", "content": said.text or None}
    message |= {"refusal": said.refusal or None, "annotations": []}
    if said.calls:
        message["tool_calls"] = [tool_call(one, one.arguments) for one in said.calls]
    elif is_spoken(said, body):
        message |= {"content": None, "audio": spoken(choice)}
    return message


def _remember_messages(service: Service, completion_id: str, messages: list[dict[str, Any]]) -> None:
    collection = service.store.open(f"/chat/completions/{completion_id}/messages")
    for index, message in enumerate(messages):
        key = f"{completion_id}-{index}"
        parts = message["content"] if isinstance(message.get("content"), list) else None
        row = {"id": key, "role": "assistant", "content": language.text_of(message.get("content")), "refusal": None}
        collection.create(key, {**row, "content_parts": parts})


@operation("POST /chat/completions/{completion_id}")
def update(service: Service, call: Call) -> Json:
    """Change the metadata of a stored completion (the answer has it, the description does not tell)."""
    item = rest.update(service, call)
    item.update(call.fields)
    return Json(item)
