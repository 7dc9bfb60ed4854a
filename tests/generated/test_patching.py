"""What tests, tracers and instrumentation do to a client: resources are kept, and their methods can be replaced."""

from __future__ import annotations

import asyncio
import copy
import functools
import gc
import threading
import weakref
from collections.abc import Callable
from importlib import import_module
from typing import Any
from unittest import mock

import pytest

import wherry
from tests.generated.surface import SURFACE
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply

ANSWER = {"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": []}
PATHS = (
    "wherry.resources.chat.completions.Completions",
    "wherry.resources.chat.completions.completions.Completions",
    "wherry.resources.chat.Completions",
)


def made() -> tuple[wherry.Client, MemoryTransport]:
    transport = MemoryTransport(lambda _: Reply(json=ANSWER))
    return wherry.Client(api_key="k", transport=transport), transport


def create(client: Any, **more: Any) -> Any:
    return client.chat.completions.create(model="m", messages=[], **more)


def walk(client: Any, path: str) -> Any:
    return functools.reduce(getattr, path.split("."), client)


@pytest.mark.parametrize("prefix", ["", "Async"])
@pytest.mark.parametrize("path", SURFACE["resources"])
def test_a_resource_is_kept(path: str, prefix: str) -> None:
    """It is the same object each time; a copy of the client has its own."""
    client = getattr(wherry, f"{prefix}Client")(api_key="k")
    found = walk(client, path)
    assert walk(client, path) is found
    for other in (client.with_options(timeout=3), copy.copy(client)):
        assert walk(other, path) is not found
        assert type(walk(other, path)) is type(found)


