"""Chat completions and legacy completions, streamed or whole."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .. import language, logprobs
from ..call import Answer, Call, Events, Json
from ..sample import EPOCH
from ..service import Service, operation
from ..stream import CHAT, DONE, Event
from . import rest


@dataclass(frozen=True, slots=True)
class _Choice:
    """One answer of a model."""

    index: int
    text: str
    tool: language.ToolCall | None
    finish: str


@operation("POST /chat/completions")
def create(service: Service, call: Call) -> Answer:
    """Answer the last user message, call a tool if some are offered, or fill the wanted JSON schema."""
    body = call.fields
    choices = [_choice(service, call, index) for index in range(body.get("n") or 1)]
    completion = _completion(service, call, choices)
    if body.get("store"):
        # The id is given by the collection, so that it can be retrieved, listed and deleted.
        completion = rest.remember(service, call, call.path, completion)
        _remember_messages(service, completion["id"], body["messages"])
    if body.get("stream"):
        return Events(_chunks(completion, choices, body), CHAT)
    return Json(completion)


def _choice(service: Service, call: Call, index: int) -> _Choice:
    body = call.fields
    messages = body["messages"]
    if messages[-1].get("role") == "user" or body.get("tool_choice") not in (None, "auto"):
        tool = language.tool_call(service, call, body.get("tools") or [], body.get("tool_choice"))
        if tool is not None:
            return _Choice(index, "", tool, "tool_calls")
    said = language.last_text(messages, *(("tool",) if messages[-1].get("role") == "tool" else ()))
    wanted = body.get("response_format") or {}
    if wanted.get("type") == "json_schema":
        text = json.dumps(language.by_schema(wanted["json_schema"].get("schema") or {}, f"{call.seed} {said}"))
    elif wanted.get("type") == "json_object":
        text = json.dumps({"said": said})
    else:
        text = language.reply(service, call, said)
    text, was_cut = language.shortened(text, body.get("max_completion_tokens") or body.get("max_tokens"))
    return _Choice(index, text, None, "length" if was_cut else "stop")


def _completion(service: Service, call: Call, choices: list[_Choice]) -> dict[str, Any]:
    body = call.fields
    given: dict[str, Any] = {
        "id": service.store.new_id("chatcmpl-"),
        "created": EPOCH,
        "model": body["model"],
        "choices": [
            {
                "index": c.index,
                "message": _message(c, body),
                "finish_reason": c.finish,
                "logprobs": _logprobs(c.text, body),
            }
            for c in choices
        ],
        "usage": _usage(body["messages"], choices),
        "service_tier": body.get("service_tier") or "default",
        "system_fingerprint": "fp_sample",
    }
    if body.get("metadata"):
        given["metadata"] = body["metadata"]
    return {**service.plain(service.schema(call.operation.json_schema), call.seed), **given}


def _message(choice: _Choice, body: dict[str, Any]) -> dict[str, Any]:
    message: dict[str, Any] = {"role": "assistant", "content": choice.text or None, "refusal": None, "annotations": []}
    if choice.tool:
        message["tool_calls"] = [_tool_call(choice.tool, choice.tool.arguments)]
    elif _is_spoken(body):
        message |= {"content": None, "audio": _spoken(choice)}
    return message


def _tool_call(tool: language.ToolCall, said: str) -> dict[str, Any]:
    inside = {"name": tool.name, ("input" if tool.kind == "custom" else "arguments"): said}
    return {"id": tool.id, "type": tool.kind, tool.kind: inside}


def _is_spoken(body: dict[str, Any]) -> bool:
    return "audio" in (body.get("modalities") or ())


def _spoken(choice: _Choice) -> dict[str, Any]:
    data = base64.b64encode(choice.text.encode()).decode()
    return {"id": f"audio_{choice.index}", "data": data, "expires_at": EPOCH + 3600, "transcript": choice.text}


def _logprobs(text: str, body: dict[str, Any]) -> dict[str, Any] | None:
    """Return what the words of a text were worth, where the request asks for it."""
    if not body.get("logprobs") or _is_spoken(body):
        return None
    return {"content": logprobs.rows(language.pieces(text), body.get("top_logprobs") or 0), "refusal": None}


def _usage(prompt: Any, choices: list[_Choice]) -> dict[str, Any]:
    asked = sum(language.tokens(m) for m in prompt) if isinstance(prompt, list) else language.tokens(prompt)
    answered = sum(language.tokens(c.text or (c.tool.arguments if c.tool else "")) for c in choices)
    return {"prompt_tokens": asked, "completion_tokens": answered, "total_tokens": asked + answered}


def _chunks(completion: dict[str, Any], choices: list[_Choice], body: dict[str, Any]) -> Iterator[Event]:
    """Yield the chunks: role, pieces of text or tool call, finish reason, usage where it is wanted, [DONE]."""
    names = ("id", "created", "model", "service_tier", "system_fingerprint")
    base = {name: completion[name] for name in names}
    base["object"] = "chat.completion.chunk"
    usage = {"usage": None} if (body.get("stream_options") or {}).get("include_usage") else {}
    for choice in choices:
        is_text = choice.tool is None and not _is_spoken(body)
        deltas = [{"role": "assistant", "content": "" if is_text else None}, *_deltas(choice, body)]
        for delta in deltas:
            row = {"index": choice.index, "delta": delta, "finish_reason": None}
            if body.get("logprobs"):
                row["logprobs"] = _logprobs(delta["content"], body) if delta.get("content") else None
            yield Event({**base, "choices": [row], **usage})
        yield Event(
            {**base, "choices": [{"index": choice.index, "delta": {}, "finish_reason": choice.finish}], **usage}
        )
    if usage:
        yield Event({**base, "choices": [], "usage": completion["usage"]})
    yield Event(DONE, end_mark=True)


def _deltas(choice: _Choice, body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if choice.tool is None and _is_spoken(body):
        whole = _spoken(choice)
        yield from ({"audio": {"id": whole["id"], "transcript": piece}} for piece in language.pieces(choice.text))
        yield {"audio": {"id": whole["id"], "data": whole["data"]}}
        yield {"audio": {"id": whole["id"], "expires_at": whole["expires_at"]}}
        return
    if choice.tool is None:
        yield from ({"content": piece} for piece in language.pieces(choice.text))
        return
    kind, name = choice.tool.kind, "input" if choice.tool.kind == "custom" else "arguments"
    yield {"tool_calls": [{"index": 0, **_tool_call(choice.tool, "")}]}
    for piece in language.pieces(choice.tool.arguments):
        yield {"tool_calls": [{"index": 0, kind: {name: piece}}]}


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


@operation("POST /completions")
def create_legacy(service: Service, call: Call) -> Answer:
    """Complete each prompt."""
    body = call.fields
    prompt = body.get("prompt") or ""
    prompts = prompt if isinstance(prompt, list) and prompt and isinstance(prompt[0], str) else [prompt]
    choices = []
    for index, one in enumerate(prompts * (body.get("n") or 1)):
        text, was_cut = language.shortened(language.reply(service, call, language.text_of(one)), body.get("max_tokens"))
        choices.append(_Choice(index, text, None, "length" if was_cut else "stop"))
    base = {"id": service.store.new_id("cmpl-"), "object": "text_completion", "created": EPOCH, "model": body["model"]}
    usage = _usage([language.text_of(one) for one in prompts], choices)
    if body.get("stream"):
        include = bool((body.get("stream_options") or {}).get("include_usage"))
        return Events(_legacy_chunks(base, choices, usage if include else None, body), CHAT)
    rows = [
        {"index": c.index, "text": c.text, "finish_reason": c.finish, "logprobs": _columns(c.text, body)}
        for c in choices
    ]
    return Json({**base, "choices": rows, "usage": usage})


def _columns(text: str, body: dict[str, Any]) -> dict[str, Any] | None:
    top = body.get("logprobs")
    return None if top is None else logprobs.legacy(language.pieces(text), top)


def _legacy_chunks(
    base: dict[str, Any], choices: list[_Choice], usage: dict[str, Any] | None, body: dict[str, Any]
) -> Iterator[Event]:
    for choice in choices:
        pieces = language.pieces(choice.text)
        for at, piece in enumerate(pieces, 1):
            # The description allows no null here; the service sends it all the same until a choice has ended.
            finish = {"finish_reason": choice.finish if at == len(pieces) else None}
            row = {"index": choice.index, "text": piece, "logprobs": _columns(piece, body), **finish}
            yield Event({**base, "choices": [row]})
    if usage:
        yield Event({**base, "choices": [], "usage": usage})
    yield Event(DONE, end_mark=True)
