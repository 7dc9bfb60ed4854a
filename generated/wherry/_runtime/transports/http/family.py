"""The HTTP library: httpx or httpx2. Their classes do not mix, so each transport settles on one family.

The only module that imports one of them, and only at the first request. It also holds what a process needs once: the
default TLS settings, which take about 20 ms to load.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, NoReturn

from ...base.address import fault_of
from ...base.errors import APIConnectionError, APITimeoutError, UsageError, UsageTypeError, WherryError
from ...base.interrupts import interrupt_in
from .certificates import named_certificates, no_certificates
from .proxies import explain, no_proxy, proxy_for

__all__ = (
    "Origin",
    "default_family",
    "family_of",
    "is_async",
    "one_connection",
    "origin_of",
    "raise_translated",
    "tls_settings",
    "unsendable",
    "words_of",
)

_NAMES = ("httpx", "httpx2")
_PROXIES = ("http", "https", "socks5", "socks5h")
_BELOW = frozenset(
    (
        "aiohttp",
        "anyio",
        "exceptiongroup",
        "h11",
        "h2",
        "hpack",
        "httpcore",
        "httpcore2",
        "hyperframe",
        "idna",
        "sniffio",
        "socksio",
        "ssl",
        "trio",
        "yarl",
    )
)
"""What the library stands on. An error of these is about the connection, whoever's client it was."""
_LIMITS = {
    "ConnectTimeout": "connect",
    "ConnectionTimeoutError": "connect",
    "PoolTimeout": "pool",
    "ReadTimeout": "read",
    "SocketTimeoutError": "read",
    "WriteTimeout": "write",
}
"""The limit that an error of httpx or aiohttp is about."""
Origin = tuple[str, bytes, "int | None"]
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
    raise UsageError("no HTTP library is installed: pip install httpx (or httpx2), or pass transport= to the client")


def family_of(client: object) -> Any:
    """Return the module whose Client or AsyncClient `client` is; subclasses count."""
    for kind in type(client).__mro__:
        root = kind.__module__.partition(".")[0]
        if root in _NAMES and kind.__name__ in ("Client", "AsyncClient"):
            return sys.modules[root]
    raise UsageTypeError(
        f"http_client must be a Client or AsyncClient of httpx or httpx2, or a ClientSession of aiohttp, not "
        f"{type(client).__name__}; "
        "transport= takes anything that honours the protocol of transports/base.py"
    )


def is_async(client: object) -> bool:
    """Return whether `client` is an AsyncClient."""
    return any(kind.__name__ == "AsyncClient" for kind in type(client).__mro__)


def raise_translated(
    family: Any,
    error: Exception,
    body: Any = None,
    *,
    users_client: bool = False,
    proxy: Callable[[], str] | None = None,
) -> NoReturn:
    """Raise what the HTTP library met as one of our errors, with the original as its cause.

    `proxy` returns how the proxy on the way is named, "" where there is none.

    What is ours already, and what the caller's own code has raised (in the source of `body`, in hooks of the user's own
    client, in a signal handler), is raised as it is; so is an error of a class that the library cannot know.
    """
    callers: BaseException | None = getattr(body, "raised", None)
    if callers is not None and error.__cause__ is callers:
        _raise_alone(callers)  # it looked like an error of the library, which has wrapped it
    signalled = interrupt_in(error)
    if signalled is not None:
        _raise_alone(signalled)
    if isinstance(error, (WherryError, MemoryError)) or error is callers:
        raise error
    ours = _translated(family, error, users_client)
    if ours is None:
        raise error
    if proxy is not None and isinstance(ours, APIConnectionError) and (name := proxy()):
        explain(ours, error, name, f"({words_of(error)})")
    raise ours from error


def _raise_alone(error: BaseException) -> NoReturn:
    """Raise `error` without the one that is handled now as its context: that one is its consequence."""
    context = error.__context__
    try:
        raise error
    finally:
        error.__context__ = context


