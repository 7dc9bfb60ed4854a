"""The governor by itself: tickets, what is given back, odd figures, and what it says it knows."""

from __future__ import annotations

import gc
import random
import sys
from contextlib import nullcontext
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wherry._runtime.base.errors import UsageError, UsageTypeError
from wherry._runtime.base.rate_limits import RateLimit, RateLimits, read_rate_limits
from wherry._runtime.limits.governor import Governor, Ticket
from wherry._runtime.limits.governors import Governors
from wherry._runtime.limits.in_flight import InFlight, Running
from wherry._runtime.limits.limits import Limits
from wherry._runtime.limits.usage import Usage


def dice() -> float:
    return 0.5


def told(remaining: float, limit: float = 100.0, reset_s: float | None = None, **more: RateLimit) -> RateLimits:
    reset_s = (limit - remaining) / 100 if reset_s is None else reset_s
    return RateLimits({"requests": RateLimit(limit, remaining, reset_s), **more})


def go(governor: Governor, now: float, tokens: float = 0.0) -> tuple[Ticket, float]:
    """Take a ticket and wait until it may go; return it, and the time then."""
    ticket = governor.ticket(now, tokens)
    while wait := governor.ask(ticket, now):
        now += wait
    return ticket, now


def test_what_limits_may_be() -> None:
    """ "headers", Limits or None; numbers above zero."""
    assert Limits.of(None) is None
    assert Limits.of("headers") == Limits()
    assert Limits.of(Limits(concurrent=3)) == Limits(concurrent=3)
    for wrong in (
        {"concurrent": 0},
        {"requests_per_minute": -1},
        {"tokens_per_minute": float("nan")},
        {"max_wait_s": -1},
    ):
        with pytest.raises(UsageError, match=f"limits: {next(iter(wrong))} must be more than 0"):
            Limits(**wrong)  # type: ignore[arg-type]
    for wrong in ({"concurrent": 1.5}, {"concurrent": True}, {"requests_per_minute": "60"}, {"max_wait_s": None}):
        with pytest.raises(UsageTypeError, match=f"limits: {next(iter(wrong))} is a"):
            Limits(**wrong)  # type: ignore[arg-type]
    for name in ("requests_per_minute", "concurrent", "max_wait_s"):
        with pytest.raises(UsageError, match=f"limits: {name} is too large"):
            Limits(**{name: 10**400})  # type: ignore[arg-type]
    for wrong in ("off", None, 0):  # type: ignore[assignment]
        with pytest.raises(UsageTypeError, match=f"headers is True or False, not {wrong!r}"):
            Limits(headers=wrong)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="not 'header'"):
        Limits.of("header")
    with pytest.raises(UsageTypeError, match="not int"):
        Limits.of(60)


def test_numbers_of_other_kinds() -> None:
    """What is a number to `float` is one, and a whole one is one as a float, too."""
    limits = Limits(requests_per_minute=Decimal("1.5"), tokens_per_minute=Fraction(7, 2), concurrent=4.0)  # type: ignore[arg-type]
    assert limits == Limits(requests_per_minute=1.5, tokens_per_minute=3.5, concurrent=4)
    assert type(limits.concurrent) is int
    assert repr(Limits(requests_per_minute=5)).startswith("Limits(requests_per_minute=5, ")


def test_what_is_not_used_is_forgotten() -> None:
    """A thousand keys are kept, those used last, and none for longer than an hour; never one that counts something."""
    now = [0.0]
    keeper = Governors(lambda: now[0], dice, nullcontext())
    limits = Limits(concurrent=3)
    busy = keeper.enter("https://a", "busy", "m", limits)
    slow = keeper.enter("https://a", "slow", "m", Limits(tokens_per_minute=60), 5000.0)
    keeper.ask(busy)
    keeper.ask(slow)
    keeper.finished(slow)
    for each in range(3000):
        ticket = keeper.enter("https://a", f"key {each}", "m", limits)
        assert keeper.ask(ticket) == 0.0
        keeper.finished(ticket)
    assert len(keeper.known()) == len(keeper._of) == len(keeper._accounts) == 1000
    assert keeper.enter("https://a", "busy", "m", limits).governor is busy.governor
    assert keeper.enter("https://a", "slow", "m", Limits(tokens_per_minute=60)).governor is slow.governor
    assert keeper.enter("https://a", "key 2999", "m", limits).governor.pace.sent == 1
    assert keeper.enter("https://a", "key 0", "m", limits).governor.pace.sent == 0
    now[0] = 4000.0
    for each in range(400):
        keeper.give_back(keeper.enter("https://a", "new", f"model {each}", limits))
    assert len(keeper.known()) == 400 + 4
    keeper.finished(busy)


def test_concurrent_is_exact() -> None:
    """Never more calls than told, over all models of an account; a free slot is found."""
    keeper = Governors(lambda: 0.0, dice, nullcontext())
    limits = Limits(concurrent=3)
    tickets = [keeper.enter("https://a", "k", model, limits) for model in "xyxyx"]
    assert [keeper.ask(ticket) == 0.0 for ticket in tickets] == [True, True, True, False, False]
    keeper.give_back(tickets[0])
    assert keeper.ask(tickets[3]) == 0.0
    assert keeper.ask(tickets[4]) > 0.0
    assert [row.most_in_flight for row in keeper.known()] == [3, 3]


