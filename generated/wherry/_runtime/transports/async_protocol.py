"""The types of a transport for AsyncClient; the rules are in base."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any, Protocol

from ..base.timeouts import Timeout
from ..request.build import Request

__all__ = ("AsyncTransport", "AsyncTransportResponse")


class AsyncTransportResponse(Protocol):
    """The head of a response, and its body to iterate once."""

    @property
    def status(self) -> int:
        """The status code."""
        ...

    @property
    def headers(self) -> Mapping[str, str] | Any:
        """A mapping, or an iterable of pairs; str or bytes."""
        ...

    def __aiter__(self) -> AsyncIterator[bytes]: ...

    async def finish(self) -> None:
        """Make the connection usable again if that is quick, else close it."""

    async def close(self) -> None:
        """Release the connection; cut it if the body was not read to its end. A second call does nothing."""


class AsyncTransport(Protocol):
    """For AsyncClient."""

    async def send(self, request: Request, timeout: Timeout, /) -> AsyncTransportResponse:
        """Send, and return when the head of the response is there."""
        ...

    async def sleep(self, seconds: float, /) -> None:
        """Wait."""

    async def close(self) -> None:
        """Close the connections."""

# Copied from templates/runtime/transports/async_protocol.py: edit it there.
