"""The rounds and the table. In a round each way does each case once, in a process of its own; the best round counts."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from ..clients.openai import OpenAI
from ..clients.wherry import Wherry
from ..environments import HOME, Environment, NotPrepared, build_wheel, in_place, prepare
from ..processes import SCRIPTS, Failed, Process, surroundings
from .cases import CASES, Case, Took
from .ways import WAYS

__all__ = ("Results", "main", "markdown", "measure")

SAVED = Path(__file__).resolve().parent.parent / "SOCKETS.md"
_LONGEST_S = 60.0
_NAMED = ("httpx", "openai", "trio", "websockets", "wherry")


class _Wherry(Wherry):
    """wherry with what it needs for WebSockets, and trio."""

    name = "sockets"
    packages: ClassVar[tuple[str, ...]] = (*Wherry.packages, "websockets>=13", "trio")


class _OpenAI(OpenAI):
    """openai with what it needs for WebSockets."""

    name = "sockets-openai"
    packages: ClassVar[tuple[str, ...]] = ("openai", "websockets>=13,<16")


@dataclass(frozen=True)
class Results:
    """The best of each way in each case, by (case, way); and what could not be measured."""

    best: dict[tuple[str, str], Took]
    failed: list[str]


def measure(way: str, case: str, base_url: str, environment: Environment) -> Took:
    """Let a way do a case once. Raises Failed."""
    try:
        ended = subprocess.run(
            [str(environment.python), "-m", "bench.sockets.worker", way, base_url, case],
            capture_output=True,
            text=True,
            timeout=_LONGEST_S,
            env=surroundings(str(SCRIPTS), *environment.path),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Failed(f"no end after {_LONGEST_S:.0f} s") from None
    if ended.returncode:
        raise Failed((ended.stderr.strip() or "no message").splitlines()[-1][:300])
    return Took(**json.loads(ended.stdout))


def _better(one: Took | None, other: Took) -> Took:
    if one is None:
        return other
    return Took(one.units, min(one.wall_s, other.wall_s), min(one.cpu_s, other.cpu_s), other.left)


def _rounds(count: int, cases: list[Case], ways: list[str], environments: dict[str, Environment]) -> Results:
    best: dict[tuple[str, str], Took] = {}
    failed: dict[str, None] = {}
    with ExitStack() as stack:
        server = stack.enter_context(Process([sys.executable, "-m", "bench.sockets.server"], ()))
        base_url = f"http://127.0.0.1:{int(server.hear(30.0))}/v1"
        for number in range(count):
            for case in cases:
                print(f"bench: round {number + 1} of {count}, {case.name}", file=sys.stderr, flush=True)
                for name in ways:
                    way = WAYS[name]
                    if way.environment not in environments or (way.turns_alone and not case.whole):
                        continue
                    if case.name == "drop" and (number or not name.startswith("transport")):
                        continue  # of connections that nobody closes, those of wherry are of interest, and once
                    try:
                        took = measure(name, case.name, base_url, environments[way.environment])
                        best[case.name, name] = _better(best.get((case.name, name)), took)
                    except Failed as error:
                        failed[f"{case.title}, {way.title}: {error}"] = None
    return Results(best, list(failed))


def markdown(results: Results, versions: str) -> str:
    """Write the report."""
    lines = [
        "# WebSockets",
        "",
        "What a WebSocket costs on CPython, beside the websockets library doing the same. The server is a process of its own; "
        "each figure is the best of its rounds. *CPU* is that of the whole process, its threads included; *times* is "
        "by how much that is more than the websockets library takes in the same kind of program. Made by `python scripts/bench sockets`.",
        "",
        versions,
    ]
    for case in CASES.values():
        found = {way: took for (name, way), took in results.best.items() if name == case.name}
        if not found:
            continue
        lines += ["", f"## {case.title[0].upper()}{case.title[1:]}", ""]
        lines += [
            f"| way | wall, {case.unit} | times | CPU, {case.unit} | times | left |",
            "| --- | --- | --- | --- | --- | --- |",
        ]
        for name, took in found.items():
            beside = found.get(WAYS[name].beside)
            by_wall = f"{took.wall_s / beside.wall_s:.2f}" if beside else ""
            by_cpu = f"{took.cpu_s / beside.cpu_s:.2f}" if beside else ""
            share = case.scale / (1 if case.whole else took.units)
            left = ", ".join(f"{count} {what}" for what, count in took.left.items())
            lines.append(
                f"| {WAYS[name].title} | {took.wall_s * share:,.2f} | {by_wall} | {took.cpu_s * share:,.2f} | {by_cpu} | {left} |"
            )
    if results.failed:
        lines += ["", "## Not measured", "", *(f"- {line}" for line in results.failed)]
    return "\n".join(lines) + "\n"


def main(argv: list[str] | None = None) -> int:
    """Run it; return the exit status."""
    options = _options(argv)
    environments: dict[str, Environment] = {}
    failed = []
    for name, kind in (("wherry", _Wherry), ("openai", _OpenAI)):
        try:
            if options.in_place:
                if name == "wherry":
                    environments[name] = in_place()
            else:
                wheel = build_wheel() if name == "wherry" else None
                environments[name] = prepare(kind, options.python, wheel, upgrade=False)
        except NotPrepared as error:
            failed.append(f"{name}: {error}")
    load = _load()
    cases = [case for case in CASES.values() if not options.only or case.name in options.only]
    ways = [name for name in WAYS if not options.way or name in options.way]
    results = _rounds(1 if options.quick else options.rounds, cases, ways, environments)
    pairs = {pair for each in environments.values() for pair in each.versions}
    versions = ", ".join(f"{name} {version}" for name, version in sorted(pairs) if name in _NAMED)
    python = next((each.python_version for each in environments.values()), "")
    where = f"{os.cpu_count()} cores, load {load:.1f} before and {_load():.1f} after, CPython {python}"
    results = Results(results.best, [*failed, *results.failed])
    text = markdown(results, f"{where}; {versions or 'the package of this tree'}.")
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "sockets.md").write_text(text, "utf-8")
    if options.save:
        SAVED.write_text(text, "utf-8")
    print(text, end="")
    return 1 if results.failed else 0


def _load() -> float:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bench sockets",
        description="Measure what a WebSocket costs. It takes about two minutes.",
        epilog=f"Cases: {', '.join(CASES)}. Ways: {', '.join(WAYS)}.",
    )
    parser.add_argument("--quick", action="store_true", help="one round")
    parser.add_argument("--rounds", type=int, default=4, help="how often everything is done (default: %(default)s)")
    parser.add_argument("--only", action="append", metavar="CASE", choices=list(CASES))
    parser.add_argument("--way", action="append", choices=list(WAYS))
    parser.add_argument("--python", type=Path, default=Path(sys.executable), help="the interpreter to measure")
    parser.add_argument(
        "--in-place", action="store_true", help="measure generated/ with this interpreter, without openai"
    )
    parser.add_argument("--out", type=Path, default=HOME, help="the folder for sockets.md")
    parser.add_argument("--save", action="store_true", help=f"also write scripts/bench/{SAVED.name}")
    return parser.parse_args(argv)
