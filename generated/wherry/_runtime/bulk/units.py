"""What one row of a run counts for. It is one row, unless the rows of a run are packs of them. Pure."""

from __future__ import annotations

from typing import Any

__all__ = ("Units",)


class Units:
    """Rows that are rows."""

    def size(self, row: Any) -> int:
        """Return how many rows it is."""
        return 1

    def failed(self, result: Any) -> int:
        """Return how many of them have an error."""
        return int(result.error is not None)

    def changed(self, n: int, row: Any) -> str | None:
        """Return what to say if it is not what the journal knows; None: what is said of a row."""
        return None

# Copied from templates/runtime/bulk/units.py: edit it there.
