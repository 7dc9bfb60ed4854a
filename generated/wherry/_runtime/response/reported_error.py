"""Whether JSON that came with a status of success reports an error instead of the result. Pure.

Rule: the schema decides. JSON reports an error if it has the fields of an error and none of the expected ones; a result
that has an error next to expected fields is a result. Where the schema is not known (an untyped call), only the
unmistakable counts: an error, and no fields but those that errors have.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from ..base.operation import is_list

__all__ = ("event_reports_error", "is_of_objects", "known_fields", "reports_error")


def _spellings(*words: str) -> frozenset[str]:
    """The words as servers in Python, JavaScript, C# and Go spell them, and in capitals."""
    camels = [first + rest.title().replace("_", "") for first, _, rest in (word.partition("_") for word in words)]
    return frozenset((*words, *camels, *(camel[:1].upper() + camel[1:] for camel in camels), *map(str.upper, words)))


_TOLD_WORDS = {"__type"} | _spellings(
    *("error", "errors", "err", "exception", "fault"),
    *("error_msg", "error_message", "error_code", "err_msg", "errmsg"),
)
_FLAG_WORDS = _spellings("is_error", "has_error")
_ERROR_WORDS = _TOLD_WORDS | _FLAG_WORDS | {"error_type", "errorType", "base_resp", "success", "ok"}
_TEXT_WORDS = _spellings("message", "msg", "detail", "details", "reason", "title", "error_description", "status_msg")
_STATUS_WORDS = ("status", "statusCode", "status_code", "http_status")
_TRIGGERS = _ERROR_WORDS | _TEXT_WORDS | set(_STATUS_WORDS[1:])
_FAILED = ("error", "fail", "failure")
_FAILING = (
    *("err", "fail", "invalid", "limit", "quota", "exceed", "overload", "timeout", "unavailable", "denied", "abort"),
    *("unauth", "forbidden", "not_found", "exception", "exhaust", "throttl", "refus", "reject"),
)
"""Parts of the names of failures."""
_SUBSTANCE = ("choices", "data", "results")
"""Lists without which a response is worth nothing, if its schema requires them."""
_LABELS = frozenset(
    (
        *("id", "created", "created_at", "model", "object", "type", "usage", "system_fingerprint", "service_tier"),
        *("first_id", "last_id", "next", "next_page"),
    )
)
"""Fields that identify a result and are no result by themselves."""
_BESIDE = frozenset(
    (
        *("code", "type", "param", "object", "status", "status_code", "statusCode", "http_status", "id", "request_id"),
        *("requestId", "trace_id", "log_id", "timestamp", "path", "instance", "user_id", "metadata", "provider"),
        *("retry_after", "documentation_url", "innererror"),
    )
)
"""Fields that errors have besides their own."""
_DONE = ("success", "deleted", "removed", "canceled", "cancelled", "done")
_NOT_DONE = ("not ", "no ", "n't", "un", "could", "fail", "error")
_FINE = frozenset(("0", "200", "ok", "success", "succeeded", "successful", "completed", "none", "null"))


def known_fields(decoder: Any) -> frozenset[str] | None:
    """Return the fields of the schema that `decoder` reads; none for a list; None where anything is allowed."""
    known = getattr(decoder, "_known", None)
    if known is not None:
        return known  # type: ignore[no-any-return]
    if hasattr(decoder, "_fields") or hasattr(type(decoder), "__value__"):
        return _fields(decoder)
    return frozenset() if is_list(decoder) else None


def is_of_objects(decoder: Any, value: Any) -> bool:
    """Return whether `decoder` reads objects and cannot read `value`, which is none."""
    if hasattr(decoder, "_fields"):
        return True
    # For a page, a bare list of items will do, and null for no items.
    return hasattr(decoder, "_known") and value is not None and value.__class__ is not list


@cache
def _fields(decoder: Any) -> frozenset[str] | None:
    if hasattr(decoder, "_fields"):
        return frozenset(field.wire for field in decoder._fields.values())
    try:
        classes = decoder._classes()
    except TypeError:  # a member of the union is not a class
        return None
    return frozenset(field.wire for cls in classes for field in getattr(cls, "_fields", {}).values())


def reports_error(value: Any, decoder: Any, *, sure: bool = True) -> bool:
    """Return whether `value` reports an error instead of the result that `decoder` reads.

    `sure=False`: no JSON was expected at all, so that any field of an error will do.
    """
    if value.__class__ is not dict:
        return bool(value.__class__ is list and value) and _is_report(value[0])
    if _TRIGGERS.isdisjoint(value) and value.get("status") not in _FAILED:
        choices = value.get("choices")
        if choices.__class__ is not list:
            return _wraps(value, decoder)
        if not choices or choices[0].__class__ is not dict:
            return False
        return bool(choices[0].get("error")) and _all_mute(choices)  # brokers put it there
    told = _told(value)
    if not told and not _hinted(value):
        return False
    known = known_fields(decoder)
    if known is None:
        return (told or not sure) and _nothing_else(value)
    own = {key for key in known if value.get(key) and not _is_error(key, value[key])}
    if "error" in known or "errors" in known:
        return not own
    if told:
        own -= _LABELS
        return not own or (own == {"choices"} and _all_mute(value["choices"]))
    if _lacks(value, decoder):
        own -= _LABELS
    elif _number(value.get("code")) or _number(value.get("status")):
        own -= _LABELS - {"object", "type"}
    return not own