@pytest.mark.parametrize("state", ["waiting", "sent", "answered", "finished"])
def test_what_is_given_back_leaves_no_trace(state: str) -> None:
    """In every state, and twice."""
    governor = Governor(0.0, Limits(), dice)
    first, now = go(governor, 0.0)
    governor.answered(first, now, 200, told(50.0), None)
    governor.finished(first, now)
    clock = governor.buckets[0]
    before = clock.tail - clock.passed
    ticket = governor.ticket(now)
    if state != "waiting":
        while wait := governor.ask(ticket, now):
            now += wait
    if state in ("answered", "finished"):
        governor.answered(ticket, now, 200, told(49.0), None)
    if state == "finished":
        governor.finished(ticket, now)
    governor.give_back(ticket, now)
    governor.give_back(ticket, now)
    assert (governor.waiting, governor.in_flight.count) == (0, 0)
    assert max(0.0, clock.tail - clock.passed) <= max(0.0, before) + 1.0
    assert governor.ask(governor.ticket(now + 1), now + 1) == 0.0


def test_a_large_call_is_not_overtaken_for_ever() -> None:
    """Small calls behind it do not take what flows in, again and again."""
    governor = Governor(0.0, Limits(), dice)
    first, now = go(governor, 0.0, 10.0)
    tokens = RateLimit(10_000.0, 500.0, 9.5)
    governor.answered(first, now, 200, told(99.0, tokens=tokens), None)
    large, small = governor.ticket(now, 8_000.0), governor.ticket(now, 10.0)
    while (wait := governor.ask(large, now)) and now < 60:
        governor.ask(small, now)
        small = governor.ticket(now, 10.0) if small.state else small
        now += wait
    assert now < 20


def test_models_that_share_a_limit_get_one_governor() -> None:
    """Two names whose figures show the calls of both; two others with limits of their own stay apart."""
    for shared in (True, False):
        clock = [0.0]
        keeper = Governors(lambda clock=clock: clock[0], random.Random(1).random, nullcontext())  # type: ignore[misc]
        left = {"a": 1000.0, "b": 1000.0}
        for step in range(1200):
            model = "ab"[step % 2]
            ticket = keeper.enter("https://a", "k", model, Limits())
            while wait := keeper.ask(ticket):
                clock[0] += wait
            clock[0] += 0.005
            if shared:
                left["a"] = left["b"] = left[model] - 1 + (0.5 if left[model] < 999 else 0)
            else:
                left[model] += -1 + (1.0 if left[model] < 999 else 0)
            keeper.answered(ticket, 200, told(left[model], 1000.0, (1000 - left[model]) / 100), None)
            keeper.finished(ticket)
        rows = keeper.known()
        assert sorted(tuple(sorted(row.models)) for row in rows) == ([("a", "b")] if shared else [("a",), ("b",)])


def test_what_is_known() -> None:
    """A row with what headers told, what was learned, and who waits."""
    clock = [0.0]
    keeper = Governors(lambda: clock[0], dice, nullcontext())
    ticket = keeper.enter("https://a", "k", "m", Limits(tokens_per_minute=6000), 50.0)
    assert keeper.ask(ticket) == 0.0
    clock[0] = 0.1
    keeper.answered(ticket, 200, told(40.0), None)
    waiting = keeper.enter("https://a", "k", "m", Limits(tokens_per_minute=6000), 5000.0)
    assert keeper.ask(waiting) > 0.0
    (row,) = keeper.known()
    assert (row.origin, row.models, row.waiting, row.in_flight, row.sent, row.refused) == (
        "https://a",
        ("m",),
        1,
        1,
        1,
        0,
    )
    assert {bucket.kind: bucket.told_by for bucket in row.buckets} == {"tokens": "user", "requests": "headers"}
    requests = row.buckets[1]
    assert (requests.limit, requests.refill_per_s) == (100.0, 100.0)
    assert 40.0 <= requests.remaining <= 51.0


def test_tokens_are_settled_by_usage() -> None:
    """The estimate of the next call is corrected by what the last ones used."""
    governor = Governor(0.0, Limits(tokens_per_minute=600_000), dice)
    now = 0.0
    for _ in range(50):
        ticket, now = go(governor, now, 100.0)
        governor.answered(ticket, now, 200, None, None)
        governor.finished(ticket, now, Usage(20, 30, 0, 50))
    assert governor.buckets[0].cost_of(100.0) == pytest.approx(50.0, rel=0.05)


