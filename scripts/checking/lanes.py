"""Run steps side by side, one more than this machine has processors, the longest first, and show the progress.

One more, since many steps wait: for servers, browsers and processes of their own. A step may have to wait for what others
make; while it does, the next one begins.
"""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from .table import Step

__all__ = ("Outcome", "at_a_time", "processors", "run")

PROGRESS_S = 5.0
UNCOMPILED = "PYTHONDONTWRITEBYTECODE"
"""Not passed on: each of the hundreds of processes that tests start would compile all that it imports, most of its time."""
LIMIT_S = 1800.0
"""A step that takes longer hangs, and is ended."""


@dataclass(frozen=True)
class Outcome:
    """How a step ended: its output, and the seconds that it took by the clock and of processor time, children included."""

    step: Step
    passed: bool
    output: str
    clock_s: float
    processor_s: float


@dataclass
class _Running:
    step: Step
    process: subprocess.Popen[bytes]
    output: IO[bytes]
    start: float


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def at_a_time() -> int:
    """Return how many steps run side by side."""
    return processors() + 1


def run(
    steps: Sequence[Step],
    programs: Path,
    folder: Path,
    *,
    tell: Callable[[str], object],
    ended: Callable[[Outcome], object],
    lanes: int | None = None,
    environment: dict[str, str] | None = None,
    ready: Callable[[Step], bool] = lambda _: True,
) -> list[Outcome]:
    """Run `steps` in `folder` with the programs of `programs`; return the outcomes in the order in which the steps ended.

    `ended` gets each outcome at once, `tell` a line every few seconds. No step is left running, even after an exception.
    `ready` says whether a step can begin; with the end of another one that may change. Those that can begin at the same
    time begin in the order of `steps`.
    """
    waiting = [*steps]
    running: list[_Running] = []
    outcomes: list[Outcome] = []
    told = time.monotonic()
    try:
        while waiting or running:
            while len(running) < (lanes or at_a_time()) and (step := next(filter(ready, waiting), None)):
                waiting.remove(step)
                running.append(_start(step, programs, folder, environment))
            if not running:
                raise RuntimeError(f"steps wait for each other: {', '.join(step.name for step in waiting)}")
            time.sleep(0.05)
            for lane in tuple(running):
                outcome = _look(lane)
                if outcome is not None:
                    running.remove(lane)
                    outcomes.append(outcome)
                    ended(outcome)
                    told = time.monotonic()
            if running and time.monotonic() - told > PROGRESS_S:
                told = time.monotonic()
                now = ", ".join(f"{lane.step.name} {told - lane.start:.0f} s" for lane in running)
                tell(f"   {len(outcomes)} of {len(steps)} done; running: {now}")
    finally:
        for lane in running:
            _end(lane)
    return outcomes


def _start(step: Step, programs: Path, folder: Path, environment: dict[str, str] | None) -> _Running:
    output = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the outcome
    process = subprocess.Popen(
        step.command_line(programs),
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name != UNCOMPILED} | (environment or {}),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,  # so that what it started ends with it
    )
    return _Running(step, process, output, time.monotonic())


def _look(lane: _Running) -> Outcome | None:
    """Return the outcome of a step if it has ended, else None."""
    clock_s = time.monotonic() - lane.start
    pid, status, used = os.wait4(lane.process.pid, os.WNOHANG)
    if not pid:
        if clock_s > LIMIT_S:
            _end(lane)
            return _outcome(lane, False, f"\nnot done after {LIMIT_S:.0f} s\n", clock_s, 0.0)
        return None
    lane.process.returncode = os.waitstatus_to_exitcode(status)
    return _outcome(lane, lane.process.returncode == 0, "", clock_s, used.ru_utime + used.ru_stime)


def _outcome(lane: _Running, passed: bool, note: str, clock_s: float, processor_s: float) -> Outcome:
    lane.output.seek(0)
    text = lane.output.read().decode("utf-8", "replace")
    lane.output.close()
    return Outcome(lane.step, passed, text + note, clock_s, processor_s)


def _end(lane: _Running) -> None:
    """End a step, and the processes that it started, if it is still running."""
    if lane.process.poll() is None:
        os.killpg(lane.process.pid, signal.SIGTERM)
        try:
            lane.process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(lane.process.pid, signal.SIGKILL)
            lane.process.wait()
