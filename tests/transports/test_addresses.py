"""Hosts, proxies and certificates that lead nowhere: told as what they are, by whose fault, and not tried again."""

from __future__ import annotations

import importlib
import os
import pathlib
from typing import Any

import pytest

from tests.transports.causes import chain, failure
from tests.transports.kinds import FAMILIES, Kind, make, on_async_wire, on_wire, play, run
from tests.transports.scripted import Answer, ScriptedServer
from wherry._runtime.base.errors import APIConnectionError, APIStatusError, UsageError
from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.client.sync_client import Client
from wherry._runtime.transports.http import connections as native
from wherry._runtime.transports.http import family as families

CALL = Operation("POST", "/things", name="things.create", body="json", stream_family="chat")
OK = Answer.json({"ok": True})
KEY = "sk-test-0123456789"


# --- addresses -------------------------------------------------------------------------------------------------------

NO_ADDRESS = [
    "http://",
    "http:///v1",
    "http://:8080/v1",
    "http://user@/v1",
    "http://a..b/v1",
    "http://.a/v1",
    f"http://{'a' * 300}/v1",
    f"http://{'a' * 64}.test/v1",
    "http://" + ".".join(["a" * 60] * 5),
    "http://api.test:99999/v1",
    "http://api.test:65536/v1",
    "http://api.test:0/v1",
    "http://api.test:-1/v1",
    "http://api.test:http/v1",
    "http://api.test:80:80/v1",
    "http://api.test:\uff18\uff10/v1",
    "http://[::1/v1",
    "http://[::1]x/v1",
    "http://[zz]/v1",
    "http://[]/v1",
    "http://::1/v1",
    "http://a b/v1",
    "http://a\x00b/v1",
    "http://a\x7fb/v1",
    "http://a<b/v1",
    "http://a%zz/v1",
    "http://ä..b/v1",
    "ftp://api.test/v1",
    "file:///etc/passwd",
    "api.test/v1",
    "//api.test/v1",
    "https//api.test",
    "socks5://api.test",
]
ADDRESSES = [
    "http://localhost",
    "http://127.0.0.1:8000/v1",
    "http://[::1]:8000/v1",
    "http://[fe80::1%25eth0]/v1",
    "https://api.test./v1",
    "https://my_host:1/v1",
    "https://user:p@api.test:65535/v1",
    "https://xn--zz/v1",
    "https://bücher.test/v1",
    "https://api.test:/v1",
    "https://a-b.c--d.test/x:99999/y",
]


@pytest.mark.parametrize("url", NO_ADDRESS)
def test_impossible_addresses_are_refused_at_construction(url: str) -> None:
    """An address that can lead nowhere is a mistake of the caller, told before anything is sent."""
    with pytest.raises(UsageError, match="base_url"):
        Client(api_key=KEY, base_url=url)


def test_an_impossible_address_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable is named."""
    for url in ("http://a..b/v1", "api.test"):
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        with pytest.raises(UsageError, match="OPENAI_BASE_URL"):
            Client(api_key=KEY)


@pytest.mark.parametrize("url", ADDRESSES)
def test_possible_addresses_are_taken(url: str) -> None:
    """Odd ones too."""
    assert Client(api_key=KEY, base_url=url).base_url == url.rstrip("/")


@on_wire
def test_names_that_no_resolver_knows(kind: Kind) -> None:
    """What only a resolver can refuse is a connection error of ours."""

    async def whole() -> None:
        for url in ("http://xn--zz.invalid", "http://xn--zz", "http://no-such-host.invalid"):
            client = make(kind, base_url=url, max_retries=0)
            seen = await failure(lambda client=client: client._request(CALL, JSON, body={}))
            assert isinstance(seen, APIConnectionError)
            await client.close()

    run(kind, whole)


LOCATIONS = [
    url
    for url in NO_ADDRESS
    if url.startswith("http://") and url.isascii() and url.isprintable() and url[7:8] not in ("", "/")
]


@on_wire
def test_impossible_addresses_in_a_location(kind: Kind) -> None:
    """The server's fault: its error status, with the address quoted, and never a bare error of a library."""
    found = [Answer.json({}, 307, {"Location": url}) for url in LOCATIONS]

    async def scenario(client: Any, server: Any) -> None:
        for url in LOCATIONS:
            seen = await failure(lambda: client._request(CALL, JSON, body={}, max_retries=0))
            assert isinstance(seen, (APIStatusError, APIConnectionError)), url
            assert "the redirect leads to" in str(seen), url

    play(kind, found, scenario)


