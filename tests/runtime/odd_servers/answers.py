"""Whole answers with status 200. `gives` tells what is read (see test_answers), `fails` the error in its place."""

from __future__ import annotations

import json
from typing import Any

from tests.runtime.odd_servers.rows import SSE, Fails, Row, chunk, event, whole
from wherry import (
    AuthenticationError,
    BadRequestError,
    DecodeError,
    InternalServerError,
    NotFoundError,
    RateLimitError,
)

JSON = "application/json"


def row(
    name: str, call: str, body: Any, gives: Any = None, fails: Fails | None = None, label: str | None = JSON
) -> Row:
    return Row(name, body if isinstance(body, bytes) else json.dumps(body).encode(), gives, fails, label, call)


_ERROR = {"error": {"message": "slow down", "type": "rate_limit_error", "code": 429}}
_SLOW = Fails(RateLimitError, "slow down", {"code": 429, "status": 429, "body": _ERROR["error"]})
_SIGN_IN = Fails(DecodeError, ("Sign in", "/v1"))
_TOO_MANY = Fails(DecodeError, "Too Many Requests")
_CALLS = (
    *("chat", "responses", "embeddings", "models", "model", "delete", "batch", "job", "file", "content", "speech"),
    *("transcription", "srt", "translation", "get", "hangup"),
)

SHAPES: list[tuple[str, Any, Fails]] = [
    ("text", {"error": "m1"}, Fails(says="m1")),
    (
        "a word and its story",
        {"error": "not_found", "message": "m2"},
        Fails(NotFoundError, "m2", {"code": "not_found"}),
    ),
    ("true and a message", {"error": True, "message": "m3"}, Fails(says="m3")),
    (
        "a type beside",
        {"type": "error", "error": {"type": "overloaded_error", "message": "m4"}},
        Fails(InternalServerError),
    ),
    (
        "an object",
        {"object": "error", "message": "m5", "type": "BadRequestError", "code": 400},
        Fails(BadRequestError, "m5"),
    ),
    ("codes of its own", {"error_code": 110, "error_msg": "m6"}, Fails(says="m6", facts={"code": 110})),
    ("code and message", {"code": 401, "message": "m7"}, Fails(AuthenticationError, "m7")),
    ("a detail", {"detail": "m8"}, Fails(says="m8")),
    ("details", {"detail": [{"loc": ["body", "model"], "msg": "m9", "type": "missing"}]}, Fails(says="body.model: m9")),
    ("a problem", {"title": "t10", "status": 404, "detail": "m10"}, Fails(NotFoundError, ("t10", "m10"))),
    (
        "a list",
        [{"error": {"code": 429, "message": "m11", "status": "RESOURCE_EXHAUSTED"}}],
        Fails(RateLimitError, "m11"),
    ),
    ("errors", {"success": False, "errors": [{"code": 5, "message": "m12"}], "result": None}, Fails(says="m12")),
    ("a user beside", {"error": {"message": "m13", "code": 502}, "user_id": "u"}, Fails(InternalServerError, "m13")),
    ("a frame", {"base_resp": {"status_code": 1008, "status_msg": "m14"}}, Fails(says="m14")),
    ("a message alone", {"message": "m15"}, Fails(says="m15")),
    ("a status alone", {"status": "error", "message": "m16"}, Fails(says="m16")),
    ("the name of a status", {"message": "Unauthorized", "request_id": "r"}, Fails(AuthenticationError)),
    ("a flag", {"isError": True, "message": "m18"}, Fails(says="m18")),
    ("in capitals", {"Errors": [{"Message": "m19"}, {"Message": "m20"}]}, Fails(says="m19; m20")),
    ("in two words", {"ErrorCode": "X", "ErrorMessage": "m21"}, Fails(says="m21", facts={"code": "X"})),
    ("one word", {"errcode": 40001, "errmsg": "m22"}, Fails(says="m22", facts={"code": 40001})),
    (
        "inside",
        {"Response": {"Error": {"Code": "InternalFailure", "Message": "m23"}}},
        Fails(InternalServerError, "m23"),
    ),
    ("inside a frame", {"data": {"error": {"message": "m24", "code": 429}}}, Fails(RateLimitError, "m24")),
    (
        "a gateway's answer",
        {"statusCode": 429, "headers": {}, "body": '{"message": "m25"}'},
        Fails(RateLimitError, "m25"),
    ),
    ("a raw status", {"object": "error", "message": "m26", "raw_status_code": 429}, Fails(RateLimitError, "m26")),
    ("empty", {"error": {}}, Fails(says="without a message")),
    ("true", {"error": True}, Fails(says="without a message")),
    (
        "an empty answer around it",
        {"id": "", "object": "list", "data": [], "error": {"message": "m17"}},
        Fails(says="m17"),
    ),
]

