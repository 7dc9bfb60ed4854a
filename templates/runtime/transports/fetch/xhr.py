"""XMLHttpRequest, the one way in which a browser sends and waits when the stack cannot be suspended.

It gives an answer when all of it is there, so a stream comes in one piece. It follows redirects by itself; the browser
takes Authorization away from those to another origin. Only in a worker may it have a time limit; in a page no limit of
Timeout can end it, and one that has passed meanwhile is found out afterwards.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from ...base.errors import APITimeoutError
from ...base.timeouts import Timeout
from ...request.build import Request
from .call import plain_headers
from .host import Host, checked_method, js_module

__all__ = ("XHRResponse", "send")


def send(host: Host, request: Request, js_body: Any, timeout: Timeout) -> XHRResponse:
    """Send, and return when the whole answer is there."""
    method = checked_method(request)
    js_error = js_module("pyodide.ffi").JsException
    js_request = js_module().XMLHttpRequest.new()
    try:
        js_request.open(method, request.url, False)
        if host.in_page:
            # A page may not choose the type of a synchronous answer. In this charset each character is one byte.
            js_request.overrideMimeType("text/plain; charset=x-user-defined")
        else:
            js_request.responseType = "arraybuffer"
            read_s = timeout.left(timeout.read)
            if read_s is not None:
                js_request.timeout = math.ceil(read_s * 1000)
        _set_headers(js_request, host, request)
        js_request.send(js_body)
    except js_error as error:
        if getattr(error, "name", "") == "TimeoutError":
            message = "Request timed out: no whole answer within timeout.read."
            raise APITimeoutError(message, limit="read") from error
        raise host.failure(error, timed_out=False) from error
    # Bytes from 80 on stand at U+F780 and after.
    body = js_request.responseText.encode("utf-16-le")[::2] if host.in_page else js_request.response.to_bytes()
    lines = js_request.getAllResponseHeaders().split("\r\n")
    pairs = [line.split(": ", 1) for line in lines if ": " in line]
    return XHRResponse(js_request.status, plain_headers(pairs), body)


def _set_headers(js_request: Any, host: Host, request: Request) -> None:
    """A function of its own: no variable of a frame that may fail later holds the key."""
    for name, value in host.headers(request):
        js_request.setRequestHeader(name, value)


class XHRResponse:
    """A whole answer."""

    __slots__ = ("_chunks", "headers", "status")

    def __init__(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.status = status
        self.headers = headers
        self._chunks = iter((body,) if body else ())

    def __iter__(self) -> Iterator[bytes]:
        return self._chunks

    def finish(self) -> None:
        self._chunks = iter(())

    def close(self) -> None:
        self._chunks = iter(())
