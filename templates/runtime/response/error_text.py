"""What the body of an error says, in whichever of the many shapes that servers use. Pure.

`read` finds message, code, param, type and HTTP status in a payload, nested or flat; `payload_of` reads the payload
from any body: JSON, an event stream, XML, HTML, text. It is loaded with the first error.
"""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

__all__ = ("HINT", "ErrorText", "cut", "payload_of", "quoted", "read", "reason", "shortened")

HINT = "does base_url point to the API (most end in /v1)?"
MESSAGE_LIMIT = 2000
_DEPTH = 6


class ErrorText(NamedTuple):
    """What a payload says; "" and None for what it does not say."""

    message: str = ""
    code: str | int | None = None
    param: str | None = None
    type: str | None = None
    status: int | None = None


_NOTHING = ErrorText()
_NESTS = (*("error", "errors", "err", "exception", "fault", "baseresp", "innererror", "detail", "message", "errormsg"),)
_TEXTS = (
    *("message", "errormessage", "errormsg", "detail", "errordescription", "title", "msg", "statusmsg", "errmsg"),
    *("faultstring", "reason", "details", "description", "body"),
)
_CODES = ("code", "errorcode", "errcode")
_TYPES = ("type", "errortype")
_STATUSES = ("status", "statuscode", "httpstatus", "httpstatuscode", "httpcode", "rawstatuscode", "originalstatuscode")


# --- payloads --------------------------------------------------------------------------------------------------------


def read(payload: object) -> ErrorText:
    """Return what a payload says."""
    return _read(payload, 0)


def _read(payload: object, depth: int) -> ErrorText:
    if depth > _DEPTH:
        return _NOTHING
    if isinstance(payload, str):
        inner = _json_in(payload)
        found = _NOTHING if inner is None else _read(inner, depth + 1)
        return found if found.message else ErrorText(payload.strip())
    if isinstance(payload, list):
        told = [(item, each) for item in payload[: _most(depth)] if (each := _read(item, depth + 1)) != _NOTHING]
        said = dict.fromkeys(_placed(item, each.message) for item, each in told if each.message)
        return told[0][1]._replace(message="; ".join(said)) if told else _NOTHING
    return _read_object(payload, depth) if isinstance(payload, dict) else _NOTHING


def _read_object(payload: dict[str, Any], depth: int) -> ErrorText:
    if depth > _DEPTH:
        return _NOTHING
    own = _flat(payload, depth)
    choices = payload.get("choices")
    if isinstance(choices, list) and choices and isinstance(choices[0], dict) and "error" not in payload:
        payload = choices[0] if choices[0].get("error") else payload
    payload = _one_spelling(payload)
    for key in _NESTS:
        inner = payload.get(key)
        if inner and isinstance(inner, dict if key in _TEXTS else (dict, list, str)):
            break
    else:
        return own if own.message else _deeper(payload, own, depth)
    if isinstance(inner, str):
        return _labelled(inner, own, depth)
    found = _read(inner, depth + 1)
    message = found.message
    if key == "innererror":  # the cause of what is said here
        return own._replace(message=_joined(own.message, message), status=own.status or found.status)
    if not message and key == "errors" and isinstance(inner, dict):
        message = _pairs(inner, depth)
    if key == "errors":
        message = _joined(own.message, message)
    return ErrorText(
        message or own.message,
        own.code if found.code is None else found.code,
        found.param or own.param,
        found.type or own.type,
        found.status or own.status,
    )


def _one_spelling(payload: dict[str, Any]) -> dict[str, Any]:
    """The same object with every name spelled like `errorcode`, whether it was errorCode, error_code or ErrorCode."""
    found: dict[str, Any] = {}
    for key, value in payload.items():
        name = key.replace("_", "").replace("-", "").lower()
        if found.get(name) is None:
            found[name] = value
    return found


def _deeper(payload: dict[str, Any], own: ErrorText, depth: int) -> ErrorText:
    """What an inner object says, where the outer one says nothing: `{"data": {"message": ...}}`."""
    if depth > 2:
        return own
    for inner in list(payload.values())[:20]:
        if isinstance(inner, dict) and (found := _read_object(inner, depth + 1)).message:
            return ErrorText(
                found.message,
                found.code if own.code is None else own.code,
                own.param or found.param,
                own.type or found.type,
                own.status or found.status,
            )
    return own


def _labelled(label: str, own: ErrorText, depth: int) -> ErrorText:
    """An error in a word or two, perhaps with a message next to it: `{"error": "Not Found", "message": ...}`."""
    found = _read(label, depth + 1)
    status = own.status or found.status or _status_of_word(label)
    if not own.message:
        return own._replace(message=found.message, code=found.code if own.code is None else own.code, status=status)
    if re.fullmatch(r"[\w.-]{1,60}", label):
        return own._replace(code=label if own.code is None else own.code, status=status)
    if label.strip().lower() in _PHRASES_LOWER:
        return own._replace(status=status)
    return own._replace(message=_joined(found.message, own.message), status=status)


