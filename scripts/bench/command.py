"""The command line: what is measured, by turns, for how long; and where the results go."""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from .cases import CASES, STARTUP, Case, Startup
from .clients import ALL, DEFAULT, QUICK
from .clients.base import WHEEL
from .environments import HOME, ROOT, Environment, NotPrepared, build_wheel, in_place, prepare
from .measuring import Sample
from .processes import Failed, Worker, run_program, start_server, start_worker
from .readme import NoPlace, filled
from .report import Machine, markdown
from .results import Results

SAVED = Path(__file__).resolve().parent / "RESULTS.md"
PAGES = (ROOT / "README.md", ROOT / "docs" / "speed.md")
"""Pages with the table of what matters most."""
EVERYTHING: tuple[Case | Startup, ...] = (*STARTUP, *CASES)
_START_S = 60.0


class Pace:
    """How much is done: seconds that a turn fills, seconds that it may take, rounds, seconds for all of them.

    No turn is begun when the time is over.
    """

    def __init__(self, *, quick: bool) -> None:
        self.turn_s = 0.02 if quick else 0.12
        self.longest_turn_s = 0.2 if quick else 1.0
        self.rounds = 3 if quick else 11
        self.budget_s = 60.0 if quick else 540.0
        self.fixed_share = 0.1 if quick else 1.0
        self._begun_s = time.monotonic()

    def begin(self) -> None:
        self._begun_s = time.monotonic()

    @property
    def spent_s(self) -> float:
        return time.monotonic() - self._begun_s

    @property
    def left_s(self) -> float:
        return self.budget_s - self.spent_s


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark; return the exit status: 0, 1 if something could not be measured, 2 for wrong usage."""
    options = _options(argv)
    skipped = options.quick and not options.only
    cases = [case for case in CASES if _wanted(case.name, options.only) and not (case.slow and skipped)]
    startup = [case for case in STARTUP if _wanted(case.name, options.only)]
    pace = Pace(quick=options.quick)
    environments, missing = _environments(options)
    if not environments:
        for (_, client), why in missing.items():
            print(f"bench: {client}: {why}", file=sys.stderr)
        return 1
    results = Results(environments, missing=missing)
    load_before = _load()
    pace.begin()
    with ExitStack() as stack:
        _measure(stack, results, cases, startup, pace)
    machine = Machine(
        cores=os.cpu_count() or 1,
        processor=_processor(),
        system=f"{platform.system()} {platform.machine()}",
        python=next(iter(environments.values())).python_version,
        load_before=load_before,
        load_after=_load(),
        rounds=results.rounds(),
        seconds=pace.spent_s,
        quick=options.quick,
    )
    text = markdown(results, machine)
    filled_pages = {page: filled(page.read_text("utf-8"), results) for page in PAGES if options.save}
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    (out / "results.md").write_text(text, "utf-8")
    facts = {"machine": vars(machine), **results.as_json()}
    (out / "results.json").write_text(json.dumps(facts, indent=1) + "\n", "utf-8")
    if options.save:
        SAVED.write_text(text, "utf-8")
        for page, new in filled_pages.items():
            page.write_text(new, "utf-8")
    print(text, end="")
    return 1 if results.missing else 0


def _options(argv: list[str] | None) -> argparse.Namespace:
    names = ", ".join(case.name for case in EVERYTHING)
    parser = argparse.ArgumentParser(
        prog="bench",
        description="Measure what calls cost with wherry, the official package and bare HTTP libraries. Clients take turns.",
        epilog=f"Cases: {names}. Sizes are always measured, except with --in-place. Clients: {', '.join(ALL)}.",
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help="take about a minute, without the slow cases and some of the clients; the figures are rough",
    )
    parser.add_argument(
        "--only", action="append", metavar="NAME", help="only cases whose name begins with NAME (repeatable)"
    )
    parser.add_argument("--client", action="append", metavar="NAME", help="only these clients (repeatable)")
    parser.add_argument("--python", type=Path, default=Path(sys.executable), help="the interpreter to measure")
    parser.add_argument("--upgrade", action="store_true", help="install the newest versions of the other clients")
    parser.add_argument(
        "--in-place",
        action="store_true",
        help="measure generated/ with this interpreter, without a wheel and environments",
    )
    parser.add_argument("--out", type=Path, default=HOME, help="the folder for results.md and results.json")
    parser.add_argument(
        "--save",
        action="store_true",
        help=f"also write scripts/bench/{SAVED.name} and the tables of README.md and docs/speed.md",
    )
    options = parser.parse_args(argv)
    for name in options.client or ():
        if name not in ALL:
            parser.error(f"--client {name}: unknown; choose from {', '.join(ALL)}")
    for name in options.only or ():
        if not any(_wanted(case.name, [name]) for case in EVERYTHING):
            parser.error(f"--only {name}: no case begins with that; choose from {names}")
    if options.in_place and options.python != Path(sys.executable):
        parser.error("--in-place measures the interpreter that runs this command; start it with the other one")
    if options.save:
        try:
            for page in PAGES:
                filled(page.read_text("utf-8"), Results({}))
        except NoPlace as error:
            parser.error(f"--save: {error}")
    return options


def _wanted(name: str, only: Sequence[str] | None) -> bool:
    return not only or name.startswith(tuple(only))


def _environments(options: argparse.Namespace) -> tuple[dict[str, Environment], dict[tuple[str, str], str]]:
    """Return where each client runs, and why another does not."""
    names = options.client or (QUICK if options.quick else DEFAULT)
    if options.in_place:
        return {name: in_place() for name in names}, {}
    found: dict[str, Environment] = {}
    missing: dict[tuple[str, str], str] = {}
    wheel = None
    for name in names:
        _tell(f"preparing {name}")
        try:
            if wheel is None and WHEEL in ALL[name].packages:
                wheel = build_wheel()
            found[name] = prepare(ALL[name], options.python, wheel, upgrade=options.upgrade)
        except NotPrepared as error:
            missing["all", name] = str(error)
    return found, missing


def _measure(stack: ExitStack, results: Results, cases: list[Case], startup: list[Startup], pace: Pace) -> None:
    base_url = start_server(stack)
    workers: dict[str, Worker] = {}
    for name, environment in results.environments.items():
        if cases:
            try:
                workers[name] = start_worker(stack, name, environment, base_url, _START_S)
            except Failed as error:
                results.missing["all", name] = str(error)
    counts = _counts(results, workers, cases, pace)
    for turn in range(pace.rounds):
        _tell(f"round {turn + 1} of at most {pace.rounds}, after {pace.spent_s:.0f} of at most {pace.budget_s:.0f} s")
        order = _rotated(list(results.environments), turn)
        for program in startup:
            _start_turn(results, program, order, turn, base_url, pace)
        for case in cases:
            for name in order:
                if (case.name, name) not in counts:
                    continue
                if pace.left_s <= 0:
                    _note_unmeasured(results, cases, counts)
                    return
                try:
                    sample = workers[name].measure(case.name, counts[case.name, name], pace.left_s + _START_S)
                except Failed as error:
                    results.missing[case.name, name] = str(error)
                    del counts[case.name, name]
                else:
                    assert sample is not None
                    results.add(case.name, name, turn, sample)


def _counts(results: Results, workers: dict[str, Worker], cases: list[Case], pace: Pace) -> dict[tuple[str, str], int]:
    """Let every client do a little of each case; give how much of it fills a turn. Who cannot is left out."""
    counts: dict[tuple[str, str], int] = {}
    for case in cases:
        for name, worker in workers.items():
            if not _wanted(case.name, ALL[name].cases):
                continue
            trial = math.ceil(case.fixed / 100) or case.fewest
            try:
                sample = worker.measure(case.name, trial, _START_S)
            except Failed as error:
                results.missing[case.name, name] = str(error)
                continue
            if sample is not None:
                units_a_second = sample.units / max(sample.wall_s, 1e-9)
                most = math.ceil(
                    pace.longest_turn_s * units_a_second
                )  # slow ones do less: the figure is that of a unit
                fixed = min(math.ceil(case.fixed * pace.fixed_share), most)
                counts[case.name, name] = fixed or max(case.fewest, math.ceil(pace.turn_s * units_a_second))
    return counts


def _start_turn(results: Results, program: Startup, order: list[str], turn: int, base_url: str, pace: Pace) -> None:
    """Run one program for each client, each beside a bare interpreter, whose share is taken off."""
    for name in order:
        code = getattr(ALL[name], program.attribute)
        if not code or pace.left_s <= 0 or (program.name, name) in results.missing:
            continue
        try:
            if turn == 0:
                run_program(results.environments[name], code, base_url, _START_S)  # files come into the cache
            bare = run_program(results.environments[name], "", base_url, _START_S)
            full = run_program(results.environments[name], code, base_url, _START_S)
        except Failed as error:
            results.missing[program.name, name] = str(error)
            continue
        above = Sample(full.cpu_s - bare.cpu_s, full.wall_s - bare.wall_s, 1, full.rss - bare.rss)
        results.add(program.name, name, turn, above)


def _note_unmeasured(results: Results, cases: list[Case], counts: dict[tuple[str, str], int]) -> None:
    for case in cases:
        for name in results.environments:
            if (case.name, name) in counts and (case.name, name) not in results.samples:
                results.missing[case.name, name] = "the time was over before its first turn"


def _rotated(names: list[str], turn: int) -> list[str]:
    """Let another client be first in each round."""
    turn %= max(len(names), 1)
    return names[turn:] + names[:turn]


def _load() -> float:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            return next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def _tell(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)
