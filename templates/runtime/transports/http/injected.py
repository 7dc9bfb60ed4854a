"""A user's own httpx or httpx2 client as a transport: its auth, event hooks, proxies, mounts and headers are in force.

The client stays the user's: `close` leaves it open. Only its connection pool is used; retries and redirects are ours,
and to another origin goes nothing of what the client would add: no auth, no header, no cookie, no parameter.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from ...base.errors import UsageError, UsageTypeError
from ...base.headers import Headers
from ...base.timeouts import Timeout
from ...request.build import Request, refuse_framing
from . import family as families
from . import loops
from .answers import AsyncWireResponse, Remains, WireResponse, cut_if_more_follows
from .driving import uninterrupted
from .framing import body_stream, frame

if TYPE_CHECKING:
    from ...sockets.settings import SocketSettings
    from .sockets.opening import OpenSockets
    from .sockets.tasks import TaskSocket
    from .sockets.threads import ThreadSocket

__all__ = ("AsyncInjectedTransport", "InjectedTransport")


class _Injected:
    def __init__(self, client: Any) -> None:
        self.client = client
        self._family = families.family_of(client)
        self._sockets: OpenSockets | None = None

    def _check_open(self) -> None:
        if self.client.is_closed:
            raise UsageError("the http_client passed to this client is closed; nothing was sent")

    def _prepared(self, request: Request, timeout: Timeout) -> Any:
        request.library = self._family
        request._added = built = self._request(request, timeout)
        return built

    def _tell_sent(self, request: Request, answer: Any) -> None:
        """Remember what the client really sent, by an answer or an error: its auth may have made another request."""
        sent = getattr(answer, "_request", None)
        if isinstance(sent, self._family.Request):
            request._added = sent

    def _tell_same(self, request: Request, upgrade: Request) -> None:
        """What was added to the request for an upgrade was added to the one it was made of."""
        request.library, request._added = upgrade.library, upgrade._added

    def _proxy(self, url: str) -> str:
        """Return how an error names the client's proxy on the way to `url`; "" where none is known."""
        try:  # the library has no public names for these
            pool = self.client._transport_for_url(self._family.URL(url))._pool
            proxy = pool._proxy_url
            address = f"{proxy.scheme.decode()}://{proxy.host.decode()}:{proxy.port or 80}"
        except Exception:
            return ""
        return f"the proxy of the http_client, {address!r},"

    def _how(self, request: Request) -> dict[str, Any]:
        """Redirects are followed by our rules alone; auth is the client's, at the origin that it is meant for."""
        how = {"stream": True, "follow_redirects": False}
        return {**how, "auth": None} if request.foreign else how

    def _limits(self, timeout: Timeout) -> dict[str, float | None]:
        return timeout.as_dict()

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
            extensions={"timeout": self._limits(timeout)},
        )
        if client.params:  # the library replaces the URL's own query with these
            built.url = family.URL(request.url).copy_merge_params(client.params)
        if request.body is None:
            return built
        built.stream = body_stream(family, request.body)
        if not isinstance(request.body, bytes):
            length = request.content_length
            built.headers.pop("Content-Length", None)
            if length is None:
                built.headers["Transfer-Encoding"] = "chunked"
            else:
                built.headers["Content-Length"] = str(length)
            built.__dict__.pop("_content", None)
        return built


