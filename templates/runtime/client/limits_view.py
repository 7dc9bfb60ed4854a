"""LimitsView: what `client.limits` shows."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.pickles import named
from ..limits.known import KnownLimits
from ..limits.limits import Limits

__all__ = ("LimitsView",)

_HEAD = ("model", "waiting", "in flight", "sent", "refused", "limit", "left", "of", "back per s")


class LimitsView:
    """The limits of a client, and what is known of them at this moment: iterate it, a KnownLimits for each queue.

    It is true if the client keeps to limits. Its repr is a table, with a line for each limit.
    """

    __slots__ = ("_rows", "limits")

    def __init__(self, limits: Limits | None, rows: tuple[KnownLimits, ...]) -> None:
        self.limits = limits
        """What the client was told to keep to; None if that is nothing."""
        self._rows = rows

    __reduce_ex__ = named()

    def __iter__(self) -> Iterator[KnownLimits]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __bool__(self) -> bool:
        return self.limits is not None

    def __repr__(self) -> str:
        head = _said(self.limits)
        if not self._rows:
            return f"<limits: {head}>"
        if self.limits is None:
            head += "; the calls below were made by bulk.run, by copies of the client, or before"
        origins = {row.origin for row in self._rows}
        if len(origins) == 1:
            head += f"; at {origins.pop()}"
        lines: list[tuple[str, ...]] = [_HEAD]
        for row in self._rows:
            lines += _lines(row, f" at {row.origin}" if origins else "")
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        return "\n".join((f"<limits: {head}>", *(_joined(line, widths) for line in lines)))


def _said(limits: Limits | None) -> str:
    if limits is None:
        return "off"
    said = [f"{name}={value!r}" for name, value in vars(limits).items() if value != getattr(Limits, name)]
    return ", ".join(said) or "headers"


def _lines(row: KnownLimits, where: str) -> list[tuple[str, ...]]:
    """Return a line for each limit of a queue; the first one shows its calls, too."""
    models = (row.models[0] or "(no model)") + (f" + {len(row.models) - 1} more" if row.models[1:] else "")
    most = "" if row.most_in_flight is None else f" of {row.most_in_flight:,}"
    calls = (f"{models}{where}", f"{row.waiting:,}", f"{row.in_flight:,}{most}", f"{row.sent:,}", f"{row.refused:,}")
    limits = [
        (
            f"{each.kind} (yours)" if each.told_by == "user" else each.kind,
            f"{each.remaining:,.0f}",
            f"{each.limit:,.0f}",
            ("" if each.share == 1 else f"{each.share:.0%} of ") + f"{each.refill_per_s:,.2f}",
        )
        for each in row.buckets
    ]
    if row.learned_per_s is not None:
        limits.append(("calls (learned)", "", "", f"{row.learned_per_s:,.2f}"))
    first, *others = limits or [("", "", "", "")]
    return [calls + first, *(("",) * len(calls) + other for other in others)]


def _joined(line: tuple[str, ...], widths: list[int]) -> str:
    """Return the line of a table: names to the left, numbers to the right."""
    cells = [
        text.ljust(width) if name in ("model", "limit") else text.rjust(width)
        for name, text, width in zip(_HEAD, line, widths, strict=True)
    ]
    return "  ".join(cells).rstrip()
