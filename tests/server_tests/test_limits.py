"""Limits of requests, tokens and calls in flight: who is refused, what the headers tell, what is counted."""

from __future__ import annotations

import threading
from typing import Any

import httpx
import pytest

from tests.server_tests.asking import CHAT
from tests.server_tests.conftest import HEADERS
from wherry_server import LIMIT_HEADERS, LimitSettings, Server, serve
from wherry_server.errors import Refusal
from wherry_server.limits import Asked, Limits, duration, tokens_of

KEY = {"authorization": "Bearer sk-one-0001"}


def post(server: Server, headers: dict[str, str] | None = None, **body: Any) -> httpx.Response:
    return httpx.post(f"{server.url}/chat/completions", json={**CHAT, **body}, headers=headers or KEY)


def asked(tokens: int = 1, *, key: str = "sk-", model: str = "m") -> Asked:
    return Asked(key, model, tokens, str(tokens).encode())


def told(headers: str = "openai", *, tokens: int = 0, calls: int = 30) -> dict[str, str]:
    """The headers after some calls at once, of 600 a minute, a second's worth of 10 at once, 40 tokens a second."""
    limits = Limits(LimitSettings(600, 2400, burst_s=1 if tokens == 0 else 60, headers=headers))
    for _ in range(calls):
        try:
            last = limits.enter(asked(max(tokens, 1)), 100.0).headers
        except Refusal as refusal:
            return refusal.headers
    return last


# --- the wire --------------------------------------------------------------------------------------------------------


def test_a_limit_of_requests() -> None:
    """What the bucket holds is answered, the rest refused, with a message, headers and a time that is true."""
    with serve(requests_per_minute=6, burst_s=20) as server:
        answers = [post(server) for _ in range(3)]
        assert [one.status_code for one in answers] == [200, 200, 429]
        error = answers[2].json()["error"]
        assert (error["code"], error["type"], error["param"]) == ("rate_limit_exceeded", "requests", None)
        assert "for gpt-4o" in error["message"]
        assert "Limit 2, Used 2, Requested 1. Please try again in 10s." in error["message"]
        first, last = answers[0].headers, answers[2].headers
        assert (first["x-ratelimit-limit-requests"], first["x-ratelimit-remaining-requests"]) == ("2", "1")
        assert first["x-ratelimit-reset-requests"] == "10s"
        assert last["x-ratelimit-remaining-requests"] == "0"
        assert (last["retry-after-ms"], last["retry-after"]) == ("10000", "10")
        assert "x-ratelimit-limit-tokens" not in last
        # Another key, another model and what names none are not concerned.
        assert post(server, {"authorization": "Bearer sk-two-0002"}).status_code == 200
        assert post(server, model="gpt-4o-mini").status_code == 200
        assert "x-ratelimit-limit-requests" not in httpx.get(f"{server.url}/models", headers=KEY).headers

        seen = httpx.get(f"{server.origin}/_server/limits").json()
        assert (seen["answered"], seen["refused"], seen["distinct"]) == (4, 1, 2)
        first_account = seen["accounts"][0]
        assert (first_account["key"], first_account["model"], first_account["answered"]) == ("sk-…0001", "gpt-4o", 2)
        assert first_account["in_flight"] == 0
        assert seen["first_s"] <= seen["last_s"]
        assert all(record.error is None for record in server.log)


def test_limits_can_be_changed() -> None:
    """A client in another process sets limits and begins to count anew; what cannot be is refused."""
    with serve(requests_per_minute=6, burst_s=10) as server:
        address = f"{server.origin}/_server/limits"
        assert [post(server).status_code for _ in range(2)] == [200, 429]
        assert httpx.post(address, json={"tokens_per_minute": 600}).json()["answered"] == 0
        assert [post(server).status_code for _ in range(2)] == [200, 200]
        assert httpx.delete(address).status_code == 204
        assert httpx.get(address).json()["answered"] == 0
        assert httpx.post(address, json={"headers": "loud"}).status_code == 400
        assert httpx.post(address, json={}).json()["accounts"] == []
        assert post(server).headers["x-ratelimit-limit-requests"] == "1000"