class InjectedTransport(_Injected):
    """For threads."""

    def __init__(self, client: Any) -> None:
        super().__init__(client)
        if families.is_async(client):
            raise UsageTypeError("http_client is an AsyncClient; a Client of this package needs a sync one")
        self._orphans: list[Remains] = []

    def send(self, request: Request, timeout: Timeout, /) -> WireResponse:
        """Send, and return when the head of the answer is there."""
        response = self._sent(request, timeout)
        try:
            return self._answer(response, timeout)
        except BaseException:
            response.close()
            raise

    def connect(self, request: Request, settings: SocketSettings, timeout: Timeout, /) -> ThreadSocket:
        """Open a WebSocket connection. It is one of those that the limits of the user's client count."""
        from .sockets.opening import Opening, OpenSockets, check_stream  # few programs need them

        opening = Opening(request, settings)
        try:
            response = self._sent(opening.request, timeout)
        finally:
            self._tell_same(request, opening.request)
        try:
            check_stream(response)
            answer = self._answer(response, timeout)
        except BaseException:
            response.close()
            raise
        self._sockets = self._sockets or OpenSockets()
        return self._sockets.add(opening.socket(answer))

    def _sent(self, request: Request, timeout: Timeout) -> Any:
        self._reap()
        self._check_open()
        try:
            response = self.client.send(self._prepared(request, timeout), **self._how(request))
            self._tell_sent(request, response)
            return response
        except Exception as error:
            self._tell_sent(request, error)
            families.raise_translated(
                self._family, error, request.body, users_client=True, proxy=lambda: self._proxy(request.url)
            )

    def _answer(self, response: Any, timeout: Timeout) -> WireResponse:
        limits = timeout if timeout._bounded else None
        return WireResponse(self._family, _Read.of(response), _NoLease(), self._orphans, limits)

    def _limits(self, timeout: Timeout) -> dict[str, float | None]:
        if timeout._bounded:
            from .bounds import LiveLimits  # few calls have a limit for all of it

            return LiveLimits(timeout)
        return timeout.as_dict()

    def sleep(self, seconds: float, /) -> None:
        """Wait."""
        time.sleep(seconds)

    def close(self) -> None:
        """Tidy up, and close the sockets. The client stays open: it is the user's."""
        if self._sockets is not None:
            self._sockets.close()
        self._reap()

    def _reap(self) -> None:
        while self._orphans:
            try:
                orphan = self._orphans.pop()
            except IndexError:  # another thread was quicker
                return
            orphan.reap()


class AsyncInjectedTransport(_Injected):
    """For asyncio and trio."""

    def __init__(self, client: Any) -> None:
        super().__init__(client)
        if not families.is_async(client):
            raise UsageTypeError("http_client is a sync Client; an AsyncClient of this package needs an async one")

    async def send(self, request: Request, timeout: Timeout, /) -> AsyncWireResponse:
        """Send, and return when the head of the answer is there."""
        loop = await loops.current()
        response = await self._sent(request, timeout)
        try:
            return self._answer(response, loop)
        except BaseException:
            await response.aclose()
            raise

    async def connect(self, request: Request, settings: SocketSettings, timeout: Timeout, /) -> TaskSocket:
        """Open a WebSocket connection. It is one of those that the limits of the user's client count."""
        from .sockets.opening import Opening, OpenSockets, check_stream  # few programs need them

        opening = Opening(request, settings)
        loop = await loops.current()
        try:
            response = await self._sent(opening.request, timeout)
        finally:
            self._tell_same(request, opening.request)
        try:
            check_stream(response)
            answer = self._answer(response, loop)
        except BaseException:
            await response.aclose()
            raise
        self._sockets = self._sockets or OpenSockets()
        return self._sockets.add(await opening.async_socket(answer, loop))

    async def _sent(self, request: Request, timeout: Timeout) -> Any:
        self._check_open()
        try:
            sending = self.client.send(self._prepared(request, timeout), **self._how(request))
            response = await uninterrupted(sending, lambda response: response.aclose())
            self._tell_sent(request, response)
            return response
        except Exception as error:
            self._tell_sent(request, error)
            families.raise_translated(
                self._family, error, request.body, users_client=True, proxy=lambda: self._proxy(request.url)
            )

    def _answer(self, response: Any, loop: loops.Loop) -> AsyncWireResponse:
        return AsyncWireResponse(self._family, _Read.of(response), _NoLease(), loop)

    async def sleep(self, seconds: float, /) -> None:
        """Wait."""
        await loops.sleep(seconds)

    async def close(self) -> None:
        """Tidy up, and close the sockets of this event loop. The client stays open: it is the user's."""
        loop = await loops.current()
        if self._sockets is not None:
            await self._sockets.close_of(loop)
        await loop.reap()


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
    """The connection is the user's: closing the answer gives it back."""

    owned = False

    def give_back(self) -> None: ...

    def drop(self) -> None: ...
