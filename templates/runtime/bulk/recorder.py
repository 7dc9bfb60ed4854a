"""What a function of a row would send: its request is noted, nothing is sent, and the function is left.

    recorder = Recorder()
    try:
        with surrounded(recorder.surrounding()):
            call(row)
    except BaseException as error:
        recorder.expects(error)
    recorder.noted()  # a Recorded: method, url, body, client

`async_recording` and its sync twin do that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..base.errors import UsageError
from ..client.surrounding import Surrounding

__all__ = ("Recorded", "Recorder", "stand_in")


@dataclass(slots=True)
class Recorded:
    """A request that was not sent."""

    method: str
    url: str
    content_type: str
    body: bytes
    client: Any
    """The client that would have sent it."""


class _Noted(BaseException):
    """Leaves a function whose request was noted. No `except Exception` of the function holds it up."""


class Recorder:
    """Notes the request of one call of a function."""

    def __init__(self) -> None:
        self._recorded: Recorded | None = None

    def surrounding(self) -> Surrounding:
        """Return what has to surround the call."""
        return Surrounding(transport=lambda client: stand_in(client, lambda sent: self._note(sent, client)))

    def _note(self, sent: Any, client: Any) -> Any:
        if self._recorded is None:
            kind = sent.headers.get("content-type") or ""
            self._recorded = Recorded(sent.method, str(sent.url), kind, sent.body, client)
        raise _Noted

    def expects(self, error: BaseException) -> None:
        """Return if `error` is how the function was left, on its own or in a group of a task group; else raise it."""
        while (inner := getattr(error, "exceptions", ())) and len(inner) == 1:
            error = inner[0]
        if not isinstance(error, _Noted):
            raise error

    def noted(self) -> Recorded:
        """Return the request. UsageError if there was none."""
        if self._recorded is None:
            raise UsageError(
                "the function made no call for this row, or none with a wherry client; it has to make one for each row"
            )
        return self._recorded


def stand_in(client: Any, answer: Callable[[Any], Any]) -> Any:
    """Return a transport for `client` that asks `answer` for each reply, and waits for nothing."""
    from ..transports.memory import AsyncMemoryTransport, MemoryTransport

    return (AsyncMemoryTransport if client._asynchronous else MemoryTransport)(answer)
