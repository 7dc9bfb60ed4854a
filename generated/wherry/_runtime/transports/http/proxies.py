"""Proxies that the environment names: which one leads to a host, and what an error says of it. No HTTP library is needed.

NO_PROXY is read as urllib does (names with all that ends like them, with or without a port, `*`), and has addresses, too:
`10.0.0.0/8` as curl and requests read it, `::1` and `[::1]`.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from ...base.address import Address
from ...base.errors import APIConnectionError, APITimeoutError
from ...base.secrets import Veil

__all__ = ("environment", "explain", "known_as", "no_proxy", "proxy_for", "shown", "way_to")

_UNREACHED = frozenset(
    ("ClientConnectorDNSError", "ClientProxyConnectionError", "ConnectError", "ConnectionRefusedError", "gaierror")
)
"""Errors of connecting, of httpx, aiohttp and http.client: through a proxy, that is the proxy."""
_REFUSED = ("ProxyError", "ClientHttpProxyError")
_NO_TUNNEL = "Tunnel connection failed"
"""How http.client says that a proxy has refused."""


def environment() -> dict[str, str]:
    """Return the proxies by scheme; {} where there are none, without the import that looks for them."""
    named = any(name.lower().endswith("_proxy") for name in os.environ)
    if not named and sys.platform not in ("darwin", "win32"):  # which have settings of the system
        return {}
    from urllib.request import getproxies

    return Veil({scheme: proxy for scheme, proxy in getproxies().items() if scheme in ("http", "https", "all")})


def proxy_for(scheme: str, host: str, port: int | None) -> Address | None:
    """Return the proxy that the environment names for a host: http_proxy, https_proxy, all_proxy, no_proxy."""
    proxies = environment()  # passwords are in there, and a traceback may show variables
    proxy = Address((proxies.get(scheme) or proxies.get("all") or "").strip())
    if not proxy or _goes_without(host, port):
        return None
    return Address(proxy if "://" in proxy else f"http://{proxy}")


def _goes_without(host: str, port: int | None) -> bool:
    """Return whether NO_PROXY names a host."""
    from urllib.request import getproxies, proxy_bypass

    if proxy_bypass(f"{host}:{port}" if port else host):
        return True
    if not host.strip("[]").replace(".", "").isdigit() and ":" not in host:
        return False
    import ipaddress  # few hosts are numbers

    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    for entry in getproxies().get("no", "").split(","):
        inner, closed, after = entry.strip().removeprefix("[").partition("]")
        if closed and after not in ("", f":{port}"):
            continue
        try:
            if address in ipaddress.ip_network(inner, strict=False):
                return True
        except ValueError:  # a name
            continue
    return False


def known_as(scheme: str, proxy: str) -> str:
    """Return how an error names a proxy: where it was set, and its address without user and password."""
    names = [f"{scheme}_proxy", f"{scheme}_proxy".upper(), "all_proxy", "ALL_PROXY"]
    variable = next((name for name in names if os.environ.get(name, "").strip()), None)
    where = f"of the environment variable {variable}" if variable else "of this system's settings"
    return f"the proxy {where}, {shown(proxy)},"


def way_to(scheme: str, host: str, port: int | None) -> str:
    """Return how an error names the proxy of the environment on the way to a host; "" where there is none."""
    proxy = proxy_for(scheme, host, port)
    return "" if proxy is None else known_as(scheme, proxy)


def no_proxy(scheme: str, proxy: str, problem: str) -> str:
    """Return the text of the error for a proxy of the environment that cannot be used."""
    return f"{known_as(scheme, proxy)} cannot be used: {problem}; nothing was sent"


def shown(proxy: str) -> str:
    """Return the address of a proxy, in quotes, without user and password."""
    kind, _, rest = proxy.partition("://")
    return repr(f"{kind}://{rest.rpartition('@')[2].rstrip('/')}")


def explain(ours: APIConnectionError, error: BaseException, proxy: str, because: str) -> None:
    """Let `ours`, made of `error`, say what `proxy` has to do with it. `proxy` is how it is named."""
    kinds, words = _chain(error)
    refused = not kinds.isdisjoint(_REFUSED) or _NO_TUNNEL in words
    if isinstance(ours, APITimeoutError):
        ours._hint = f"{proxy} is on the way: is it running?" if ours.limit == "connect" else ""
    elif refused:
        ours.message = f"{proxy} refused the connection {because}"
        ours.is_final = "407" in words or "403" in words
        if "407" in words:
            ours._hint = "it wants a user and a password, as in http://user:password@host:port"
    elif not kinds.isdisjoint(_UNREACHED) and "SSL" not in words:
        ours.message = f"{proxy} cannot be reached {because}"
    else:
        ours.message += f"; {proxy} is on the way"


def _chain(error: Any) -> tuple[set[str], str]:
    """Return the kinds of an error and of what led to it, and what they say."""
    kinds, words = set(), []
    for _ in range(20):
        if error is None:
            break
        kinds.add(type(error).__name__)
        words.append(f"{getattr(error, 'status', '')} {error}")
        error = error.__cause__ or error.__context__
    return kinds, " ".join(words)

# Copied from templates/runtime/transports/http/proxies.py: edit it there.
