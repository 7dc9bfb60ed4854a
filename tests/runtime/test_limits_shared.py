"""Which models are found to share a limit, in virtual time."""

from __future__ import annotations

import pytest

from tests.runtime.limits_sim.sharing import SHARED, Found, Sharing, in_turn, small
from tests.runtime.limits_sim.world import Steps


@pytest.mark.parametrize("sharing", SHARED, ids=lambda sharing: sharing.name)
def test_models_that_share_a_limit_are_found_and_no_others(sharing: Sharing) -> None:
    """At the end they are together, at no time are others, and the limit is used up."""
    world = Found(sharing)
    outcome = world.run()
    together = tuple(sharing.together)
    assert world.families[-1] == together
    for families in world.families:
        assert all(any(set(family) <= set(models) for models in together) for family in families), families
    assert max(limit.share() for limit in world.limits) >= sharing.share
    assert outcome.refused <= 0.005


def test_models_that_were_taken_for_one_are_parted() -> None:
    """By their figures, in seconds; and all calls are still counted."""
    world = Found(Sharing("", small, ("a", "b"), in_turn, rows=2000))
    (keeper,) = world.keepers

    def merge() -> Steps:
        yield 4.0
        (account,) = keeper._accounts.values()
        keeper._merge(*account.families)
        assert world.now_found() == ("ab",)

    world.push(0.0, merge())
    world.run()
    rows = keeper.known()
    assert world.families[-1] == ("a", "b")
    assert sum(row.sent for row in rows) == 2000 + sum(row.refused for row in rows)
    assert sum(row.refused for row in rows) == sum(limit.refused for limit in world.limits)
    assert not any(row.waiting or row.in_flight for row in rows)


def test_what_a_merge_puts_together_is_counted() -> None:
    """The row of models that share a limit tells the calls of all of them, from the first one on."""
    world = Found(Sharing("", small, ("ab",), in_turn, rows=1000))
    world.run()
    (row,) = world.keepers[0].known()
    assert (sorted(row.models), row.sent, row.in_flight) == (["model-0", "model-1"], 1000, 0)
