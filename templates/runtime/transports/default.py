"""Which transport a client takes when it is given none. Decided here alone, by sys.platform.

A platform is one line of `_PLATFORMS`: the folder whose module `transport` has `make(asynchronous)`. Everything that is
not listed is an ordinary CPython, where a user's own HTTP client can be taken as well.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

from ..base.errors import UsageError

__all__ = ("elsewhere", "make", "prepare")

_PLATFORMS = {"emscripten": "fetch", "wasi": "wasi"}
_ORDINARY = "http"
"""The folder that stands on sockets and HTTP libraries."""


def elsewhere() -> frozenset[str]:
    """Return the folders of this package that this platform has no use for, and may not be able to import."""
    return frozenset({_ORDINARY, *_PLATFORMS.values()} - {_PLATFORMS.get(sys.platform, _ORDINARY)})


def make(http_client: Any = None, *, asynchronous: bool) -> Any:
    """Make the transport of this platform, or one over a user's httpx or httpx2 client."""
    if http_client is not None:
        from .http import injected

        return injected.AsyncInjectedTransport(http_client) if asynchronous else injected.InjectedTransport(http_client)
    if sys.platform in _PLATFORMS:
        return _of_platform().make(asynchronous)
    from .http import connections

    return connections.AsyncNativeTransport() if asynchronous else connections.NativeTransport()


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