_MUTE = {"index": 0, "message": {"role": "assistant", "content": ""}, "finish_reason": "error"}

ERRORS = [
    *[row(f"{call}: an error", call, _ERROR, fails=_SLOW) for call in _CALLS],
    *[
        row(f"{call}: an error that is {name}", call, body, fails=fails)
        for call in ("chat", "models", "embeddings", "transcription")
        for name, body, fails in SHAPES
    ],
    *[
        row(f"responses: an error that is {name}", "responses", body, fails=fails)
        for name, body, fails in SHAPES
        if name != "an empty answer around it"
    ],
    *[
        row(f"speech: an error labelled {label}", "speech", _ERROR, fails=_SLOW, label=label)
        for label in ("audio/mpeg", "application/octet-stream", "text/plain", None)
    ],
    row("speech: code and message", "speech", {"code": 429, "message": "m"}, fails=Fails(RateLimitError, "m")),
    row("content: an error labelled as sound", "content", _ERROR, fails=_SLOW, label="audio/mpeg"),
    *[
        row(f"{call}: a page labelled {label}", call, b"<!DOCTYPE html><title>Sign in", fails=_SIGN_IN, label=label)
        for call in ("speech", "srt", "hangup")
        for label in ("audio/mpeg", "text/html", "text/plain", None)
    ],
    *[
        row(
            f"{call}: the name of a status labelled {label}", call, b"Too Many Requests\n", fails=_TOO_MANY, label=label
        )
        for call in ("speech", "hangup")
        for label in ("text/plain", "application/octet-stream", None)
    ],
    row("speech: a text in quotes", "speech", "no such voice", fails=Fails(DecodeError, "no such voice")),
    row("speech: XML", "speech", b"<?xml?><Error>denied</Error>", fails=Fails(DecodeError, "denied"), label="text/xml"),
    row("speech: an error as an event", "speech", event(_ERROR, "error"), fails=_SLOW, label=SSE),
    row("speech: nothing", "speech", b"", fails=Fails(DecodeError, "empty"), label="audio/mpeg"),
    row(
        "chat: words beside no choices",
        "chat",
        {"id": "x", "object": "chat.completion", "choices": [], "message": "blocked"},
        fails=Fails(says="blocked"),
    ),
    row("chat: words beside an id", "chat", {"id": "x", "message": "invalid key"}, fails=Fails(says="invalid key")),
    row("srt: an error as text", "srt", _ERROR, fails=_SLOW, label="text/plain"),
    row(
        "chat: an error in an empty completion",
        "chat",
        {"choices": [], "model": "m", **_ERROR},
        fails=Fails(RateLimitError),
    ),
    row("chat: an error in null choices", "chat", {"id": "x", "choices": None, **_ERROR}, fails=Fails(RateLimitError)),
    row("chat: an error in a mute completion", "chat", {"choices": [_MUTE], **_ERROR}, fails=Fails(RateLimitError)),
    row(
        "chat: an error of a choice",
        "chat",
        {"choices": [{**_MUTE, **_ERROR}]},
        fails=Fails(RateLimitError, "slow down"),
    ),
    row("chat: a text in quotes", "chat", "Rate limit exceeded", fails=Fails(DecodeError, "Rate limit exceeded")),
    row("models: a text in quotes", "models", "Rate limit exceeded", fails=Fails(DecodeError, "Rate limit exceeded")),
    row(
        "chat: an event stream of nothing",
        "chat",
        event({"choices": []}) + event(b"[DONE]"),
        fails=Fails(DecodeError, "stream"),
    ),
    row("chat: null", "chat", None, fails=Fails(DecodeError, "null")),
    row("chat: a number", "chat", 5, fails=Fails(DecodeError, "5")),
    row(
        "chat: a text",
        "chat",
        b"Rate limit exceeded",
        fails=Fails(DecodeError, "Rate limit exceeded"),
        label="text/plain",
    ),
    row(
        "chat: a page", "chat", b"<html><title>Sign in", fails=Fails(DecodeError, ("Sign in", "/v1")), label="text/html"
    ),
    row(
        "chat: no page",
        "chat",
        b"404 page not found",
        fails=Fails(DecodeError, ("404 page", "/v1")),
        label="text/plain",
    ),
    row("chat: nothing", "chat", b"", fails=Fails(DecodeError, "empty")),
    row(
        "chat: an event stream of two",
        "chat",
        event(chunk("a")) + event(chunk("b")),
        fails=Fails(DecodeError, ("event stream", "choices")),
    ),
    row(
        "chat: an event stream of one chunk",
        "chat",
        event(chunk("all")),
        fails=Fails(DecodeError, ("stream", "all")),
        label=SSE,
    ),
    row(
        "chat: an error as a field",
        "chat",
        b'error: {"message": "m", "code": 429}\n\n',
        fails=Fails(RateLimitError, "m"),
        label=SSE,
    ),
    row(
        "speech: a page",
        "speech",
        b"<html><title>Sign in",
        fails=Fails(DecodeError, ("Sign in", "/v1")),
        label="text/html",
    ),
    row("speech: a text", "speech", b"Rate limit exceeded", fails=Fails(DecodeError, "Rate limit"), label="text/plain"),
    row("srt: a page", "srt", b"<!DOCTYPE html><title>Sign in", fails=Fails(DecodeError, "Sign in"), label="text/html"),
    row("chat: an error as an event", "chat", event(_ERROR, "error"), fails=_SLOW, label=SSE),
    row("chat: a key that is repeated", "chat", b"bad key sk-secret-0123!", fails=Fails(DecodeError, "bad key ***!")),
]

