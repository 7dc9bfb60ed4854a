"""The results as Markdown: the targets first, then every figure. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from .cases import CASES, STARTUP, TARGETS, Case, Startup, Target
from .clients import ALL
from .results import Ratio, Results

__all__ = ("Machine", "markdown", "verdict")

_AGAINST = {
    "raw": "raw", "json": "json", "peer": "openai", "wherry": "wherry on httpx",
    "beside": "wherry in the same process",
    "bare": "the stream without help", "helped": "that of 1,600", "typed": "that of 1,600",
}  # fmt: skip
"""What a target is held against, or the beginning of the case's name."""


@dataclass(frozen=True)
class Machine:
    """Where it was measured, and how."""

    cores: int
    processor: str
    system: str
    python: str
    load_before: float
    load_after: float
    rounds: int
    seconds: float
    quick: bool


def markdown(results: Results, machine: Machine) -> str:
    """Write the whole report."""
    clients = [name for name in ALL if name in results.environments]
    ours = [name for name in clients if name.startswith("wherry") and ALL[name].promised]
    parts = [_head(results, machine, clients)]
    if ours:
        parts.append(_targets(results, clients, ours))
    parts += [_figures(results, clients, figure) for figure in ("cpu", "wall")]
    parts += [_startup(results, clients), _sizes(results, clients), _missing(results)]
    return "\n\n".join(part for part in parts if part) + "\n"


def verdict(target: Target, ratio: Ratio) -> str:
    """Say whether a figure meets its target: by the median, as it is shown."""
    return "yes" if float(_short(ratio.median)) <= target.limit else "**no**"


def _head(results: Results, machine: Machine, clients: list[str]) -> str:
    lines = [
        "# Benchmark",
        "",
        f"{machine.cores} cores, {machine.processor}, {machine.system}, CPython {machine.python}; load "
        f"{machine.load_before:.1f} before and {machine.load_after:.1f} after. {machine.rounds} rounds in "
        f"{machine.seconds:.0f} s{', a quick run: the figures are rough' if machine.quick else ''}. "
        "Made by `make bench`.",
        "",
        "Clients take turns in every round. Figures are medians of the CPU time (user and system) of the client's process, "
        "ratios are taken inside a round. The server is a process of its own on the same machine, without TLS; it answers "
        "from memory.",
        "",
        "| client | what | versions |",
        "|---|---|---|",
    ]
    for name in clients:
        versions = ", ".join(" ".join(pair) for pair in results.environments[name].versions)
        lines.append(f"| {name} | {ALL[name].title} | {versions or 'standard library'} |")
    return "\n".join(lines)


def _targets(results: Results, clients: list[str], ours: list[str]) -> str:
    """One line a target: what it has to be, what it is, what it is for the official SDK, today and when it was set."""
    shown = [*ours, *(name for name in clients if name == "openai")]
    rows = []
    for target in TARGETS:
        meant = {"wherry": target.client} if target.client else dict(zip(shown, shown, strict=True))
        cells = [
            (name, results.against(target, meant[name], ALL[name].raw) if name in meant else None) for name in shown
        ]
        if not any(ratio for name, ratio in cells if name in ours):
            continue
        row = [target.title, f"≤ {_limit(target)}"]
        for name, ratio in cells:
            row.append("—" if ratio is None else _ratio(ratio))
            if name in ours:
                row.append("—" if ratio is None else verdict(target, ratio))
        rows.append([*row, target.peer])
    if not rows:
        return ""
    header = ["measure", "target"]
    for name in shown:
        header += [name, "met"] if name in ours else [name]
    return (
        "## Targets\n\n"
        + _table([*header, "openai when set"], rows)
        + (
            "\n\n`raw` is the client's own HTTP library with json: `post(json=)` and `.json()`; for streams `iter_bytes`, split at "
            "blank lines, and `json.loads`. `json` is `json.loads` of the same data, `json.dumps` of the same request, in the same process. In brackets "
            "the middle half of the rounds; of times in ms, the least and the most."
        )
    )


def _limit(target: Target) -> str:
    if target.against:
        return f"{target.limit:g} of {_AGAINST.get(target.against.partition('-')[0], 'one at a time')}"
    return f"{target.limit:g} {target.unit}".strip()


def _figures(results: Results, clients: list[str], figure: str) -> str:
    """Every case that was measured, in microseconds."""
    rows = [_row(results, case, clients, figure, 1e6) for case in CASES]
    rows = [row for row in rows if any(cell != "—" for cell in row[2:])]
    if not rows:
        return ""
    title = "CPU time of the client's process" if figure == "cpu" else "Wall time"
    return f"## {title}, µs\n\n" + _table(["measure", "a", *clients], rows)


def _row(results: Results, case: Case | Startup, clients: list[str], figure: str, factor: float) -> list[str]:
    values = [results.figure(case.name, name, figure) for name in clients]
    cells = ["—" if value is None else _number(value * factor) for value in values]
    return [case.title, case.unit, *cells] if isinstance(case, Case) else [case.title, *cells]


def _startup(results: Results, clients: list[str]) -> str:
    rows = []
    for figure, factor, what in (("cpu", 1e3, "CPU, ms"), ("wall", 1e3, "wall, ms"), ("rss", 1e-6, "memory, MB")):
        for case in STARTUP:
            row = _row(results, case, clients, figure, factor)
            rows.append([f"{row[0]}: {what}", *row[1:]])
    rows = [row for row in rows if any(cell != "—" for cell in row[1:])]
    if not rows:
        return ""
    return "## Start, in a fresh process, above a bare interpreter\n\n" + _table(["measure", *clients], rows)


def _sizes(results: Results, clients: list[str]) -> str:
    weighed = [name for name in clients if results.environments[name].installed_bytes]
    if not weighed:
        return ""
    found = [results.environments[name] for name in weighed]
    rows = [
        ["wheel, MB", *(f"{it.wheel_bytes / 1e6:.2f}" for it in found)],
        ["installed with dependencies, without bytecode, MB", *(f"{it.installed_bytes / 1e6:.2f}" for it in found)],
        ["packages", *(str(len(it.versions)) for it in found)],
        ["of these native", *(str(it.native) for it in found)],
    ]
    return "## Sizes\n\n" + _table(["measure", *weighed], rows)


def _missing(results: Results) -> str:
    if not results.missing:
        return ""
    lines = [f"- {client}, {case}: {why}" for (case, client), why in results.missing.items()]
    return "\n".join(["## Not measured", "", *lines])


def _table(header: list[str], rows: list[list[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _ratio(ratio: Ratio) -> str:
    if ratio.low == ratio.high:
        return _short(ratio.median)
    return f"{_short(ratio.median)} ({_short(ratio.low)} to {_short(ratio.high)})"


def _short(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def _number(value: float) -> str:
    return f"{value:,.2f}" if abs(value) < 10 else f"{value:,.1f}" if abs(value) < 100 else f"{value:,.0f}"
