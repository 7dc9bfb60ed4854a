"""Why a comparison stops, and the exit statuses.

Every error is a PipelineError: what was met, where, and what to do. A comparison that stops never ends with 0.
"""

from __future__ import annotations

from enum import IntEnum

from pipeline.errors import PipelineError


class Exit(IntEnum):
    """The exit status of every command."""

    GOOD = 0
    """Nothing at or above --fail-on that is not accepted."""
    FOUND = 1
    """Findings at or above --fail-on."""
    USAGE = 2
    """The command line, or a file of settings that it names, is wrong."""
    UNREADABLE = 3
    """An input cannot be read, or an output cannot be written."""
    TOO_SMALL = 4
    """`check`: the declared version is smaller than the changes need."""
    STALE = 5
    """--strict-allowlist: an entry of the allow-list accepts nothing, or has expired."""


class InputUnreadable(PipelineError):
    """A side that is missing, or cannot be compared."""


class SettingsInvalid(PipelineError):
    """An allow-list, a version or a report that cannot be read."""


class OutputUnwritable(PipelineError):
    """A report that cannot be written."""
