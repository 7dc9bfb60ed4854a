"""Calls under `limits=`: when they are sent, for how long they are tried again, and what is told of them."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import textwrap
import threading
from pathlib import Path
from typing import Any

import pytest

import wherry
from tests.transports.kinds import Kind, make, on_memory, run
from wherry import Limits
from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.client import retry
from wherry._runtime.client.surrounding import Surrounding, surrounded
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply

GENERATED = Path(wherry.__file__).parent.parent
CALL = Operation("POST", "/things", name="things.create", body="json", stream_family="chat")
USAGE = {"prompt_tokens": 5, "completion_tokens": 2, "total_tokens": 7}
OK = Reply(json={"ok": True, "usage": USAGE})
BUSY = {"message": "too many requests", "code": "rate_limit_exceeded"}


def told(remaining: int, limit: int = 10, reset: str = "6s") -> dict[str, str]:
    """Headers of one limit."""
    return {
        "x-ratelimit-limit-requests": str(limit),
        "x-ratelimit-remaining-requests": str(remaining),
        "x-ratelimit-reset-requests": reset,
    }


def refused(status: int = 429, **headers: str) -> Reply:
    """A refusal; `_` in a name is `-`."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status=status, json={"error": BUSY}, headers=names)


def on_memory_transport(kind: Kind, replies: Any, **options: Any) -> tuple[Any, Any]:
    """Return a client of `kind`, and its transport."""
    transport: Any = (AsyncMemoryTransport if kind.is_async else MemoryTransport)(replies)
    return make(kind, transport=transport, **{"limits": "headers", **options}), transport


def nothing_is_left(client: Any) -> bool:
    """Return whether no call waits or is in flight, as far as the client knows."""
    return [(row.waiting, row.in_flight) for row in client.limits] == [(0, 0)] * len(client.limits)


@on_memory
def test_a_call_waits_until_the_bucket_has_room(kind: Kind) -> None:
    """What the first answer tells keeps the next call back; key functions and hooks are asked after the wait."""
    seen: list[float] = []

    async def whole() -> None:
        client, transport = on_memory_transport(
            kind,
            lambda sent: Reply(json={}, headers=told(0, reset="60s")),
            api_key=lambda: seen.append(transport.clock()) or "key",
            on_request=lambda event: seen.append(transport.clock()),
        )
        for _ in range(2):
            raw = await client.with_raw_response._request(CALL, JSON, body={"model": "m"})
            assert raw.elapsed.total_seconds() < 1
        assert transport.clock() > 3  # a tenth of the bucket is back after 6 s
        assert seen == [0.0, 0.0, transport.clock(), transport.clock()]
        assert nothing_is_left(client)

    run(kind, whole)


@on_memory
def test_a_refused_call_goes_on_for_two_minutes(kind: Kind) -> None:
    """There is no count of tries, but a time; the error tells both. What counts otherwise still counts."""

    async def whole() -> None:
        client, transport = on_memory_transport(kind, lambda sent: refused(retry_after="9"), max_retries=0)
        with pytest.raises(wherry.RateLimitError, match=r"after \d+ attempts in \d\d\d s") as caught:
            await client._request(CALL, JSON, body={"model": "m"})
        assert caught.value.attempts == len(transport.requests) > 4
        assert 100 < caught.value.tried_s < 300  # the time in the queue of the limit comes on top
        assert nothing_is_left(client)

        # Failures that are no refusals are counted as ever, and refusals do not count among them.
        replies = [refused(503), refused(529), refused(429), *[Reply(status=500)] * 3]
        client, transport = on_memory_transport(kind, replies, max_retries=2)
        with pytest.raises(wherry.InternalServerError, match="after 6 attempts"):
            await client._request(CALL, JSON, body={"model": "m"})

    run(kind, whole)


ENDS = {
    "x-should-retry": refused(x_should_retry="false"),
    "too long": refused(retry_after="121"),
    "quota": Reply(status=429, json={"error": {"message": "no credit", "type": "insufficient_quota"}}),
}


