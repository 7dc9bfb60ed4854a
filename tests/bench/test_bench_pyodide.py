"""The measurement of starts in Pyodide keeps working: one start by hand, and the arithmetic of the report."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from bench import pyodide
from bench.processes import Failed, start_server
from tests.wasm.hosts import npm_package, program


def test_a_start_by_hand() -> None:
    """A start is measured phase by phase, and the phases add up; one that fails says why."""
    node = program("node")
    assert npm_package("pyodide") == pyodide.PYODIDE
    name, imports = pyodide._BY_HAND
    with ExitStack() as stack:
        url = start_server(stack)
        took = pyodide._run(node, pyodide.Start(name, imports, pyodide._CALL_BY_HAND), url)
        with pytest.raises(Failed, match="no_such_module"):
            pyodide._run(node, pyodide.Start(name, "import no_such_module", ""), url)
    assert took.keys() == set(pyodide.PHASES)
    for figure in (0, 1):
        parts = [took[phase][figure] for phase in pyodide.PHASES if phase != "total"]
        assert sum(parts) == pytest.approx(took["total"][figure], abs=1)


def test_the_report_compares_inside_rounds() -> None:
    """Ratios are taken inside a round, to the hand-written fetch with the same standard library."""

    def took(cpu_ms: float) -> dict[str, list[float]]:
        return {phase: [2 * cpu_ms, cpu_ms] for phase in pyodide.PHASES}

    names = ["raw fetch", "wherry", "raw fetch, stdlib precompiled", "wherry, both precompiled"]
    rounds = [dict(zip(names, map(took, values), strict=True)) for values in ((10, 11, 4, 6), (20, 22, 8, 12))]
    lines = pyodide.markdown(rounds, "versions").splitlines()
    rows = {cells[1].strip(): cells[-2].strip() for line in lines if len(cells := line.split("|")) > 3}
    assert [rows[name] for name in names] == ["1.00", "1.10", "1.00", "1.50"]