def _flat(payload: dict[str, Any], depth: int) -> ErrorText:
    """What the object itself says."""
    payload = _one_spelling(payload)
    # Words before objects in which there may be some.
    keys = sorted((key for key in _TEXTS if payload.get(key)), key=lambda key: isinstance(payload[key], dict))
    key, message = next(((key, text) for key in keys if (text := _words(payload[key], depth))), ("", ""))
    if key == "detail" and isinstance(payload.get("title"), str):
        message = _joined(payload["title"], message)
    elif key in ("message", "title", "errordescription") and isinstance(payload.get("details"), str):
        message = _joined(message, payload["details"])
    more = payload.get("metadata")
    if isinstance(more, dict):  # a broker passes on what the service behind it said
        behind = more.get("raw") or more.get("previous_errors") or more.get("reasons")
        message = _joined(message, _words(behind, depth))
    code = next((value for name in _CODES if _is_code(value := payload.get(name))), None)
    type_ = next((value for name in _TYPES if isinstance(value := payload.get(name), str)), None)
    grpc = payload.get("status")
    if type_ is None and isinstance(grpc, str) and grpc.isupper():
        type_ = grpc
    param = payload.get("param")
    status = next((number for name in (*_STATUSES, *_CODES) if (number := _status(payload.get(name)))), None)
    if status is None:
        # A message of a single word says nothing about the status: "tokens", "requests".
        words = (code, type_, grpc, message if " " in message or message in _PHRASES.values() else None)
        status = next((found for word in words if (found := _status_of_word(word))), None)
    return ErrorText(message, code, param if isinstance(param, str) else None, type_, status)


def _most(depth: int) -> int:
    """How many items of a list are read; deep inside, where lists could multiply, one."""
    return 5 if depth < 3 else 1


def _words(value: Any, depth: int) -> str:
    """The text of a message, whatever it is made of."""
    if isinstance(value, str):
        inner = _json_in(value)
        return (_read(inner, depth + 1).message if inner is not None else "") or value.strip()
    if not value or isinstance(value, (bool, int, float)):
        return ""
    if isinstance(value, list):
        items = [_item(item, depth) for item in value[: _most(depth)]]
        if all(items):
            return "; ".join(items)
    elif isinstance(value, dict) and (found := _read(value, depth + 1).message):
        return found
    return json.dumps(value, ensure_ascii=False, default=repr)


def _item(item: Any, depth: int) -> str:
    """One of several faults."""
    if isinstance(item, str):
        return item
    return _placed(item, _read(item, depth + 1).message) if isinstance(item, dict) else ""


def _placed(item: Any, message: str) -> str:
    """The message of a fault with its place where it names one: `body.model: Field required`."""
    if not isinstance(item, dict):
        return message
    place = item.get("loc") or item.get("field") or item.get("path") or ""
    if isinstance(place, list):
        place = ".".join(map(str, place))
    return f"{place}: {message}" if place and isinstance(place, str) and message else message


def _pairs(errors: dict[str, Any], depth: int) -> str:
    """`{"model": ["is required"]}`: faults by field."""
    found = [(key, _words(value, depth)) for key, value in list(errors.items())[:5]]
    return "; ".join(f"{key}: {text}" for key, text in found if text)


def _joined(first: str, second: str) -> str:
    if not first or not second or first in second:
        return second or first
    return first if second in first else f"{first.rstrip(' .:')}: {second}"


def _json_in(text: str) -> Any:
    """JSON that was put into a string, None where it is none."""
    if text.lstrip()[:1] not in ("{", "["):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _is_code(value: Any) -> bool:
    return isinstance(value, (str, int)) and not isinstance(value, bool)


# --- statuses --------------------------------------------------------------------------------------------------------

_PHRASES = {
    400: "Bad Request",
    401: "Unauthorized",
    402: "Payment Required",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    406: "Not Acceptable",
    408: "Request Timeout",
    409: "Conflict",
    410: "Gone",
    411: "Length Required",
    413: "Content Too Large",
    414: "URI Too Long",
    415: "Unsupported Media Type",
    422: "Unprocessable Entity",
    423: "Locked",
    424: "Failed Dependency",
    425: "Too Early",
    426: "Upgrade Required",
    429: "Too Many Requests",
    431: "Request Header Fields Too Large",
    451: "Unavailable For Legal Reasons",
    500: "Internal Server Error",
    501: "Not Implemented",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
    529: "Overloaded",
}
_PHRASES_LOWER = {phrase.lower(): status for status, phrase in _PHRASES.items()}

