"""Whether to try again, and when: a table of statuses, headers and bodies, with a clock and dice of our own."""

from __future__ import annotations

from email.utils import mktime_tz, parsedate_tz
from typing import Any

import pytest

from wherry._runtime.base.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    BadRequestError,
    InternalServerError,
    RateLimitError,
)
from wherry._runtime.base.headers import Headers
from wherry._runtime.base.timeouts import DEFAULT
from wherry._runtime.client.exchange import Exchange
from wherry._runtime.client.retry import backoff_s, retry_after_s, wait_after_failure, wait_after_status
from wherry._runtime.request.build import Request
from wherry._runtime.request.files import StreamedBody, source_of

NOW_S = 1_800_000_000.0


def now_s() -> float:
    return NOW_S


def nothing() -> float:
    return 0.0


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "3"}, 3),
        ({"retry-after": "0.25"}, 0.25),
        ({"retry-after-ms": "1500"}, 1.5),
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({"retry-after-ms": "soon", "retry-after": "9"}, 9),
        ({"retry-after": "Fri, 15 Jan 2027 08:00:10 GMT"}, 10),
        ({"retry-after": "Fri, 15 Jan 2027 07:59:50 GMT"}, -10),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "-5"}, -5),
        ({"retry-after": "Fri, 99 Foo 2027"}, None),
    ],
)
def test_what_the_server_asks_for(headers: dict[str, str], seconds: float | None) -> None:
    """Milliseconds first, then seconds or a date; what cannot be read is not there."""
    assert retry_after_s(headers, now_s) == seconds


@pytest.mark.parametrize("wrong_s", [-3600.0, -2.0, 0.3, 90.0, float("nan")])
def test_a_date_is_by_the_clock_of_the_server(wrong_s: float) -> None:
    """However wrong our clock is, the wait until a date is right to half a second, and exact where our clock agrees."""
    now = mktime_tz(parsedate_tz("Fri, 15 Jan 2027 08:00:00 GMT"))  # type: ignore[arg-type]
    headers = {"date": "Fri, 15 Jan 2027 08:00:00 GMT", "retry-after": "Fri, 15 Jan 2027 08:00:07 GMT"}
    agrees = 0 <= wrong_s <= 1
    assert retry_after_s(headers, lambda: now + wrong_s) == pytest.approx(7 - wrong_s if agrees else 6.5)
    assert retry_after_s({**headers, "date": "soon"}, lambda: now) == 7


@pytest.mark.parametrize("attempt", range(8))
def test_the_back_off(attempt: int) -> None:
    """0.5 s doubling up to 8 s, less at most a half."""
    longest = [0.5, 1, 2, 4, 8, 8, 8, 8][attempt]
    assert backoff_s(attempt, nothing) == longest
    assert backoff_s(attempt, lambda: 0.5) == longest * 0.75
    assert backoff_s(attempt, lambda: 1.0) == longest * 0.5
    assert backoff_s(10**9, nothing) == 8


@pytest.mark.parametrize(
    ("status", "headers", "code", "wait"),
    [
        (408, {}, None, 0.5),
        (409, {}, None, 0.5),
        (429, {}, None, 0.5),
        (429, {}, "rate_limit_exceeded", 0.5),
        (429, {}, "insufficient_quota", None),
        (500, {}, None, 0.5),
        (502, {}, None, 0.5),
        (529, {}, None, 0.5),
        (400, {}, None, None),
        (401, {}, None, None),
        (404, {}, None, None),
        (422, {}, None, None),
        (400, {"x-should-retry": "true"}, None, 0.5),
        (500, {"x-should-retry": "false"}, None, None),
        (429, {"x-should-retry": "true"}, "insufficient_quota", 0.5),
        (500, {"x-should-retry": "maybe"}, None, 0.5),
        (429, {"retry-after": "7"}, None, 7),
        (429, {"retry-after": "120"}, None, 120),
        (429, {"retry-after": "121"}, None, None),
        (429, {"retry-after": "121", "x-should-retry": "true"}, None, None),
        (429, {"retry-after": "0"}, None, 0.5),
        (429, {"retry-after": "-3"}, None, 0.5),
        (400, {"retry-after": "1"}, None, None),
    ],
)
def test_what_is_tried_again(status: int, headers: dict[str, str], code: str | None, wait: float | None) -> None:
    """Status, code and headers decide; above 120 s nobody waits."""
    facts: Any = {"max_retries": 2, "now_s": now_s, "random": nothing}
    assert wait_after_status(status, headers, code, attempt=0, **facts) == wait
    assert wait_after_status(status, headers, code, attempt=2, **facts) is None


@pytest.mark.parametrize(
    "words", [("insufficient_quota", None), (None, "insufficient_quota"), (429, "INSUFFICIENT_QUOTA")]
)
@pytest.mark.parametrize("verdict", [None, "true"])
def test_a_quota_that_is_used_up(words: tuple[Any, ...], verdict: str | None) -> None:
    """Code or type says so; only the server's own word brings another attempt."""
    headers = {"x-should-retry": verdict} if verdict else {}
    wait = wait_after_status(429, headers, *words, attempt=0, max_retries=2, now_s=now_s, random=nothing)
    assert wait == (0.5 if verdict else None)


