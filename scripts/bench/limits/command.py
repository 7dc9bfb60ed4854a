"""Which way meets which scenario, in which environment; and the table. Each meeting has a server and processes of its own."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

from ..clients import ALL
from ..clients.wherry import Wherry
from ..environments import HOME, Environment, NotPrepared, build_wheel, in_place, prepare
from ..processes import SCRIPTS, Failed, Process, surroundings
from .scenarios import SCENARIOS, Scenario
from .ways import WAYS

__all__ = ("Meeting", "main", "markdown", "meet")

SAVED = Path(__file__).resolve().parent.parent / "LIMITS.md"
_LONGEST_S = 90.0
_OURS = ("limits", "limits-trio", "limits-threads")
_QUICK = {"requests": ("limits", "wherry-2", "openai-2"), "tokens": ("limits",), "silent": ("limits",)}
_ONE_WAY = ("callers", "processes", "seconds")
"""Scenarios that are about wherry's limits alone."""


class _Wherry(Wherry):
    """wherry, in an environment that has trio as well."""

    name = "limits"
    packages: ClassVar[tuple[str, ...]] = (*Wherry.packages, "trio")


@dataclass(frozen=True)
class Meeting:
    """What came of one way in one scenario."""

    scenario: Scenario
    way: str
    seconds: float
    of_rate: float
    of_all: float
    refused: float
    lost: int
    evenness: float
    """The fewest rows of a caller (or process) by the most."""
    cpu_s: float
    """Of all processes, a row."""
    repeats: int
    why: str = ""


def meet(way: str, scenario: Scenario, environment: Environment) -> Meeting:
    """Let a way meet a scenario. Raises Failed."""
    told = json.dumps(asdict(scenario))
    share = scenario.rows // scenario.processes
    with ExitStack() as stack:
        server = stack.enter_context(Process([sys.executable, "-m", "bench.limits.server", told], ()))
        base_url = f"http://127.0.0.1:{int(server.hear(30.0))}/v1"
        command = [str(environment.python), "-m", "bench.limits.worker", way, base_url, told]
        workers = [
            stack.enter_context(
                subprocess.Popen(
                    [*command, str(number * share), str(share)],
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    text=True,
                    env=surroundings(str(SCRIPTS), *environment.path),
                )
            )
            for number in range(scenario.processes)
        ]
        took = []
        ends_s = time.monotonic() + _LONGEST_S
        for worker in workers:
            try:
                out, errors = worker.communicate(timeout=max(ends_s - time.monotonic(), 0.0))
            except subprocess.TimeoutExpired:
                for each in workers:
                    each.kill()
                raise Failed(f"no end after {_LONGEST_S:.0f} s") from None
            if worker.returncode:
                raise Failed((errors.strip() or "no message").splitlines()[-1][:300])
            took.append(json.loads(out))
        with urllib.request.urlopen(f"{base_url}/stats", timeout=10) as answer:  # noqa: S310 - of this machine
            stats = json.load(answer)
    return _meeting(way, scenario, stats, took)


def _meeting(way: str, scenario: Scenario, stats: dict[str, Any], took: list[dict[str, Any]]) -> Meeting:
    seconds = max(stats["seconds"], 1e-3)
    given = stats["tokens"] if scenario.tokens_a_second and not scenario.in_flight else stats["answers"]
    flow = scenario.available(seconds) - scenario.available(0.0)
    calls = stats["answers"] + stats["refused"]
    even = [each["wall_s"] for each in took] if scenario.processes > 1 else list(stats["callers"].values())
    return Meeting(
        scenario=scenario,
        way=way,
        seconds=seconds,
        of_rate=given / flow,
        of_all=given / scenario.available(seconds),
        refused=stats["refused"] / max(calls, 1),
        lost=sum(each["lost"] for each in took),
        evenness=min(even) / max(even) if even else 0.0,
        cpu_s=sum(each["cpu_s"] for each in took) / scenario.rows,
        repeats=stats["answers"] - stats["rows"],
    )


