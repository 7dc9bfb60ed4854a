"""Bodies of answers with an error status, and the message, code, param and type that are found in them."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

__all__ = ("ROWS", "Said")


class Said(NamedTuple):
    """A body, and what it says. `status`: of the answer."""

    body: Any
    message: str
    code: str | int | None = None
    param: str | None = None
    type: str | None = None
    status: int = 400


_HINT = "; does base_url point to the API (most end in /v1)?"
_RAW = json.dumps({"error": {"message": "m", "code": 1}})

ROWS: dict[str, Said] = {
    "a list around it": Said(
        [{"error": {"code": 400, "message": "m", "status": "INVALID_ARGUMENT"}}], "m", 400, None, "INVALID_ARGUMENT"
    ),
    "a phrase and a message": Said({"statusCode": 404, "error": "Not Found", "message": "m"}, "m"),
    "a code and a message": Said({"error": "ModelNotFound", "message": "m"}, "m", "ModelNotFound"),
    "a text and a message": Said(
        {"error": "loading failed", "message": "out of memory"}, "loading failed: out of memory"
    ),
    "a text and details": Said(
        {"error": "loading failed", "details": "out of memory"}, "loading failed: out of memory"
    ),
    "OAuth": Said({"error": "invalid_grant", "error_description": "m"}, "m", "invalid_grant"),
    "a flag": Said({"error": True, "message": "m"}, "m"),
    "a text and its type": Said({"error": "m", "error_type": "overloaded"}, "m", None, None, "overloaded"),
    "error_msg": Said({"error_code": 17, "error_msg": "m"}, "m", 17),
    "error_message": Said({"errorCode": "E1", "errorMessage": "m"}, "m", "E1"),
    "err": Said({"err": "m"}, "m"),
    "err, nested": Said({"err": {"msg": "m", "code": "c"}}, "m", "c"),
    "reason": Said({"reason": "m"}, "m"),
    "details": Said({"details": "m"}, "m"),
    "details, listed": Said({"details": ["a", "b"]}, "a; b"),
    "msg": Said({"msg": "m", "code": 3}, "m", 3),
    "errors": Said({"errors": [{"message": "m", "code": "c"}]}, "m", "c"),
    "errors as texts": Said({"errors": ["m"]}, "m"),
    "errors with a head": Said({"message": "Invalid", "errors": [{"message": "m"}]}, "Invalid: m"),
    "errors by field": Said({"title": "Invalid.", "errors": {"model": ["is required"]}}, "Invalid: model: is required"),
    "a problem": Said(
        {"type": "about:blank", "title": "No credit", "detail": "Top up"},
        "No credit: Top up",
        None,
        None,
        "about:blank",
    ),
    "a message that is an object": Said({"message": {"message": "m", "code": "c"}}, "m", "c"),
    "a detail that is an object": Said({"detail": {"error": "m"}}, "m"),
    "places": Said(
        {"detail": [{"loc": ["body", "model"], "msg": "Field required", "type": "missing"}]},
        "body.model: Field required",
    ),
    "two places": Said({"detail": [{"loc": ["a", 0], "msg": "x"}, {"loc": ["b"], "msg": "y"}]}, "a.0: x; b: y"),
    "JSON in a string": Said({"message": _RAW}, "m"),
    "JSON in an error": Said({"error": _RAW}, "m", 1),
    "a broker": Said(
        {"error": {"message": "Provider returned error", "code": 400, "metadata": {"raw": _RAW}}},
        "Provider returned error: m",
        400,
    ),
    "a broker with text": Said(
        {"error": {"message": "Provider returned error", "metadata": {"raw": "m"}}}, "Provider returned error: m"
    ),
    "AWS": Said({"__type": "x.y#ValidationException", "Message": "m"}, "m", None, None, "x.y#ValidationException"),
    "Azure": Said(
        {"error": {"code": "content_filter", "message": "m", "innererror": {"code": "X"}}}, "m", "content_filter"
    ),
    "a dict around a dict": Said({"error": {"error": {"message": "m", "type": "t"}}}, "m", None, None, "t"),
    "a fault": Said({"fault": {"faultstring": "x", "detail": {"errorcode": "y"}, "message": "m"}}, "m", "y"),
    "a detail with a code": Said({"detail": {"message": "m", "code": 7}}, "m", 7),
    "something around it": Said({"data": {"message": "m"}}, "m"),
    "a response around it": Said({"response": {"error": {"message": "m", "code": "c"}}}, "m", "c"),
    "no words at all": Said({"foo": ["bar"]}, 'the answer has no message: {"foo": ["bar"]}'),
    "something behind it": Said(b'{"error": {"message": "m"}}\n{"error": {}}', "m"),
    "an event that is text": Said(b"event: error\ndata: too bad\n\n", "too bad"),
    "a JSON that was cut": Said(b'{"error": {"message": "m', '{"error": {"message": "m'),
    "a byte order mark": Said(b"\xef\xbb\xbf" + b'{"error": {"message": "m"}}', "m"),
    "UTF-16": Said('\ufeff{"error": {"message": "m"}}'.encode("utf-16-le"), "m"),
    "an event": Said(b'event: error\ndata: {"error": {"message": "m", "code": "c"}}\n\n', "m", "c"),
    "an event in CR LF": Said(b'event: error\r\ndata: {"message": "m"}\r\n\r\n', "m"),
    "a comment before an event": Said(b': hi\n\ndata: {"error": "m"}\n\n', "m"),
    "error: as a field": Said(b'error: {"message": "m", "code": 400}\n\n', "m", 400),
    "XML": Said(
        b"<?xml version='1.0'?><Error><Code>AccessDenied</Code><Message>a &amp; b</Message></Error>",
        "AccessDenied: a & b",
    ),
    "a page": Said(
        b"<html><head><title>502 Bad Gateway</title><style>x{}</style></head><body>nginx</body></html>",
        "502 Bad Gateway nginx",
        status=502,
    ),
    "a text": Said(b" upstream\n timed out ", "upstream timed out", status=504),
    "no page": Said(b"404 page not found", f"404 page not found{_HINT}", status=404),
    "no route": Said({"detail": "Not Found"}, f"Not Found{_HINT}", status=404),
    "no model": Said(
        {"error": {"message": "no model", "code": "model_not_found"}}, "no model", "model_not_found", status=404
    ),
    "a number as the code": Said({"error": {"message": "m", "code": 503}}, "m", 503),
    "null as the code": Said({"error": {"message": "m", "code": None}, "code": 7}, "m", 7),
    "a fault without a message": Said({"fault": {"faultstring": "m", "detail": {"errorcode": "y"}}}, "m", "y"),
    "in capitals": Said({"Error": {"Message": "m", "Code": "c", "Type": "t"}}, "m", "c", None, "t"),
    "shouted": Said({"ERROR": "m"}, "m"),
    "several": Said({"errors": ["a", "b", "a"]}, "a; b"),
    "several with places": Said({"errors": [{"field": "x", "message": "a"}, {"message": "b"}]}, "x: a; b"),
    "a description in two words": Said({"error": "e", "errorDescription": "m"}, "m", "e"),
    "a broker with reasons": Said(
        {"error": {"message": "blocked", "metadata": {"reasons": ["a", "b"]}}}, "blocked: a; b"
    ),
    "a broker with what was before": Said(
        {"error": {"message": "failed", "metadata": {"previous_errors": [{"code": 429, "message": "m"}]}}}, "failed: m"
    ),
    "a page without a title": Said(b"<html><style>" + b"x{}" * 300 + b"</style><h1>Blocked</h1></html>", "Blocked"),
    "nothing": Said(b"", "the answer has no message"),
    "null": Said(None, "the answer has no message"),
}
