"""The types of a transport for Client; the rules are in base."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from ..base.timeouts import Timeout
from ..request.build import Request

__all__ = ("Transport", "TransportResponse")


class TransportResponse(Protocol):
    """The head of a response, and its body to iterate once."""

    @property
    def status(self) -> int:
        """The status code."""
        ...

    @property
    def headers(self) -> Mapping[str, str] | Any:
        """A mapping, or an iterable of pairs; str or bytes."""
        ...

    def __iter__(self) -> Iterator[bytes]: ...

    def finish(self) -> None:
        """Make the connection usable again if that is quick, else close it."""

    def close(self) -> None:
        """Release the connection; cut it if the body was not read to its end. A second call does nothing."""


class Transport(Protocol):
    """For Client: used from any number of threads."""

    def send(self, request: Request, timeout: Timeout, /) -> TransportResponse:
        """Send, and return when the head of the response is there."""
        ...

    def sleep(self, seconds: float, /) -> None:
        """Wait."""

    def close(self) -> None:
        """Close the connections."""

# Derived from templates/runtime/transports/async_protocol.py: edit it there.
