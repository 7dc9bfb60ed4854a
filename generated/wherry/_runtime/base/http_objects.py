"""Responses as programs know them from httpx: made on demand, of what an error or a raw answer has. Pure.

They are of the library that sent the request. Where none did (fetch, WASI, memory), they are of the library that the
program has loaded, and PlainResponse where it has loaded none: then nobody can tell the difference. Rule: a request in
them shows no secret, and nothing here is made before somebody asks for it.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from .headers import EMPTY, Headers
from .request_summary import RequestSummary

if TYPE_CHECKING:
    from datetime import timedelta

__all__ = ("PlainResponse", "foreign_request", "foreign_response", "http_response")

_LIBRARIES = ("httpx", "httpx2")


def http_response(
    request: RequestSummary | None,
    status: int,
    headers: Headers,
    content: bytes | None,
    elapsed_s: float | None = None,
    kind: Any = None,
) -> Any:
    """Return a response of the HTTP library, or a PlainResponse. `content` None: the body is not in memory.

    `kind`: the Response that it has to be, or a subclass of the caller's.
    """
    library = None if request is None else request.library
    if kind is not None:
        library = next(sys.modules[name] for base in kind.__mro__ if (name := _root(base)) in _LIBRARIES)
        return _of_library(library, request, status, headers, content, elapsed_s, kind)
    library = library or next((sys.modules[name] for name in _LIBRARIES if name in sys.modules), None)
    if library is not None:
        try:
            return _of_library(library, request, status, headers, content, elapsed_s)
        except Exception:  # noqa: S110 - a URL or a header that it cannot read, or a library that is half there
            pass
    return PlainResponse(request, status, headers, content or b"", elapsed_s)


def _of_library(
    library: Any,
    request: RequestSummary | None,
    status: int,
    headers: Headers,
    content: bytes | None,
    elapsed_s: float | None,
    kind: Any = None,
) -> Any:
    own = None if request is None else library.Request(request.method, request.url, headers=request.headers.raw)
    # A body that is not in memory has a stream that nothing can be read from: empty would be wrong.
    body = {"stream": object()} if content is None else {"content": content}
    made = (kind or library.Response)(status, request=own, **body)
    made.headers = library.Headers(headers.raw)  # not before: it would decompress the body once more
    if elapsed_s is not None:
        made.elapsed = _duration(elapsed_s)
    return made


class PlainResponse:
    """A response where no HTTP library is loaded: what programs read of one."""

    __slots__ = ("content", "elapsed", "headers", "request", "status_code")

    def __init__(
        self,
        request: RequestSummary | None,
        status: int,
        headers: Headers,
        content: bytes,
        elapsed_s: float | None = None,
    ) -> None:
        self.request = request
        self.status_code = status
        self.headers = headers
        self.content = content
        self.elapsed = _duration(elapsed_s or 0.0)

    @property
    def url(self) -> str:
        """The address that was called."""
        return "" if self.request is None else self.request.url

    @property
    def text(self) -> str:
        """The body as text."""
        return self.content.decode(self.headers.charset, "replace")

    def read(self) -> bytes:
        """Return the body."""
        return self.content

    def json(self) -> Any:
        """Return the body as JSON. ValueError if it is not JSON."""
        return json.loads(self.content)

    @property
    def is_success(self) -> bool:
        """Whether the status is one of success."""
        return 200 <= self.status_code < 300

    @property
    def is_error(self) -> bool:
        """Whether the status is one of failure."""
        return self.status_code >= 400

    def __repr__(self) -> str:
        return f"<Response [{self.status_code}]>"


def _duration(seconds: float) -> timedelta:
    from datetime import timedelta

    return timedelta(seconds=seconds)


def _root(kind: type) -> str:
    return kind.__module__.partition(".")[0]


def foreign_request(request: Any) -> RequestSummary | None:
    """Return what may be shown of a request of any library, or of a stand-in in a test."""
    if request is None or isinstance(request, RequestSummary):
        return request
    try:
        headers = Headers.of(request.headers)
    except Exception:  # a stand-in has no headers, or no real ones
        headers = EMPTY
    root = _root(type(request))
    return RequestSummary(
        str(getattr(request, "method", "")),
        str(getattr(request, "url", "")),
        headers,
        library=sys.modules[root] if root in _LIBRARIES else None,
    )


def foreign_response(response: Any) -> tuple[int, Headers, RequestSummary | None]:
    """Return status, headers and request of a response of any library, or of a stand-in in a test."""
    try:
        headers = Headers.of(response.headers)
    except Exception:
        headers = EMPTY
    try:
        request = response.request
    except Exception:  # httpx raises where it has none
        request = None
    return response.status_code, headers, foreign_request(request)

# Copied from templates/runtime/base/http_objects.py: edit it there.
