"""Requests in the shape of httpx and httpx2. Shared by `native` and `injected`.

The core knows no Host, Content-Length or Transfer-Encoding; here they are added.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

from ...base.timeouts import Timeout
from ...request.build import Request
from ...request.files import StreamedBody

__all__ = ("body_stream", "frame")


def frame(family: Any, request: Request, url: Any, host: bytes, timeout: Timeout) -> Any:
    """Make the family's Request: Host (unless the caller gave one) and the framing of the body are added here."""
    request.library = family
    headers = request.headers.raw
    headers = [*headers] if "host" in request.headers else [(b"Host", host), *headers]
    body = request.body
    length = request.content_length
    if length is None:
        headers.append((b"Transfer-Encoding", b"chunked"))
    elif length or request.method in ("POST", "PUT", "PATCH"):
        headers.append((b"Content-Length", b"%d" % length))
    return family.Request(
        request.method,
        url,
        headers=headers,
        stream=body_stream(family, body),
        extensions={"timeout": timeout.as_dict()},
    )


_streams: dict[str, tuple[Any, Any]] = {}


def body_stream(family: Any, body: bytes | StreamedBody | None) -> Any:
    """Return `body` as a stream of the family; async iteration uses no async generator, which would have to be closed."""
    kinds = _streams.get(family.__name__)
    if kinds is None:

        class Whole(family.SyncByteStream, family.AsyncByteStream):  # type: ignore[misc]
            def __init__(self, body: bytes) -> None:
                self._body = body

            def __iter__(self) -> Iterator[bytes]:
                return iter((self._body,))

            def __aiter__(self) -> AsyncIterator[bytes]:
                return _Once(self._body)

        class Parts(family.SyncByteStream, family.AsyncByteStream):  # type: ignore[misc]
            def __init__(self, body: StreamedBody) -> None:
                self._body = body

            def __iter__(self) -> Iterator[bytes]:
                return iter(self._body)

            def __aiter__(self) -> AsyncIterator[bytes]:
                return self._body.__aiter__()

        kinds = _streams[family.__name__] = (Whole, Parts)
    whole, parts = kinds
    return whole(body or b"") if body is None or isinstance(body, bytes) else parts(body)


class _Once:
    __slots__ = ("_body",)

    def __init__(self, body: bytes) -> None:
        self._body: bytes | None = body

    def __aiter__(self) -> _Once:
        return self

    async def __anext__(self) -> bytes:
        body, self._body = self._body, None
        if not body:
            raise StopAsyncIteration
        return body

# Copied from templates/runtime/transports/http/framing.py: edit it there.
