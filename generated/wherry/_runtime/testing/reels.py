"""What recording and playing do whichever client it is for: which call is next, what is kept, what fails."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import Any, NoReturn

from ..base.errors import APIConnectionError, APITimeoutError, UsageError
from ..base.headers import Headers
from ..request.build import Request
from .comparing import difference, shown_request
from .hiding import Hider
from .tape import CassetteError, Recorded, read, write

__all__ = ("KEPT_HEADERS", "PlayingReel", "RecordingReel", "no_sockets")

KEPT_HEADERS = ("content-type", "location", "retry-after", "retry-after-ms", "x-request-id", "x-should-retry")
"""Headers of answers that are written. No others are, and none of requests."""
_SERVER_ERROR = 500


class RecordingReel:
    """The calls of a cassette that is being recorded."""

    def __init__(self, path: Path, failures: bool, keep: Iterable[str]) -> None:
        self.path = path
        self.hider = Hider()
        self._failures = failures
        self._keep = {*KEPT_HEADERS, *(name.lower() for name in keep)}
        self._calls: list[Recorded] = []
        self._left_out: list[tuple[int, Recorded, str]] = []

    def begin(self, request: Request, body: bytes) -> Recorded:
        """Note a request."""
        self.hider.learn(request.summary.secrets)
        call = Recorded(shown_request(request, body, self.hider))
        self._calls.append(call)
        return call

    def answered(self, call: Recorded, status: int, headers: Headers, began_s: float) -> Headers:
        """Note the head of an answer. Return its headers."""
        call.status, call.head_ms = status, _ms_since(began_s)
        call.headers = {name.lower(): value for name, value in headers.items() if name.lower() in self._keep}
        if status >= _SERVER_ERROR:
            self._leave_out(call, f"the answer had status {status}")
        return headers

    def failed(self, call: Recorded, error: Exception, began_s: float) -> None:
        """Note that no answer came."""
        self.broken(call, error, began_s)
        self._leave_out(call, f"there was no answer ({call.end and call.end['error']})")

    def broken(self, call: Recorded, error: Exception, last_s: float) -> None:
        """Note that an answer broke off."""
        late = isinstance(error, (APITimeoutError, TimeoutError))
        name = "APITimeoutError" if late else "APIConnectionError"
        call.end = {"error": name, "message": str(error), "ms": _ms_since(last_s)}

    def _leave_out(self, call: Recorded, reason: str) -> None:
        """A bad day of the service's is no truth to test against, unless somebody asks for it."""
        if not self._failures:
            place = next(number for number, one in enumerate(self._calls) if one is call)
            del self._calls[place]
            self._left_out.append((place, call, reason))

    def end(self) -> None:
        """Write the file."""
        for place, call, reason in self._left_out:
            if not any(later.send == call.send for later in self._calls[place:]):
                raise CassetteError(
                    f"{self.path} was not written: {call.name} failed, {reason}; pass failures=True to record that"
                )
        write(self.path, self._calls, self.hider)


class PlayingReel:
    """The calls of a cassette that have not been played yet."""

    def __init__(self, path: Path, order: bool, speed: float) -> None:
        self.path = path
        self._order = order
        self._speed = speed
        self._calls = read(path)
        self._played = 0
        self._mismatch: CassetteError | None = None
        self._lock = Lock()

    def take(self, request: Request, body: bytes) -> Recorded:
        """Return the recording of a request; CassetteError if there is none, or it is not the next."""
        sent = _as_read(shown_request(request, body, Hider()))
        hider = Hider()
        hider.learn(request.summary.secrets, 0)  # what was the key of the recording is *** there
        ways = (sent, _as_read(shown_request(request, body, hider)))
        with self._lock:
            for place, call in enumerate(self._calls[:1] if self._order else self._calls):
                if call.send in ways:
                    self._played += 1
                    return self._calls.pop(place)
            shown = Hider()
            shown.learn(request.summary.secrets)  # the message says what was sent, and must not say the key
            self._mismatch = CassetteError(self._why(shown.value(sent)))
            raise self._mismatch

    def _why(self, sent: dict[str, Any]) -> str:
        name = f"{sent['method']} {sent['path']}"
        if not self._calls:
            return f"{self.path} has no call left for {name}; {self._played} were played"
        alike = [call for call in self._calls if f"{call.send['method']} {call.send['path']}" == name]
        call = self._calls[0] if self._order or not alike else alike[0]
        which = f"call {self._played + 1}" if self._order else "the most similar call that is left"
        return f"{self.path}, {which}, is not what was sent. {difference(call.send, sent)}"

    def wait_s(self, ms: int) -> float:
        """Return the seconds to wait before a piece."""
        return ms / 1000 / self._speed if self._speed else 0.0

    def ending(self, call: Recorded) -> Exception | None:
        """Return what is raised at the end of the recording of an answer."""
        if call.end is None:
            self._mismatch = CassetteError(
                f"{self.path}: when {call.name} was recorded, the program did not read further than this"
            )
            return self._mismatch
        return self.error(call) if "error" in call.end else None

    def error(self, call: Recorded) -> Exception:
        """Return the error of a recording."""
        if call.end is None:
            return CassetteError(f"{self.path}: the recording of {call.name} has no answer")
        if call.end.get("error") == "APITimeoutError":
            return APITimeoutError(str(call.end.get("message", "")))
        return APIConnectionError(str(call.end.get("message", "")))

    def end(self) -> None:
        """Raise CassetteError for calls that were not played, or for a mismatch that the program has swallowed."""
        if self._mismatch is not None:
            raise self._mismatch
        if self._calls:
            left = ", ".join(call.name for call in self._calls)
            raise CassetteError(f"{self.path}: not played: {left}")


def no_sockets() -> NoReturn:
    """Raise UsageError."""
    raise UsageError(
        "a cassette has no WebSocket connections; play their server with MemoryTransport(socket=...), see docs/sockets.md"
    )


def _ms_since(began_s: float) -> int:
    return round((time.perf_counter() - began_s) * 1000)


def _as_read(value: dict[str, Any]) -> dict[str, Any]:
    """Return a value as it would be read from a file."""
    out: dict[str, Any] = json.loads(json.dumps(value))
    return out

# Copied from templates/runtime/testing/reels.py: edit it there.
