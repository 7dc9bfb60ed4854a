"""The scenarios for which the tests have the time."""

from __future__ import annotations

from tests.runtime.limits_sim.fresh import FRESH
from tests.runtime.limits_sim.hard import CLOCKS, LOADED, SLOW, WRONG
from tests.runtime.limits_sim.later import LATER
from tests.runtime.limits_sim.scenarios import KNOWN, TUNED
from tests.runtime.limits_sim.strays import STRAY

_QUICK = (
    "bucket 100, 100/s, timers late",
    "bucket 100, two processes",
    "no headers, short, timers late",
    "headers always full",
    "a minute's figures over a second's bucket",
    "whole-second resets",
    "input and output tokens",
    "requests a day, tokens a minute",
    "fixed windows of 1 s",
    "fixed windows of 10 s, two processes",
    "at most 32 in flight",
    "rate halves",
    "outage of 20 s",
    "told 100/s, in truth 50/s, no headers",
    "told tokens, no headers",
    "not known (-1, 0), a bucket of 10 s",
    "3/s, bucket 3",
    "nothing is ever left, as the headers say",
    "clocks and network jitter",
    "two models, a bucket each",
    "a call in fifty is cancelled while it waits",
    "50/s, bucket 300, processes begin at 0, 5, 12 s",
    "20 a minute, 25 calls at once",
    "30 a minute, 40 calls at once",
    "100 a minute, 150 calls at once",
    "60 a minute, two processes, slow answers",
    "12 a minute, answers of 5 to 40 s",
    "35/s, bucket 35, three processes",
    "dates in whole seconds, 40/s, bucket 40",
    "tokens of 1:50, a bucket of a second",
    "60/s, half of it from 15 s to 35 s",
    "10,000 tokens/s, calls use 5 % of what they are judged by",
    "10,000 tokens/s, calls use 5 % of what they are judged by, loaded",
)

TESTED = (
    [scenario for scenario in KNOWN + TUNED + LATER + SLOW + LOADED + FRESH if scenario.name in _QUICK]
    + WRONG
    + CLOCKS[2::3]
    + STRAY
)
"""Those of which the tests have the time, one of each kind."""
