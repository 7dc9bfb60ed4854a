# Copied from templates/runtime/transports/injected.py by scripts/generate.py. Edit it there.
"""A user's own httpx or httpx2 client as a transport: its auth, event hooks, proxies, mounts and headers are in force.

The client stays the user's: `close` leaves it open. Only its connection pool is used; retries and redirects are ours,
and to another origin goes nothing of what the client would add: no auth, no header, no cookie, no parameter.
"""

from __future__ import annotations

import time
from typing import Any

from ..errors import UsageTypeError
from ..headers import Headers
from ..request import Request, refuse_framing
from ..timeouts import Timeout
from . import family as families
from . import loops
from .framing import body_stream, frame
from .wire import AsyncWireResponse, WireResponse, cut_if_more_follows

__all__ = ("AsyncInjectedTransport", "InjectedTransport")


class _Injected:
    def __init__(self, client: Any) -> None:
        self.client = client
        self._family = families.family_of(client)

    def _prepared(self, request: Request, timeout: Timeout) -> Any:
        request.added = built = self._request(request, timeout)
        return built

    def _how(self, request: Request) -> dict[str, Any]:
        """Redirects are followed by our rules alone; auth is the client's, at the origin that it is meant for."""
        how = {"stream": True, "follow_redirects": False}
        return {**how, "auth": None} if request.foreign else how

    def _request(self, request: Request, timeout: Timeout) -> Any:
        """Let the client build the request, so that its own headers, cookies and parameters are added."""
        client, family = self.client, self._family
        if request.foreign:  # nothing of the user's goes to another origin
            url = family.URL(request.url)
            return frame(family, request, url, url.netloc, timeout)
        refuse_framing(Headers.from_raw(client.headers.raw))
        built = client.build_request(
            request.method,
            request.url,
            headers=request.headers.raw,
            content=request.body if isinstance(request.body, bytes) else None,
            extensions={"timeout": timeout.as_dict()},
        )
        if client.params:  # the library puts these in the place of the URL's own query
            built.url = family.URL(request.url).copy_merge_params(client.params)
        if request.body is not None and not isinstance(request.body, bytes):
            length = request.content_length
            built.headers.pop("Content-Length", None)
            if length is None:
                built.headers["Transfer-Encoding"] = "chunked"
            else:
                built.headers["Content-Length"] = str(length)
            built.stream = body_stream(family, request.body)
            built.__dict__.pop("_content", None)
        return built


class InjectedTransport(_Injected):
    """For threads."""

    def __init__(self, client: Any) -> None:
        super().__init__(client)
        if families.is_async(client):
            raise UsageTypeError("http_client is an AsyncClient; a Client of this package needs a sync one")
        self._orphans: list[WireResponse] = []

    def send(self, request: Request, timeout: Timeout, /) -> WireResponse:
        """Send, and return when the head of the answer is there."""
        while self._orphans:
            self._orphans.pop().reap()
        try:
            response = self.client.send(self._prepared(request, timeout), **self._how(request))
        except Exception as error:
            raise families.translated(self._family, error) from error
        return WireResponse(self._family, _Read.of(response), _NoLease(), self._orphans)

    def sleep(self, seconds: float, /) -> None:
        """Wait."""
        time.sleep(seconds)

    def close(self) -> None:
        """Tidy up. The client stays open: it is the user's."""
        while self._orphans:
            self._orphans.pop().reap()


class AsyncInjectedTransport(_Injected):
    """For asyncio and trio."""

    def __init__(self, client: Any) -> None:
        super().__init__(client)
        if not families.is_async(client):
            raise UsageTypeError("http_client is a sync Client; an AsyncClient of this package needs an async one")

    async def send(self, request: Request, timeout: Timeout, /) -> AsyncWireResponse:
        """Send, and return when the head of the answer is there."""
        loop = await loops.current()
        try:
            response = await self.client.send(self._prepared(request, timeout), **self._how(request))
        except Exception as error:
            raise families.translated(self._family, error) from error
        return AsyncWireResponse(self._family, _Read.of(response), _NoAsyncLease(), loop)

    async def sleep(self, seconds: float, /) -> None:
        """Wait."""
        await loops.sleep(seconds)

    async def close(self) -> None:
        """Tidy up. The client stays open: it is the user's."""
        await (await loops.current()).reap()


class _Read:
    """An answer whose body one of the client's event hooks has read already."""

    def __init__(self, response: Any) -> None:
        cut_if_more_follows(response, owned=False)
        self.status_code = response.status_code
        self.headers = response.headers.copy()
        self.headers.pop("content-encoding", None)
        self.extensions = {"http_version": b"HTTP/2"}  # nothing is left to read
        self.stream = body_stream(_Family.of(response), response.content)
        self.close = response.close
        self.aclose = response.aclose

    @staticmethod
    def of(response: Any) -> Any:
        return _Read(response) if hasattr(response, "_content") else response


class _Family:
    @staticmethod
    def of(response: Any) -> Any:
        import sys

        return sys.modules[type(response).__module__.partition(".")[0]]


class _NoLease:
    def give_back(self) -> None: ...

    def drop(self) -> None: ...


class _NoAsyncLease:
    async def give_back(self) -> None: ...

    async def drop(self) -> None: ...