_COMPLETION = json.loads(whole("hi"))
_BATCH = {"id": "b", "object": "batch", "status": "failed", "errors": {"object": "list", "data": [{"message": "m"}]}}
_JOB = {
    "id": "j",
    "object": "fine_tuning.job",
    "status": "failed",
    "error": {"code": "c", "message": "m", "param": None},
}
_RESPONSE = {"id": "r", "status": "failed", "output": [], "error": {"code": "server_error", "message": "m"}}
_LINE = b'{"id": "1", "custom_id": "c", "response": null, "error": {"message": "m"}}'

_CHOICE = {"index": 0, "message": {"content": "hi"}, "finish_reason": "error", "error": {"message": "m"}}

FINE = [
    row("chat: a choice that failed on the way", "chat", {"choices": [_CHOICE]}, {"choices": [_CHOICE]}),
    *[
        row(f"chat: a completion with {more}", "chat", {**_COMPLETION, **more}, {**_COMPLETION, **more})
        for more in (
            {"error": None},
            {"error": {}},
            {"error": {"code": 502, "message": "upstream"}},
            {"message": "success"},
            {"code": 0, "message": "ok"},
            {"detail": "x"},
            {"success": True},
        )
    ],
    row("chat: no completion at all", "chat", {}, {}),
    row("chat: other words", "chat", {"output": "x"}, {"output": "x"}),
    row("chat: a label that is wrong", "chat", whole("hi"), _COMPLETION, label="text/html"),
    row("chat: no label", "chat", b"\xef\xbb\xbf\n\n " + whole("hi"), _COMPLETION, label=None),
    row("chat: a completion as an event", "chat", event(whole("hi")) + event(b"[DONE]"), _COMPLETION, label=SSE),
    row("chat: a comment before it", "chat", b": wait\n\n: wait\n\n" + whole("hi"), _COMPLETION),
    row("chat: UTF-16", "chat", whole("hi").decode().encode("utf-16"), _COMPLETION),
    row("chat: Latin-1", "chat", b'{"id": "\xe9"}', {"id": "\xe9"}, label="application/json; charset=iso-8859-1"),
    row("chat: half a character", "chat", b'{"id": "\xc3"}', {"id": "\ufffd"}),
    row(
        "speech: sound that calls itself a page",
        "speech",
        b"\xff\xf3\x00\x01<p>",
        b"\xff\xf3\x00\x01<p>",
        label="text/html",
    ),
    row("responses: a failed one", "responses", _RESPONSE, _RESPONSE),
    row("batch: a failed one", "batch", _BATCH, _BATCH),
    row("job: a failed one", "job", _JOB, _JOB),
    row("models: none", "models", {"object": "list", "data": []}, {"object": "list", "data": []}),
    row(
        "models: none, and all is well",
        "models",
        {"code": 0, "message": "ok", "data": []},
        {"code": 0, "message": "ok", "data": []},
    ),
    row("model: of a name", "model", {"id": "m", "message": "deprecated"}, {"id": "m", "message": "deprecated"}),
    row(
        "file: uploaded",
        "file",
        {"id": "f", "status": "uploaded", "message": "ok"},
        {"id": "f", "status": "uploaded", "message": "ok"},
    ),
    row(
        "delete: in words",
        "delete",
        {"id": "m", "deleted": True, "message": "gone"},
        {"id": "m", "deleted": True, "message": "gone"},
    ),
    row(
        "models: in a result",
        "models",
        {"success": True, "result": [], "errors": []},
        {"success": True, "result": [], "errors": []},
    ),
    row("delete: in words alone", "delete", {"message": "deleted successfully"}, {"message": "deleted successfully"}),
    row("hangup: text", "hangup", b"OK", None, label="text/plain"),
    row("srt: a phrase", "srt", b"Not found.", "Not found.", label="text/plain"),
    row(
        "speech: sound without a label", "speech", b"RIFF\x00\x00\x00\x00WAVE", b"RIFF\x00\x00\x00\x00WAVE", label=None
    ),
    row("speech: two bytes that call themselves text", "speech", b"\xff\xf3", b"\xff\xf3", label="text/plain"),
    row("get: anything", "get", {"message": "pong", "code": 1}, {"message": "pong", "code": 1}),
    row("get: an error beside what came", "get", {"jobs": [1], "error": "x"}, {"jobs": [1], "error": "x"}),
    row("get: a list", "get", [{"error": None}], [{"error": None}]),
    row("hangup: in words", "hangup", {"message": "done"}, None),
    row("content: a line of a batch", "content", _LINE, _LINE),
    row(
        "content: a file that holds an error",
        "content",
        _ERROR,
        json.dumps(_ERROR).encode(),
        label="application/octet-stream",
    ),
    row("speech: bytes", "speech", b"\xff\xf3{}", b"\xff\xf3{}", label="audio/mpeg"),
    row(
        "srt: labelled as JSON",
        "srt",
        b"1\n00:00:00,000 --> 00:00:01,000\nhi\n",
        "1\n00:00:00,000 --> 00:00:01,000\nhi\n",
    ),
    row("srt: labelled right", "srt", b"1\n00:00\nhi", "1\n00:00\nhi", label="text/plain; charset=utf-8"),
    row("srt: unlabelled", "srt", b"1\n00:00\nhi", "1\n00:00\nhi", label=None),
    row("srt: as a JSON string", "srt", "1\n00:00\nhi", "1\n00:00\nhi"),
    row("srt: a number labelled as JSON", "srt", b"42", "42"),
    row("srt: JSON all the same", "srt", {"text": "hi"}, {"text": "hi"}),
    row("vtt: labelled as JSON", "translation", b"WEBVTT\n\n00:00\nhi", "WEBVTT\n\n00:00\nhi"),
    row("vtt: labelled as a page", "translation", b"WEBVTT\n\n00:00\nhi", "WEBVTT\n\n00:00\nhi", label="text/html"),
]

ROWS = [*ERRORS, *FINE]
