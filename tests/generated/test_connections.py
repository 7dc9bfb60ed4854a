"""Connections: every event of every connection, sent by its method; where the classes are; and that nothing loads them early."""

from __future__ import annotations

import asyncio
import inspect
import typing
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest

import wherry
from tests.generated.surface import SERVICE, SURFACE, at
from tests.generated.test_imports import LOADED, run
from wherry.transports import AsyncMemoryTransport, MemoryTransport

EVENTS = [
    (path, type_, model)
    for path, told in SURFACE["resources"].items()
    for type_, model in told.get("events", {}).items()
]
EVERY_EVENT = pytest.mark.parametrize(("path", "type_", "model"), EVENTS, ids=[f"{a}-{b}" for a, b, _ in EVENTS])
PLACES = sorted({path for path, _, _ in EVENTS})
ADDRESSES = {
    "beta.realtime": ("/realtime?model=model", {"openai-beta": "realtime=v1"}),
    "beta.responses": ("/responses", {}),
    "live": ("/live/sessions", {}),
    "live.forks": ("/live/sessions/a%2Fb/fork", {}),
    "live.sideband": ("/live/sessions/a%2Fb/attach?graceful_close=true", {}),
    "realtime": ("/realtime?call_id=call_id&model=model", {}),
    "realtime.translations": ("/realtime/translations?model=model", {}),
    "responses": ("/responses", {}),
}
VALUES = {"session_id": "a/b", "graceful_close": True}


def resource(client: Any, path: str) -> Any:
    """Return a resource of a client, or what is at such a path of a connection."""
    for attribute in path.split("."):
        client = getattr(client, attribute)
    return client


def connect(transport: Any, path: str) -> Any:
    """Return the manager of a connection, with every argument of its own."""
    kind = wherry.AsyncClient if isinstance(transport, AsyncMemoryTransport) else wherry.Client
    method = resource(kind(api_key="k", base_url="https://a.test/v1", transport=transport), path).connect
    own = list(inspect.signature(method).parameters)
    return method(**{name: VALUES.get(name, name) for name in own[: own.index("extra_query")]})


def over(path: str, use: Callable[[Any], Any]) -> list[Any]:
    """Call `use` with an open connection, and return what the client sent; that of an async client sends the same."""

    async def awaited() -> list[Any]:
        transport = AsyncMemoryTransport(socket=lambda sent: [])
        async with connect(transport, path) as connection:
            await use(connection)
        return transport.sockets[0].events

    transport = MemoryTransport(socket=lambda sent: [])
    with connect(transport, path) as connection:
        use(connection)
    sent = transport.sockets[0].events
    assert asyncio.run(awaited()) == sent
    return sent


@EVERY_EVENT
@pytest.mark.parametrize("full", [True, False], ids=["all", "least"])
def test_events(path: str, type_: str, model: str, full: bool) -> None:
    """The method sends the event that the spec describes, with all properties or the required ones."""
    entry = SURFACE["models"][model]
    schema = SERVICE.schema(at(entry["pointer"]))
    event = {"type": type_, **(SERVICE.sampler.rich if full else SERVICE.sampler.plain)(schema, f"{path} {type_}")}
    required = {field["wire"] for field in entry["fields"] if field["required"]}
    event = event if full else {name: value for name, value in event.items() if name in required}
    names = {field["wire"]: field["name"] for field in entry["fields"]}
    arguments = {names[wire]: value for wire, value in event.items() if wire != "type"}
    assert over(path, lambda connection: resource(connection, type_)(**arguments)) == [event]


@pytest.mark.parametrize("path", PLACES)
def test_bytes_are_sent_as_base64(path: str) -> None:
    """Audio may be bytes, wherever an event has any."""
    for place, type_, model in EVENTS:
        if place == path and any(field["wire"] == "audio" for field in SURFACE["models"][model]["fields"]):
            sent = over(path, lambda connection, type_=type_: resource(connection, type_)(audio=b"\0\xff"))
            assert sent == [{"type": type_, "audio": "AP8="}]


@pytest.mark.parametrize("path", PLACES)
def test_addresses(path: str) -> None:
    """Arguments go into path and query; a beta has its header."""
    transport = MemoryTransport(socket=lambda sent: [])
    with connect(transport, path):
        pass
    request = transport.sockets[0].request
    address, headers = ADDRESSES[path]
    assert (request.method, str(request.url)) == ("GET", f"https://a.test/v1{address}")
    assert {name: request.headers.get(name) for name in ("openai-beta",) if name in request.headers} == headers


@pytest.mark.parametrize("path", PLACES)
def test_classes(path: str) -> None:
    """They are at the paths of the official package, have their twins, and their annotations can be evaluated."""
    module = import_module(f"wherry.resources.{path}")
    (home,) = {name for name in vars(module) if name == "c"}
    names = getattr(module, home).__all__
    again = (
        import_module(f"wherry.resources.{path}.{path.rpartition('.')[2]}") if hasattr(module, "__path__") else module
    )
    plain = [name for name in names if not name.startswith("Async")]
    assert sorted(names) == sorted([*plain, *(f"Async{name}" for name in plain)])
    for name in names:
        found = getattr(module, name)
        assert getattr(again, name) is found
        assert found.__doc__
        for method in vars(found).values():
            if inspect.isfunction(method) and method.__name__ != "_reads":
                assert method.__doc__
                assert typing.get_type_hints(method)["return"] is type(None)
    assert {"Connection", "ConnectionManager"} <= {
        name.removeprefix(plain[0].removesuffix("Connection")) for name in plain
    }


def test_what_is_no_class() -> None:
    """A name that is none is refused as in any module."""
    from wherry.resources import realtime

    for name in ("Nothing", "NoConnection", "NoResource"):
        with pytest.raises(AttributeError, match=name):
            getattr(realtime, name)


def test_nothing_is_loaded_early() -> None:
    """Neither a client nor a look at a resource imports what a connection needs."""
    code = "import wherry\nwherry.Client(api_key='k').realtime.connect\nwherry.Client(api_key='k').responses.create\n"
    early = ("wherry._runtime.connections", "wherry._runtime.sockets", "wherry.resources._connections")
    assert [name for name in run(code + LOADED)["loaded"] if name.startswith(early)] == []
    code = "import wherry\nwherry.AsyncClient(api_key='k').realtime.connect(model='m')\n"
    loaded = run(code + LOADED)["loaded"]
    assert "wherry.resources._connections.realtime" in loaded
    assert "wherry.resources._connections.beta_realtime" not in loaded
    assert not any(name.startswith("websockets") for name in loaded)


def test_options_as_a_dict() -> None:
    """`websocket_connection_options` has every name of SocketSettings, and those of the library `websockets`."""
    from dataclasses import fields

    from wherry.transports import SocketSettings
    from wherry.types import WebSocketConnectionOptions

    names = set(WebSocketConnectionOptions.__annotations__)
    assert names - {each.name for each in fields(SocketSettings)} == {
        "compression",
        "max_queue",
        "max_size",
        "write_limit",
    }
    assert names >= {each.name for each in fields(SocketSettings)}
