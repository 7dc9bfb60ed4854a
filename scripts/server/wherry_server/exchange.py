"""One HTTP exchange: reads the request, carries out the plan of an answer, and notices when the client leaves."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from starlette.types import Receive, Scope, Send

from . import wire
from .log import Record

SCOPE_KEY = "wherry.connection"


@dataclass(slots=True)
class Connection:
    """A TCP connection, put into the scope of its requests."""

    number: int
    transport: asyncio.Transport

    def cut(self, how: str) -> None:
        """Break it: `rst` throws away what is not out yet, `fin` sends it and closes."""
        if how == "fin":
            self.transport.close()
            return
        sock: socket.socket = self.transport.get_extra_info("socket")
        with contextlib.suppress(OSError):  # already gone
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.transport.abort()


class ClientLeft(Exception):
    """The client closed the connection before it had sent its whole request."""


class Exchange:
    """A request and its answer on the connection; all it sees goes into the record."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, record: Record) -> None:
        self.connection: Connection = scope[SCOPE_KEY]
        self.record = record
        self._receive = receive
        self._send = send
        self._watcher: asyncio.Task[None] | None = None

    async def read(self) -> bytes:
        """Return the whole request body."""
        parts: list[bytes] = []
        while True:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                self.record.disconnected_s = self.record.seconds
                raise ClientLeft
            parts.append(message.get("body", b""))
            if not message.get("more_body"):
                break
        body = b"".join(parts)
        self.record.keep_body(body)
        self._watcher = asyncio.create_task(self._watch())
        return body

    async def _watch(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass

    async def close(self) -> None:
        """Stop watching."""
        if self._watcher is not None:
            self._watcher.cancel()
            await asyncio.gather(self._watcher, return_exceptions=True)

    async def wait(self, seconds: float | None) -> bool:
        """Wait; returns False at once when the client leaves."""
        assert self._watcher is not None
        await asyncio.wait({self._watcher}, timeout=seconds)
        return not self._gone()

    def _gone(self) -> bool:
        left = self._watcher is not None and self._watcher.done()
        if left and self.record.disconnected_s is None and not self.record.cut:
            self.record.disconnected_s = self.record.seconds
        return left

    async def cut(self, how: str) -> None:
        """Break the connection, and wait until it is broken."""
        self.record.cut = True
        self.connection.cut(how)
        await self.wait(None)

    async def answer(
        self, status: int, headers: dict[str, str], steps: Iterable[wire.Step], *, is_stream: bool
    ) -> None:
        """Send an answer step by step, until its end or until the client leaves."""
        self.record.status = status
        raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
        await self._send({"type": "http.response.start", "status": status, "headers": raw})
        for step in steps:
            if isinstance(step, wire.Wait):
                if not await self.wait(step.seconds):
                    return
            elif isinstance(step, wire.Cut):
                await self.cut(step.how)
                return
            elif isinstance(step, wire.Send):
                await self._piece(step, is_stream)
                if self._gone():
                    return
        await self._send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _piece(self, step: wire.Send, is_stream: bool) -> None:
        message: dict[str, Any] = {"type": "http.response.body", "body": step.data, "more_body": True}
        # Noted first: once it is sent, a client may look at the log.
        self.record.answer_bytes += len(step.data)
        self.record.events += step.units if is_stream else 0
        await self._send(message)
        if is_stream:
            await asyncio.sleep(0)  # lets a disconnect be noticed, however quickly the events come
