"""Proxies: what an error says of one that is in the way, and which hosts NO_PROXY leaves out."""

from __future__ import annotations

import asyncio
import importlib
import re
import socket
from collections.abc import Iterator
from typing import Any

import pytest

from tests.transports.causes import failure
from tests.transports.kinds import INJECTING, Kind, make, on_wire, run
from tests.transports.scripted import Answer, ScriptedServer
from wherry import AsyncClient, Client, DefaultAioHttpClient
from wherry._runtime.base.errors import APIConnectionError, APIStatusError, APITimeoutError
from wherry._runtime.transports.http import proxies

LOGIN = Answer.json({"error": "login"}, 407)
DENIED = Answer.json({"error": "denied"}, 403)


@pytest.fixture(autouse=True)
def of_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this machine's proxies."""
    for scheme in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{scheme}_proxy", raising=False)
        monkeypatch.delenv(f"{scheme.upper()}_PROXY", raising=False)


@pytest.fixture
def dead() -> Iterator[str]:
    """An address at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"127.0.0.1:{taken.getsockname()[1]}"


def failed(kind: Kind, **options: Any) -> BaseException:
    caught: list[BaseException] = []

    async def whole() -> None:
        client = make(kind, **{"base_url": "https://api.invalid/v1", "max_retries": 0, **options})
        caught.append(await failure(lambda: client.get("/things")))
        await client.close()

    run(kind, whole)
    return caught[0]


@on_wire
def test_a_proxy_that_is_dead(kind: Kind, dead: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names it, where it was set and why, and no password."""
    monkeypatch.setenv("HTTPS_PROXY", f"http://ann:hidden@{dead}")
    error = failed(kind)
    assert isinstance(error, APIConnectionError)
    assert f"the proxy of the environment variable HTTPS_PROXY, 'http://{dead}', cannot be reached (" in str(error)
    assert "GET https://api.invalid/v1/things" in str(error)
    assert "hidden" not in f"{error} {error!r} {error.__cause__!r}"


@pytest.mark.parametrize(("answer", "said"), [(LOGIN, "it wants a user and a password"), (DENIED, "403")])
@on_wire
def test_a_proxy_that_refuses(kind: Kind, answer: Answer, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """407 and 403 to CONNECT: the error names the proxy and what to do; it is not tried again."""
    with ScriptedServer([answer] * 3) as proxy:
        at = proxy.url.removesuffix("/v1")
        monkeypatch.setenv("https_proxy", at.replace("//", "//ann:hidden@"))
        error = failed(kind, max_retries=2)
        assert len(proxy.requests) == 1
    assert isinstance(error, APIConnectionError)
    assert f"the proxy of the environment variable https_proxy, {at!r}, refused the connection (" in str(error)
    assert said in str(error)
    assert "hidden" not in f"{error} {error!r} {error.__cause__!r}"


@on_wire
def test_a_proxy_that_wants_a_password_for_http(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without TLS its 407 comes as the answer: the error says whose it is."""
    with ScriptedServer([LOGIN]) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url.removesuffix("/v1"))
        error = failed(kind, base_url="http://api.invalid/v1")
    assert isinstance(error, APIStatusError)
    assert error.status == 407
    assert "a proxy on the way wants a user and a password" in str(error)


@pytest.mark.parametrize("kind", INJECTING, ids=str)
def test_the_proxy_of_a_client_of_the_users(kind: Kind, dead: str) -> None:
    """It is named as that of the http_client."""
    library = importlib.import_module(kind.family)
    theirs = (library.AsyncClient if kind.is_async else library.Client)(proxy=f"http://ann:hidden@{dead}")
    error = failed(kind, http_client=theirs)
    assert f"the proxy of the http_client, 'http://{dead}', cannot be reached (" in str(error)
    assert "hidden" not in str(error)


def test_the_proxy_of_an_aiohttp_client(dead: str) -> None:
    """It is named, whether it was an argument or the session's own."""

    async def whole() -> list[str]:
        import aiohttp

        texts = []
        async with aiohttp.ClientSession(proxy=f"http://{dead}") as session:
            for theirs in (DefaultAioHttpClient(proxy=f"http://ann:hidden@{dead}"), session):
                client = AsyncClient(api_key="k", base_url="https://api.invalid/v1", http_client=theirs, max_retries=0)
                async with client:
                    texts.append(str(await failure(lambda client=client: client.get("/things"))))  # type: ignore[misc]
        return texts

    own, of_session = asyncio.run(whole())
    assert f"the proxy 'http://{dead}' cannot be reached (" in own
    assert f"the proxy of the aiohttp session, '{dead}', cannot be reached (" in of_session
    assert "hidden" not in own


@pytest.mark.parametrize("secure", [True, False])
def test_a_proxy_that_says_nothing(secure: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A timeout on the way through it says its limit and its seconds all the same."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        monkeypatch.setenv("all_proxy", f"http://127.0.0.1:{silent.getsockname()[1]}")
        client = Client(api_key="k", base_url=f"http{'s' * secure}://api.invalid/v1", timeout=0.1, max_retries=0)
        with client, pytest.raises(APITimeoutError) as caught:
            client.models.list()
        assert re.search(r"within timeout\.(read|connect) \(0\.1 s\)", repr(caught.value))


@pytest.mark.parametrize(
    ("entry", "host", "port", "goes_without"),
    [
        ("10.0.0.0/8", "10.1.2.3", 8000, True),
        ("10.0.0.0/8", "10.1.2.3", None, True),
        ("10.0.0.0/8", "11.1.2.3", None, False),
        ("10.0.0.0/8", "10.example.org", None, False),
        ("a.test, 192.168.1.0/24", "192.168.1.7", None, True),
        ("::1", "::1", 8000, True),
        ("[::1]", "::1", 8000, True),
        ("[::1]", "::1", None, True),
        ("[::1]:8000", "::1", 8000, True),
        ("[::1]:8001", "::1", 8000, False),
        ("fd00::/8", "fd12::1", None, True),
        ("0:0:0:0:0:0:0:1", "::1", None, True),
        ("10.1.2.3/99", "10.1.2.3", None, False),
        ("example.org", "api.example.org", None, True),
        (".example.org", "api.example.org", 443, True),
        ("example.org", "notexample.org", None, False),
        ("*", "api.test", None, True),
        ("", "10.1.2.3", None, False),
    ],
)
def test_no_proxy(entry: str, host: str, port: int | None, goes_without: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has names, addresses with and without brackets and ports, and networks."""
    monkeypatch.setenv("http_proxy", "http://proxy.test:3128")
    monkeypatch.setenv("no_proxy", entry)
    assert (proxies.proxy_for("http", host, port) is None) is goes_without
