"""The figures of a run: samples by case, client and round; medians of them, and ratios inside the rounds. Pure."""

from __future__ import annotations

import statistics
from dataclasses import asdict, dataclass, field
from typing import Any

from .cases import Target
from .environments import Environment
from .measuring import Sample

__all__ = ("Ratio", "Results")

_SIZES = {"wheel_mb": ("wheel_bytes", 1e6), "installed_mb": ("installed_bytes", 1e6), "native": ("native", 1)}


@dataclass(frozen=True)
class Ratio:
    """The median of a ratio over the rounds, and the quarters below and above it."""

    median: float
    low: float
    high: float


@dataclass
class Results:
    """All that was measured. `missing` tells, by case and client, why something was not."""

    environments: dict[str, Environment]
    samples: dict[tuple[str, str], dict[int, Sample]] = field(default_factory=dict)
    missing: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, case: str, client: str, turn: int, sample: Sample) -> None:
        self.samples.setdefault((case, client), {})[turn] = sample

    def rounds(self) -> int:
        """How many rounds were begun."""
        return 1 + max((turn for turns in self.samples.values() for turn in turns), default=-1)

    def figure(self, case: str, client: str, figure: str) -> float | None:
        """Return the median of "cpu" or "wall" (seconds a unit) or "rss" (bytes); None if nothing was measured."""
        turns = self.samples.get((case, client))
        return statistics.median(_value(sample, figure) for sample in turns.values()) if turns else None

    def ratio(self, case: str, client: str, to_case: str, to_client: str, figure: str = "cpu") -> Ratio | None:
        """Compare two figures inside each round."""
        ours, theirs = self.samples.get((case, client), {}), self.samples.get((to_case, to_client), {})
        return _ratio(
            [_value(ours[turn], figure) / _value(theirs[turn], figure) for turn in ours.keys() & theirs.keys()]
        )

    def beside_json(self, case: str, client: str) -> Ratio | None:
        """Compare a client with json alone in the same process."""
        turns = self.samples.get((case, client), {}).values()
        return _ratio([sample.cpu_s / sample.json_cpu_s for sample in turns if sample.json_cpu_s])

    def beside_other(self, case: str, client: str) -> Ratio | None:
        """Compare a client with the one beside it in the same process."""
        turns = self.samples.get((case, client), {}).values()
        return _ratio([sample.cpu_s / sample.beside_cpu_s for sample in turns if sample.beside_cpu_s])

    def against(self, target: Target, client: str, raw: str) -> Ratio | None:
        """Return the figure of a target for a client whose HTTP library alone is `raw`."""
        if target.figure in _SIZES:
            name, unit = _SIZES[target.figure]
            environment = self.environments.get(client)
            if environment is None or not environment.installed_bytes:
                return None
            size = getattr(environment, name) / unit
            return Ratio(size, size, size)
        if not target.against:
            turns = self.samples.get((target.case, client))
            if not turns:
                return None
            values = sorted(_value(sample, target.figure) * 1e3 for sample in turns.values())
            return Ratio(statistics.median(values), values[0], values[-1])
        if target.against == "json":
            return self.beside_json(target.case, client)
        if target.against == "beside":
            return self.beside_other(target.case, client)
        to_client = {"raw": raw, "peer": "openai", "wherry": "wherry"}.get(target.against, client)
        to_case = target.case if target.against in ("raw", "peer", "wherry") else target.against
        return self.ratio(target.case, client, to_case, to_client, target.figure)

    def as_json(self) -> dict[str, Any]:
        """Return every sample, for machines."""
        return {
            "clients": {name: _plain(environment) for name, environment in self.environments.items()},
            "samples": [
                {"case": case, "client": client, "round": turn, **asdict(sample)}
                for (case, client), turns in self.samples.items()
                for turn, sample in turns.items()
            ],
            "missing": [{"case": case, "client": client, "why": why} for (case, client), why in self.missing.items()],
        }


def _ratio(ratios: list[float]) -> Ratio | None:
    if len(ratios) < 2:
        return Ratio(ratios[0], ratios[0], ratios[0]) if ratios else None
    low, middle, high = statistics.quantiles(ratios, n=4, method="inclusive")
    return Ratio(middle, low, high)


def _value(sample: Sample, figure: str) -> float:
    if figure == "rss":
        return sample.rss
    return (sample.cpu_s if figure == "cpu" else sample.wall_s) / sample.units


def _plain(environment: Environment) -> dict[str, Any]:
    facts = asdict(environment)
    del facts["python"], facts["path"]  # of this machine alone
    return {**facts, "versions": dict(environment.versions)}
