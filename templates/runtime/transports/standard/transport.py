"""StandardTransport: a connection for each request, over http.client. Proxies are those of the environment."""

from __future__ import annotations

import sys
import time
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import SplitResult, unquote, urlsplit

from ...base.errors import APIConnectionError, APITimeoutError, UsageError, WherryError
from ...base.timeouts import Timeout
from ...request.build import Request
from ..http.certificates import named_certificates, no_certificates
from ..http.proxies import environment, explain, proxy_for, way_to
from .answer import StandardResponse, StrictAnswer

if TYPE_CHECKING:
    from ssl import SSLContext

__all__ = ("StandardTransport", "can_be_used")


def can_be_used() -> bool:
    """Return whether this host has sockets, and only proxies that http.client can use."""
    if sys.platform in ("emscripten", "wasi"):
        return False
    return all(proxy.startswith("http://") or "://" not in proxy for proxy in environment().values())


class StandardTransport:
    """For Client."""

    asynchronous = False

    def __init__(self) -> None:
        self._context: SSLContext | None = None

    def send(self, request: Request, timeout: Timeout, /) -> StandardResponse:
        """Send, and return when the head of the answer is there."""
        connection: HTTPConnection | None = None
        step = "connect"
        url = urlsplit(request.url)
        try:
            connection, target = self._prepared(url, timeout)
            connection.response_class = StrictAnswer
            connection.connect()
            step = "write"
            broken = _write(connection, request, target, timeout)
            step = "read"
            connection.sock.settimeout(timeout.left(timeout.read))
            try:
                return StandardResponse(connection, connection.getresponse(), timeout)
            except (HTTPException, OSError):
                raise broken or sys.exc_info()[1]  # type: ignore[misc] # noqa: B904 - what went wrong first
        except BaseException as error:
            if connection is not None:
                connection.close()
            if isinstance(error, WherryError) or error is getattr(request.body, "raised", None):
                raise
            _raise_translated(error, step, url)

    def sleep(self, seconds: float, /) -> None:
        time.sleep(seconds)

    def close(self) -> None:
        pass  # every answer has closed its connection

    def _prepared(self, url: SplitResult, timeout: Timeout) -> tuple[HTTPConnection, str]:
        """Return a connection that is not open yet, and the target of the request line."""
        host, path = url.hostname or "", url.path or "/"
        target = f"{path}?{url.query}" if url.query else path
        limit_s = timeout.left(timeout.connect)
        secure = url.scheme == "https"
        proxy = proxy_for(url.scheme, host, url.port)
        if proxy is None:
            return self._connection(host, url.port, limit_s, secure), target
        address = urlsplit(proxy)
        port = address.port or 80
        headers = _authorization(address)
        if secure:
            connection = self._connection(address.hostname or "", port, limit_s, secure)
            connection.set_tunnel(host, url.port or 443, headers)
            return connection, target
        through = _ThroughProxy(address.hostname or "", port, timeout=limit_s)
        through.extra = headers
        return through, f"http://{url.netloc.rpartition('@')[2]}{target}"

    def _connection(self, host: str, port: int | None, limit_s: float | None, secure: bool) -> HTTPConnection:
        if not secure:
            return HTTPConnection(host, port, timeout=limit_s)
        if self._context is None:
            self._context = _context()
        return HTTPSConnection(host, port, timeout=limit_s, context=self._context)


class _ThroughProxy(HTTPConnection):
    """A connection to a proxy that reads whole addresses. `extra`: headers for the proxy."""

    extra: dict[str, str]


def _write(connection: HTTPConnection, request: Request, target: str, timeout: Timeout) -> OSError | None:
    """Send the request. Where the server stops reading, as it may when it refuses, return why: its answer may be there."""
    headers = request.headers
    connection.sock.settimeout(timeout.left(timeout.write))
    connection.putrequest(request.method, target, skip_host="host" in headers, skip_accept_encoding=True)
    for name, value in headers.raw:
        connection.putheader(name.decode("latin-1"), value)
    for name, value in getattr(connection, "extra", {}).items():
        connection.putheader(name, value)
    length = request.content_length
    if request.body is not None or request.method in ("POST", "PUT", "PATCH"):
        connection.putheader(*(("Transfer-Encoding", "chunked") if length is None else ("Content-Length", str(length))))
    connection.putheader("Connection", "close")
    body: Any = (request.body,) if isinstance(request.body, bytes) else request.body or ()
    try:
        connection.endheaders()
        for piece in body:
            if piece:
                connection.sock.settimeout(timeout.left(timeout.write))
                connection.send(b"%x\r\n%b\r\n" % (len(piece), piece) if length is None else piece)
        if length is None:
            connection.send(b"0\r\n\r\n")
    except (BrokenPipeError, ConnectionResetError) as error:
        return error
    return None


def _authorization(proxy: SplitResult) -> dict[str, str]:
    if proxy.username is None:
        return {}
    from base64 import b64encode

    words = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}".encode()
    return {"Proxy-Authorization": f"Basic {b64encode(words).decode()}"}


def _context() -> SSLContext:
    """Return settings for TLS with the certificates of the system, or those of certifi where Python finds none.

    Those that SSL_CERT_FILE or SSL_CERT_DIR names stand in their place, as they do for httpx.
    """
    import ssl

    variable, value = named_certificates()
    if variable:
        is_file = variable == "SSL_CERT_FILE"
        try:
            context = ssl.create_default_context(cafile=value if is_file else None, capath=None if is_file else value)
        except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
            raise UsageError(no_certificates(variable, value, str(error))) from error
        context.set_alpn_protocols(["http/1.1"])
        return context
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if sys.platform != "win32" and paths.cafile is None and paths.capath is None:
        from certifi import where

        context.load_verify_locations(where())
    context.set_alpn_protocols(["http/1.1"])
    return context


def _raise_translated(error: BaseException, step: str, url: SplitResult) -> NoReturn:
    if isinstance(error, TimeoutError):
        ours: APIConnectionError = APITimeoutError(limit=step)
    elif isinstance(error, (OSError, HTTPException)):
        ours = APIConnectionError(f"the connection failed {_words(error)}")
    elif isinstance(error, (UnicodeError, ValueError)):
        raise APIConnectionError(f"the request cannot be sent {_words(error)}") from error
    else:
        raise error
    if proxy := way_to(url.scheme, url.hostname or "", url.port):
        explain(ours, error, proxy, _words(error))
    raise ours from error


def _words(error: BaseException) -> str:
    return f"({type(error).__name__}: {error})"
