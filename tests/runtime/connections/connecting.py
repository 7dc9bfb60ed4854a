"""A connection of every kind of client to a server that the test plays."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from tests.transports.kinds import EVERY, Kind, Waited, run
from wherry import AsyncClient, Client, models
from wherry._runtime.base.operation import Operation
from wherry._runtime.connections.async_connection import AsyncConnection
from wherry._runtime.connections.async_events import AsyncEvents
from wherry._runtime.connections.async_manager import AsyncConnectionManager
from wherry._runtime.connections.sync_connection import Connection
from wherry._runtime.connections.sync_events import Events
from wherry._runtime.connections.sync_manager import ConnectionManager
from wherry.transports import AsyncMemoryTransport, MemoryTransport

on_memory = pytest.mark.parametrize("kind", [kind for kind in EVERY if not kind.on_wire], ids=str)
CONNECT = Operation("GET", "/realtime", name="realtime.connect")
KEY = "sk-test-0123456789"


class _Groups:
    @staticmethod
    def _reads() -> Any:
        return models.RealtimeServerEvent

    @property
    def audio(self) -> Any:
        return _AsyncAudio(self) if isinstance(self, AsyncConnection) else _Audio(self)


class _AsyncAudio(AsyncEvents):
    async def append(self, audio: Any, **more: Any) -> None:
        await self._send({"type": "input_audio_buffer.append", "audio": audio, **more}, "audio")


class _Audio(Events):
    def append(self, audio: Any, **more: Any) -> Any:
        self._send({"type": "input_audio_buffer.append", "audio": audio, **more}, "audio")


class AsyncTalk(_Groups, AsyncConnection[Any]):
    """As the generator writes them."""


class Talk(_Groups, Connection[Any]):
    """The same for Client."""


class AsyncTalkManager(AsyncConnectionManager[AsyncTalk]):
    _connection = AsyncTalk


class TalkManager(ConnectionManager[Talk]):
    _connection = Talk


def transport_of(kind: Kind, socket: Any) -> Any:
    return (AsyncMemoryTransport if kind.is_async else MemoryTransport)(socket=socket)


def manager_of(
    kind: Kind, transport: Any, *, client: Any = None, operation: Operation = CONNECT, **options: Any
) -> Any:
    """Return what `connect` would return; that of a sync client is wrapped, so that it is awaited all the same."""
    if client is None:
        client = (AsyncClient if kind.is_async else Client)(api_key=KEY, transport=transport)
    options = {"query": {"model": "m"}, **options}
    if kind.is_async:
        return AsyncTalkManager(client, operation, **options)
    return Waited(TalkManager(client, operation, **options))


def own(connection: Any) -> Any:
    """Return a connection itself, without what lets a sync one be awaited."""
    return connection._target if isinstance(connection, Waited) else connection


def audio_of(connection: Any) -> Any:
    """Return a group of methods that send events, which can be awaited."""
    return Waited(own(connection).audio) if isinstance(connection, Waited) else connection.audio


def connected(kind: Kind, socket: Any, scenario: Callable[[Any], Coroutine[Any, Any, Any]], **options: Any) -> Any:
    """Run `scenario(connection)` against the server that `socket` plays, and return the transport."""
    transport = transport_of(kind, socket)

    async def whole() -> None:
        async with manager_of(kind, transport, **options) as connection:
            await scenario(connection)

    run(kind, whole)
    return transport
