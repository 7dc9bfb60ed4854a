# Copied from templates/runtime/transports/family.py by scripts/generate.py. Edit it there.
"""The HTTP library: httpx or httpx2. Their classes do not mix, so each transport settles on one family.

The only module that imports one of them, and only at the first request. It also holds what a process needs once: the
default TLS settings, which take about 20 ms to load.
"""

from __future__ import annotations

import sys
from typing import Any

from ..errors import APIConnectionError, APITimeoutError, UsageError, UsageTypeError
from ..masking import Address, Veil, mask_url

__all__ = ("default_family", "family_of", "is_async", "one_connection", "origin_of", "proxy_for", "translated")

_NAMES = ("httpx", "httpx2")
_tls: dict[str, Any] = {}


def default_family() -> Any:
    """Import httpx, or httpx2 where httpx is not installed."""
    try:
        import httpx

        return httpx
    except ModuleNotFoundError as error:
        if error.name != "httpx":
            raise
    try:
        import httpx2

        return httpx2
    except ModuleNotFoundError as error:
        if error.name != "httpx2":
            raise
    raise UsageError("no HTTP library is installed: pip install httpx (or httpx2), or give the client a transport=")


def family_of(client: object) -> Any:
    """Give the module whose Client or AsyncClient `client` is; subclasses count."""
    for kind in type(client).__mro__:
        root = kind.__module__.partition(".")[0]
        if root in _NAMES and kind.__name__ in ("Client", "AsyncClient"):
            return sys.modules[root]
    raise UsageTypeError(
        f"http_client must be a Client or AsyncClient of httpx or httpx2, not {type(client).__name__}; "
        "transport= takes anything that honours the protocol of transports/base.py"
    )


def is_async(client: object) -> bool:
    """Say whether `client` is an AsyncClient."""
    return any(kind.__name__ == "AsyncClient" for kind in type(client).__mro__)


def translated(family: Any, error: Exception) -> Exception:
    """Turn an error of the HTTP library into ours; others stay what they are."""
    kind = type(error).__name__
    if isinstance(error, family.TimeoutException):
        return APITimeoutError(f"the request timed out ({kind})")
    if isinstance(error, (family.TransportError, family.StreamError)):
        text = str(error).strip()
        return APIConnectionError(f"the connection failed ({kind}{': ' + text if text else ''})")
    if isinstance(error, (family.InvalidURL, family.HTTPError)):
        return APIConnectionError(f"the request cannot be sent ({kind}: {mask_url(str(error))})")
    return error


def origin_of(url: Any) -> tuple[str, str, int | None]:
    """Give the key under which connections to the host of `url` (a URL of the family) are kept."""
    return url.scheme, url.host, url.port


def tls_settings(family: Any) -> Any:
    """Give the one SSL context of this process; SSL_CERT_FILE and SSL_CERT_DIR are honoured."""
    name = family.__name__
    if name not in _tls:
        _tls.setdefault(name, family.create_ssl_context())
    return _tls[name]


def one_connection(family: Any, url: Any, *, asynchronous: bool, keepalive_s: float) -> Any:
    """Make a transport of the family that holds one connection, to the host of `url`, through the proxy it needs.

    Many of these cost the same at any load, where one pool of many connections scans them all at each request.
    """
    if url.scheme == "https":
        context = tls_settings(family)
    else:
        import ssl

        context = _tls.get("none") or _tls.setdefault("none", ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
    kind = family.AsyncHTTPTransport if asynchronous else family.HTTPTransport
    limits = family.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=keepalive_s)
    proxy = proxy_for(url.scheme, url.host, url.port)
    return kind(verify=context, limits=limits, proxy=proxy)


def proxy_for(scheme: str, host: str, port: int | None) -> str | None:
    """Give the proxy that the environment names for a host: http_proxy, https_proxy, all_proxy, no_proxy."""
    from urllib.request import getproxies, proxy_bypass

    proxies = Veil(getproxies())  # passwords are in there, and a traceback may show variables
    proxy = Address(proxies.get(scheme) or proxies.get("all") or "")
    if not proxy or proxy_bypass(f"{host}:{port}" if port else host):
        return None
    return Address(proxy if "://" in proxy else f"http://{proxy}")
