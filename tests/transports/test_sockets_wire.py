"""WebSockets through what lies between: TLS, proxies, and the settings of a user's client."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.transports.socket_peer import Proxy, SocketPeer, certificate
from tests.transports.socket_ways import EVERY_WAY, WAYS, Way, on_ways
from tests.transports.test_sockets import at_once
from wherry._runtime.base.errors import APIConnectionError
from wherry._runtime.transports.http import family as families

OWN = [way for way in EVERY_WAY if not way.injected]
on_own = pytest.mark.parametrize("way", OWN, ids=str)


@pytest.fixture(scope="module")
def pem(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="module")
def secure(pem: Path) -> Iterator[SocketPeer]:
    with SocketPeer(pem) as peer:
        yield peer


@pytest.fixture
def trusted(pem: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the environment name the certificate."""
    monkeypatch.setattr(families, "_tls", {})
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))


def options(way: Way, pem: Path) -> dict[str, Any]:
    """Return what a client of the user's needs to trust the certificate."""
    return {"verify": ssl.create_default_context(cafile=str(pem))} if way.injected else {}


async def echoes(socket: Any) -> None:
    """Send a short and a long message, and get them back."""
    for text in ("x", "y" * 300_000):
        await socket.send(text)
        assert await socket.recv(5) == text


@on_ways
def test_tls(way: Way, secure: SocketPeer, pem: Path, trusted: None) -> None:
    """The certificates of the environment count, and the context of a user's client; the end is told."""
    way.play(f"{secure.url}/echo", echoes, options(way, pem))
    way.play(f"{secure.url}/first", echo_after_hello, options(way, pem))


async def echo_after_hello(socket: Any) -> None:
    assert await socket.recv(5) == "hello"
    await echoes(socket)


@on_ways
def test_both_directions_at_once_with_tls(way: Way, secure: SocketPeer, pem: Path, trusted: None) -> None:
    """24 MB each way, with a server that does not read while it writes."""
    text, count = "x" * 60_000, 400

    async def scenario(socket: Any) -> None:
        async def write() -> None:
            for _ in range(count):
                await socket.send(text)

        async def read() -> None:
            for _ in range(count):
                assert await socket.recv(10) == text
            done.append(True)

        done: list[bool] = []
        await at_once(way, write, read)
        assert done

    way.play(f"{secure.url}/echo", scenario, options(way, pem))


@on_ways
def test_a_certificate_that_nobody_signed(way: Way, secure: SocketPeer) -> None:
    """It is a failed connection."""

    async def scenario() -> None:
        transport = way.transport()
        with pytest.raises(APIConnectionError) as caught:
            await way.connect(transport, f"{secure.url}/echo")
        words = (
            "ConnectError" if way.runner == "trio" else "certificate verify failed"
        )  # the library tells no more there
        assert words in str(caught.value)
        await way.shut(transport)

    way.run(scenario)


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_connect_proxy(way: Way, secure: SocketPeer, pem: Path, trusted: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The proxy of the environment, or of a user's client, is asked to connect; no_proxy goes around it."""
    with Proxy() as proxy:
        client = options(way, pem)
        if way.injected:
            client["proxy"] = f"http://127.0.0.1:{proxy.port}"
        else:
            monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy.port}")
        way.play(f"{secure.url}/echo", echoes, client)
        assert proxy.asked == [f"CONNECT 127.0.0.1:{secure.port} HTTP/1.1"]
        if not way.injected:
            monkeypatch.setenv("no_proxy", "127.0.0.1")
            way.play(f"{secure.url}/echo", echoes)
            assert len(proxy.asked) == 1


@on_own
def test_socks_proxy(way: Way, secure: SocketPeer, trusted: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOCKS5 works where the HTTP library can do it."""
    pytest.importorskip("socksio")
    with Proxy() as proxy:
        monkeypatch.setenv("https_proxy", f"socks5://127.0.0.1:{proxy.port}")
        way.play(f"{secure.url}/echo", echoes)
        assert proxy.asked == [f"SOCKS5 127.0.0.1:{secure.port}"]


@pytest.mark.parametrize("way", OWN[::2], ids=str)
def test_a_proxy_that_is_reached_by_tls(
    way: Way, secure: SocketPeer, pem: Path, trusted: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """TLS inside of TLS, both directions at once."""
    text, count = "x" * 60_000, 40

    async def scenario(socket: Any) -> None:
        async def write() -> None:
            for _ in range(count):
                await socket.send(text)

        async def read() -> None:
            for _ in range(count):
                assert await socket.recv(10) == text
            done.append(True)

        done: list[bool] = []
        await at_once(way, write, read)
        assert done

    with Proxy(pem) as proxy:
        monkeypatch.setenv("https_proxy", f"https://127.0.0.1:{proxy.port}")
        way.play(f"{secure.url}/echo", scenario)
        assert len(proxy.asked) == 1
