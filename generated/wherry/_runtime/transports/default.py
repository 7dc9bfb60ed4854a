"""Which transport a client takes when it is given none. Decided here alone, by sys.platform.

A platform is one line of `_PLATFORMS`: the folder whose module `transport` has `make(asynchronous)`. Everything that is
not listed is an ordinary CPython, where a user's own HTTP client can be taken as well.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

from ..base.errors import UsageError, UsageTypeError

__all__ = ("elsewhere", "make", "prepare")

_PLATFORMS = {"emscripten": "fetch", "wasi": "wasi"}
_ORDINARY = "http"
"""The folder that stands on sockets and HTTP libraries."""
_OPTIONAL = "aio_http"
"""The folder whose library not everybody has."""


def elsewhere() -> frozenset[str]:
    """Return the folders of this package that this platform may have no use for, and may not be able to import."""
    return frozenset({_ORDINARY, _OPTIONAL, *_PLATFORMS.values()} - {_PLATFORMS.get(sys.platform, _ORDINARY)})


def make(http_client: Any = None, *, asynchronous: bool) -> Any:
    """Make the transport of this platform, or one over a user's httpx or httpx2 client, or aiohttp session."""
    if http_client is not None:
        if (transport := _on_aiohttp(http_client)) is not None:
            if not asynchronous:
                raise UsageTypeError("http_client is for asyncio; pass it to an AsyncClient")
            return transport
        from .http import injected

        return injected.AsyncInjectedTransport(http_client) if asynchronous else injected.InjectedTransport(http_client)
    if sys.platform in _PLATFORMS:
        return _of_platform().make(asynchronous)
    from .http import connections

    return connections.AsyncNativeTransport() if asynchronous else connections.NativeTransport()


def _on_aiohttp(http_client: Any) -> Any:
    """Return an AioHttpTransport as it is, an aiohttp session as one; None for other things."""
    if not {"aiohttp", f"{__package__}.{_OPTIONAL}.transport"} & sys.modules.keys():
        return None  # nobody can have made one
    from .aio_http.transport import AioHttpTransport, is_session

    if isinstance(http_client, AioHttpTransport):
        return http_client
    return AioHttpTransport(http_client) if is_session(http_client) else None


def prepare() -> None:
    """Do now what the transport of this platform would do at its first request, and could not do in a snapshot."""
    if sys.platform == "wasi":
        _of_platform().prepare()


def _of_platform() -> Any:
    folder = f"{__package__}.{_PLATFORMS[sys.platform]}"
    try:
        return import_module(f"{folder}.transport")
    except ModuleNotFoundError as error:
        if error.name not in {folder, f"{folder}.transport"}:
            raise
        raise UsageError(
            f"this package has no transport of its own for {sys.platform}: pass the client a transport= that follows "
            f"the protocol described in {__package__}.base"
        ) from None

# Copied from templates/runtime/transports/default.py: edit it there.
