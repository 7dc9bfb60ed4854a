"""Faults on demand: what they are called, how they are written, and which request gets which.

Wishes for the answer are written and sent in the same way.
Written as `name[=value][;option=value]… [xN]`, several with commas: `429;retry-after=1`, `503 x2` (or, to be plain,
`503 x2 then ok`), `drip=20, cut=3`.
A request gets the faults of its query (`_fault`), else of its header (`x-fault`), else the next of the queue, else the
standing ones. `ok` means none.
"""

from __future__ import annotations

import random
import re
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field

from . import oddities
from .sockets import faults as sockets

KNOWN = {
    "NNN": "answer with this status; retry-after=S, retry-after-ms=MS, retry-after-date=S, should-retry=true|false, code=C, "
    "message=M, shape=nested|flat|text|detail|html|empty|int-code",
    "ok": "no fault (uses up a place in the queue)",
    "reset": "break the connection (RST) before any byte of the answer",
    "slow-headers": "=S: wait S seconds before the answer; =S-T: between S and T",
    "redirect": "=same|cross|loop|URL: answer 307 (status=N), to this origin, to the second one, to itself, to URL",
    "html-error": "=STATUS: an HTML page, as a proxy sends it (default 502)",
    "wrong-content-type": "=TYPE: a correct body with a wrong content type",
    "empty-body": "a good status without a body",
    "cut": "=K: break the connection after K events (Kb: bytes), or N bytes later (bytes=N); how=rst|fin",
    "end": "=K: end cleanly after K events, without the end mark",
    "stall": "=K:S: after K events (Kb: bytes) wait S seconds (default 60), then continue",
    "drip": "=MS: wait MS milliseconds after every piece",
    "split": "=N: send pieces of N bytes",
    "one-byte": "send pieces of one byte",
    "coalesce": "send the whole body as one piece",
    "gzip": "compress the body",
    "garbage": "=K: an event that is not JSON after K events; a JSON answer is cut in two",
    "no-done": "leave out [DONE]",
    "error-event": "=K: an error inside the stream after K events, then the end; shape=nested|text|flat|event|socket",
    "keepalive": "comments, keepalive events and empty data between the events",
    "unknown-event": "an event of an unknown type, after the first event",
    "extra-fields": "fields that the spec does not have, on every level",
    "missing-fields": "no id, object, created, model, status … on the upper levels",
    "crlf": "event lines end in CR LF",
    "cr": "event lines end in CR",
    "bom": "the stream begins with a byte order mark",
    "words": "=N: an answer of N words (not a fault, but useful with one)",
}
BATCH_ENDS = ("expired", "failed", "bad-lines", "token_limit_exceeded", "missing", "twice", "status-0", "429", "500")
WISHES = {
    "calls": "=N: N calls at once of the tools that are offered (default 1)",
    "refuse": "a refusal instead of an answer",
    "finish": "=length|content_filter|failed: the answer stops halfway, for this reason",
    "batch": f"=END: what becomes of a batch, or of its first rows=N (default 1; of an expired one half are answered); END "
    f"is one of {', '.join(BATCH_ENDS)}",
    "odd": f"=NAME: a chat stream as other servers send it; NAME is one of {', '.join(oddities.KNOWN)}",
    "rounds": "=N: responses call tools in N turns in a row before they answer (default 1)",
    **sockets.WISHES,
}
_EVERY = KNOWN | sockets.KNOWN | WISHES
_FORM = re.compile(
    r"(?P<name>[A-Za-z0-9-]+)(=(?P<value>[^;]*?))?(?P<options>(;[^;=]+=[^;]*?)*)(\s+x(?P<times>\d+)(\s+then\s+ok)?)?"
)


class FaultError(ValueError):
    """A fault that is not known or not written as it should be."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, parsed."""

    name: str
    value: str = ""
    options: dict[str, str] = field(default_factory=dict)

    @property
    def status(self) -> int | None:
        """The status to answer with, where the fault is one."""
        return int(self.name) if self.name.isdigit() else None

    def whole(self, default: int) -> int:
        """Return the value as a whole number."""
        return int(float(self.value)) if self.value else default

    def seconds(self, default: float) -> float:
        """Return the value as seconds; of `1-2` any time between."""
        least, _, most = self.value.partition("-")
        return random.uniform(float(least), float(most or least)) if least else default


