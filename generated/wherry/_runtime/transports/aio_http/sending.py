"""How AioHttpTransport sends: a request in aiohttp's terms, on the session of the event loop that runs."""

from __future__ import annotations

from typing import Any

from ...base.errors import UsageError
from ...base.headers import Headers
from ...base.timeouts import DEFAULT, Timeout
from ...request.build import Request, refuse_framing
from ..http import family as families
from ..http import loops
from .answers import AioHttpResponse
from .failures import raise_translated
from .options import Options, proxy_login
from .sessions import LARGEST_HEADER, SKIPPED_HEADERS, LoopSession, own_session
from .wire import PIECE_BYTES, URL, Body, aiohttp

__all__ = ("Sender",)

_MAX_TARGETS = 512
_READ_BYTES = 64 * 1024
"""Twice as much of an answer is held before the server has to wait for the reader."""
_HOW = {
    "allow_redirects": False,  # these are the client's business
    "auto_decompress": False,  # and so are content codings
    "max_field_size": LARGEST_HEADER,
    "max_line_size": LARGEST_HEADER,
    "raise_for_status": False,
    "read_bufsize": _READ_BYTES,
}


class Sender:
    """The sessions of one transport."""

    def __init__(self, options: Options, users: Any) -> None:
        self._options = options
        self._users = users
        self._sessions: dict[tuple[loops.Loop, bool], LoopSession] = {}
        self._targets: dict[str, _Target] = {}
        self._timeouts: tuple[Timeout, aiohttp.ClientTimeout] | None = None

    async def send(self, request: Request, timeout: Timeout) -> AioHttpResponse:
        """Send, and return when the head of the answer is there."""
        if timeout is DEFAULT and self._options.timeout is not None:
            timeout = request.timeout = self._options.timeout
        target = self._targets.get(request.url) or self._new_target(request.url)
        loop = await loops.current()
        session = self._sessions.get((loop, target.secure)) or self._new_session(loop, target.secure)
        data: Any = request.body
        if data is not None and (not isinstance(data, bytes) or len(data) > PIECE_BYTES):
            data = Body(data, request.content_length, timeout.write)
        inner = session.for_origin(foreign=request.foreign)
        if session.is_users:
            request._added = _Sent(refuse_framing(Headers(inner.headers.items())).pairs, request.url)
        limits = self._limits(timeout)
        session.busy += 1
        try:
            response = await inner.request(
                request.method,
                target.url,
                data=data,
                headers=request.headers.pairs + target.headers,
                timeout=limits,
                **target.how,
            )
        except BaseException as error:
            session.done()
            if isinstance(data, Body):
                data.cut()
            if isinstance(error, Exception):
                way = self._way_to(target.url, error, is_users=session.is_users)
                raise_translated(error, request.body, data=data, users_client=session.is_users, proxy=lambda: way)
            raise
        if session.is_users:
            request._added = _Sent(response.request_info.headers.items(), str(response.request_info.url))
        return AioHttpResponse(response, session, limits.sock_read)

    def _way_to(self, url: Any, error: Any, *, is_users: bool) -> str:
        """Return how an error names the proxy on the way to `url`, "" if there is none."""
        if not is_users:
            return self._options.way_to(url)
        if isinstance(error, aiohttp.ClientProxyConnectionError):
            return f"the proxy of the aiohttp session, '{error.host}:{error.port}',"
        return "the proxy of the aiohttp session" if isinstance(error, aiohttp.ClientHttpProxyError) else ""

    async def close(self) -> None:
        """Close what this event loop has opened; other loops close theirs."""
        loop = await loops.current()
        sessions, self._sessions = self._sessions, {}
        for (of, _), session in tuple(sessions.items()):
            if of is loop:
                await session.close()
            elif not of.ended:
                of.orphans.append(session)

    def __del__(self) -> None:
        for (loop, _), session in tuple(self._sessions.items()):
            if not loop.ended:
                loop.orphans.append(session)

    def _new_session(self, loop: loops.Loop, secure: bool) -> LoopSession:
        if not hasattr(loop.token, "call_soon"):
            raise UsageError("aiohttp needs asyncio; on trio, leave http_client out or pass an httpx.AsyncClient")
        for key in tuple(self._sessions):
            if key[0].ended:
                self._sessions.pop(key, None)
        users = self._users
        if users is not None and getattr(users, "_loop", loop.token) is not loop.token:
            raise UsageError(
                "the aiohttp session passed to this client belongs to another event loop; nothing was sent"
            )
        inner = own_session(self._options, secure=secure) if users is None else users
        session = self._sessions[loop, secure] = LoopSession(inner, loop, is_users=users is not None)
        return session

    def _new_target(self, url: str) -> _Target:
        target = _Target(url, self._options, is_users=self._users is not None)
        if len(self._targets) >= _MAX_TARGETS:
            self._targets.clear()
        self._targets[url] = target
        return target

    def _limits(self, timeout: Timeout) -> aiohttp.ClientTimeout:
        """Return `timeout` in aiohttp's terms, where waiting for a free connection is a part of connecting."""
        known = self._timeouts
        if known is None or known[0] is not timeout:
            connect, pool = timeout.connect, timeout.pool
            if self._users is not None or self._options.limit:
                connect = None if connect is None or pool is None else connect + pool
            made = aiohttp.ClientTimeout(
                total=None, connect=connect, sock_connect=timeout.connect, sock_read=timeout.read
            )
            known = self._timeouts = timeout, made
        return known[1]


class _Target:
    """A URL that was parsed before, and how to send to it."""

    __slots__ = ("headers", "how", "secure", "url")

    def __init__(self, url: str, options: Options, *, is_users: bool) -> None:
        try:
            self.url = URL(url, encoded=True)
            if not self.url.raw_host:
                raise ValueError("it has no host")
        except (TypeError, ValueError) as error:
            raise families.unsendable(url, error) from error
        self.secure = self.url.scheme == "https"
        self.headers: tuple[tuple[str, str], ...] = ()
        self.how: dict[str, Any] = dict(_HOW)
        if is_users:
            self.how["skip_auto_headers"] = SKIPPED_HEADERS
            return
        address = options.proxy_for(self.url)
        if address is not None:
            proxy = URL(address)
            self.how["proxy"] = proxy.with_user(None)
            login = proxy_login(proxy)
            if login is not None and self.secure:
                self.how["proxy_headers"] = {"Proxy-Authorization": login}
            elif login is not None:
                self.headers = (("Proxy-Authorization", login),)


class _Sent:
    """What the user's own session has sent, for those who mask secrets: it may hold some of the user's own."""

    __slots__ = ("headers", "multi_items", "url")

    def __init__(self, pairs: Any, url: str) -> None:
        self.headers = self
        self.multi_items = lambda: pairs
        self.url = url

# Copied from templates/runtime/transports/aio_http/sending.py: edit it there.
