"""No key is shown when a connection cannot be opened, or ends: not in a text, nor in the variables of a traceback."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import wherry
from tests.runtime.connections.connecting import TalkManager, manager_of, on_memory
from tests.runtime.test_secret_ways import all_that_is_shown
from tests.transports.kinds import Kind, run
from wherry import AsyncClient, AzureOpenAI, Client, WherryError
from wherry._runtime.base.headers import Headers
from wherry._runtime.base.operation import Operation
from wherry._runtime.sockets.handshake import BadHandshake
from wherry.transports import AsyncMemoryTransport, Closing, MemoryTransport, Reply

KEY = "sk-hidden-0123456789"
CONNECT = Operation("GET", "/realtime", name="realtime.connect")


def raising(error: Exception) -> Callable[[Any], Any]:
    def server(message: Any) -> Any:
        raise error

    return server


SERVERS: dict[str, Any] = {
    "401": lambda message: Reply(401, json={"error": {"message": f"bad {KEY}"}}, headers={"x-request-id": KEY}),
    "500": lambda message: Reply(500, body=KEY),
    "200": lambda message: Reply(200, body=KEY),
    "redirect": lambda message: Reply(307, headers={"location": f"https://other.test/?key={KEY}"}),
    "bad handshake": raising(BadHandshake("Upgrade is not websocket", Headers([("X-Key", KEY)]))),
    "broken": raising(OSError(f"cannot reach {KEY}")),
    "closed": [Closing(4001, f"bad key {KEY}")],
}


@on_memory
@pytest.mark.parametrize("case", SERVERS)
@pytest.mark.parametrize("from_function", [False, True], ids=["key", "function"])
def test_no_failure_shows_the_key(kind: Kind, case: str, from_function: bool) -> None:
    """Whatever the server repeats, and wherever the key came from."""
    make, memory = (AsyncClient, AsyncMemoryTransport) if kind.is_async else (Client, MemoryTransport)
    transport: Any = memory(socket=SERVERS[case])
    client: Any = make(api_key=(lambda: KEY) if from_function else KEY, transport=transport, max_retries=0)

    async def scenario() -> None:
        connection = await manager_of(kind, None, client=client).enter()
        await connection.recv()

    with pytest.raises(WherryError) as raised:
        run(kind, scenario)
    assert not [text for text in all_that_is_shown(raised.value) if KEY in text]


class Page(MemoryTransport):
    """A browser, which sends no headers."""

    sends_headers = False


@pytest.mark.parametrize("kind", [Client, AzureOpenAI])
def test_no_failure_in_a_browser_shows_the_key(kind: type[Any]) -> None:
    """There the key is a subprotocol, or a part of the address."""
    azure: dict[str, Any] = {"azure_endpoint": "https://x.openai.azure.com"} if kind is AzureOpenAI else {}
    for server in (raising(wherry.APIConnectionError("gone")), SERVERS["401"], SERVERS["closed"]):
        client = kind(api_key=KEY, transport=Page(socket=server), max_retries=0, **azure)
        with pytest.raises(WherryError) as raised:
            TalkManager(client, CONNECT, query={"model": "m"}, dangerously_allow_browser=True).enter().recv()
        assert not [text for text in all_that_is_shown(raised.value) if KEY in text]
    with pytest.raises(WherryError) as raised:
        TalkManager(kind(api_key=KEY, transport=Page(socket=[]), **azure), CONNECT).enter()
    assert not [text for text in all_that_is_shown(raised.value) if KEY in text]


def test_headers_and_addresses_of_the_caller() -> None:
    """A header that cannot be sent, and an address with a password, stay hidden when they are refused."""
    with pytest.raises(WherryError) as raised:
        TalkManager(Client(api_key="k"), CONNECT, extra_headers={"X-Token": f"{KEY}\n"}).enter()
    assert not [text for text in all_that_is_shown(raised.value) if KEY in text]
    client = Client(
        api_key="k",
        websocket_base_url=f"wss://user:{KEY}@sockets.test",
        transport=MemoryTransport(socket=SERVERS["500"]),
    )
    with pytest.raises(WherryError) as raised:
        TalkManager(client.with_options(max_retries=0), CONNECT).enter()
    assert not [text for text in all_that_is_shown(raised.value) if KEY in text]
