"""Dry runs, samples, and what calls cost."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import wherry
from wherry import bulk
from wherry._runtime.bulk.dry_run import texts_in
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply

from .hosts import Host

PRICES = {"gpt": bulk.Price(input=9.0), "gpt-4o-mini": bulk.Price(input=1.0, output=2.0, cached=0.5)}


def unsent(host: Host) -> Any:
    """Return a function of a row whose client would fail if it sent anything."""
    if host.is_async:
        client = wherry.AsyncClient(api_key="test", transport=AsyncMemoryTransport([]))

        async def awaited(row: str) -> Any:
            try:
                return await client.responses.create(model="gpt-4o-mini", input=row)
            except Exception:
                return "not for a dry run"

        return awaited
    own = wherry.Client(api_key="test", transport=MemoryTransport([]))
    return lambda row: own.responses.create(model="gpt-4o-mini", input=row)


def test_dry_run(host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is sent and nothing written; rows, requests and tokens are counted, and it is said how."""
    monkeypatch.setitem(sys.modules, "tiktoken", None)
    path = tmp_path / "run.sqlite"
    summary = host.summary(["a" * 40] * 7, unsent(host), dry_run=True, journal=path, prices=PRICES)
    assert not path.exists()
    assert (summary.rows, summary.done, summary.stopped_because) == (7, 0, None)
    assert summary.requests == {"POST /v1/responses gpt-4o-mini": 7}
    assert (summary.tokens, summary.tokens_by) == (70, "an estimate")
    assert summary.cost == pytest.approx(70 / 1e6)
    assert str(summary).startswith(
        "7 of 7 rows, 7 requests POST /v1/responses gpt-4o-mini, 70 tokens of input by an estimate, "
    )
    assert "$7e-05 for input only, " in str(summary)
    assert "only the first one is counted" in str(summary)
    with pytest.raises(wherry.UsageError, match="a dry run has no results"):
        host.results(["a"], unsent(host), dry_run=True)


def test_a_dry_run_that_fails(host: Host) -> None:
    """It says what a dry run is: nothing was sent, no row has a result, and none is to be done again."""
    send = unsent(host)

    def call(row: str) -> Any:
        if row == "wrong":
            raise ValueError("wrong")
        return send(row)

    async def awaited(row: str) -> Any:
        return await call(row)

    rows = ["a", "b", "wrong"]
    told: list[bulk.Summary] = []
    with pytest.raises(ValueError, match="wrong") as caught:
        host.summary(
            rows,
            awaited if host.is_async else call,
            dry_run=True,
            on_error="raise",
            concurrency=1,
            progress=told.append,
        )
    if sys.version_info >= (3, 11):  # there were no notes before
        assert caught.value.__notes__ == ["It ended the dry run at row 2. Nothing was sent, and nothing was written."]
    assert (told[-1].done, sum(told[-1].requests.values())) == (0, 2)


