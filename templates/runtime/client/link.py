"""Link: what a client and its copies share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .gate import Gate
    from .vectors import Vectors

__all__ = ("Link",)


class Link:
    """The transport, the gate of the limits, and what is known of vectors. Each is made when a call first needs it.

    Once closed it stays closed.
    """

    __slots__ = ("_made", "closed", "gate", "http_client", "transport", "vectors")

    def __init__(self, transport: Any, http_client: Any) -> None:
        self.transport = transport
        self.http_client = http_client
        self.closed = False
        self._made: dict[str, Any] = {}
        self.vectors: Vectors | None = None
        self.gate: Gate | None = None

    def gate_for(self, transport: Any) -> Gate:
        """Return what all calls under limits pass, by the clock of `transport` if it has one."""
        if self.gate is None:
            from time import monotonic

            from .gate import Gate  # few clients have limits

            made: Gate = self._made.setdefault("gate", Gate(getattr(transport, "clock", None) or monotonic))
            self.gate = made
        return self.gate

    def make(self, asynchronous: bool) -> Any:
        """Make the transport. Threads that do so at the same time all get the same one."""
        from ..transports.default import make  # no HTTP library before the first call

        self.transport = self._made.setdefault("transport", make(self.http_client, asynchronous=asynchronous))
        return self.transport
