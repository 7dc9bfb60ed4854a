"""What an answer tells about limits: a table of spellings, and anything at all in the headers."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wherry._runtime.base.headers import Headers
from wherry._runtime.base.rate_limits import RateLimit, RateLimits, read_rate_limits

NOW_S = 1_800_000_000.0


def read(**headers: str) -> dict[str, RateLimit]:
    found = read_rate_limits(Headers((name.replace("_", "-"), value) for name, value in headers.items()), lambda: NOW_S)
    return {} if found is None else dict(found)


def openai(limit: str, remaining: str, reset: str) -> RateLimit:
    return read(
        x_ratelimit_limit_requests=limit, x_ratelimit_remaining_requests=remaining, x_ratelimit_reset_requests=reset
    )["requests"]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1s", 1.0),
        ("6m0s", 360.0),
        ("120ms", 0.12),
        ("16m17.764s", 977.764),
        ("1h2m3s", 3723.0),
        ("1d", 86_400.0),
        ("0.5", 0.5),
        ("0", 0.0),
        ("59", 59.0),
        ("1800000005", 5.0),
        ("1800000005000", 5.0),
        ("1700000000", 0.0),
        ("2027-01-15T08:00:10Z", 10.0),
        ("2027-01-15T08:00:10.123456789Z", 10.0),
        ("2027-01-15T09:00:10+01:00", 10.0),
        ("-1", None),
        ("nan", None),
        ("inf", None),
        ("1e308", None),
        ("soon", None),
        ("", None),
        ("2027-99-99", None),
    ],
)
def test_every_way_to_write_a_reset(text: str, seconds: float | None) -> None:
    """Seconds, durations, moments of Unix time in seconds and milliseconds, dates."""
    assert openai("10", "5", text).reset_s == seconds


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("30000", 30_000.0),
        ("30,000", 30_000.0),
        ("1e3", 1000.0),
        ("100, 100;w=60", 100.0),
        ("0", None),
        ("-1", None),
        ("None", None),
    ],
)
def test_limits_are_numbers_above_zero(text: str, number: float | None) -> None:
    """Commas are allowed; what is negative, zero or no number is not known."""
    assert openai(text, "0", "1s").limit == number


def test_spellings_of_services() -> None:
    """Prefixes, suffixes and orders of the words; the window where a name tells it."""
    assert read(
        anthropic_ratelimit_input_tokens_limit="1000",
        anthropic_ratelimit_input_tokens_remaining="900",
        anthropic_ratelimit_output_tokens_limit="100",
        anthropic_ratelimit_output_tokens_remaining="90",
    ) == {"input_tokens": RateLimit(1000, 900, None), "output_tokens": RateLimit(100, 90, None)}
    assert read(
        x_ratelimit_limit_tokens_minute="500",
        x_ratelimit_remaining_tokens_minute="400",
        x_ratelimit_limit_req_minute="30",
        x_ratelimit_remaining_req_minute="20",
        x_ratelimit_tokens_query_cost="9",
    ) == {"tokens": RateLimit(500, 400, None, 60.0), "requests": RateLimit(30, 20, None, 60.0)}
    assert read(x_ratelimit_limit_requests_day="14400", x_ratelimit_remaining_requests_day="14399") == {
        "requests_per_day": RateLimit(14_400, 14_399, None, 86_400.0)
    }
    assert read(x_ratelimit_limit="20", x_ratelimit_remaining="0", x_ratelimit_reset="1800000003000") == {
        "requests": RateLimit(20, 0, 3.0, None, 1.0)
    }
    assert read(x_ratelimit_limit_images="20", x_ratelimit_remaining_images="0", x_rate="1", corporate="a") == {}


def test_the_tightest_of_several_spellings_counts() -> None:
    """The project's limit beside the organisation's; but not that of the service behind a proxy."""
    own = {
        "x-ratelimit-limit-tokens": "1000",
        "x-ratelimit-remaining-tokens": "999",
        "x-ratelimit-limit-project-tokens": "100",
        "x-ratelimit-remaining-project-tokens": "10",
    }
    behind = {"llm_provider-x-ratelimit-limit-tokens": "7", "llm_provider-x-ratelimit-remaining-tokens": "3"}
    for headers, expected in (({**own, **behind}, RateLimit(100, 10, None)), (behind, RateLimit(7, 3, None))):
        found = read_rate_limits(headers, lambda: NOW_S)
        assert found is not None
        assert found.tokens == expected


def test_structured_fields_of_the_draft() -> None:
    """Policies by name; the tightest counts; other units are left alone."""
    assert read(RateLimit_Policy='"p";q=100;w=60, "q";q=10;w=1', RateLimit='"p";r=50;t=30, "q";r=1;t=1') == {
        "requests": RateLimit(10, 1, 1.0, 1.0, 1.0)
    }
    assert read(RateLimit_Policy='"p";q=100;qu="content-bytes";w=60', RateLimit='"p";r=50') == {}
    assert read(RateLimit_Limit="100", RateLimit_Remaining="50", RateLimit_Reset="30") == {
        "requests": RateLimit(100, 50, 30.0, None, 1.0)
    }


def test_what_is_told_shows_itself() -> None:
    """A short repr, and None where nothing is told."""
    assert read_rate_limits(Headers([("date", "now"), ("x-request-id", "r")]), lambda: NOW_S) is None
    told = RateLimits({"requests": RateLimit(5000, 4999, 0.012), "tokens": RateLimit(None, 7, None)})
    assert repr(told) == "RateLimits(requests=4999/5000 reset 0.012s, tokens=7/?)"
    assert told == RateLimits(dict(told))
    assert told.requests_per_day is told.tokens_per_day is told.input_tokens is told.output_tokens is None


NAMES = st.sampled_from(
    [
        "x-ratelimit-limit-requests",
        "x-ratelimit-remaining-requests",
        "x-ratelimit-reset-requests",
        "x-ratelimit-limit-tokens",
        "x-ratelimit-remaining-tokens",
        "x-ratelimit-reset-tokens",
        "ratelimit",
        "ratelimit-policy",
        "x-ratelimit",
        "ratelimit-",
    ]
)
VALUES = st.one_of(
    st.text(max_size=20),
    st.integers().map(str),
    st.floats().map(str),
    st.sampled_from(["1e308", "-0", "9" * 400, "1_0", "٣", '"p";q=1e999;r=-1', '"";r=;t=x', "1h" * 50, "9999-12-31"]),
)


@given(st.dictionaries(NAMES, VALUES))
def test_anything_in_the_headers(headers: dict[str, str]) -> None:
    """No error, and every number is finite and not negative."""
    found = read_rate_limits(headers, lambda: NOW_S)
    for _, told in found or ():
        for number in told:
            assert number is None or (math.isfinite(number) and number >= 0)
