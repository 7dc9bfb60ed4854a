"""LimitsView: what `client.limits` shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..limits.governors import KnownLimits
    from ..limits.limits import Limits

__all__ = ("LimitsView",)


class LimitsView:
    """The limits of a client, and what is known of them at this moment: iterate it, a row for each key and model.

    It is true if the client keeps to limits.
    """

    __slots__ = ("_rows", "limits")

    def __init__(self, limits: Limits | None, rows: tuple[KnownLimits, ...]) -> None:
        self.limits = limits
        """What the client was told to keep to; None if that is nothing."""
        self._rows = rows

    def __iter__(self) -> Iterator[KnownLimits]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __bool__(self) -> bool:
        return self.limits is not None

    def __repr__(self) -> str:
        rows = "".join(f"\n  {_line(row)}" for row in self._rows)
        return f"<limits: {self.limits or 'off'}{rows}>"


def _line(row: KnownLimits) -> str:
    models = ", ".join(model or "no model" for model in row.models)
    facts = [f"{each.kind} {each.remaining:,.0f} of {each.limit:,.0f}" for each in row.buckets]
    facts += [f"{row.waiting} waiting", f"{row.in_flight} in flight", f"{row.refused} of {row.sent} refused"]
    return f"{models} at {row.origin}: {', '.join(facts)}"