def markdown(meetings: list[Meeting], failed: list[str], versions: str) -> str:
    """Write the report."""
    lines = [
        "# Rate limits",
        "",
        "How much of a rate limit is used, and how many calls are refused. Each line is one run: a server with the limits of "
        "its scenario, which it tells as its title says, and rows that are sent as fast as the client will, 64 at a time. "
        "Made by `python scripts/bench limits`.",
        "",
        versions,
        "",
        "*Of the rate*: answers by what flows into the bucket in that time. *Of all*: the bucket that is full at the start is "
        "counted as well, so 100 % is the most there is. *Even*: the fewest rows of a caller by the most; of two processes, "
        "the time that each took.",
    ]
    for scenario in dict.fromkeys(meeting.scenario for meeting in meetings):
        lines += [
            "",
            f"## {scenario.title[0].upper()}{scenario.title[1:]}: {scenario.rows:,} rows",
            "",
            "| way | took, s | of the rate, % | of all, % | refused, % | rows lost | even | CPU a row, µs |",
            "| --- | --- | --- | --- | --- | --- | --- | --- |",
        ]
        for it in meetings:
            if it.scenario == scenario:
                lines.append(
                    f"| {WAYS[it.way][1]} | {it.seconds:.1f} | {100 * it.of_rate:.1f} | {100 * it.of_all:.1f} | "
                    f"{100 * it.refused:.2f} | {it.lost} | {it.evenness:.2f} | {1e6 * it.cpu_s:,.0f} |"
                )
    if failed:
        lines += ["", "## Not measured", "", *(f"- {line}" for line in failed)]
    return "\n".join(lines) + "\n"


def main(argv: list[str] | None = None) -> int:
    """Run it; return the exit status."""
    options = _options(argv)
    environments: dict[str, Environment] = {}
    failed = []
    for name, kind in (("wherry", _Wherry), ("openai", ALL["openai"])):
        try:
            if options.in_place:
                environments[name] = in_place()
            else:
                wheel = build_wheel() if name == "wherry" else None
                environments[name] = prepare(kind, options.python, wheel, upgrade=False)
        except NotPrepared as error:
            failed.append(f"{name}: {error}")
    meetings = []
    load = _load()
    for scenario in SCENARIOS:
        chosen = replace(scenario, rows=scenario.rows // 4) if options.quick else scenario
        for way in _ways(scenario.name, options):
            environment = environments.get(WAYS[way][0])
            if environment is None:
                continue
            print(f"bench: {scenario.name}, {way}", file=sys.stderr, flush=True)
            fewer = replace(chosen, rows=chosen.rows // 5) if way == "script" else chosen  # it would take minutes
            try:
                meetings.append(replace(meet(way, fewer, environment), scenario=chosen))
            except Failed as error:
                failed.append(f"{scenario.title}, {WAYS[way][1]}: {error}")
    pairs = {pair for each in environments.values() for pair in each.versions}
    named = ("httpx", "httpx2", "openai", "trio", "wherry")
    versions = ", ".join(f"{name} {version}" for name, version in sorted(pairs) if name in named)
    python = next((each.python_version for each in environments.values()), "")
    where = f"{os.cpu_count()} cores, load {load:.1f} before and {_load():.1f} after, CPython {python}"
    text = markdown(meetings, failed, f"{where}; {versions or 'the package of this tree'}.")
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "limits.md").write_text(text, "utf-8")
    if options.save:
        SAVED.write_text(text, "utf-8")
    print(text, end="")
    return 1 if failed else 0


def _load() -> float:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def _ways(scenario: str, options: argparse.Namespace) -> tuple[str, ...]:
    if options.only and scenario not in options.only:
        return ()
    if options.quick:
        ways = _QUICK.get(scenario, ())
    elif scenario in _ONE_WAY:
        ways = _OURS[:1]
    else:
        ways = tuple(WAYS) if scenario == "requests" else tuple(name for name in WAYS if name not in _OURS[1:])
    return tuple(name for name in ways if not options.way or name in options.way)


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bench limits",
        description="Measure how much of a rate limit is used, and how many calls are refused. It takes about ten minutes.",
        epilog=f"Scenarios: {', '.join(each.name for each in SCENARIOS)}. Ways: {', '.join(WAYS)}.",
    )
    parser.add_argument("--quick", action="store_true", help="a quarter of the rows, and few ways: half a minute")
    parser.add_argument("--only", action="append", metavar="SCENARIO", choices=[each.name for each in SCENARIOS])
    parser.add_argument("--way", action="append", choices=list(WAYS))
    parser.add_argument("--python", type=Path, default=Path(sys.executable), help="the interpreter to measure")
    parser.add_argument("--in-place", action="store_true", help="measure generated/ with this interpreter")
    parser.add_argument("--out", type=Path, default=HOME, help="the folder for limits.md")
    parser.add_argument("--save", action="store_true", help=f"also write scripts/bench/{SAVED.name}")
    return parser.parse_args(argv)