def test_a_limit_of_calls_in_flight() -> None:
    """One call more than may be in flight is refused until another is over."""
    with serve(concurrent=1, faults="slow-headers=0.3-0.4") as server:
        slow = threading.Thread(target=post, args=(server,))
        slow.start()
        server.log.wait_for(lambda record: record.operation is not None)
        refused = post(server)
        slow.join()
        assert refused.status_code == 429
        assert "on calls in flight: Limit 1, Used 1" in refused.json()["error"]["message"]
        with httpx.Client(headers=KEY) as client:  # a call that follows an answer at once finds its place free
            for _ in range(3):
                assert client.post(f"{server.url}/chat/completions", json=CHAT).status_code == 200


def test_deployments_are_models() -> None:
    """On Azure the deployment in the address is the model, and a form tells its own."""
    with serve(requests_per_minute=6, burst_s=10) as server:
        azure = f"{server.origin}/openai/deployments/mine/chat/completions?api-version=2024-10-21"
        sent = {"json": {"messages": CHAT["messages"]}, "headers": {"api-key": "azure-key-0003"}}
        assert [httpx.post(azure, **sent).status_code for _ in range(2)] == [200, 429]
        form: dict[str, Any] = {"data": {"model": "whisper-1"}, "files": {"file": ("a.wav", b"x")}, "headers": HEADERS}
        spoken = [httpx.post(f"{server.url}/audio/transcriptions", **form).status_code for _ in range(2)]
        assert spoken == [200, 429]
        assert {row["model"] for row in server.limits.as_json()["accounts"]} == {"mine", "whisper-1"}


# --- the rules -------------------------------------------------------------------------------------------------------


def test_headers_of_odd_servers() -> None:
    """Each style tells what it says, after the bucket of ten is empty."""
    seen = {style: told(style) for style in LIMIT_HEADERS}
    exact = {"retry-after": "1", "retry-after-ms": "100"}
    requests = {"x-ratelimit-limit-requests": "10", "x-ratelimit-remaining-requests": "0"}
    assert seen["none"] == {}
    assert seen["retry-after"] == {"retry-after": "1"}
    assert seen["openai"].items() >= {**exact, **requests, "x-ratelimit-reset-requests": "1s"}.items()
    assert seen["whole-seconds"].items() >= {**requests, "x-ratelimit-reset-requests": "1s", "retry-after": "1"}.items()
    assert "retry-after-ms" not in seen["whole-seconds"]
    assert seen["full"].items() >= {**exact, "x-ratelimit-remaining-requests": "10"}.items()
    assert seen["minute"].items() >= {**exact, "x-ratelimit-limit-requests": "600"}.items()
    assert seen["minute"]["x-ratelimit-remaining-requests"] == "590"
    assert seen["openai"]["x-ratelimit-remaining-tokens"] == "30"


def test_tokens_are_judged_on_arrival() -> None:
    """The tight limit is the one that refuses, by the letters and the most that may be answered; it can be too much."""
    assert told(tokens=1000, calls=3).items() >= {"retry-after": "15", "x-ratelimit-remaining-tokens": "400"}.items()
    body: dict[str, Any] = {"messages": [{"role": "user", "content": "a" * 40}], "max_completion_tokens": 100, "n": 2}
    assert tokens_of(body) == 210
    assert tokens_of({"input": ["word", [1, 2, 3]]}) == 4
    picture = {"type": "input_image", "image_url": "data:image/png;base64," + "A" * 4000}
    assert tokens_of({"input": [{"role": "user", "content": [picture]}]}) == 1
    with pytest.raises(Refusal, match="can never pass"):
        Limits(LimitSettings(tokens_per_minute=60)).enter(asked(61), 0.0)


@pytest.mark.parametrize(("count", "answered"), [(True, 1), (False, 11)])
def test_refused_calls_count(count: bool, answered: int) -> None:
    """Who asks all the time is never let in where refused calls count; who waits as told is, at once."""
    limits = Limits(LimitSettings(60, burst_s=1, refused_count=count))

    def passes(at_s: float) -> bool:
        try:
            limits.leave(limits.enter(asked(), at_s))
        except Refusal as refusal:
            return refusal.status != 429
        return True

    assert sum(passes(step / 10) for step in range(101)) == answered
    assert passes(11.1)


def test_durations() -> None:
    """Times are written as the service writes them."""
    seconds = (0, 0.0123, 1, 6.5, 59.9999, 360, 977.764, 3600)
    assert list(map(duration, seconds)) == ["0ms", "13ms", "1s", "6.5s", "1m0s", "6m0s", "16m17.764s", "1h0m0s"]
