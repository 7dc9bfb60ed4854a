# Copied from templates/runtime/transports/default.py by scripts/generate.py. Edit it there.
"""Which transport a client takes when it is told none. Decided here alone, by sys.platform.

A platform is one line of `_PLATFORMS`: the module that has `make(asynchronous)`, and others that it needs. Everything
that is not listed is an ordinary CPython, where a user's own HTTP client can be taken as well.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

from ..errors import UsageError

__all__ = ("elsewhere", "make", "prepare")

_PLATFORMS = {
    "emscripten": (".fetch", ".fetch_call", ".fetch_host", ".fetch_xhr"),
    "wasi": (".wasi", ".wasi_answer", ".wasi_bindings", ".wasi_loop"),
}
_ORDINARY = frozenset({"family", "injected", "leftovers", "loops", "native", "wire"})
"""What stands on sockets and HTTP libraries."""


def elsewhere() -> frozenset[str]:
    """Name the modules of this package that this platform has no use for, and may not be able to import."""
    others = frozenset(
        name.lstrip(".") for platform, names in _PLATFORMS.items() if platform != sys.platform for name in names
    )
    return others | _ORDINARY if sys.platform in _PLATFORMS else others


def make(http_client: Any = None, *, asynchronous: bool) -> Any:
    """Make the transport of this platform, or one over a user's httpx or httpx2 client."""
    if http_client is not None:
        from . import injected

        return injected.AsyncInjectedTransport(http_client) if asynchronous else injected.InjectedTransport(http_client)
    modules = _PLATFORMS.get(sys.platform)
    if modules is not None:
        return _platform(modules[0]).make(asynchronous)
    from . import native

    return native.AsyncNativeTransport() if asynchronous else native.NativeTransport()


def prepare() -> None:
    """Do now what the transport of this platform would do at its first request, and could not do in a snapshot."""
    if sys.platform == "wasi":
        _platform(_PLATFORMS["wasi"][0]).prepare()


def _platform(module: str) -> Any:
    try:
        return import_module(module, __package__)
    except ModuleNotFoundError as error:
        if error.name != f"{__package__}{module}":
            raise
        raise UsageError(
            f"this package has no transport of its own for {sys.platform}: give the client a transport= that honours "
            f"the protocol described in {__package__}.base"
        ) from None
