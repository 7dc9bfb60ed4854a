"""Tokens: the estimate of a request, and the usage in an answer."""

from __future__ import annotations

import json
from typing import Any

import pytest

from wherry._runtime.limits.estimate import tokens_of
from wherry._runtime.limits.usage import Usage, usage_in

TEXT = "twelve chars" * 10
IMAGE = {"type": "image_url", "image_url": {"url": "data:image/png;base64," + "A" * 400_000}}


@pytest.mark.parametrize(
    ("body", "least", "most"),
    [
        ({"model": "m", "messages": [{"role": "user", "content": TEXT}]}, 30, 34),
        ({"model": "m", "messages": [{"role": "user", "content": [{"type": "text", "text": TEXT}]}]}, 30, 36),
        ({"model": "m", "messages": [{"role": "user", "content": [IMAGE]}]}, 700, 900),
        ({"model": "m", "input": TEXT, "instructions": TEXT}, 60, 62),
        ({"model": "m", "input": TEXT, "max_output_tokens": 500}, 500, 500),
        ({"model": "m", "messages": [{"content": TEXT}], "max_completion_tokens": 500, "n": 3}, 1500, 1500),
        ({"model": "m", "prompt": TEXT, "max_tokens": 5}, 30, 31),
        ({"model": "m", "input": [TEXT, TEXT]}, 60, 62),
        ({"model": "m", "input": [1, 2, 3]}, 3, 4),
        ({"model": "m", "input": [[1, 2, 3], [4, 5]]}, 5, 6),
        ({"model": "m", "input": "語" * 100}, 70, 110),
        ({"model": "m", "input": [{"type": "input_file", "file_data": "A" * 100_000}]}, 0, 20),
        ({}, 0, 0),
        (None, 0, 0),
        (b"", 0, 0),
    ],
)
def test_the_estimate_of_a_request(body: dict[str, Any] | bytes | None, least: float, most: float) -> None:
    """A token for four characters, or what the call may make; images and files are not read as text."""
    assert least <= tokens_of(body) <= most
    if isinstance(body, dict) and body:
        assert least <= tokens_of(json.dumps(body, ensure_ascii=False).encode()) <= most + 30 + most / 2


def test_odd_bodies_have_an_estimate() -> None:
    """Deep lists, mappings, other numbers."""
    deep: list[Any] = []
    for _ in range(2000):
        deep = [deep]
    assert tokens_of({"input": deep}) == 0
    assert tokens_of({"input": [None, True, 1.5], "max_tokens": "9"}) < 2
    assert tokens_of(b'{"a": "data:unfinished') > 0


@pytest.mark.parametrize(
    ("body", "usage"),
    [
        (b'{"usage": {"prompt_tokens": 5, "completion_tokens": 7, "total_tokens": 12}}', Usage(5, 7, 0, 12)),
        (
            b'{"usage":{"input_tokens":5,"input_tokens_details":{"cached_tokens":2},"output_tokens":7,"total_tokens":12}}',
            Usage(5, 7, 2, 12),
        ),
        (b'{"data": [], "usage": {"prompt_tokens": 8, "total_tokens": 8}}', Usage(8, 0, 0, 8)),
        (b'{"choices": [{"text": "\\"usage\\": {}"}], "usage": {"total_tokens": 3}}', Usage(3, 0, 0, 3)),
        (b'data: {"usage": null}\n\ndata: {"usage": {"total_tokens": 3}}\n\ndata: [DONE]\n\n', Usage(3, 0, 0, 3)),
        (b'{"usage": {"total_tokens": 3}, "note": "usage"}', Usage(3, 0, 0, 3)),
        (b'{"usage": {"total_tokens": -3}}', None),
        (b'{"usage": {"total_tok', None),
        (b'{"usage": 5}', None),
        (b"{}", None),
        (b"", None),
    ],
)
def test_the_usage_in_an_answer(body: bytes, usage: Usage | None) -> None:
    """That of the last object of this name; None where there is none that can be read."""
    assert usage_in(body) == usage


def test_what_counts_against_which_limit() -> None:
    """Requests are counted, not measured."""
    usage = Usage(5, 7, 2, 12)
    kinds = ("tokens", "input_tokens", "output_tokens", "tokens_per_day", "requests")
    assert [usage.of(kind) for kind in kinds] == [12, 5, 7, 12, None]
