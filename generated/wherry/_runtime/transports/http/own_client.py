"""HTTP clients with our defaults: DefaultHttpxClient and its kin. Each takes what the client of its library takes.

They are real subclasses, made when they are first named, so that importing this module imports no HTTP library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ...base.errors import UsageError
from ...base.timeouts import DEFAULT

if TYPE_CHECKING:
    import httpx
    import httpx2
    from httpx import BaseTransport as Transport

    ProxiesTypes = str | httpx.Proxy | dict[str | httpx.URL, str | httpx.URL | httpx.Proxy | None]
    DEFAULT_CONNECTION_LIMITS: httpx.Limits

    class DefaultHttpxClient(httpx.Client):
        """An httpx.Client with our defaults."""

    class DefaultAsyncHttpxClient(httpx.AsyncClient):
        """An httpx.AsyncClient with our defaults."""

    class DefaultHttpx2Client(httpx2.Client):
        """An httpx2.Client with our defaults."""

    class DefaultAsyncHttpx2Client(httpx2.AsyncClient):
        """An httpx2.AsyncClient with our defaults."""


__all__ = (
    "DEFAULT_CONNECTION_LIMITS",
    "DefaultAsyncHttpx2Client",
    "DefaultAsyncHttpxClient",
    "DefaultHttpx2Client",
    "DefaultHttpxClient",
    "ProxiesTypes",
    "Transport",
)

_LIMITS = {"max_connections": 1000, "max_keepalive_connections": 100}
_CLIENTS = {
    "DefaultHttpxClient": ("httpx", "Client"),
    "DefaultAsyncHttpxClient": ("httpx", "AsyncClient"),
    "DefaultHttpx2Client": ("httpx2", "Client"),
    "DefaultAsyncHttpx2Client": ("httpx2", "AsyncClient"),
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name in _CLIENTS:
            made = _client(name, *_CLIENTS[name])
        elif name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        else:
            httpx = _library("httpx", name)
            if name == "Transport":
                made = httpx.BaseTransport
            elif name == "ProxiesTypes":
                made = str | httpx.Proxy | dict[str | httpx.URL, str | httpx.URL | httpx.Proxy | None]
            else:
                made = httpx.Limits(**_LIMITS)
        return globals().setdefault(name, made)


def _library(library: str, name: str) -> Any:
    try:
        return import_module(library)
    except ModuleNotFoundError as error:
        if error.name != library:
            raise
    raise ImportError(f"{name} needs {library}: pip install {library}")


def _client(name: str, library: str, kind: str) -> Any:
    """Make the class `name`: a client of `library` with other defaults."""
    module = _library(library, name)
    base: Any = getattr(module, kind)

    def __init__(self: Any, **options: Any) -> None:
        timeout, limits = options.get("timeout", DEFAULT), options.get("limits")
        if getattr(timeout, "_spans", False):
            raise UsageError("total, first_event and idle are limits of a call: pass them to the client as timeout=")
        if hasattr(timeout, "as_dict"):  # ours, or that of the other library
            options["timeout"] = module.Timeout(**timeout.as_dict())
        if limits is None:
            options["limits"] = module.Limits(**_LIMITS)
        elif not isinstance(limits, module.Limits):
            options["limits"] = module.Limits(
                **{each: getattr(limits, each) for each in (*_LIMITS, "keepalive_expiry")}
            )
        options.setdefault("follow_redirects", True)
        base.__init__(self, **options)

    doc = f"A {library}.{kind} whose time limits are 600 s, and 5 s to connect, and that follows redirects."
    made = type(name, (base,), {"__init__": __init__, "__doc__": doc, "__module__": __name__})
    return made

# Copied from templates/runtime/transports/http/own_client.py: edit it there.