def test_dry_run_by_tiktoken(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked where it is installed and knows the model; where its table cannot be loaded, the estimate counts."""

    def encoding_for_model(model: str) -> Any:
        if model == "gpt-4o-mini":
            return SimpleNamespace(encode_ordinary=lambda text: text.split())
        raise OSError("no network")

    monkeypatch.setitem(sys.modules, "tiktoken", SimpleNamespace(encoding_for_model=encoding_for_model))
    client = wherry.Client(api_key="test", transport=MemoryTransport([]))

    def call(row: str) -> Any:
        return client.responses.create(model=row, input="five words that are here", metadata={"no": "words"})

    assert bulk.run(["gpt-4o-mini"], call, dry_run=True).wait().tokens_by == "tiktoken"
    summary = bulk.run(["gpt-4o-mini", "other"], call, dry_run=True).wait()
    assert (summary.tokens, summary.tokens_by) == (5 + 6, "tiktoken and an estimate")


def test_texts_in() -> None:
    """All texts count, but for data."""
    content = [{"type": "text", "text": "b"}, {"image_url": {"url": "data:image/png;base64,AAAA"}}, {"data": "AAAA"}]
    assert list(texts_in([{"role": "a", "content": content}, "c", [1, 2]])) == ["a", "text", "b", "c"]


def test_a_sample(host: Host) -> None:
    """A sample depends on the seed alone, and its rows keep their numbers."""
    call = host.call(lambda row: row)
    one, again = (host.results(range(1000), call, sample=10, seed=3, ordered=True) for _ in range(2))
    assert [each.n for each in one] == [each.n for each in again] == [each.answer for each in one]
    assert len(one) == 10


def test_prices() -> None:
    """The longest name counts; a model without a price is an error that names it."""
    from wherry._runtime.bulk.cost import Prices
    from wherry._runtime.limits.usage import Usage

    prices = Prices(PRICES)
    usage = Usage(input=2_000_000, output=500_000, cached=1_000_000, total=2_500_000)
    assert prices.of("gpt-4o-mini-2024-07-18").of(usage) == 1.0 + 0.5 + 1.0
    assert prices.of("gpt-5").of(usage) == 18.0
    with pytest.raises(wherry.UsageError, match="no price for the model 'o3'"):
        prices.of("o3")
    for wrong in ({"input": -1}, {"input": float("nan")}, {"input": 1, "output": None}):
        with pytest.raises(wherry.UsageError, match="Price"):
            bulk.Price(**wrong)


CHAT = {
    "id": "c",
    "object": "chat.completion",
    "created": 1,
    "model": "gpt-4o-mini",
    "choices": [],
    "usage": {"prompt_tokens": 1_000_000, "completion_tokens": 1_000_000, "total_tokens": 2_000_000},
}


def chat(host: Host, replies: Any) -> Any:
    if host.is_async:
        client = wherry.AsyncClient(api_key="test", transport=AsyncMemoryTransport(replies))
        return lambda row: client.chat.completions.create(model="gpt-4o-mini", messages=[])
    own = wherry.Client(api_key="test", transport=MemoryTransport(replies))
    return lambda row: own.chat.completions.create(model="gpt-4o-mini", messages=[])


def test_usage_and_cost(host: Host) -> None:
    """Each result has the usage of its calls, and the Summary that of all, by model; the run stops when the money is spent."""
    call = chat(host, lambda sent: Reply(json=CHAT))
    run: list[Any] = []
    results = host.results(range(100), call, concurrency=2, prices=PRICES, stop_after_cost=30, progress=run.append)
    summary = run[-1]
    assert 10 <= len(results) <= 12
    assert summary.cost == pytest.approx(3.0 * len(results))
    assert summary.usage["gpt-4o-mini"].total == 2_000_000 * len(results)
    assert "stop_after_cost is $30" in summary.stopped_because
    over = f"; calls that were in flight cost ${3 * len(results) - 30} more"
    assert summary.stopped_because.endswith(over) is (len(results) > 10)
    assert results[0].usage.output == 1_000_000
    assert [call.model for call in results[0].calls] == ["gpt-4o-mini"]
    with pytest.raises(wherry.UsageError, match="no price for the model"):
        host.results(range(100), call, prices={"o3": bulk.Price(1.0)})


def test_limits_are_kept_by_default(host: Host) -> None:
    """A refused call is sent again under the limits of the run, and counted."""
    told = {
        "x-ratelimit-limit-requests": "60",
        "x-ratelimit-remaining-requests": "59",
        "x-ratelimit-reset-requests": "1s",
    }
    replies = [Reply(status=429, headers={"retry-after-ms": "5"}), Reply(json=CHAT, headers=told)]
    run: list[Any] = []
    (result,) = host.results([0], chat(host, replies), progress=run.append)
    assert result.ok
    assert run[-1].refused == 1


def test_answers_without_usage(host: Host) -> None:
    """Where prices are given, it is said that what some calls cost is not known."""
    call = chat(host, lambda sent: Reply(json={**CHAT, "usage": None}))
    assert "what they cost is not counted" in str(host.summary(range(3), call, prices=PRICES))
