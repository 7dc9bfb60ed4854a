"""Headers that seem to be wrong: what contradicts them, what does not, and how they are believed again."""

from __future__ import annotations

import math
import random

import pytest

from wherry._runtime.base.rate_limits import RateLimit, RateLimits
from wherry._runtime.limits.governor import Governor, Ticket
from wherry._runtime.limits.limits import Limits
from wherry._runtime.limits.pace import Pace


def told(left: float) -> RateLimits:
    return RateLimits({"requests": RateLimit(100.0, left, (100.0 - left) / 100)})


def doubted(governor: Governor) -> bool:
    return any(bucket.ignored for bucket in governor.buckets)


def send(governor: Governor, now: float) -> Ticket:
    ticket = governor.ticket(now)
    governor._send(ticket, now)
    return ticket


def known() -> Governor:
    """Return a governor that knows the limit well."""
    governor = Governor(0.0, Limits(), lambda: 0.5)
    for number in range(40):
        governor.answered(send(governor, number / 100), number / 100, 200, told(99.0 - number), None)
    return governor


@pytest.mark.parametrize(("sent_at", "wrong"), [(1.01, False), (1.3, True)])
def test_an_answer_that_was_overtaken_contradicts_nothing(sent_at: float, wrong: bool) -> None:
    """A call may have come before the one that was refused, if it was sent before anybody knew of that; else not."""
    governor = known()
    refused = send(governor, 1.0)
    let_in = send(governor, sent_at) if sent_at < 1.25 else None
    governor.answered(refused, 1.25, 429, told(0.0), None)
    governor.answered(let_in or send(governor, sent_at), sent_at + 0.01 if wrong else 1.26, 200, told(95.0), None)
    assert doubted(governor) == wrong


def test_an_answer_that_took_long_contradicts_nothing() -> None:
    """A call that was on its way for a second found what has flowed in meanwhile."""
    governor = known()
    governor.answered(send(governor, 1.0), 1.005, 429, told(0.0), None)
    governor.answered(send(governor, 1.01), 2.1, 200, told(99.0), None)
    assert not doubted(governor)


@pytest.mark.parametrize("seed", range(4))
def test_a_heap_of_refusals_tells_the_same_in_any_order(seed: int) -> None:
    """All that were sent before the limit was known are refused: what was let in before them is what counts."""
    rates = []
    for shuffled in (False, True):
        pace = Pace(0.0)
        for number in range(230):
            pace.take(number / 100)
        heap = [(2.0 + number / 100, 201 + number) for number in range(30)]
        pace.answered(0.01)
        pace.turned_away(150)
        pace.refused(1.5, 150, 1.51, 0)
        if shuffled:
            random.Random(seed).shuffle(heap)
        for sent_at, number in heap:
            pace.turned_away(number)
            pace.refused(sent_at, number, 2.5, 0)
        rates.append(pace.rate)
    assert all(60 < rate < 100 for rate in rates), rates


def test_a_refusal_that_was_late_gives_no_rate() -> None:
    """A call that met an empty bucket may have come there as late as its answer: little was let in since, but in little time."""
    pace = Pace(0.0)
    for number in range(130):
        pace.take(number / 100)
    pace.answered(0.01)
    pace.turned_away(90)
    pace.refused(0.9, 90, 1.31, 0)
    before = pace.rate
    for number in range(91, 130):
        pace.turned_away(number)
        pace.refused(number / 100, number, 1.31, 0)
    assert math.isfinite(before)
    assert pace.rate == before


@pytest.mark.parametrize("honest", [True, False])
def test_headers_that_foretell_refusals_are_believed_again(honest: bool) -> None:
    """What is left sinks until a call is refused, twice: then the headers are right. Not where plenty is left just before."""
    governor = known()
    governor._refusals.distrust(1.0)
    assert doubted(governor)
    now = 1.0
    for _ in range(2):
        for left in (80.0, 40.0, 3.0 if honest else 40.0):
            now += 0.1
            governor.answered(send(governor, now), now + 0.01, 200, told(left), None)
        for _ in range(5):
            governor.answered(send(governor, now), now + 0.01, 429, told(0.0), None)
        now += 1.0
    assert doubted(governor) != honest
    assert not (honest and governor.pace.on)
    assert not honest or governor.buckets[0].level < 10


@pytest.mark.parametrize("tells", [True, False])
def test_headers_count_more_than_what_was_learned_before_them(tells: bool) -> None:
    """Calls that are refused before any header tells a limit teach a low rate; the first headers are better."""
    governor = Governor(0.0, Limits(), lambda: 0.5)
    heap = [send(governor, 0.0) for _ in range(6)]
    for ticket in heap:
        governor.answered(ticket, 0.01, 429, None, None)
        governor.finished(ticket, 0.01)
    assert governor.pace.on
    governor.answered(send(governor, 0.3), 0.31, 200, told(99.0) if tells else None, None)
    assert governor.pace.on != tells
    assert (governor.in_flight.room > 50) == tells