class Faults:
    """The faults of one request, by name."""

    def __init__(self, items: Iterable[Fault] = (), text: str = "") -> None:
        self.text = text
        self._by_name = {"status" if item.status else item.name: item for item in items}

    def get(self, name: str) -> Fault | None:
        return self._by_name.get(name)

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def __bool__(self) -> bool:
        return bool(self._by_name)


def parse(text: str) -> tuple[Faults, int]:
    """Parse a comma list; returns the faults and how many requests they are for."""
    items, times = [], 1
    for part in filter(None, (part.strip() for part in text.split(","))):
        found = _FORM.fullmatch(part)
        name = found["name"] if found else part
        if found is None or not (name in _EVERY or re.fullmatch(r"[1-5]\d\d", name)) or name == "NNN":
            raise FaultError(f"{part!r} is not a known fault; choose from {', '.join(_EVERY)} (NNN is any status)")
        options = dict(pair.strip().split("=", 1) for pair in found["options"].split(";") if pair)
        times = max(times, int(found["times"] or 1))
        fault = Fault(name, (found["value"] or "").strip(), options)
        _check(fault, part)
        if name != "ok":
            items.append(fault)
    return Faults(items, text.strip()), times


_NUMBER = r"\d+(\.\d+)?"
_VALUES = {
    "slow-headers": rf"{_NUMBER}(-{_NUMBER})?",
    **dict.fromkeys(("drip", "split", "words"), _NUMBER),
    **dict.fromkeys(("calls", "rounds"), r"[1-9]\d*"),
    "finish": "length|content_filter|failed",
    "odd": "|".join(oddities.KNOWN),
    "batch": "|".join(BATCH_ENDS),
    **dict.fromkeys(("html-error", "end", "garbage", "error-event"), r"\d*"),
    "cut": r"(\d+b?)?",
    "stall": rf"(\d+b?)?(:{_NUMBER})?",
    **sockets.VALUES,
}


def _check(fault: Fault, part: str) -> None:
    if not re.fullmatch(_VALUES.get(fault.name, ".*"), fault.value):
        raise FaultError(f"{part!r} is not a valid {fault.name}: {fault.name}{_EVERY[fault.name]}")


@dataclass(slots=True)
class _Entry:
    faults: Faults
    left: int
    on: str | None


class FaultQueue:
    """Faults for requests to come, in order; `on` restricts an entry to one operation or path."""

    def __init__(self, standing: str = "") -> None:
        self._standing = parse(standing)[0]
        self._entries: list[_Entry] = []
        self._repeats: dict[tuple[str, str, str], int] = {}
        self._lock = threading.Lock()

    def add(self, *faults: str, on: str | None = None) -> None:
        """Queue faults: each argument is for one request (`503 x2`: for two).

        `on` is a path or a verb and a path, as the client sends it without the prefix (`POST /chat/completions`);
        such an entry waits for its request while others pass by.
        """
        parsed = [(parse(text), on) for text in faults]
        with self._lock:
            self._entries += [_Entry(items, times, place) for (items, times), place in parsed]

    def clear(self) -> None:
        """Forget what is queued, and how often a fault of a header has been used."""
        with self._lock:
            self._entries.clear()
            self._repeats.clear()

    def pending(self) -> list[dict[str, str | int | None]]:
        """Return what is queued, as JSON-able data."""
        with self._lock:
            return [{"faults": entry.faults.text, "left": entry.left, "on": entry.on} for entry in self._entries]

    def take(self, verb: str, path: str, asked: str | None) -> Faults:
        """Return the faults for a request; `asked` is what the request itself wants, or None."""
        if asked is not None:
            return self._of_request(verb, path, asked)
        with self._lock:
            for entry in self._entries:
                if entry.on in (None, path, f"{verb} {path}"):
                    entry.left -= 1
                    if entry.left <= 0:
                        self._entries.remove(entry)
                    return entry.faults
        return self._standing

    def _of_request(self, verb: str, path: str, asked: str) -> Faults:
        """A request that is sent again carries the same header: `503 x2` fails twice, then lets one through."""
        faults, times = parse(asked)
        if times == 1:
            return faults
        with self._lock:
            key = (verb, path, asked)
            used = self._repeats.get(key, 0)
            if used < times:
                self._repeats[key] = used + 1
                return faults
            self._repeats.pop(key, None)
        return self._standing