def _lacks(value: dict[str, Any], decoder: Any) -> bool:
    """Whether a list that the schema requires, and that is the result, is null, missing or empty."""
    fields = getattr(decoder, "_fields", None) or {}
    return any(name in fields and fields[name].required and not value.get(name) for name in _SUBSTANCE)


def _wraps(value: dict[str, Any], decoder: Any) -> bool:
    """Whether an object inside reports an error, and no expected field is there: `{"data": {"error": ...}}`."""
    if not any(map(_tells, value.values())):
        return False
    known = known_fields(decoder)
    own = () if known is None else [key for key in known if value.get(key)]
    return known is not None and all(key in _SUBSTANCE and _tells(value[key]) for key in own)


def event_reports_error(value: dict[str, Any], *, chunks: bool, typed: bool) -> bool:
    """Return whether an unusual event reports an error.

    `chunks`: the stream consists of chunks with choices; `typed`: its schema is known.
    """
    if value.get("error") or value.get("object") == "error" or value.get("type") == "error":
        return True
    if not typed:
        return False
    if _TRIGGERS.isdisjoint(value) and value.get("status") not in _FAILED:
        return not value.get("choices") and not value.get("type") and any(map(_tells, value.values()))
    if chunks and value.get("choices"):
        return False
    if chunks and isinstance(value.get("object"), str) and value["object"]:
        return _told(value)
    return _told(value) or (_hinted(value) and not _is_news(value))


def _is_news(value: dict[str, Any]) -> bool:
    """Whether it is an event of an unknown type that merely has a text: `{"type": "note", "message": ...}`."""
    kind = value.get("type")
    if not isinstance(kind, str) or not kind or value.get("code") or value.get("detail"):
        return False
    return not any(word in kind.lower() for word in _FAILING)


def _tells(inner: Any) -> bool:
    return inner.__class__ is dict and not _TRIGGERS.isdisjoint(inner) and _told(inner)


def _told(value: dict[str, Any]) -> bool:
    """Whether it says outright that something failed."""
    for key in _TOLD_WORDS.intersection(value):
        if value[key] is True or (value[key] and not _is_fine(value[key])):
            return True
    if any(value[key] is True for key in _FLAG_WORDS.intersection(value)):
        return True
    if value.get("success") is False or value.get("ok") is False:
        return True
    below = value.get("base_resp")
    if isinstance(below, dict) and below.get("status_code"):
        return True
    return any(_is_error(key, value.get(key)) for key in ("object", "type", *_STATUS_WORDS)) or _is_bare(value)


def _is_bare(value: dict[str, Any]) -> bool:
    """Whether it is an exception as JavaScript writes it, with nothing in it: `{"error": {}}`."""
    return value.get("error") == {} and not any(value.values())


def _hinted(value: dict[str, Any]) -> bool:
    """Whether it has the text of an error and does not say that all is well."""
    if any(_is_fine(value.get(key)) for key in ("code", "status", "message", "msg", "success", "ok")):
        return False
    said = str(value.get("message") or value.get("msg")).lower()
    if any(word in said for word in _DONE) and not any(word in said for word in _NOT_DONE):
        return False
    if value.get("detail").__class__ is dict and value["detail"]:
        return True
    return any(isinstance(value.get(key), (str, list)) and value[key] for key in _TEXT_WORDS)


def _nothing_else(value: dict[str, Any]) -> bool:
    return all(key in _TRIGGERS or key in _BESIDE or not item for key, item in value.items())


def _is_error(key: str, item: Any) -> bool:
    """Whether the field belongs to the error, not to the result."""
    if key in ("error", "errors"):
        return True
    if key in _STATUS_WORDS:
        if isinstance(item, str):
            return item.lower() in _FAILED or (_number(item) and item >= "400")
        return _number(item) and not 0 < item < 400
    if key == "code":
        return _number(item) or (isinstance(item, str) and item.lower() in _FAILED)
    return key in ("object", "type") and isinstance(item, str) and item.lower().endswith("error")


def _is_fine(item: Any) -> bool:
    return item is True or (isinstance(item, (int, str)) and str(item).strip().lower() in _FINE)


def _number(item: Any) -> bool:
    """Whether it is the number of an error: an HTTP status, or one of the server's own."""
    if isinstance(item, str) and item.isascii() and item.lstrip("-").isdigit():
        item = int(item[:20])
    return isinstance(item, (int, float)) and not isinstance(item, bool) and item not in (0, 200)


def _is_report(item: Any) -> bool:
    return item.__class__ is dict and _told(item) and _nothing_else(item)


def _all_mute(choices: Any) -> bool:
    """Whether no choice says anything."""
    return isinstance(choices, list) and all(isinstance(choice, dict) and _is_mute(choice) for choice in choices)


def _is_mute(choice: dict[str, Any]) -> bool:
    message = choice.get("message")
    said = [item for key, item in message.items() if key != "role"] if isinstance(message, dict) else []
    return not any(said) and not choice.get("text")

# Copied from templates/runtime/response/reported_error.py: edit it there.
