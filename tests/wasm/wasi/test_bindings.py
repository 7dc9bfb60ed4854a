"""What the WASI transport makes of a component's bindings, and of the host's errors; on the stubs of componentize-py."""

from __future__ import annotations

import asyncio
import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import wherry
from tests.wasm.wasi.components import EXAMPLE
from wherry import APIConnectionError, APITimeoutError, AsyncClient, UsageError
from wherry._runtime.transports import default
from wherry._runtime.transports.wasi.bindings import bind, failure
from wherry._runtime.transports.wasi.loop import running
from wherry.transports import AsyncWasiTransport, WasiLoop, WasiTransport

TIMEOUTS = {"DnsTimeout", "ConnectionTimeout", "ConnectionReadTimeout", "ConnectionWriteTimeout", "HttpResponseTimeout"}


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Make bindings of a world (by default that of the example) under a name, and let them be imported."""
    before = set(sys.modules)

    def made(name: str, wit: str = "") -> str:
        text = wit or (EXAMPLE / "world.wit").read_text("utf-8")
        (tmp_path / f"{name}.wit").write_text(text, "utf-8")
        command = [Path(sys.executable).with_name("componentize-py"), "--quiet", "--wit-path", tmp_path / f"{name}.wit"]
        subprocess.run([*command, "--world-module", name, "bindings", tmp_path], check=True, timeout=60)
        return name

    monkeypatch.syspath_prepend(tmp_path)
    yield made
    for module in set(sys.modules) - before:
        if "world" in module or "componentize" in module:
            del sys.modules[module]


def test_interfaces_are_found(world: Any) -> None:
    """Each interface is known by what it has, whatever the bindings and their modules are called."""
    host = bind(world("first_world"))
    assert host.http.__name__ == "first_world.imports.types"
    assert host.handler.__name__ == "first_world.imports.outgoing_handler"
    assert host.poll.__name__ == "first_world.imports.poll"
    assert host.clock.__name__ == "first_world.imports.monotonic_clock"
    assert isinstance(host.Err(None), Exception)
    assert bind("first_world") is host
    assert bind(sys.modules["first_world"]) is host
    WasiTransport(sys.modules["first_world"])
    AsyncWasiTransport("first_world")


def test_no_sockets(world: Any) -> None:
    """A WebSocket is refused, and the words say why."""
    world("plain_world")
    with pytest.raises(UsageError, match="no WebSockets"):
        WasiTransport("plain_world").connect("a request", "settings", "limits")
    with pytest.raises(UsageError, match="no WebSockets"):
        asyncio.run(AsyncWasiTransport("plain_world").connect("a request", "settings", "limits"))


def test_no_bindings() -> None:
    """Outside of a component the error says what makes bindings, and how others are named."""
    with pytest.raises(UsageError, match=r"(?s)wit_world.*preload\(\).*WasiTransport\(bindings="):
        WasiTransport()
    with pytest.raises(UsageError, match="no_such_world"):
        WasiLoop("no_such_world")


def test_a_world_that_lacks_an_interface(world: Any) -> None:
    """The error names the interfaces that are missing, and the line to write."""
    text = (EXAMPLE / "world.wit").read_text("utf-8")
    name = world("poor_world", text.replace("  import wasi:http/outgoing-handler@0.2.0;\n", ""))
    with pytest.raises(UsageError, match=r"lacks wasi:http/outgoing-handler@0\.2\.0: write `import wasi:http/outgoing"):
        bind(name)


def test_every_error_code(world: Any) -> None:
    """Each error code of wasi:http becomes a connection error or a timeout that says in words what it was."""
    http = bind(world("coded_world")).http
    codes = [value for name, value in vars(http).items() if name.startswith("ErrorCode_")]
    assert len(codes) == 39
    for kind in codes:
        code = kind(None) if "value" in getattr(kind, "__annotations__", {}) else kind()
        error = failure(code)
        name = kind.__name__.removeprefix("ErrorCode_")
        assert isinstance(error, APITimeoutError) == (name in TIMEOUTS)
        assert name.lower() in str(error).replace(" ", "").replace("(", "").lower()
    assert "rcode no such name, info code 3" in str(
        failure(http.ErrorCode_DnsError(http.DnsErrorPayload("no such name", 3)))
    )
    assert str(failure(http.ErrorCode_InternalError("the pipe burst"))) == "the connection failed (the pipe burst)"
    assert "8" in str(failure(http.ErrorCode_HttpRequestBodySize(8)))
    assert "some servers only" in str(failure(http.ErrorCode_HttpRequestDenied()))
    assert isinstance(failure(None), APIConnectionError)


def test_another_loop(world: Any) -> None:
    """On a loop that cannot wait for a host, a call says how the program is to be run."""

    async def ask() -> None:
        client = AsyncClient(api_key="sk-test", transport=AsyncWasiTransport(world("other_world")))
        await client.models.list()

    with pytest.raises(UsageError, match="loop_factory=WasiLoop"):
        asyncio.run(ask())
    with pytest.raises(RuntimeError, match="no running event loop"):
        running()


def test_default_by_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    """On WASI the default transport is this one; without bindings `prepare` lets preload go on."""
    monkeypatch.setattr(sys, "platform", "wasi")
    assert not any(name.startswith("wasi") for name in default.elsewhere())
    assert {"fetch", "http"} <= default.elsewhere()
    default.prepare()
    with pytest.raises(UsageError, match="wit_world"):
        default.make(asynchronous=False)


def test_no_preload(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a component that did not call preload, the first name that is asked for says what to do."""

    def absent(name: str, package: str) -> Any:
        raise ModuleNotFoundError(f"No module named {package + name!r}")

    monkeypatch.setattr(sys, "platform", "wasi")
    monkeypatch.setattr(importlib, "import_module", absent)
    monkeypatch.delitem(vars(wherry), "Client", raising=False)
    with pytest.raises(ImportError, match=r"'wherry\.client': a component .* call wherry\.preload\(\) at the top"):
        wherry.Client  # noqa: B018
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(ModuleNotFoundError, match=r"'wherry\.client'$"):
        wherry.Client  # noqa: B018
