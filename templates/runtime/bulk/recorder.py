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
    others: int = 0
    """How many more calls the function began before it was left: side by side, or on its way out."""


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
        else:
            self._recorded.others += 1
        raise _Noted

    def expects(self, error: BaseException) -> None:
        """Return if `error` is how the function was left, on its own or in groups of task groups; else raise it."""
        if not _is_noted(error):
            raise error

    def noted(self) -> Recorded:
        """Return the request. UsageError if there was none."""
        if self._recorded is None:
            raise UsageError(
                "the function made no call for this row, or none with a wherry client; it has to make one for each row"
            )
        return self._recorded


def _is_noted(error: BaseException) -> bool:
    inner = getattr(error, "exceptions", ())
    return all(map(_is_noted, inner)) if inner else isinstance(error, _Noted)


def stand_in(client: Any, answer: Callable[[Any], Any]) -> Any:
    """Return a transport for `client` that asks `answer` for each reply, and waits for nothing."""
    from ..transports.memory import AsyncMemoryTransport, MemoryTransport

    return (AsyncMemoryTransport if client._asynchronous else MemoryTransport)(answer)
