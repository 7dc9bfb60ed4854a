"""A cassette: a file with calls and their answers, and the transports that record and play it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, final

from ..base.errors import UsageError
from ..base.usage_errors import UsageTypeError
from .reels import PlayingReel, RecordingReel
from .tape import CassetteError

if TYPE_CHECKING:
    from .async_taped import AsyncPlayer, AsyncRecorder
    from .sync_taped import Player, Recorder

__all__ = ("Cassette", "Mode", "cassette")

Mode = Literal["none", "auto", "all"]
_MODES = ("none", "auto", "all")


@final
class Cassette:
    """Records calls into a file, or plays them from it. Made by `cassette()`, which describes it.

    `transport` is for Client, `async_transport` for AsyncClient. `recording` says whether it sends.
    """

    def __init__(
        self,
        path: Path,
        reel: RecordingReel | PlayingReel,
        through: Any = None,
    ) -> None:
        self.path = path
        self._reel = reel
        self._through = through
        self._entered = False
        self._discarded = False
        self._transports: dict[bool, Any] = {}

    @property
    def recording(self) -> bool:
        """Whether requests are sent, and recorded."""
        return isinstance(self._reel, RecordingReel)

    @property
    def transport(self) -> Recorder | Player:
        """The transport for a Client."""
        return self._transport(asynchronous=False)  # type: ignore[no-any-return]

    @property
    def async_transport(self) -> AsyncRecorder | AsyncPlayer:
        """The transport for an AsyncClient, on asyncio or trio."""
        return self._transport(asynchronous=True)  # type: ignore[no-any-return]

    def _transport(self, *, asynchronous: bool) -> Any:
        if not self._entered:
            raise UsageError(
                "use the cassette in a with statement: its end writes the file, or looks for unplayed calls"
            )
        if asynchronous not in self._transports:
            self._transports[asynchronous] = self._made(asynchronous)
        return self._transports[asynchronous]

    def _made(self, asynchronous: bool) -> Any:
        if asynchronous:
            from . import async_taped as taped
        else:
            from . import sync_taped as taped  # type: ignore[no-redef]
        reel: Any = self._reel
        names = ("AsyncRecorder", "AsyncPlayer") if asynchronous else ("Recorder", "Player")
        if isinstance(reel, PlayingReel):
            return getattr(taped, names[1])(reel)
        inner = self._through
        if inner is None:
            from ..transports.default import make

            inner = make(asynchronous=asynchronous)
        elif getattr(inner, "asynchronous", asynchronous) is not asynchronous:
            raise UsageTypeError(f"{type(inner).__name__} is for {'Client' if asynchronous else 'AsyncClient'}")
        return getattr(taped, names[0])(reel, inner)

    def discard(self) -> None:
        """Let the end of the block write nothing and look for nothing: the test has failed already."""
        self._discarded = True

    def __enter__(self) -> Cassette:
        self._entered = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and not self._discarded:
            self._reel.end()

    def __repr__(self) -> str:
        return f"<Cassette {str(self.path)!r}, {'recording' if self.recording else 'playing'}>"


def cassette(
    path: str | os.PathLike[str],
    *,
    mode: Mode | str | None = "none",
    order: bool = True,
    speed: float = 0.0,
    failures: bool = False,
    keep_headers: Iterable[str] = (),
    transport: Any = None,
) -> Cassette:
    """Return a cassette: calls and their answers in a file, to be played in tests.

        with cassette("tests/cassettes/greet.jsonl") as tape:
            client = Client(api_key="test", transport=tape.transport)

    Args:
        path: The file, one JSON object a line. Its folder is made when it is written.
        mode: "none" plays the file and never sends; "auto" records where there is no file, else plays; "all" records anew.
            None is "none", so that `mode=os.environ.get("RECORD")` records when somebody asks for it.
        order: Whether calls must come in the order in which they were recorded. False is for calls that run side by side.
        speed: How fast answers are played: 1 as they came, 2 twice as fast, 0 without waits.
        failures: Whether to record also answers with a status from 500 on, and requests that got none. A program that gets
            over one is recorded without it; else the end of the block raises, and no file is written.
        keep_headers: Headers of answers to write besides content-type, location, retry-after, retry-after-ms, x-request-id
            and x-should-retry.
        transport: What recording sends through, in place of the transport of the platform.

    Raises:
        CassetteError: An AssertionError. There is no file; a request is not the recorded one (the message names the first part
            that differs); at the end, a call was not played; a key of the client's would stand in the file. A block that
            raises writes nothing.
        UsageError: An argument makes no sense.
    """
    mode = "none" if mode is None else mode
    if mode not in _MODES:
        raise UsageError(f'the mode of a cassette is "none", "auto" or "all", not {mode!r}')
    if not speed >= 0:
        raise UsageError(f"speed is at least 0, not {speed!r}")
    file = Path(path)
    if mode == "all" or (mode == "auto" and not file.exists()):
        return Cassette(file, RecordingReel(file, failures, keep_headers), transport)
    if not file.exists():
        raise CassetteError(f'{file} does not exist; mode="auto" records it')
    return Cassette(file, PlayingReel(file, order, speed))

# Copied from templates/runtime/testing/cassette.py: edit it there.
