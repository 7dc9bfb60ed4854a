"""What an aiohttp transport can be told, in the words of httpx."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ...base.address import Address, fault_of
from ...base.errors import UsageError
from ...base.headers import Headers, checked
from ...base.timeouts import Timeout, TimeoutTypes, timeout_of
from ...base.unset import Unset
from ...request.build import refuse_framing
from ..http import family as families
from ..http.connections import KEEPALIVE_S
from ..http.proxies import known_as, no_proxy, proxy_for, shown

if TYPE_CHECKING:
    import ssl

__all__ = ("Options", "checked_proxy", "proxy_login")

_PROXIES = ("http", "https")


class Options:
    """The options of a transport, checked."""

    __slots__ = ("force_close", "headers", "keepalive_s", "limit", "proxy", "timeout", "trust_env", "uds", "verify")

    def __init__(
        self,
        *,
        timeout: TimeoutTypes,
        limits: Any,
        proxy: Any,
        verify: bool | str | ssl.SSLContext,
        trust_env: bool,
        headers: Mapping[str, str] | Iterable[tuple[str, str]] | None,
        uds: str | None,
    ) -> None:
        self.timeout: Timeout | None = None if isinstance(timeout, Unset) else timeout_of(timeout)
        self.limit: int = getattr(limits, "max_connections", None) or 0
        self.keepalive_s: float | None = getattr(limits, "keepalive_expiry", KEEPALIVE_S)
        self.force_close: bool = getattr(limits, "max_keepalive_connections", None) == 0
        self.verify = verify
        self.trust_env = trust_env
        self.uds = uds
        pairs: Any = headers.items() if isinstance(headers, Mapping) else headers or ()
        self.headers = refuse_framing(Headers((name, checked(name, value)) for name, value in pairs))
        self.proxy: Address | None = None
        if proxy is not None:
            self.proxy = Address(getattr(proxy, "url", proxy))
            if problem := checked_proxy(self.proxy):
                raise UsageError(f"the proxy {str(self.proxy).rpartition('@')[2]!r} cannot be used: {problem}")

    def tls(self) -> Any:
        """Return what `ssl` is for aiohttp's connector. The default reads the same certificates as httpx does."""
        if isinstance(self.verify, str):
            import ssl

            where = "capath" if os.path.isdir(self.verify) else "cafile"
            return ssl.create_default_context(**{where: self.verify})  # type: ignore[arg-type]
        if self.verify is not True:
            return self.verify
        family = families.default_family()
        context = families.tls_settings(family) if self.trust_env else family.create_ssl_context(trust_env=False)
        context.set_alpn_protocols(["http/1.1"])
        return context

    def proxy_for(self, url: Any) -> Address | None:
        """Return the proxy on the way to `url` (a URL of yarl), None if there is none."""
        if self.proxy is not None or not self.trust_env or self.uds is not None:
            return self.proxy
        proxy = proxy_for(url.scheme, url.raw_host, url.explicit_port)
        if proxy is None:
            return None
        if problem := checked_proxy(proxy):
            raise UsageError(no_proxy(url.scheme, proxy, problem))
        return proxy

    def way_to(self, url: Any) -> str:
        """Return how an error names the proxy on the way to `url`, "" if there is none."""
        proxy = self.proxy_for(url)
        if proxy is None:
            return ""
        return f"the proxy {shown(proxy)}" if self.proxy is not None else known_as(url.scheme, proxy)


def checked_proxy(proxy: str) -> str:
    """Return why aiohttp cannot use a proxy, "" where nothing speaks against it."""
    kind, _, rest = proxy.partition("://")
    if kind.lower() not in _PROXIES:
        return f"{kind}:// is not supported on aiohttp; http and https are"
    return fault_of(f"http://{rest}")


def proxy_login(url: Any) -> Any:
    """Return the value of Proxy-Authorization for the user and password in `url` (a URL of yarl), None without them."""
    if url.user is None:
        return None
    from base64 import b64encode

    return f"Basic {b64encode(f'{url.user}:{url.password or str()}'.encode()).decode()}"

# Copied from templates/runtime/transports/aio_http/options.py: edit it there.
