"""Where the user's code is, for warnings that name its line."""

from __future__ import annotations

import sys

__all__ = ("frames_to_caller",)

_PACKAGE = f"{__name__.partition('._runtime.')[0]}."


def frames_to_caller() -> int:
    """Return the `stacklevel` of a warning in the calling function that names the line outside this package."""
    frame, level = sys._getframe(1), 1
    while frame.f_back is not None and frame.f_globals.get("__name__", "").startswith(_PACKAGE):
        frame, level = frame.f_back, level + 1
    return level

# Copied from templates/runtime/base/caller.py: edit it there.
