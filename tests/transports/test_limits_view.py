"""What `client.limits` shows: its rows, what is public of them, and the table."""

from __future__ import annotations

from dataclasses import replace

import wherry
from wherry import KnownBucket, KnownLimits, Limits, LimitsView
from wherry.transports import MemoryTransport, Reply

HEADERS = {
    "x-ratelimit-limit-requests": "500",
    "x-ratelimit-remaining-requests": "499",
    "x-ratelimit-reset-requests": "120ms",
}

ROWS = (
    KnownLimits(
        "https://api.openai.com",
        ("gpt-5-mini", "gpt-5-mini-2025-08-07"),
        (
            KnownBucket("requests", 500.0, 412.4, 500 / 60, "headers", 1.0),
            KnownBucket("tokens", 200_000.0, 181_204.0, 20_000 / 6, "headers", 0.5),
            KnownBucket("requests", 8.0, 8.0, 8.0, "user", 1.0),
        ),
        waiting=3,
        in_flight=16,
        most_in_flight=64,
        learned_per_s=None,
        sent=2100,
        refused=1,
    ),
    KnownLimits("https://api.openai.com", ("",), (), 0, 0, None, 12.5, 1, 0),
)


def test_the_table() -> None:
    """A line for each limit, with units in its head; what was learned and what the user set are told apart."""
    assert repr(LimitsView(Limits(), ROWS)) == (
        "<limits: headers; at https://api.openai.com>\n"
        "model                waiting  in flight   sent  refused  limit                left       of       back per s\n"
        "gpt-5-mini + 1 more        3   16 of 64  2,100        1  requests              412      500             8.33\n"
        "                                                         tokens            181,204  200,000  50% of 3,333.33\n"
        "                                                         requests (yours)        8        8             8.00\n"
        "(no model)                 0          0      1        0  calls (learned)                               12.50"
    )


def test_the_head_of_the_table() -> None:
    """What the client keeps to, in the words in which it is set; a client without limits says whose the calls are."""
    elsewhere = replace(ROWS[1], origin="http://localhost:8000")
    heads = {
        LimitsView(None, ()): "<limits: off>",
        LimitsView(Limits(), ()): "<limits: headers>",
        LimitsView(Limits(concurrent=4, headers=False), ()): "<limits: concurrent=4, headers=False>",
        LimitsView(
            None, ROWS
        ): "<limits: off; the calls below were made by bulk.run, by copies of the client, or before;"
        " at https://api.openai.com>",
        LimitsView(Limits(), (*ROWS, elsewhere)): "<limits: headers>",
    }
    assert [repr(view).split("\n")[0] for view in heads] == list(heads.values())
    assert "(no model) at http://localhost:8000  " in repr(LimitsView(Limits(), (*ROWS, elsewhere)))


def test_what_a_client_shows() -> None:
    """The types are public, and calls of a copy show in a client that has no limits."""
    client = wherry.Client(api_key="k", transport=MemoryTransport([Reply(json={"data": []}, headers=HEADERS)]))
    raw = client.with_options(limits="headers").models.with_raw_response.list()
    assert raw.rate_limits is not None
    view = client.limits
    assert isinstance(view, LimitsView)
    assert not view
    (row,) = view
    assert isinstance(row, KnownLimits)
    assert (row.origin, row.models, row.waiting, row.in_flight, row.sent, row.refused) == (
        "https://api.openai.com", ("",), 0, 0, 1, 0,
    )  # fmt: skip
    (bucket,) = row.buckets
    assert isinstance(bucket, KnownBucket)
    assert (bucket.kind, bucket.limit, bucket.told_by, bucket.share) == ("requests", 500.0, "headers", 1.0)
    assert 498.9 <= bucket.remaining <= 500
    assert "off; the calls below" in repr(view)
