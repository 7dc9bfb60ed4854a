"""Answers that a fault gives in place of the operation's: a status, a page of HTML, a redirect."""

from __future__ import annotations

import time
from email.utils import formatdate

from .call import Answer, Bytes, Json
from .errors import Refusal
from .faults import Fault, Faults

_CODES = {
    400: ("invalid_request_error", "invalid_value"),
    401: ("invalid_request_error", "invalid_api_key"),
    403: ("invalid_request_error", "insufficient_permissions"),
    404: ("invalid_request_error", "not_found"),
    409: ("invalid_request_error", "conflict"),
    429: ("requests", "rate_limit_exceeded"),
}


def answer(faults: Faults, target: str, other_origin: str) -> Answer | None:
    """Return the answer that the faults want, or None; `target` is what was asked for, its faults taken out."""
    if fault := faults.get("status"):
        return _status(fault)
    if fault := faults.get("html-error"):
        page = "<html><head><title>Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>\n"
        return Bytes(page.encode(), "text/html", int(fault.value or 502))
    if fault := faults.get("redirect"):
        # The redirected request names no fault but `ok`, whatever header it still carries; `loop` keeps asking for itself.
        there = f"{target}{'&' if '?' in target else '?'}_fault=ok"
        places = {"": there, "same": there, "cross": other_origin + there, "loop": target}
        headers = {"location": places.get(fault.value, fault.value)}
        return Bytes(b"", "", int(fault.options.get("status", 307)), headers)
    return None


def _status(fault: Fault) -> Answer:
    """Make the answer of a status fault, in the shape that it names."""
    status = int(fault.name)
    told: tuple[str, ...] = ("retry-after", "retry-after-ms")
    headers = {name: fault.options[name] for name in told if name in fault.options}
    if "retry-after-date" in fault.options:
        headers["retry-after"] = formatdate(time.time() + float(fault.options["retry-after-date"]), usegmt=True)
    if "should-retry" in fault.options:
        headers["x-should-retry"] = fault.options["should-retry"]
    kind, code = _CODES.get(status, ("server_error" if status >= 500 else "invalid_request_error", None))
    message = fault.options.get("message", f"The test server was told to answer {status}.")
    inner = {"message": message, "type": kind, "param": None, "code": fault.options.get("code", code)}
    match fault.options.get("shape", "nested"):
        case "nested":
            return Json({"error": inner}, status, headers)
        case "flat":
            return Json(inner, status, headers)
        case "text":
            return Json({"error": message}, status, headers)
        case "detail":
            return Json({"detail": message}, status, headers)
        case "int-code":
            return Json({"error": {**inner, "code": status}}, status, headers)
        case "html":
            return Bytes(f"<html><body>{message}</body></html>".encode(), "text/html", status, headers)
        case "empty":
            return Bytes(b"", "", status, headers)
        case other:
            raise Refusal(400, f"{other!r} is no shape of an error.", param="x-fault", code="unknown_fault")
