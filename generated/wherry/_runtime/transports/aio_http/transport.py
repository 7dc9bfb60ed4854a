"""AioHttpTransport: aiohttp as the transport of an AsyncClient, on asyncio.

Without a session of the user's it makes one for each event loop that it is used in, with what httpx would do by
default: proxies of the environment, the same certificates, no cookies. Retries and redirects are the client's.
"""

from __future__ import annotations

from collections.abc import Coroutine, Iterable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn

from ...base.annotating import Later, Self
from ...base.errors import UsageError, UsageTypeError
from ...base.timeouts import Timeout, TimeoutTypes
from ...base.unset import UNSET
from ...request.build import Request
from ..async_protocol import AsyncTransportResponse
from .options import Options

if TYPE_CHECKING:
    import ssl

    from .sending import Sender
else:
    ssl = Later("ssl", "")

__all__ = ("AioHttpTransport", "DefaultAioHttpClient", "is_session")


class AioHttpTransport:
    """Send with aiohttp (the extra `aiohttp`), which takes less CPU than httpx. For AsyncClient on asyncio.

    Pass it as `http_client=` or `transport=`; closing the client closes its connections. It may be used in one event
    loop after the other, and by several clients.

    Args:
        session: An aiohttp.ClientSession of your own: its headers, auth, cookies, proxy and connector are in force, and
            it stays open. It goes with none of the other arguments.
        timeout: For calls of clients that have no timeout of their own: seconds, or any object with connect, read,
            write and pool.
        limits: Any object with max_connections, keepalive_expiry and max_keepalive_connections (httpx.Limits); of the
            last, only 0 counts. By default any number of connections is opened, and an idle one is closed after 30 s.
        proxy: The address of an http:// or https:// proxy. By default the environment names it.
        verify: False to trust any server, the path of a file or folder with certificates, or an ssl.SSLContext.
        trust_env: Whether http_proxy, https_proxy, all_proxy, no_proxy, SSL_CERT_FILE and SSL_CERT_DIR are read.
        headers: Headers of every request, unless the client sets them; no redirect takes them to another origin.
        uds: The path of a unix socket that everything is sent to.
    """

    asynchronous = True
    auth = None

    def __init__(
        self,
        session: Any = None,
        *,
        timeout: TimeoutTypes = UNSET,
        limits: Any = None,
        proxy: Any = None,
        verify: bool | str | ssl.SSLContext = True,
        trust_env: bool = True,
        headers: Mapping[str, str] | Iterable[tuple[str, str]] | None = None,
        uds: str | None = None,
    ) -> None:
        if session is not None and not is_session(session):
            raise UsageTypeError(f"session must be an aiohttp.ClientSession, not {type(session).__name__}")
        given = (timeout is not UNSET, limits is not None, proxy, verify is not True, not trust_env, headers, uds)
        if session is not None and any(given):
            raise UsageError("pass a session or options, not both: what a session does is up to the session")
        self._session = session
        self._options = Options(
            timeout=timeout,
            limits=limits,
            proxy=proxy,
            verify=verify,
            trust_env=trust_env,
            headers=headers,
            uds=uds,
        )
        self._sender: Sender | None = None

    @property
    def headers(self) -> Any:
        """The headers that are added to every request."""
        return self._options.headers if self._session is None else self._session.headers

    @property
    def timeout(self) -> Timeout | None:
        """The timeout of calls whose client has none of its own."""
        return self._options.timeout

    def send(self, request: Request, timeout: Timeout, /) -> Coroutine[Any, Any, AsyncTransportResponse]:
        return (self._sender or self._begin()).send(request, timeout)

    async def connect(self, *_: object) -> NoReturn:
        """Refuse: over aiohttp there are no WebSocket connections here."""
        raise UsageError(
            "the aiohttp transport cannot open WebSocket connections: make the client for them without it (with httpx, "
            "the default), or pass transport= with a transport that has connect()"
        )

    async def sleep(self, seconds: float, /) -> None:
        from asyncio import sleep

        await sleep(seconds)

    async def close(self) -> None:
        if self._sender is not None:
            await self._sender.close()

    aclose = close  # the name that httpx has for it

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def _begin(self) -> Sender:
        try:
            from .sending import Sender
        except ModuleNotFoundError as error:
            if error.name != "aiohttp":
                raise
            raise UsageError("aiohttp is not installed: pip install aiohttp, or the extra `aiohttp`") from None
        self._sender = Sender(self._options, self._session)
        return self._sender


DefaultAioHttpClient = AioHttpTransport
"""The name by which users of the official package know it."""


def is_session(client: object) -> bool:
    """Return whether `client` is an aiohttp.ClientSession, without importing aiohttp."""
    return any(
        kind.__name__ == "ClientSession" and kind.__module__.partition(".")[0] == "aiohttp"
        for kind in type(client).__mro__
    )

# Copied from templates/runtime/transports/aio_http/transport.py: edit it there.