@pytest.mark.parametrize("name", ENDS)
def test_what_ends_a_refused_call_at_once(name: str) -> None:
    """The server says so, or nothing can come of waiting."""
    transport = MemoryTransport([ENDS[name]])
    with pytest.raises(wherry.RateLimitError):
        wherry.Client(api_key="k", transport=transport, limits="headers")._request(CALL, JSON, body={"model": "m"})
    transport = MemoryTransport([refused()])
    client = wherry.Client(api_key="k", transport=transport, limits=Limits(max_wait_s=0))
    with pytest.raises(wherry.RateLimitError):
        client._request(CALL, JSON, body={"model": "m"})


def test_waits_after_refusals_spread() -> None:
    """A told time is the least, and twice that the most; without one, the wait grows by chance, up to 4 s."""

    def waits(dice: float, headers: dict[str, str], count: int = 6) -> list[float]:
        patience = retry.Patience(1e9, lambda: 0.0)
        given = {"now_s": lambda: 0.0, "random": lambda: dice}
        found = [patience.wait_after_refusal(429, headers, None, None, **given) for _ in range(count)]  # type: ignore[arg-type]
        assert None not in found
        return found  # type: ignore[return-value]

    assert waits(0, {"retry-after": "10"}) == [10] * 6
    assert waits(1, {"retry-after": "40"}) == [80] * 6
    assert waits(1, {"retry-after-ms": "10"}, 2) == [0.01 + 1.5, 0.01 + 4]
    assert waits(0, {}) == [0.5] * 6
    assert waits(1, {}) == [1.5, 4, 4, 4, 4, 4]


@on_memory
def test_a_total_limit_ends_the_wait(kind: Kind) -> None:
    """Also in a sync client, whose sleeps nothing cuts short; the place in the queue is handed back."""

    async def whole() -> None:
        limits = Limits(requests_per_minute=1)
        client, transport = on_memory_transport(kind, lambda sent: OK, limits=limits)
        if kind.is_async:
            transport.clock = None  # the limit is then that of the event loop, and the sleep is cut off
            transport.sleep = {"asyncio": asyncio.sleep, "trio": __import__("trio").sleep}[kind.runner]
        await client._request(CALL, JSON, body={"model": "m"})
        with pytest.raises(wherry.APITimeoutError, match="waiting for its turn") as caught:
            await client._request(CALL, JSON, body={"model": "m"}, timeout=wherry.Timeout(total=0.05))
        assert (caught.value.limit, caught.value.request.method) == ("total", "POST")
        assert len(transport.requests) == 1
        assert kind.is_async or transport.clock() == pytest.approx(0.05, abs=0.01)
        assert nothing_is_left(client)

    run(kind, whole)


@on_memory
def test_facts_of_every_way_to_call(kind: Kind) -> None:
    """Plain and raw calls, streams and responses that are read as they arrive: model, status, attempts, usage."""
    events = Reply(sse=[{"choices": [1], "usage": None}, {"choices": [], "usage": USAGE}, "[DONE]"])
    replies = [refused(retry_after_ms="1"), OK, OK, OK, events, events, Reply(status=400)]

    async def whole() -> None:
        client, transport = on_memory_transport(kind, replies, limits=None)
        with surrounded(Surrounding(limits=Limits())) as around:
            await client._request(CALL, JSON, body={"model": "a"})
            (await client.with_raw_response._request(CALL, JSON, body={"model": "b"})).parse()
            async with client.with_streaming_response._request(CALL, JSON, body={}) as streamed:
                await streamed.read()
            async with await client._stream(CALL, JSON, body={"model": "a"}) as stream:
                async for _ in stream:
                    pass
            stream = await client._stream(CALL, JSON, body={"model": "a"})
            await stream.__anext__()
            assert max(row.in_flight for row in client.limits) == 1
            del stream
            with pytest.raises(wherry.BadRequestError):
                await client._request(CALL, JSON, body={"model": "a"}, extra_body={"model": "c"})
        found = [(it.model, it.status, it.attempts, it.refused, it.usage and it.usage.total) for it in around.calls]
        assert found == [
            ("a", 200, 2, 1, 7),
            ("b", 200, 1, 0, 7),
            ("", 200, 1, 0, 7),
            ("a", 200, 1, 0, 7),
            ("a", 200, 1, 0, None),
            ("c", 400, 1, 0, None),
        ]
        assert {it.operation for it in around.calls} == {"things.create"}
        assert sum(it.waited_s for it in around.calls) == pytest.approx(sum(transport.sleeps))
        assert around.calls[0].waited_s > 0
        assert nothing_is_left(client)
        assert not client.limits

    run(kind, whole)


