"""The memory transports, as users of the package meet them in their own tests."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from wherry._runtime.base.errors import APITimeoutError, UsageTypeError
from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.client.async_client import AsyncClient
from wherry._runtime.client.sync_client import Client
from wherry._runtime.transports.memory import AsyncMemoryTransport, MemoryTransport, Reply, Sent

CALL = Operation("POST", "/things", name="things.create", body="json")
UPLOAD = Operation("POST", "/files", name="files.create", body="multipart", files=("file",))


def test_a_function_answers() -> None:
    """The function gets what was sent and says what comes back."""

    def answer(sent: Sent) -> Reply:
        assert sent.method == "POST"
        return Reply(201, json={"echo": sent.json()}, headers={"x-request-id": "r"})

    transport = MemoryTransport(answer)
    assert Client(api_key="k", transport=transport)._request(CALL, JSON, body={"a": 1}) == {"echo": {"a": 1}}
    assert transport.requests[0].url == "https://api.openai.com/v1/things"
    assert repr(transport.requests[0]) == "<Sent POST https://api.openai.com/v1/things>"


def test_replies_in_turn_and_recorded_waits() -> None:
    """A list is taken in turn, errors are raised, waits are not slept; a request too many is a failed test."""
    transport = MemoryTransport([APITimeoutError("slow"), Reply(503, headers={"retry-after": "60"}), Reply(json=1)])
    client = Client(api_key="k", transport=transport)
    assert client._request(CALL, JSON, body={}) == 1
    assert len(transport.sleeps) == 2
    assert 0.25 <= transport.sleeps[0] <= 0.5
    assert 60 <= transport.sleeps[1] <= 75
    with pytest.raises(AssertionError, match="no reply is left for request 4"):
        client._request(CALL, JSON, body={})


def test_the_waits_of_a_long_run_are_not_all_kept() -> None:
    """Of very many the last ones are; the clock counts them all."""
    transport = MemoryTransport([])
    for number in range(50_000):
        transport.sleep(float(number))
    assert 10_000 <= len(transport.sleeps) < 20_000
    assert transport.sleeps == [float(number) for number in range(50_000 - len(transport.sleeps), 50_000)]
    assert transport.clock() == sum(range(50_000))


def test_async_functions_answer_async_clients() -> None:
    """The function may wait; bodies that are streamed arrive whole."""

    async def answer(sent: Sent) -> Reply:
        await asyncio.sleep(0)
        return Reply(json={"length": len(sent.body)})

    async def pieces() -> Any:
        yield b"x" * 1000

    async def main() -> Any:
        client = AsyncClient(api_key="k", transport=AsyncMemoryTransport(answer))
        return await client._request(UPLOAD, JSON, body={"file": pieces()})

    assert asyncio.run(main())["length"] > 1000


def test_streams_from_memory() -> None:
    """`sse` makes an event stream; `chunks` gives bytes as they are."""
    transport = MemoryTransport([Reply(sse=[{"a": 1}, "[DONE]"]), Reply(chunks=[b"data: 1\n", b"\n"])])
    client = Client(api_key="k", transport=transport)
    assert list(client._stream(CALL, JSON, body={})) == [{"a": 1}]
    assert list(client._stream(CALL, JSON, body={})) == [1]
    assert all(response.closed for response in transport.responses)


@pytest.mark.parametrize("handler", [[{"id": "x"}], lambda sent: {"id": "x"}], ids=["list", "function"])
def test_an_answer_that_is_no_reply(handler: Any) -> None:
    """What is not a Reply is named, with what to write in its place."""
    told = r"Reply\(json=...\), not dict"
    with pytest.raises(TypeError, match=told):
        Client(api_key="k", transport=MemoryTransport(handler))._request(CALL, JSON, body={})
    with pytest.raises(TypeError, match=told):
        asyncio.run(AsyncClient(api_key="k", transport=AsyncMemoryTransport(handler))._request(CALL, JSON, body={}))


def test_a_transport_of_the_other_kind_is_refused() -> None:
    """The error comes when the client is made, not as a coroutine that has no status."""
    with pytest.raises(UsageTypeError, match="AsyncMemoryTransport is for AsyncClient, not for Client"):
        Client(api_key="k", transport=AsyncMemoryTransport([]))
    with pytest.raises(UsageTypeError, match="MemoryTransport is for Client, not for AsyncClient"):
        AsyncClient(api_key="k", transport=MemoryTransport([]))
    with pytest.raises(UsageTypeError, match=r"method send .* str has none"):
        Client(api_key="k", transport="http://127.0.0.1")  # type: ignore[arg-type]


def test_a_call_of_any_path_names_what_it_takes() -> None:
    """A strange argument is refused by its name, with those that exist."""
    told = r"post\(\) got an unexpected keyword argument 'params'; it takes body, .*query"
    with pytest.raises(TypeError, match=told):
        Client(api_key="k", transport=MemoryTransport([])).post("/things", params={"a": 1})
    with pytest.raises(TypeError, match=told):
        asyncio.run(AsyncClient(api_key="k", transport=AsyncMemoryTransport([])).post("/things", params={"a": 1}))
