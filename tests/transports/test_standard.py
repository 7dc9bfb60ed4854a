"""The transport on http.client: proxies, certificates, and what it does not do. The rest is in the tests of all kinds."""

from __future__ import annotations

import asyncio
import base64
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.transports.scripted import Answer, ScriptedServer
from tests.transports.socket_peer import Proxy
from wherry._runtime.base.errors import APIConnectionError
from wherry._runtime.client.sync_client import Client
from wherry._runtime.transports.standard.transport import StandardTransport, can_be_used

OK = Answer.json({"ok": True})


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this machine's proxies."""
    for scheme in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{scheme}_proxy", raising=False)
        monkeypatch.delenv(f"{scheme.upper()}_PROXY", raising=False)


class _Proxy(Proxy):
    """`heads` has what it was asked, whole."""

    def __init__(self) -> None:
        super().__init__()
        self.heads: list[str] = []

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> int:
        head = "C" + (await reader.readuntil(b"\r\n\r\n")).decode()
        self.heads.append(head)
        writer.write(b"HTTP/1.1 200 Connected\r\nVia: test\r\n\r\n")
        return int(head.split()[1].rpartition(":")[2])


def client_of(url: str) -> Client:
    return Client(api_key="sk-test", base_url=url, transport=StandardTransport(), max_retries=0)


def test_a_proxy_gets_the_whole_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """An http:// address goes to the proxy of the environment, with its user and password; NO_PROXY leaves hosts out."""
    with ScriptedServer([OK, OK]) as proxy, ScriptedServer([OK]) as direct:
        at = proxy.url.removeprefix("http://").partition("/")[0]
        monkeypatch.setenv("http_proxy", f"http://ann:p%40ss@{at}")
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        assert client_of("http://api.invalid/v1").get("/things") == {"ok": True}
        assert client_of(direct.url).get("/things") == {"ok": True}
    (seen,) = proxy.requests
    assert seen.target == "http://api.invalid/v1/things"
    assert seen.headers["host"] == "api.invalid"
    assert seen.headers["proxy-authorization"] == "Basic " + base64.b64encode(b"ann:p@ss").decode()
    (seen,) = direct.requests
    assert "proxy-authorization" not in seen.headers


def test_proxies_that_need_another_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """SOCKS, and a proxy that wants TLS, are left to a transport that can."""
    assert can_be_used()
    monkeypatch.setenv("all_proxy", "socks5://127.0.0.1:1")
    assert not can_be_used()
    monkeypatch.setenv("all_proxy", "http://127.0.0.1:1")
    assert can_be_used()
    monkeypatch.setattr(sys, "platform", "emscripten")
    assert not can_be_used()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of localhost that nobody has signed, with its key."""
    folder = tmp_path_factory.mktemp("tls")
    path = folder / "both.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    command += ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(folder / "key.pem"), "-out", str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    path.write_text(path.read_text() + (folder / "key.pem").read_text())
    return path


@pytest.fixture
def secure(certificate: Path) -> Iterator[int]:
    """The port of a server that speaks TLS and answers two connections."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    body = b'{"ok": true}'
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)

    def serve(listener: socket.socket) -> None:
        for _ in range(2):
            try:
                plain, _address = listener.accept()
                with plain, context.wrap_socket(plain, server_side=True) as connection:
                    connection.settimeout(5)
                    connection.recv(65536)
                    connection.sendall(head + body)
            except OSError:  # the client does not trust us
                pass

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(5)
        thread = threading.Thread(target=serve, args=(listener,))
        thread.start()
        yield listener.getsockname()[1]
        for _ in range(2):  # whatever is left to be accepted
            socket.create_connection(listener.getsockname()).close()
        thread.join(10)


def test_certificates_are_checked(secure: int, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A certificate that the system does not know is refused; SSL_CERT_FILE names others to trust, also through a proxy."""
    url = f"https://localhost:{secure}/v1"
    with pytest.raises(APIConnectionError, match="certificate"):
        client_of(url).get("/things")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert client_of(url).get("/things") == {"ok": True}


def test_a_proxy_with_tls(secure: int, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The proxy of the environment gets its password and the name to connect to, and nothing else; certificates are checked."""
    url = f"https://localhost:{secure}/v1"
    with _Proxy() as proxy:
        monkeypatch.setenv("https_proxy", f"http://user:pass@127.0.0.1:{proxy.port}")
        with pytest.raises(APIConnectionError, match="certificate"):
            client_of(url).get("/things")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert client_of(url).get("/things") == {"ok": True}
    assert len(proxy.heads) == 2
    for head in proxy.heads:
        assert head.startswith(f"CONNECT localhost:{secure} HTTP/1.")
        assert "\r\nProxy-Authorization: Basic dXNlcjpwYXNz\r\n" in head
        assert "Bearer" not in head
