"""From a body to what happens on the connection: pieces that are sent, waits, a cut. Pure; `exchange` carries it out.

Faults of time and of the connection are applied here, the same for streams (counted in events) and for other bodies
(counted in bytes).
"""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from .faults import Faults
from .stream import Event


@dataclass(frozen=True, slots=True)
class Send:
    """Send these bytes; `units` of them (events, or bytes of another body) are whole after it."""

    data: bytes
    units: int


@dataclass(frozen=True, slots=True)
class Wait:
    """Send nothing for a while."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Cut:
    """Break the connection: `rst` abruptly, `fin` in good order as far as TCP goes."""

    how: str


@dataclass(frozen=True, slots=True)
class Close:
    """Send the close frame of a websocket."""

    code: int
    reason: str


Step: TypeAlias = Send | Wait | Cut | Close


def of_events(events: Iterable[Event], faults: Faults) -> Iterator[Step]:
    """Plan a stream: one piece an event."""
    newline = "\r\n" if "crlf" in faults else "\r" if "cr" in faults else "\n"
    start = b"\xef\xbb\xbf" if "bom" in faults else b""
    for event in events:
        yield Send(start + event.encode(newline), 0 if event.comment is not None else 1)
        start = b""


def of_bytes(body: bytes, faults: Faults) -> Iterator[Step]:
    """Plan a body of known length: one piece (ten, where it drips)."""
    if "drip" in faults:
        size = max(1, len(body) // 10)
        return (Send(body[at : at + size], len(body[at : at + size])) for at in range(0, len(body), size))
    return iter([Send(body, len(body))])


def faulty(steps: Iterable[Step], faults: Faults, *, is_stream: bool, size: int = 0) -> Iterator[Step]:
    """Apply the faults of time and of the connection."""
    default = 1 if is_stream else size // 2
    for name in ("cut", "stall"):
        if fault := faults.get(name):
            place, _, seconds = fault.value.partition(":")
            step = Cut(fault.options.get("how", "rst")) if name == "cut" else Wait(float(seconds or 60))
            count = int(place.rstrip("b") or default)
            in_events = is_stream and not place.endswith("b")
            if in_events and "bytes" in fault.options:
                steps = inside(steps, count, int(fault.options["bytes"]), step)
            else:
                steps = after(steps, count, step) if in_events else after_bytes(steps, count, step)
    if "gzip" in faults:
        steps = gzipped(steps)
    if fault := faults.get("split"):
        steps = split(steps, fault.whole(1))
    if "one-byte" in faults:
        steps = split(steps, 1)
    if "coalesce" in faults:
        steps = coalesced(steps)
    if fault := faults.get("drip"):
        steps = dripping(steps, fault.seconds(0) / 1000)
    return iter(steps)


def after(steps: Iterable[Step], units: int, more: Step) -> Iterator[Step]:
    """Put a step behind the piece that completes so many units (at the end, where there are fewer)."""
    placed = False
    for step in steps:
        if not placed and units <= 0:
            placed = True
            yield more
        yield step
        units -= step.units if isinstance(step, Send) else 0
    if not placed:
        yield more


def after_bytes(steps: Iterable[Step], count: int, more: Step) -> Iterator[Step]:
    """Put a step behind so many bytes, inside a piece if need be."""
    for step in steps:
        if not isinstance(step, Send) or count < 0:
            yield step
        elif len(step.data) < count:
            count -= len(step.data)
            yield step
        else:
            yield Send(step.data[:count], 0)
            yield more
            yield Send(step.data[count:], step.units)
            count = -1
    if count >= 0:
        yield more


def inside(steps: Iterable[Step], units: int, count: int, more: Step) -> Iterator[Step]:
    """Put a step behind so many bytes of the piece after so many units."""
    steps = iter(steps)
    while units > 0 and (step := next(steps, None)) is not None:
        yield step
        units -= step.units if isinstance(step, Send) else 0
    yield from after_bytes(steps, count, more)


def split(steps: Iterable[Step], size: int) -> Iterator[Step]:
    """Break pieces into smaller ones; a unit is whole with its last byte."""
    for step in steps:
        if isinstance(step, Send) and len(step.data) > size:
            last = (len(step.data) - 1) // size * size
            for at in range(0, len(step.data), size):
                yield Send(step.data[at : at + size], step.units if at == last else 0)
        else:
            yield step


def coalesced(steps: Iterable[Step]) -> Iterator[Step]:
    """Join all pieces up to the next wait or cut."""
    for is_sent, group in itertools.groupby(steps, lambda step: isinstance(step, Send)):
        if not is_sent:
            yield from group
            continue
        pieces = [step for step in group if isinstance(step, Send)]
        yield Send(b"".join(piece.data for piece in pieces), sum(piece.units for piece in pieces))


def dripping(steps: Iterable[Step], seconds: float) -> Iterator[Step]:
    """Wait after every piece."""
    for step in steps:
        yield step
        if isinstance(step, Send):
            yield Wait(seconds)


def gzipped(steps: Iterable[Step]) -> Iterator[Step]:
    """Compress, every piece readable as soon as it has come."""
    packer = zlib.compressobj(wbits=31)
    for step in steps:
        if isinstance(step, Send):
            yield Send(packer.compress(step.data) + packer.flush(zlib.Z_SYNC_FLUSH), step.units)
        else:
            yield step
    yield Send(packer.flush(), 0)