def _translated(family: Any, error: Exception, users_client: bool) -> Exception | None:
    kind = type(error).__name__
    because = f"({words_of(error)})"
    if isinstance(error, (family.TimeoutException, TimeoutError)):
        return APITimeoutError(limit=_LIMITS.get(kind))
    if isinstance(error, (family.TransportError, family.StreamError, OSError)):
        return APIConnectionError(f"the connection failed {because}{_hint(because)}")
    if isinstance(error, (family.InvalidURL, family.HTTPError, UnicodeError)):
        return APIConnectionError(f"the request cannot be sent {because}")
    root = type(error).__module__.partition(".")[0]
    below = root in _BELOW or hasattr(error, "exceptions")
    if not below and (users_client or (root != "builtins" and root not in sys.stdlib_module_names)):
        return None
    return APIConnectionError(f"the connection failed {because}")


def _hint(words: str) -> str:
    """Return what is most likely behind what a TLS library says, and what to do."""
    if "WRONG_VERSION_NUMBER" in words or "RECORD_LAYER_FAILURE" in words:
        return "; the server does not speak TLS there: http:// instead of https://, or another port?"
    if "CERTIFICATE_VERIFY_FAILED" in words and (
        "local issuer" in words or "self-signed" in words or "self signed" in words
    ):
        return "; SSL_CERT_FILE names a file of authorities to trust, such as that of a company's proxy"
    return ""


def words_of(error: BaseException) -> str:
    """Return the kind of an error and what it says; of a group of errors, what the first of them says."""
    seen: Any = error
    while getattr(seen, "exceptions", None):
        seen = seen.exceptions[0]
    from ...base.masking import mask_url

    text = mask_url(" ".join(str(seen).split()))
    return f"{type(error).__name__}{': ' + text if text else ''}"


def unsendable(url: str, error: Exception) -> APIConnectionError:
    """Return the error of an address that the library cannot read."""
    from ...base.masking import mask_url

    return APIConnectionError(f"the request cannot be sent: {mask_url(url)[:200]!r} is not a valid address ({error})")


def origin_of(url: Any) -> Origin:
    """Return the key under which connections to the host of `url` (a URL of the family) are kept."""
    return url.scheme, url.raw_host, url.port


def tls_settings(family: Any) -> Any:
    """Return the one SSL context of this process; SSL_CERT_FILE and SSL_CERT_DIR are honoured."""
    name = family.__name__
    if name not in _tls:
        variable, value = named_certificates()
        try:
            context = family.create_ssl_context()
        except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
            if not variable:
                raise UsageError(
                    f"the certificates of this system cannot be read: {error}; nothing was sent"
                ) from error
            raise UsageError(no_certificates(variable, value, str(error))) from error
        _tls.setdefault(name, context)
    return _tls[name]


def one_connection(family: Any, origin: Origin, *, asynchronous: bool, keepalive_s: float) -> Any:
    """Make a transport of the family that holds one connection, to the host of `origin`, through the proxy it needs.

    Many of these cost the same at any load, where one pool of many connections scans them all at each request.
    """
    scheme, raw_host, port = origin
    if scheme == "https":
        context = tls_settings(family)
    else:
        import ssl

        context = _tls.get("none") or _tls.setdefault("none", ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
    kind = family.AsyncHTTPTransport if asynchronous else family.HTTPTransport
    limits = family.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=keepalive_s)
    host = raw_host.decode("ascii")
    proxy = proxy_for(scheme, host, port)
    if proxy is None:
        return kind(verify=context, limits=limits)
    if problem := _fault_of_proxy(family, proxy):
        raise UsageError(no_proxy(scheme, proxy, problem))
    try:
        return kind(verify=context, limits=limits, proxy=proxy)
    except Exception as error:  # the library's own words for proxies that it cannot use
        raise UsageError(no_proxy(scheme, proxy, str(error))) from error


def _fault_of_proxy(family: Any, proxy: str) -> str:
    """Return why a proxy cannot be used, "" where nothing speaks against it."""
    kind, _, rest = proxy.partition("://")
    if kind.lower() not in _PROXIES:
        return f"{kind}:// is not supported; {', '.join(_PROXIES)} are"
    problem = fault_of(f"http://{rest}")
    if kind.lower().startswith("socks") and not problem:
        from importlib.util import find_spec

        if find_spec("socksio") is None:
            return f'pip install "{family.__name__}[socks]" is needed for it'
    return problem

# Copied from templates/runtime/transports/http/family.py: edit it there.