def test_a_million_tickets_leave_nothing_behind() -> None:
    """No list of tickets is kept; a tenth of a million shows it."""
    governor = Governor(0.0, Limits(), dice)
    figures = told(90_000.0, 100_000.0, 0.1)

    def some(count: int, now: float) -> float:
        for _ in range(count):
            now += 0.001
            ticket = governor.ticket(now, 10.0)
            while wait := governor.ask(ticket, now):
                now += wait
            governor.answered(ticket, now, 200, figures, None)
            governor.finished(ticket, now)
        return now

    now = some(2_000, 0.0)
    gc.collect()
    before = sys.getallocatedblocks()
    some(20_000, now)
    gc.collect()
    assert sys.getallocatedblocks() - before < 500


NUMBERS = st.one_of(
    st.sampled_from(
        ["0", "1", "-1", "100", "1e308", "1e-300", "nan", "inf", "", "garbage", "1ms", "999999999", "5h", "0.0001"]
    ),
    st.floats().map(str),
    st.integers(-5, 2000).map(str),
)
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        f"x-ratelimit-{field}-{kind}": NUMBERS
        for field in ("limit", "remaining", "reset")
        for kind in ("requests", "tokens", "requests-day")
    },
)
RETRY_AFTER = st.one_of(st.none(), st.floats(0, 1e6), st.just(1e308))


@given(st.lists(st.tuples(st.sampled_from([200, 200, 429, 503, 529]), HEADERS, RETRY_AFTER), max_size=25))
def test_nobody_waits_forever_whatever_is_told(answers: list[tuple[int, dict[str, str], float | None]]) -> None:
    """After any answers, a call goes within max_wait of the call before it; and every sleep is a number of seconds."""
    governor = Governor(0.0, Limits(max_wait_s=30), dice)
    now = 0.0
    for status, headers, retry_after_s in answers:
        began = now
        ticket = governor.ticket(now, 100.0)
        while wait := governor.ask(ticket, now):
            assert 0 < wait <= 30
            now += wait
        assert now - began <= 31
        now += 0.1
        governor.answered(ticket, now, status, read_rate_limits(headers, lambda: 1.8e9), retry_after_s)
        governor.finished(ticket, now)
    assert governor.waiting == governor.in_flight.count == 0


def test_nobody_waits_where_there_is_room_for_all() -> None:
    """A call goes at once if there is room for all who are before it, too, however many these are."""
    governor = Governor(0.0, Limits(), dice)
    while governor.in_flight.size < 64:
        ticket, wait = go(governor, 0.0)
        assert wait == 0.0
        governor.answered(ticket, 0.0, 200, None, None)
        governor.finished(ticket, 0.0)
    tickets = [governor.ticket(0.0) for _ in range(65)]
    assert governor.ask(tickets[64], 0.0) > 0.0
    assert [governor.ask(ticket, 0.0) for ticket in reversed(tickets[:64])] == [0.0] * 64


@pytest.mark.parametrize("burst", [False, True])
def test_refusals_that_go_on_are_no_limit(burst: bool) -> None:
    """Where a refusal comes again and again, however little is sent, nothing is held back; a burst of them is a limit again."""
    governor = Governor(0.0, Limits(), dice)
    now = 0.0
    for number in range(1, 400):
        ticket, now = go(governor, now + 0.01)
        governor.answered(ticket, now + 0.005, 200 if number % 40 else 429, None, None)
        governor.finished(ticket, now + 0.005)
    assert [governor.in_flight.learned, governor.pace.on] == [False, False]
    for _ in range(20 * burst):
        ticket, now = go(governor, now + 0.01)
        governor.answered(ticket, now + 0.005, 429, None, None)
        governor.finished(ticket, now + 0.005)
    assert (governor.in_flight.learned or governor.pace.on) == burst


def test_two_answers_to_calls_of_one_moment() -> None:
    """What others took in no time at all is no rate."""
    governor = Governor(0.0, Limits(), dice)
    tickets = [governor.ticket(0.0) for _ in range(3)]
    assert [governor.ask(ticket, 0.0) for ticket in tickets] == [0.0] * 3
    for ticket, left in zip(tickets, (80.0, 40.0, 10.0), strict=True):
        governor.answered(ticket, 0.1, 200, told(left, reset_s=0.0), None)
    assert not governor.buckets[0].alone


@pytest.mark.parametrize(("seconds", "known"), [(0.5, True), (1.5, False)])
def test_nothing_left_is_believed_for_a_moment(seconds: float, known: bool) -> None:
    """Where others use it all that is so at first; for longer, while each call is let in, it is not true."""
    governor, now = Governor(0.0, Limits(), dice), 0.0
    while now < seconds:
        ticket = governor.ticket(now)
        governor._send(ticket, now)
        now += 0.1
        governor.answered(ticket, now, 200, told(0.0, reset_s=1.0), None)
        governor.finished(ticket, now)
    assert [not bucket.ignored for bucket in governor.buckets] == [known]


def test_calls_that_overtake_each_other_do_not_disprove_a_limit() -> None:
    """Two more than a limit are tried, and the one that was sent first arrives last: the limit is what it was."""
    calls = InFlight(0.0, None, Running())
    for _ in range(3):
        calls.limit_to(6, 0.0, 0.1)
    calls.size, calls.probing, calls._held = 8.0, True, 6.0
    assert calls.explains(5)
    assert not calls.explains(3)