# --- proxies ---------------------------------------------------------------------------------------------------------

NO_PROXIES = [
    ("socks5://127.0.0.1:1080", "[socks]"),
    ("socks5h://user:hidden@127.0.0.1:1080", "[socks]"),
    ("socks4://127.0.0.1:1080", "socks4"),
    ("ftp://127.0.0.1:21", "ftp"),
    ("quic://127.0.0.1", "quic"),
    ("http://127.0.0.1:99999", "port"),
    ("http://user:hidden@127.0.0.1:x", "port"),
    ("http://:3128", "no host"),
    ("http://a..b:3128", "empty part"),
    ("http://[::1:3128", "IPv6"),
    ("http://a b:3128", "contains a space"),
]


@pytest.mark.parametrize("variable", ["http_proxy", "all_proxy", "ALL_PROXY"])
@pytest.mark.parametrize("name", FAMILIES)
def test_proxies_that_cannot_be_used(name: str, variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A UsageError that names the variable and what is wrong, and shows no password. It is not tried again."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    for proxy, said in NO_PROXIES:
        monkeypatch.setenv(variable, proxy)
        transport = native.NativeTransport(importlib.import_module(name))
        client = Client(api_key=KEY, base_url="http://api.test", transport=transport)
        with client, pytest.raises(UsageError) as caught:
            client._request(CALL, JSON, body={})
        chain(caught.value)
        assert variable in str(caught.value)
        assert said in str(caught.value)
        assert "hidden" not in str(caught.value)


@on_async_wire
def test_proxies_that_cannot_be_used_with_async_clients(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same."""
    monkeypatch.setenv("HTTP_PROXY", "socks4://127.0.0.1:1080")

    async def whole() -> None:
        client = make(kind, base_url="http://api.test")
        seen = await failure(lambda: client._request(CALL, JSON, body={}))
        assert isinstance(seen, UsageError)
        assert "HTTP_PROXY" in str(seen)
        await client.close()

    run(kind, whole)


@pytest.mark.parametrize(
    "value", ["", " ", ",", "*", "127.0.0.1", " 127.0.0.1 ,x", "[::1],127.0.0.1", ".,127.0.0.1:", "::"]
)
@pytest.mark.parametrize("name", FAMILIES)
def test_odd_lists_of_exceptions(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_PROXY of any form fails nobody."""
    with ScriptedServer(OK) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url.removesuffix("/v1"))
        monkeypatch.setenv("no_proxy", value)
        transport = native.NativeTransport(importlib.import_module(name))
        with Client(api_key=KEY, base_url=proxy.url, transport=transport) as client:
            assert client._request(CALL, JSON, body={}) == {"ok": True}


# --- certificates ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.parametrize(
    "case", ["no file", "garbage", "an empty file", "a folder", "no folder", "an empty folder", "names"]
)
def test_certificates_of_the_environment(
    name: str, case: str, monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    """A variable that does not lead to any certificates is named; nothing is sent, and nothing tried again."""
    file, folder = tmp_path / "ca.pem", tmp_path / "certs"
    variable, value = "SSL_CERT_FILE", str(file)
    if case == "garbage":
        file.write_bytes(b"\x00\xff no certificate")
    elif case == "an empty file":
        file.touch()
    elif case == "a folder":
        file.mkdir()
    elif case in ("no folder", "an empty folder", "names"):
        variable, value = "SSL_CERT_DIR", str(folder)
        if case != "no folder":
            folder.mkdir()
        if case == "names":
            (folder / "ca.pem").write_bytes(b"x")
            value = os.pathsep.join((value, str(tmp_path / "none")))
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv(variable, value)
    monkeypatch.setattr(families, "_tls", {})
    transport = native.NativeTransport(importlib.import_module(name))
    client = Client(api_key=KEY, base_url="https://127.0.0.1:1", transport=transport)
    with client, pytest.raises(UsageError, match=variable) as caught:
        client._request(CALL, JSON, body={})
    chain(caught.value)