@on_memory
def test_another_transport_takes_the_place_of_the_own(kind: Kind) -> None:
    """It gets the client, no limit is kept, and the client makes no connection; outside all is as before."""

    async def whole() -> None:
        client, transport = on_memory_transport(kind, [], limits=Limits(requests_per_minute=1e-3))
        other: Any = (AsyncMemoryTransport if kind.is_async else MemoryTransport)([OK] * 3)
        asked: list[Any] = []
        around = Surrounding(transport=lambda client: asked.append(client) or other, lessor=Lessor())
        with surrounded(around):
            for _ in range(3):
                await client._request(CALL, JSON, body={"model": "m"})
        assert (len(other.requests), len(transport.requests), len(around.calls)) == (3, 0, 3)
        assert {each._asynchronous for each in asked} == {kind.is_async}
        with pytest.raises(AssertionError):
            await client._request(CALL, JSON, body={"model": "m"})

    run(kind, whole)


class Lessor:
    """One that lends, and notes what it is told."""

    def __init__(self) -> None:
        self.told: list[Any] = []

    def enter(self, sleep: Any) -> None:
        """Lend at once."""
        self.told.append("lent")

    async def aenter(self, sleep: Any) -> None:
        """The same, after a moment."""
        await sleep(0.25)
        self.told.append("lent")

    def answered(self, status: Any, rate_limits: Any) -> None:
        """Note it."""
        self.told.append((status, rate_limits and rate_limits.requests.remaining))


@on_memory
def test_a_lessor_is_asked_before_each_attempt(kind: Kind) -> None:
    """And hears of each answer; without limits, refusals are tried again as under limits."""

    async def whole() -> None:
        replies = [*[refused()] * 4, wherry.APIConnectionError("cut"), Reply(json={}, headers=told(3))]
        client, _ = on_memory_transport(kind, replies, limits=None, max_retries=1)
        lessor = Lessor()
        with surrounded(Surrounding(lessor=lessor)):
            await client._request(CALL, JSON, body={"model": "m"})
        assert lessor.told == [*["lent", (429, None)] * 4, "lent", (None, None), "lent", (200, 3)]

    run(kind, whole)


def test_rate_limits_of_answers_and_errors() -> None:
    """Raw and streamed answers, streams and errors tell what their headers say; None if that is nothing."""
    headers = told(7, reset="1.5s")
    events = Reply(sse=["[DONE]"], headers=headers)
    replies = [Reply(json={}, headers=headers), Reply(json={}, headers=headers), events, Reply(json={})]
    transport = MemoryTransport([*replies, Reply(status=400, headers=headers)])
    client: Any = wherry.Client(api_key="k", transport=transport)
    raw = client.with_raw_response._request(CALL, JSON, body={})
    with client.with_streaming_response._request(CALL, JSON, body={}) as streamed:
        pass
    stream = client._stream(CALL, JSON, body={})
    silent = client.with_raw_response._request(CALL, JSON, body={})
    with pytest.raises(wherry.BadRequestError) as caught:
        client._request(CALL, JSON, body={})
    for each in (raw, streamed, stream.response, caught.value):
        limit = each.rate_limits.requests
        assert (limit.limit, limit.remaining, limit.reset_s) == (10, 7, 1.5)
        assert each.rate_limits.tokens is None
    assert silent.rate_limits is None


