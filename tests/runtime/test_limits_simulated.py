"""The governor against servers of many kinds, in virtual time: limits are used up, and next to nothing is refused."""

from __future__ import annotations

import pytest

from tests.runtime.limits_sim.tested import TESTED
from tests.runtime.limits_sim.world import Scenario, run


@pytest.mark.parametrize("scenario", TESTED, ids=lambda scenario: scenario.name)
def test_limits_are_used_up(scenario: Scenario) -> None:
    """Of all that was available at least 96 %, at most 0.5 % refused, nothing lost, callers even; less where a scenario says so."""
    outcome = run(scenario)
    assert outcome.good(), str(outcome)
    assert all(row.waiting == row.in_flight == 0 for keeper in outcome.keepers for row in keeper.known())