_STATUS_WORDS = {
    400: "invalidrequest invalidargument badrequest validation invalidprompt contextlengthexceeded contentfilter contentpolicyviolation failedprecondition",
    401: "authentication unauthenticated unauthorized invalidapikey invalidauthentication unrecognizedclient invalidtoken tokenexpired",
    402: "billing paymentrequired insufficientbalance",
    403: "permission permissiondenied forbidden accessdenied",
    404: "notfound modelnotfound resourcenotfound",
    408: "requesttimeout",
    409: "conflict aborted alreadyexists",
    413: "requesttoolarge payloadtoolarge",
    422: "unprocessableentity",
    429: "ratelimit ratelimited ratelimitexceeded ratelimitreached toomanyrequests insufficientquota quotaexceeded "
    "resourceexhausted throttling requestlimitexceeded engineoverloaded tokens requests",
    500: "server api internal internalserver internalfailure",
    502: "badgateway upstream",
    503: "slowdown serverisoverloaded serviceunavailable unavailable overloaded serveroverloaded modeloverloaded",
    504: "timeout gatewaytimeout deadlineexceeded",
}
_BY_WORD = {word: status for status, words in _STATUS_WORDS.items() for word in words.split()}


def reason(status: int) -> str:
    """Return the name of a status, "" where it has none."""
    return _PHRASES.get(status, "")


def _status(value: Any) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) == 3:
        value = int(value)
    return int(value) if isinstance(value, (int, float)) and 400 <= value <= 599 else None


def _status_of_word(word: Any) -> int | None:
    """Return the status that goes with a code or type: `rate_limit_exceeded`, `RateLimitError`, `RESOURCE_EXHAUSTED`."""
    if not isinstance(word, str) or len(word) > 80:
        return None
    letters = re.sub(r"[^a-z]", "", word.rpartition("#")[2].lower())
    for end in ("", "error", "exception"):
        status = _BY_WORD.get(letters.removesuffix(end))
        if status is not None:
            return status
    return _PHRASES_LOWER.get(word.strip().lower())


# --- bodies ----------------------------------------------------------------------------------------------------------

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_FRAMED = ("data:", "event:", "error:", ":", "id:", "retry:")


def payload_of(body: bytes) -> object:
    """Read the body of an error: the JSON in it, also where it is framed as an event, else its text."""
    text = _text(body)
    start = text.lstrip()
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    if start[:1] == "{":
        try:
            return json.JSONDecoder().raw_decode(start)[0]  # something stands behind it
        except (ValueError, RecursionError):
            return text
    if start.startswith(_FRAMED):
        # Some servers that were asked for a stream write their error as its first event, whatever the status is.
        for line in start[:_FRAME_LIMIT].splitlines():
            field, _, value = line.partition(":")
            if field.strip() in ("data", "error"):
                try:
                    return json.loads(value)
                except (ValueError, RecursionError):
                    continue
    return text


_FRAME_LIMIT = 64 * 1024


def _text(body: bytes) -> str:
    for bom, coding in _BOMS:
        if body.startswith(bom) and (coding == "utf-8" or (len(body) > 2 and len(body) % 2 == 0)):
            return body[len(bom) :].decode(coding, "replace")
    return body.decode("utf-8", "replace")


def quoted(text: str) -> str:
    """Return what a text that is no JSON says: of XML its message, of a page what can be read, else its beginning."""
    start = text.lstrip()[:20_000]
    if start.startswith(("event:", "data:", "error:")):
        fields = (line.partition(":") for line in start.splitlines())
        said = [value.strip() for field, _, value in fields if field in ("data", "error") and value.strip()]
        return shortened("\n".join(said) or text)
    if start.startswith("<"):
        told = re.search(r"(?i)<message[^<>]{0,80}>([^<]{1,2000})</message>", start)
        if told:
            code = re.search(r"(?i)<code>([^<]{1,80})</code>", start)
            return shortened(_unescaped(f"{code[1]}: {told[1]}" if code else told[1]))
        if re.search(r"(?i)<title[^<>]{0,80}>\s*[^<\s]", start):
            return shortened(_unescaped(_visible(start)), 300)
        if len(start) > 500 and (seen := _visible(start).strip()):
            return shortened(_unescaped(seen), 300)
    return shortened(text)


def _visible(page: str) -> str:
    kept = []
    for number, part in enumerate(re.split(r"(?i)<(?=/?(?:script|style)\b)", page)):
        if number == 0 or part.startswith("/"):
            kept.append(part if number == 0 else f"<{part}")
    return re.sub(r"<[^<>]*>?", " ", "".join(kept))


def _unescaped(text: str) -> str:
    for name, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&amp;", "&")):
        text = text.replace(name, character)
    return text


def shortened(text: str, limit: int = 500) -> str:
    """Return `text` on one line, cut after `limit` characters."""
    return cut(" ".join(text.split()), limit)


def cut(text: str, limit: int = MESSAGE_LIMIT) -> str:
    """Return `text`, cut after `limit` characters."""
    return text if len(text) <= limit else f"{text[:limit]}… ({len(text)} characters)"
