"""What is measured, case by case, and what the figures of wherry have to be.

A case is one line of the tables; a target one line of the first one. The unit of a figure is that of its case.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from . import measuring
from .measuring import Measure, Sample

__all__ = ("CASES", "STARTUP", "TARGETS", "Case", "Startup", "Target")


@dataclass(frozen=True)
class Case:
    """Work for a client that runs. A turn does at least `fewest` units; or `fixed` ones in a full run, where that is given.

    `beside_json`: json does the same in the same process, so that both have the same memory around them: what the
    garbage collector takes depends on it. `fresh`: the case leaves many open connections behind, so each turn has a
    client of its own. `slow`: a quick run leaves it out.
    """

    name: str
    title: str
    unit: str
    measure: Measure
    fewest: int = 1
    fixed: int = 0
    beside_json: bool = False
    fresh: bool = False
    slow: bool = False


@dataclass(frozen=True)
class Startup:
    """A program for a fresh interpreter: the class attribute of the client that holds it."""

    name: str
    title: str
    attribute: str


STARTUP = (
    Startup("import", "import", "import_code"),
    Startup("first-call", "import, client, first typed chat call", "first_call_code"),
    Startup("eager", "import of all models", "eager_code"),
)

_FAMILIES = (("chat", "chat chunk"), ("responses", "responses event"))
_PACKINGS = (("one", "one a packet"), ("packed", "packets of 64 KiB"))
_EVENTS = 20_000

_READ = {
    "bare": ("bare", "stream without help", "events"),
    "text": ("helped", "`.stream`", "events"),
    "typed": ("typed", "`.stream` with a type", "json"),
    "parsed": ("parsed", "the same, each `parsed` looked at", "json"),
}
"""How much help is asked for -> the name and title of the case, and what the server streams."""
_MODES = {"": "", "-async": ", asyncio", "-memory": ", in memory"}
_HELPED: tuple[tuple[str, str, Callable[..., Sample], tuple[int, ...], tuple[str, ...]], ...] = (
    ("chat", "", measuring.helped, (100, 1600, 6400), ("bare", "text", "typed")),
    ("chat", "", measuring.helped, (6400,), ("parsed",)),
    ("chat", "-async", measuring.helped_async, (1600,), ("bare", "text", "typed")),
    ("chat", "-memory", measuring.added, (1600,), ("bare", "text", "typed")),
    ("responses", "", measuring.helped, (1600,), ("bare", "text")),
)

# The cheap ones come first: a run that is cut short has them all.
CASES: tuple[Case, ...] = (
    Case("call", "small call", "call", measuring.calls, fewest=10),
    Case("call-async", "small call, asyncio", "call", measuring.calls_async, fewest=10),
    Case("call-long", "call for a Response of 50 kB", "call", measuring.long_answers, fewest=3),
    *(
        Case(
            f"decode-{what}",
            f"decode {title}",
            unit,
            partial(measuring.decodes, what=what),
            fewest=fewest,
            beside_json=True,
        )
        for what, title, unit, fewest in (
            ("completion", "a ChatCompletion", "object", 100),
            ("response", "a Response", "object", 100),
            ("chunk", "a chat chunk", "object", 100),
            ("event", "a responses event", "object", 100),
            ("list", "a list of 1,000", "list", 3),
        )
    ),
    *(
        Case(
            f"sse-{family}-{packing}",
            f"parse and decode a {event}, {packed}",
            "event",
            partial(measuring.events, kind=family, packing=packing),
            fixed=_EVENTS,
            beside_json=True,
        )
        for family, event in _FAMILIES
        for packing, packed in _PACKINGS
    ),
    *(
        Case(
            f"build-{count}{'-typed' if typed else ''}",
            f"request of {count} message{'s, half of them objects' if typed else 's' if count > 1 else ''}",
            "request",
            partial(measuring.builds, messages=count, typed=typed),
            fewest=3,
            beside_json=True,
        )
        for count, typed in ((1, False), (200, False), (200, True))
    ),
    *(
        Case(
            f"embeddings-{read}",
            f"500 vectors of 1,536 numbers as {read}s",
            "call",
            partial(measuring.embeddings, read=read),
            fewest=2,
        )
        for read in ("list", "buffer")
    ),
    Case("list", "call for a list of 1,000 models", "call", measuring.lists, fewest=3),
    *(
        Case(
            f"stream-{family}-{packing}{mode}",
            f"streamed {event}, {packed}{', asyncio' if mode else ''}",
            "event",
            partial(measure, kind=family, packing=packing),
            fixed=_EVENTS,
        )
        for family, event in _FAMILIES
        for packing, packed in _PACKINGS
        for mode, measure in (("", measuring.streams), ("-async", measuring.streams_async))
    ),
    *(
        Case(
            f"{name}-{kind}-{chunks}{mode}",
            f"{title}{'' if kind == 'chat' else ', responses'}, {chunks:,} chunks{_MODES[mode]}",
            "chunk",
            partial(measure, kind=kind, model=model, chunks=chunks, read=read),
            fewest=chunks,
            slow=chunks > 1600,
        )
        for kind, mode, measure, lengths, reads in _HELPED
        for chunks in lengths
        for read in reads
        for name, title, model in [_READ[read] if kind == "chat" else (*_READ[read][:2], "full")]
    ),
    *(
        Case(
            f"partial-{chunks}",
            f"JSON in {chunks:,} pieces, looked at after each",
            "piece",
            partial(measuring.partials, chunks=chunks),
            fewest=chunks,
            slow=chunks > 1600,
        )
        for chunks in (100, 1600, 6400)
    ),
    Case(
        "concurrent-32",
        "32 calls at a time",
        "call",
        partial(measuring.calls_async, at_a_time=32),
        fewest=64,
        fresh=True,
        slow=True,
    ),
    Case(
        "idle-100",
        "call beside 100 idle connections",
        "call",
        partial(measuring.calls_beside_idle, idle=100),
        fewest=20,
        fresh=True,
        slow=True,
    ),
    Case(
        "concurrent-100",
        "100 calls at a time",
        "call",
        partial(measuring.calls_async, at_a_time=100),
        fewest=100,
        fresh=True,
        slow=True,
    ),
)


@dataclass(frozen=True)
class Target:
    """What a figure may be at most.

    `against`: "raw" (the client's own HTTP library and json), "json" (json alone, in the same process), "peer" (the official SDK),
    "wherry" (wherry on httpx), "beside" (the client in the same process), the name of another case of the same client, or "" for the figure itself. `figure`: "cpu",
    "rss", or a size. `client`: the client that is meant, where it is another one than wherry on its default library.
    """

    case: str
    title: str
    limit: float
    against: str = ""
    figure: str = "cpu"
    unit: str = ""
    peer: str = ""
    client: str = ""


COMPAT = (
    "call",
    "call-async",
    "call-long",
    "sse-chat-one",
    "sse-responses-one",
    "bare-chat-1600",
    "bare-responses-1600",
)
"""What a client costs beside the plain one if frameworks shall take it for the official package's."""


def _targets(names: str, limit: float, against: str, peer: str) -> tuple[Target, ...]:
    cases = [case for case in CASES if case.name.startswith(names)]
    return tuple(Target(case.name, case.title, limit, against, peer=peer) for case in cases)


TARGETS: tuple[Target, ...] = (
    Target("import", "`import`, above a bare interpreter", 15, unit="ms", peer="430 ms"),
    Target("first-call", "to the first typed chat call, HTTP library included", 0.25, "peer", peer="1"),
    Target("first-call", "memory after it, above a bare interpreter", 0.6, "peer", figure="rss", peer="1 (53 MB)"),
    Target("call", "small call", 1.0, "raw", peer="3.1"),
    Target("call-async", "small call, asyncio", 1.0, "raw", peer="2.1"),
    Target("concurrent-100", "100 calls at a time", 1.3, "call-async", peer="grows"),
    Target("idle-100", "call beside 100 idle connections", 1.3, "call-async", peer="grows"),
    Target("concurrent-100", "100 calls at a time, aiohttp", 0.5, "wherry", client="wherry-aiohttp"),
    Target("call-async", "small call, asyncio, aiohttp", 0.7, "wherry", client="wherry-aiohttp"),
    Target(
        "stream-chat-one-async", "streamed chat chunk, one a packet, aiohttp", 1.0, "wherry", client="wherry-aiohttp"
    ),
    *_targets("stream-", 1.15, "raw", "8.5"),
    *_targets("sse-", 1.5, "json", "24"),
    *(
        target
        for name in ("completion", "response", "list")
        for target in _targets(f"decode-{name}", 1.5, "json", "16 to 39")
    ),
    *(target for target in _targets("build-200", 1.2, "json", "150") if not target.case.endswith("typed")),
    Target("embeddings-list", "500 vectors of 1,536 numbers as lists", 1.0, "peer", peer="1 (72 ms)"),
    Target("embeddings-buffer", "500 vectors of 1,536 numbers as buffers", 20, unit="ms", peer="—"),
    Target("eager", "import of all models", 60, unit="ms", peer="980 ms"),
    *(
        Target(case.name, case.title, limit, case.name.replace(name, "bare"), peer=peer)
        for name, limit, peer in (("helped", 1.5, "1.9"), ("typed", 3.0, "2.3"))
        for case in CASES
        if case.name.startswith(name) and not case.name.endswith("-memory")
    ),
    *(
        Target(case.name, case.title, limit, against or case.name.replace("6400", "1600"), peer=peer)
        for case in CASES
        for ending, limit, against, peer in (("chat-6400", 1.2, "", "grows"), ("1600-memory", 0.067, "peer", "1"))
        if case.name.startswith(("helped", "typed")) and case.name.endswith(ending)
    ),
    *(
        Target(case.name, f"{case.title}, `wherry.compat.openai`", 1.3, "beside", client="wherry-compat")
        for case in CASES
        if case.name in COMPAT
    ),
    Target("sizes", "wheel", 1.8, figure="wheel_mb", unit="MB", peer="2.45 MB"),
    Target("sizes", "installed, with dependencies", 14, figure="installed_mb", unit="MB", peer="20 MB"),
    Target("sizes", "native dependencies", 0, figure="native", peer="2"),
)
