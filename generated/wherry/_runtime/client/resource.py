"""Resource and AsyncResource: the base classes of generated resources.

raw_response(client.files.list)() is `client.files.with_raw_response.list()` with the static types of the method.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from ..response.raw import RawResponse
from .modes import Bound, part

if TYPE_CHECKING:
    from .async_client import AsyncClient
    from .sync_client import Client

__all__ = ("AsyncResource", "Resource", "async_raw_response", "part", "raw_response")

P = ParamSpec("P")
T = TypeVar("T")


class Resource(Bound):
    """The methods of one part of the API."""

    if TYPE_CHECKING:
        _client: Client


class AsyncResource(Bound):
    """The methods of one part of the API, to be awaited."""

    if TYPE_CHECKING:
        _client: AsyncClient


def raw_response(method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
    """Return `method` of a resource so that it returns a RawResponse of what it returned; its parameters stay."""
    return getattr(method.__self__.with_raw_response, method.__name__)  # type: ignore[attr-defined, no-any-return]


def async_raw_response(method: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[RawResponse[T]]]:
    """The same for a method of an async resource."""
    return getattr(method.__self__.with_raw_response, method.__name__)  # type: ignore[attr-defined, no-any-return]

# Copied from templates/runtime/client/resource.py by scripts/generate.py. Edit it there.
