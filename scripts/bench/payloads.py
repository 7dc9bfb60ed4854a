"""What is sent and what is answered: made up here, in the shapes and sizes of real ones.

Server and client both take it from here, so each knows what the other has to say.
"""

from __future__ import annotations

import json
import sys
from array import array
from base64 import b64encode
from collections.abc import Callable
from functools import cache
from typing import Any

Json = dict[str, Any]

CREATED = 1_760_000_000
MODEL = "gpt-5.2-2025-12-11"
LIST_ITEMS = 1000
LONG_TURNS, LONG_CHARACTERS = 28, 600
"""Of a long Response: rounds of searching and calling, and the characters of text after each."""
VECTORS, DIMENSIONS = 500, 1536
DELTA_CHARACTERS = 6
"""Each event that carries text carries this much of it."""
PACKED_BYTES = 64 * 1024
REPLY_TEXT = ("A wherry is a light rowing boat that carries passengers and goods on rivers. " * 19)[:1400]


def dumped(value: object) -> bytes:
    """Write JSON as the service does: compact, in UTF-8."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


# --- requests ----------------------------------------------------------------------------------------------------------


def messages(count: int) -> list[Json]:
    """A conversation; 1 message is short, many have the length of real ones."""
    if count == 1:
        return [{"role": "user", "content": "Say in one sentence what a wherry is, and where on the Thames it rowed."}]
    roles = ("user", "assistant")
    return [
        {"role": roles[index % 2], "content": f"{index}: {REPLY_TEXT[: 200 + index * 7 % 600]}"}
        for index in range(count)
    ]


def chat(count: int, model: str = "small") -> Json:
    """The arguments of a chat call, which are its body too."""
    return {"model": model, "messages": messages(count), "temperature": 0.2, "max_completion_tokens": 400}


def response(model: str = "small") -> Json:
    """The arguments of a responses call."""
    return {"model": model, "input": "Say in one sentence what a wherry is.", "max_output_tokens": 400}


def embedding() -> Json:
    """The arguments of a call for 500 vectors."""
    return {"model": "text-embedding-3-small", "input": [REPLY_TEXT[: 20 + index % 60] for index in range(VECTORS)]}


# --- whole answers -----------------------------------------------------------------------------------------------------


@cache
def completion() -> bytes:
    """A ChatCompletion of 1.8 kB."""
    message: Json = {"role": "assistant", "content": REPLY_TEXT, "refusal": None, "annotations": []}
    usage = {
        "prompt_tokens": 31,
        "completion_tokens": 312,
        "total_tokens": 343,
        "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0},
        "completion_tokens_details": {"reasoning_tokens": 64, "audio_tokens": 0},
    }
    return dumped(
        {
            "id": "chatcmpl-Bench00000000000000000000001",
            "object": "chat.completion",
            "created": CREATED,
            "model": MODEL,
            "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}],
            "usage": usage,
            "service_tier": "default",
            "system_fingerprint": None,
        }
    )


def response_object(text: str, status: str) -> Json:
    """A Response with a reasoning item and a message."""
    part = {"type": "output_text", "annotations": [], "logprobs": [], "text": text}
    message = {"id": "msg_b1", "type": "message", "status": "completed", "role": "assistant", "content": [part]}
    output: list[Json] = [{"id": "rs_b1", "type": "reasoning", "summary": []}, message]
    usage = {
        "input_tokens": 31,
        "input_tokens_details": {"cached_tokens": 0},
        "output_tokens": 312,
        "output_tokens_details": {"reasoning_tokens": 64},
        "total_tokens": 343,
    }
    return {
        "id": "resp_bench0000000000000000000000000000000001",
        "object": "response",
        "created_at": CREATED,
        "status": status,
        "background": False,
        "error": None,
        "incomplete_details": None,
        "instructions": None,
        "max_output_tokens": 400,
        "max_tool_calls": None,
        "metadata": {},
        "model": MODEL,
        "output": output if text else [],
        "parallel_tool_calls": True,
        "previous_response_id": None,
        "prompt_cache_key": None,
        "reasoning": {"effort": "low", "summary": None},
        "safety_identifier": None,
        "service_tier": "default",
        "store": True,
        "temperature": 1.0,
        "text": {"format": {"type": "text"}, "verbosity": "medium"},
        "tool_choice": "auto",
        "tools": [],
        "top_logprobs": 0,
        "top_p": 1.0,
        "truncation": "disabled",
        "usage": usage if text else None,
        "user": None,
    }


@cache
def response_answer() -> bytes:
    """A whole Response of 2.5 kB."""
    return dumped(response_object(REPLY_TEXT, "completed"))


@cache
def long_response() -> bytes:
    """A Response of 50 kB: searches, calls, reasoning and text with citations, almost 400 objects."""
    items: list[Json] = []
    for index in range(LONG_TURNS):
        found = [{"type": "url", "url": f"https://example.org/{index}/{source}"} for source in range(3)]
        cited = [
            {"type": "url_citation", "start_index": at, "end_index": at + 40, "title": f"Page {at}", "url": it["url"]}
            for at, it in zip((0, 60, 120), found, strict=True)
        ]
        part = {"type": "output_text", "annotations": cited, "logprobs": [], "text": REPLY_TEXT[:LONG_CHARACTERS]}
        items += [
            {
                "id": f"rs_b{index}",
                "type": "reasoning",
                "summary": [{"type": "summary_text", "text": REPLY_TEXT[:200]}],
            },
            {
                "id": f"ws_b{index}",
                "type": "web_search_call",
                "status": "completed",
                "action": {"type": "search", "query": f"wherry {index}", "queries": [], "sources": found},
            },
            {
                "id": f"fc_b{index}",
                "type": "function_call",
                "status": "completed",
                "call_id": f"call_b{index}",
                "name": "depth",
                "arguments": '{"harbour":"Ghent","unit":"m"}',
            },
            {"id": f"msg_b{index}", "type": "message", "status": "completed", "role": "assistant", "content": [part]},
        ]
    return dumped({**response_object("x", "completed"), "output": items})


@cache
def model_list() -> bytes:
    """A list of 1,000 models."""
    items = [
        {"id": f"gpt-bench-{index:04d}", "object": "model", "created": CREATED + index, "owned_by": "system"}
        for index in range(LIST_ITEMS)
    ]
    return dumped({"object": "list", "data": items})


@cache
def vectors() -> bytes:
    """500 vectors of 1,536 numbers, in base64."""
    numbers = array("f", [(index * 7919 % 2003 - 1001) / 25_000 for index in range(VECTORS + DIMENSIONS)])
    if sys.byteorder == "big":
        numbers.byteswap()
    items = [
        {"object": "embedding", "index": index, "embedding": b64encode(numbers[index : index + DIMENSIONS]).decode()}
        for index in range(VECTORS)
    ]
    usage = {"prompt_tokens": 5000, "total_tokens": 5000}
    return dumped({"object": "list", "data": items, "model": "text-embedding-3-small", "usage": usage})


# --- streams -----------------------------------------------------------------------------------------------------------


def chunk(delta: Json, finish: str | None = None) -> Json:
    """One chunk of a streamed chat completion."""
    return {
        "id": "chatcmpl-Bench00000000000000000000001",
        "object": "chat.completion.chunk",
        "created": CREATED,
        "model": MODEL,
        "service_tier": "default",
        "system_fingerprint": "fp_bench00001",
        "choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}],
        "usage": None,
    }


def delta_event(index: int) -> Json:
    """One event that brings text, of a streamed Response."""
    return {
        "type": "response.output_text.delta",
        "sequence_number": index + 1,
        "item_id": "msg_bench00000000000000000000000000000001",
        "output_index": 0,
        "content_index": 0,
        "delta": token(index),
        "logprobs": [],
        "obfuscation": "q7Rt2k",
    }


def token(index: int) -> str:
    """A piece of text, always equally long."""
    return f" t{index % 10_000:04d}"


@cache
def chat_data(count: int) -> list[bytes]:
    """The data of each event of a chat stream: a role, `count` pieces of text, the end."""
    return _chat_of([token(index) for index in range(count)])


@cache
def responses_data(count: int) -> list[bytes]:
    """The data of each event of a responses stream: its beginning, `count` pieces of text, the end."""
    begin = {"type": "response.created", "sequence_number": 0, "response": response_object("", "in_progress")}
    end = {"type": "response.completed", "sequence_number": count + 1, "response": response_object("x", "completed")}
    return [*map(dumped, (begin, *map(delta_event, range(count)), end))]


def _chat_of(pieces: list[str]) -> list[bytes]:
    events = [chunk({"role": "assistant", "content": "", "refusal": None})]
    events += [chunk({"content": piece}) for piece in pieces]
    events.append(chunk({}, "stop"))
    return [*map(dumped, events), b"[DONE]"]


@cache
def pieces(count: int) -> list[str]:
    """A JSON object (`clients.sdk.Log` is its type) in `count` pieces, at least 3, as long as a token each."""
    room = count * DELTA_CHARACTERS - len(json.dumps({"log": [], "x": ""}, separators=(",", ":")))
    rows = [{"id": 100_000 + index, "name": token(index), "score": 0.25, "done": True} for index in range(room // 60)]
    log = json.dumps(rows, separators=(",", ":"))
    text = f'{{"log":{log},"x":"{"x" * (room - len(log) + 2)}"}}'
    return [text[start : start + DELTA_CHARACTERS] for start in range(0, len(text), DELTA_CHARACTERS)]


@cache
def json_events(count: int) -> list[bytes]:
    """The events of a chat stream whose text is JSON."""
    return [b"data: %b\n\n" % data for data in _chat_of(pieces(count))]


@cache
def full_events(count: int) -> list[bytes]:
    """The events of a responses stream with all that surrounds the text: item, part, and what closes them."""
    text = "".join(map(token, range(count)))
    item = {"id": "msg_b1", "type": "message", "role": "assistant"}
    place = {"item_id": "msg_b1", "output_index": 0, "content_index": 0}
    part = {"type": "output_text", "annotations": [], "logprobs": []}
    done = {**item, "status": "completed", "content": [{**part, "text": text}]}
    events: list[Json] = [
        {"type": "response.created", "response": response_object("", "in_progress")},
        {
            "type": "response.output_item.added",
            "output_index": 0,
            "item": {**item, "status": "in_progress", "content": []},
        },
        {"type": "response.content_part.added", **place, "part": {**part, "text": ""}},
        *({**delta_event(index), **place} for index in range(count)),
        {"type": "response.output_text.done", **place, "text": text, "logprobs": []},
        {"type": "response.content_part.done", **place, "part": {**part, "text": text}},
        {"type": "response.output_item.done", "output_index": 0, "item": done},
        {"type": "response.completed", "response": {**response_object("", "completed"), "output": [done]}},
    ]
    return [
        b"event: %b\ndata: %b\n\n" % (event["type"].encode(), dumped({**event, "sequence_number": number}))
        for number, event in enumerate(events)
    ]


@cache
def chat_events(count: int) -> list[bytes]:
    """The events of a chat stream as they are on the wire."""
    return [b"data: %b\n\n" % data for data in chat_data(count)]


@cache
def responses_events(count: int) -> list[bytes]:
    """The events of a responses stream as they are on the wire, each with its name."""
    named = ((json.loads(data)["type"].encode(), data) for data in responses_data(count))
    return [b"event: %b\ndata: %b\n\n" % pair for pair in named]


EVENTS: dict[str, Callable[[int], list[bytes]]] = {
    "chat": chat_events,
    "responses": responses_events,
    "json": json_events,
    "full": full_events,
}
DATA: dict[str, Callable[[int], list[bytes]]] = {"chat": chat_data, "responses": responses_data}


@cache
def packets(kind: str, count: int, packing: str) -> list[bytes]:
    """A stream cut into packets: "one" event each, or "packed" in 64 KiB, whatever event that cuts."""
    events = EVENTS[kind](count)
    if packing == "one":
        return events
    whole = b"".join(events)
    return [whole[start : start + PACKED_BYTES] for start in range(0, len(whole), PACKED_BYTES)]