def test_copies_and_threads_share_what_is_known() -> None:
    """Copies share it, another http_client begins anew; so do the threads and the event loops that use one client."""
    transport = MemoryTransport(lambda sent: OK)
    client = wherry.Client(api_key="k", transport=transport, limits="headers")
    copy = client.with_options(max_retries=5)
    threads = [
        threading.Thread(target=lambda each=each: each._request(CALL, JSON, body={"model": "m"}))
        for each in (client, copy, client)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    client.with_options(api_key="other")._request(CALL, JSON, body={"model": "m"})
    assert [row.models for row in copy.limits] == [("m",), ("m",)]  # one for each key
    assert client.with_options(limits=None).limits.limits is None
    assert not client.with_options(limits=None).limits
    assert client.limits

    async def once(client: wherry.AsyncClient) -> None:
        await client._request(CALL, JSON, body={"model": "m"})

    of_loops = wherry.AsyncClient(api_key="k", transport=AsyncMemoryTransport(lambda sent: OK), limits="headers")
    for _ in range(2):
        asyncio.run(once(of_loops))
    assert [(row.models, row.in_flight) for row in of_loops.limits] == [(("m",), 0)]


def test_limits_as_an_option(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is checked wherever it is given, can be set and seen, and is an option of every client."""
    for wrong in ("header", 3, {"requests_per_minute": 5}):
        for give in (
            lambda wrong=wrong: wherry.Client(api_key="k", limits=wrong),
            lambda wrong=wrong: wherry.Client(api_key="k").with_options(limits=wrong),
            lambda wrong=wrong: setattr(wherry.Client(api_key="k"), "limits", wrong),
        ):
            with pytest.raises(wherry.UsageError, match="limits"):
                give()
    with pytest.raises(wherry.UsageError, match=r"not dict$"):
        wherry.Client(api_key="k", limits={"requests_per_minute": 5})  # type: ignore[arg-type]
    client = wherry.Client(api_key="k")
    assert repr(client.limits) == "<limits: off>"
    client.limits = Limits(concurrent=4)
    assert client.limits.limits == Limits(concurrent=4)
    assert "concurrent=4" in repr(client.limits)
    azure = wherry.AzureOpenAI(
        api_key="k",
        azure_endpoint="https://x.openai.azure.com",
        azure_deployment="mine",
        transport=MemoryTransport([OK]),
        limits="headers",
    )
    azure._request(CALL, JSON, body={"model": "ignored"})
    assert [row.models for row in azure.limits] == [("mine",)]
    assert "at https://x.openai.azure.com>" in repr(azure.limits)
    monkeypatch.setattr(wherry, "limits", "headers")
    monkeypatch.setattr(wherry, "api_key", "k")
    assert wherry.chat._client.limits


def _python(program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        env={"PYTHONPATH": str(GENERATED)},
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    ).stdout.strip()


@pytest.mark.skipif(sys.platform in ("emscripten", "wasi", "win32"), reason="needs fork")
def test_a_forked_child_begins_anew() -> None:
    """It does not wait for the parent's calls, nor for a lock that another thread held."""
    out = _python("""
        import os, threading, warnings
        warnings.simplefilter("ignore", DeprecationWarning)  # fork beside a thread
        import wherry
        from wherry.transports import MemoryTransport, Reply
        reply = lambda sent: Reply(json={"data": [], "object": "list"})
        client = wherry.Client(api_key="k", transport=MemoryTransport(reply), limits="headers")
        client.models.list()
        lock = client._link.gate._governors._lock
        held, done = threading.Event(), threading.Event()
        def hold():
            with lock:
                held.set()
                done.wait()
        thread = threading.Thread(target=hold)
        thread.start()
        held.wait()
        child = os.fork()
        if not child:
            known = len(client.limits)
            client.models.list()
            print(known, len(client.limits), flush=True)
            os._exit(0)
        os.waitpid(child, 0)
        done.set()
        thread.join()
    """)
    assert out == "0 1"


def test_calls_without_limits_import_nothing_for_them() -> None:
    """Neither a plain call nor a stream; a raw answer reads its headers when it is asked."""
    out = _python("""
        import sys
        import wherry
        from wherry.transports import MemoryTransport, Reply
        client = wherry.Client(api_key="k", transport=MemoryTransport([Reply(json={}), Reply(sse=["[DONE]"]), Reply(json={})]))
        client.chat.completions.with_raw_response.create(model="m", messages=[])
        list(client.chat.completions.create(model="m", messages=[], stream=True))
        names = ("limits", "rate_limits", "surrounding", "gate", "governed_call", "sync_governed", "limits_view")
        print([name for name in sys.modules if name.startswith("wherry.") and name.rpartition(".")[2] in names])
    """)
    assert out == "[]"