def test_threads_get_the_same() -> None:
    """Threads that ask for a resource at the same time all get the same one."""
    for _ in range(20):
        client, _ = made()
        barrier, found = threading.Barrier(8), []

        def ask(client: Any = client, barrier: Any = barrier, found: Any = found) -> None:
            barrier.wait(10)
            found.append((client.chat, client.chat.completions))

        threads = [threading.Thread(target=ask) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(10)
        assert len(found) == 8
        assert len({(id(one), id(other)) for one, other in found}) == 1


def test_no_circle() -> None:
    """A client that is used no more goes at once, with its transport, although it keeps its resources; they keep working."""
    gc.collect()
    gc.disable()
    try:
        client, transport = made()
        create(client)
        completions = client.chat.completions
        gone = weakref.ref(client), weakref.ref(transport)
        del client, transport
        assert gone[0]() is None
        assert completions.create(model="m", messages=[]).id == "x"
        del completions
        assert gone[1]() is None
    finally:
        gc.enable()


def test_attributes_of_the_client_are_shared() -> None:
    """What is set on a client holds for its resources, those that are kept already, too."""
    client, _ = made()
    held = client.chat._client
    client.tag = "x"  # type: ignore[attr-defined]
    assert held.tag == "x"  # type: ignore[attr-defined]
    assert held._options is client._options
    client._options = client._options.replaced({"max_retries": 7})
    assert client.chat.completions._client.max_retries == 7


def test_mock_patch_object() -> None:
    """A method, a resource and a resource of a resource are replaced, and come back as they were."""
    client, transport = made()
    chat, completions = client.chat, client.chat.completions
    with mock.patch.object(client.chat.completions, "create", return_value="fake") as faked:
        assert create(client) == "fake"
        assert create(client.with_raw_response) == "fake"
        assert faked.call_count == 2
    with mock.patch.object(client, "chat") as faked:
        assert client.chat is faked
        faked.completions.create.return_value = "fake"
        assert create(client) == "fake"
    assert client.chat is chat
    with mock.patch.object(client.chat, "completions") as faked:
        assert client.chat.completions is faked
    assert client.chat.completions is completions
    assert transport.requests == []
    assert create(client).id == "x"


def test_monkeypatch(monkeypatch: pytest.MonkeyPatch) -> None:
    """pytest's way works, on objects and by path."""
    client, _ = made()
    with monkeypatch.context() as patch:
        patch.setattr(client.chat.completions, "create", lambda **_: "fake")
        assert create(client) == "fake"
    with monkeypatch.context() as patch:
        patch.setattr("wherry.resources.chat.completions.Completions.create", lambda self, **_: "fake")
        assert create(client) == "fake"
        assert create(made()[0].with_options(timeout=3)) == "fake"
    assert create(client).id == "x"


@pytest.mark.parametrize("path", PATHS)
def test_mock_patch_by_path(path: str) -> None:
    """Whichever of its paths is patched, every client has it, those that are there already, too."""
    client, transport = made()
    create(client)
    with mock.patch(f"{path}.create", autospec=True, return_value="fake") as faked:
        assert create(client) == create(made()[0]) == "fake"
        assert faked.call_args.args == (mock.ANY,)
    assert create(client).id == "x"
    assert len(transport.requests) == 2


def test_mocks_with_a_spec() -> None:
    """A mock of the client has its resources and nothing else, and passes for one."""
    client = mock.MagicMock(spec=wherry.OpenAI)
    assert isinstance(client, wherry.OpenAI)
    client.chat.completions.create.return_value = "fake"
    assert create(client) == "fake"
    with pytest.raises(AttributeError):
        client.nothing  # noqa: B018
    spec: Any = mock.create_autospec(made()[0])
    spec.chat.completions.create.return_value = "fake"
    assert create(spec) == "fake"
    with pytest.raises(TypeError, match="messages"):
        spec.chat.completions.create(model="m")
    with pytest.raises(AttributeError):
        spec.chat.completions.nothing  # noqa: B018


def traced(method: Callable[..., Any], seen: list[dict[str, Any]]) -> Callable[..., Any]:
    @functools.wraps(method)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        seen.append(kwargs)
        return method(*args, **kwargs)

    return wrapper


def test_a_wrapper_on_a_client() -> None:
    """A tracer that assigns a method sees every call; raw answers go through it as well, and the mode is not sent."""
    client, transport = made()
    seen: list[dict[str, Any]] = []
    client.chat.completions.create = traced(client.chat.completions.create, seen)  # type: ignore[method-assign]
    assert create(client).id == "x"
    raw: Any = create(client.with_raw_response, extra_headers={"X-A": "1"}, extra_query={"q": "2"})
    assert (type(raw), raw.parse().id) == (wherry.RawResponse, "x")
    raw = client.chat.completions.with_raw_response.create(model="m", messages=[])
    assert type(raw) is wherry.RawResponse
    with client.chat.completions.with_streaming_response.create(model="m", messages=[]) as streamed:
        assert type(streamed) is wherry.StreamedResponse
        assert streamed.parse().id == "x"
    assert len(seen) == 4
    for request in transport.requests:
        assert not [name for name in request.headers if "raw" in name]
    assert transport.requests[1].headers["x-a"] == "1"
    assert transport.requests[1].url.endswith("?q=2")


def test_a_wrapper_on_an_async_client() -> None:
    """The same with methods that are awaited, and with lists, which are not."""
    listed = {"object": "list", "data": [{"id": "f", "object": "file"}], "has_more": False}
    transport = AsyncMemoryTransport(lambda request: Reply(json=listed if request.method == "GET" else ANSWER))
    client: Any = wherry.AsyncClient(api_key="k", transport=transport)
    seen: list[dict[str, Any]] = []
    client.chat.completions.create = traced(client.chat.completions.create, seen)
    client.files.list = traced(client.files.list, seen)

    async def program() -> None:
        assert (await create(client)).id == "x"
        assert type(await create(client.with_raw_response)) is wherry.RawResponse
        async with client.chat.completions.with_streaming_response.create(model="m", messages=[]) as streamed:
            assert (await streamed.parse()).id == "x"
        assert [file.id async for file in client.files.list()] == ["f"]
        raw = await client.files.with_raw_response.list()
        assert [file.id for file in raw.parse().data] == ["f"]

    asyncio.run(program())
    assert len(seen) == 5


class Wrapped:
    """What wrapt's FunctionWrapper does: a descriptor that passes for the function that it wraps."""

    def __init__(self, function: Any, around: Callable[..., Any]) -> None:
        self.__wrapped__ = function
        self._around = around

    def __getattr__(self, name: str) -> Any:
        return getattr(self.__wrapped__, name)

    def __get__(self, instance: Any, owner: type) -> Any:
        bound = self.__wrapped__.__get__(instance, owner)
        return bound if instance is None else _BoundWrapped(bound, self._around, instance)


class _BoundWrapped(Wrapped):
    def __init__(self, function: Any, around: Callable[..., Any], instance: Any) -> None:
        super().__init__(function, around)
        self._instance = instance

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._around(self.__wrapped__, self._instance, args, kwargs)


def test_instrumentation(monkeypatch: pytest.MonkeyPatch) -> None:
    """A function wrapper on the class at the official path sees calls, streams and raw answers of all clients."""
    seen: list[tuple[type, Any]] = []

    def around(wrapped: Any, instance: Any, args: Any, kwargs: Any) -> Any:
        seen.append((type(instance), str(instance._client.base_url)))
        return wrapped(*args, **kwargs)

    owner = import_module("wherry.resources.chat.completions").Completions
    monkeypatch.setattr(owner, "create", Wrapped(vars(owner)["create"], around))
    client, _ = made()
    assert create(client).id == "x"
    assert type(create(client.with_raw_response)) is wherry.RawResponse
    assert type(client.chat.completions.with_raw_response.create(model="m", messages=[])) is wherry.RawResponse
    assert client.chat.completions.create.__wrapped__.__func__ is owner.create
    assert seen == [(owner, "https://api.openai.com/v1/")] * 3


def test_what_a_method_tells() -> None:
    """A method is an ordinary bound method of an ordinary function."""
    client, _ = made()
    method: Any = client.chat.completions.create
    assert method.__self__ is client.chat.completions
    assert method.__func__ is type(client.chat.completions).create
    assert (method.__name__, method.__qualname__) == ("create", "Completions.create")
    assert method.__module__ == type(client.chat.completions).__module__ == "wherry.resources.chat.completions"
    assert not hasattr(method, "__wrapped__")


def test_resources_of_ones_own() -> None:
    """A class derived from a resource can be put in its place, and copies and prints are those of a resource."""

    class Mine(wherry.resources.Chat):
        """A resource of the user's."""

    client, _ = made()
    client.chat = Mine(client)  # type: ignore[misc]
    assert type(client.chat) is Mine
    assert create(client).id == "x"
    assert type(create(client.with_raw_response)) is wherry.RawResponse
    assert type(copy.copy(client.chat)) is type(copy.deepcopy(client.chat)) is Mine
    assert repr(client.chat) == f"<Mine of {client!r}>"
    del client.chat
    assert type(client.chat) is wherry.resources.Chat
