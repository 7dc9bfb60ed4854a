"""The progress of a run: a line at the foot of a terminal, lines in a log, or calls of a function of the caller's.

On a terminal, what the program prints meanwhile goes above the line: rich sees to that where it is installed, and the stand-in
for sys.stdout and sys.stderr here where it is not.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from math import inf
from typing import Any

from ..base.errors import UsageTypeError
from .summary import Summary, told

__all__ = ("Progress",)

_FAST_S = 0.1
_LOG_S = 30.0


class Progress:
    """Shows a Summary when `due_s` has come. This one shows nothing."""

    every_s = inf

    def __init__(self, summary: Summary) -> None:
        self.summary = summary
        self.note = ""
        self.due_s = -inf if self.every_s < inf else inf

    @staticmethod
    def of(progress: Any, summary: Summary) -> Progress:
        """Return what `progress=` asks for: None, True, False or a function."""
        if progress is not None and not isinstance(progress, bool):
            if not callable(progress):
                raise UsageTypeError(
                    f"progress is True, False or a function of a Summary, not {type(progress).__name__}"
                )
            return _Callback(summary, progress)
        isatty = getattr(sys.stderr, "isatty", None)
        terminal = isatty is not None and isatty()
        if progress is False or not (progress or terminal):
            return Progress(summary)
        if not terminal:
            return _Log(summary)
        try:
            return _Rich(summary)
        except ImportError:
            return _Line(summary)

    def show(self, now_s: float) -> None:
        """Show where the run is."""
        self.due_s = now_s + self.every_s
        self.draw(f"{told(self.summary, running=True)}{self.note and f'; {self.note}'}")

    def hurry(self) -> None:
        """Let the next `show` be due, except in a log, where lines stay."""
        if self.every_s == _FAST_S and self.due_s < inf:
            self.due_s = 0.0

    def end(self, closing: str) -> None:
        """Show how the run ended; `closing` is a further sentence."""
        self.due_s = inf
        self.leave(f"{told(self.summary)}{closing and f'. {closing}'}")

    def draw(self, text: str) -> None:
        """Show a text in place of the one before."""

    def leave(self, text: str) -> None:
        """Show the last text."""


class _Callback(Progress):
    every_s = _FAST_S

    def __init__(self, summary: Summary, function: Callable[[Summary], object]) -> None:
        super().__init__(summary)
        self._function = function

    def draw(self, text: str) -> None:
        self._function(replace(self.summary, usage=dict(self.summary.usage)))

    leave = draw


class _Log(Progress):
    every_s = _LOG_S

    def show(self, now_s: float) -> None:
        if self.due_s == -inf:  # nothing to tell yet
            self.due_s = now_s + self.every_s
        else:
            super().show(now_s)

    def draw(self, text: str) -> None:
        sys.stderr.write(f"bulk: {text}\n")
        sys.stderr.flush()

    leave = draw


class _Line(Progress):
    """A line that is written again and again. What the program prints erases it first."""

    every_s = _FAST_S

    def __init__(self, summary: Summary) -> None:
        super().__init__(summary)
        self._file = sys.stderr
        self._real: list[tuple[str, Any, Any]] = []

    def draw(self, text: str) -> None:
        if not self._real:
            for name in ("stdout", "stderr"):
                real = getattr(sys, name)
                if real is not None and real.isatty():
                    above = _Above(real, self._file)
                    self._real.append((name, real, above))
                    setattr(sys, name, above)
        from shutil import get_terminal_size

        self._file.write(f"\r\x1b[K{text[: get_terminal_size().columns - 1]}")
        self._file.flush()

    def leave(self, text: str) -> None:
        for name, real, above in self._real:
            if getattr(sys, name) is above:
                setattr(sys, name, real)
        self._file.write(f"\r\x1b[K{text}\n")
        self._file.flush()


class _Above:
    """Stands for sys.stdout or sys.stderr."""

    def __init__(self, real: Any, line: Any) -> None:
        self._real, self._line = real, line

    def write(self, text: str) -> int:
        if text:
            self._line.write("\r\x1b[K")
            self._line.flush()
        return self._real.write(text)  # type: ignore[no-any-return]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


class _Rich(Progress):
    every_s = _FAST_S

    def __init__(self, summary: Summary) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as Bars

        super().__init__(summary)
        columns = BarColumn(20), TextColumn("{task.description}", markup=False)
        self._bars = Bars(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
        self._task: Any = None

    def draw(self, text: str) -> None:
        if self._task is None:
            self._bars.start()
            self._task = self._bars.add_task(text)
        summary = self.summary
        total = summary.total if summary.total is not None or not summary.share else summary.rows / summary.share
        self._bars.update(self._task, description=text, total=total, completed=summary.settled, refresh=True)

    def leave(self, text: str) -> None:
        if self._task is not None:
            self._bars.stop()
        self._bars.console.print(text, markup=False, highlight=False)

# Copied from templates/runtime/bulk/progress.py: edit it there.