@pytest.mark.parametrize(
    "word", ["credit_balance_exhausted", "billing_hard_limit_reached", "billing_not_active", "insufficient_balance"]
)
def test_no_money_is_no_reason_to_wait(word: str) -> None:
    """The other words for it; a 500 with the same word is tried again."""
    facts: Any = {"attempt": 0, "max_retries": 2, "now_s": now_s, "random": nothing}
    assert wait_after_status(429, {}, word, "rate_limit_error", **facts) is None
    assert wait_after_status(429, {}, None, word, **facts) is None
    assert wait_after_status(500, {}, word, None, **facts) == 0.5
    assert wait_after_status(429, {}, "rate_limit_exceeded", "tokens", **facts) == 0.5


@pytest.mark.parametrize("headers", [{"retry-after": "4"}, {"retry-after-ms": "4000"}])
def test_callers_who_were_told_a_time_do_not_come_back_together(headers: dict[str, str]) -> None:
    """What the server named is never cut short, and stretched by up to a quarter."""
    facts: Any = {"attempt": 1, "max_retries": 2, "now_s": now_s}
    waits = [wait_after_status(429, headers, None, random=lambda dice=dice: dice, **facts) for dice in (0.0, 0.5, 1.0)]
    assert waits == [4, 4.5, 5]


def test_failures() -> None:
    """Connection errors are tried again until a byte of the body was there."""
    facts: Any = {"max_retries": 1, "random": nothing}
    assert wait_after_failure(attempt=0, body_began=False, **facts) == 0.5
    assert wait_after_failure(attempt=1, body_began=False, **facts) is None
    assert wait_after_failure(attempt=0, body_began=True, **facts) is None


# --- whole calls -----------------------------------------------------------------------------------------------------

OK = (200, {}, b"{}")
BUSY = (429, {"retry-after": "3"}, b"{}")
DOWN = (500, {}, b"")
WRONG = (400, {}, b'{"error": {"message": "wrong"}}')
BROKE = (429, {}, b'{"error": {"code": "insufficient_quota"}}')
REFUSED = APIConnectionError("refused")
LATE = APITimeoutError("late")

CALLS: list[tuple[str, list[Any], int, list[float], Any]] = [
    ("first time", [OK], 2, [], None),
    ("once more", [DOWN, OK], 2, [0.5], None),
    ("twice more", [DOWN, BUSY, OK], 2, [0.5, 3], None),
    ("used up", [DOWN, DOWN, DOWN], 2, [0.5, 1], InternalServerError),
    ("none allowed", [BUSY], 0, [], RateLimitError),
    ("five allowed", [DOWN] * 5 + [OK], 5, [0.5, 1, 2, 4, 8], None),
    ("wrong", [WRONG], 2, [], BadRequestError),
    ("wrong at last", [DOWN, WRONG], 2, [0.5], BadRequestError),
    ("no quota", [BROKE], 2, [], RateLimitError),
    ("refused", [REFUSED, LATE, OK], 2, [0.5, 1], None),
    ("refused for good", [REFUSED] * 3, 2, [0.5, 1], APIConnectionError),
    ("late for good", [LATE, LATE], 1, [0.5], APITimeoutError),
    ("mixed", [DOWN, REFUSED, BUSY], 2, [0.5, 1], RateLimitError),
]


@pytest.mark.parametrize(
    ("events", "max_retries", "waits", "error"), [call[1:] for call in CALLS], ids=[c[0] for c in CALLS]
)
def test_a_call(events: list[Any], max_retries: int, waits: list[float], error: type[Exception] | None) -> None:
    """A table of what happens gives the attempts, the waits and the final error."""
    exchange = Exchange(request(b"body"), max_retries, now_s=now_s, random=nothing)
    seen: list[float] = []
    raised: Exception | None = None
    steps = iter(events)
    for event in steps:
        assert exchange.request.body == b"body"
        try:
            if isinstance(event, APIConnectionError):
                wait: float | None = exchange.failed(event)
            else:
                status, headers, body = event
                wait = exchange.answered(status, Headers(headers.items()), body)
        except (APIStatusError, APIConnectionError) as caught:
            raised = caught
            break
        if wait is None:
            break
        seen.append(wait)
    assert next(steps, None) is None, "every event of the table was needed"
    assert seen == waits
    assert type(raised) is (error or type(None))
    if raised is not None:
        assert raised.request is not None  # type: ignore[union-attr, attr-defined]


def request(body: Any) -> Request:
    return Request("POST", "https://api.test/v1/x", Headers(), body, DEFAULT)


def test_what_cannot_be_replayed_is_not_tried_again() -> None:
    """A body that can be read once is sent once."""
    source = source_of(iter([b"x"]))
    assert source is not None
    exchange = Exchange(request(StreamedBody((source,))), 5)
    with pytest.raises(InternalServerError):
        exchange.answered(500, Headers(), b"")
    with pytest.raises(APIConnectionError):
        exchange.failed(APIConnectionError("refused"))
