"""One websocket on a TCP connection: frames in and out, and what the faults make of them.

It takes the connection over from the HTTP protocol, and tells that one of its end, so that the server's own accounts
of connections and of running requests stay true.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable

from .. import exchange, wire
from ..faults import Faults
from ..log import Log, Record
from . import framing
from .outgoing import Outgoing
from .seen import Seen

UNREAD_BYTES = 1 << 16
"""What may have come before the session looks at it; then the client has to wait."""
CLOSE_S = 2
"""How long the answer to a close frame is waited for."""


class ClientLeft(Exception):
    """The connection is gone."""


class Channel(asyncio.Protocol):
    """The server's end of a websocket."""

    def __init__(self, connection: exchange.Connection, record: Record, log: Log, faults: Faults) -> None:
        self.seen = record.socket = Seen()
        self._connection = connection
        self._transport = connection.transport
        self._record = record
        self._log = log
        self._faults = faults
        self._outgoing = Outgoing(faults)
        self._reader = framing.FrameReader()
        self._sending = asyncio.Lock()
        self._arrived = asyncio.Event()
        self._gone = asyncio.Event()
        self._writable = asyncio.Event()
        self._writable.set()
        self._closing = False
        self._deaf = "deaf" in faults
        self._before = self._transport.get_protocol()

    def open(self, head: bytes) -> None:
        """Take the connection over, and send the 101."""
        self._transport.set_protocol(self)
        self._transport.write(head)
        if fault := self._faults.get("deaf"):
            self._transport.pause_reading()
            asyncio.get_running_loop().call_later(fault.seconds(0), self._hear)
        else:
            self._transport.resume_reading()  # HTTP stops reading behind a request for an upgrade

    def _hear(self) -> None:
        self._deaf = False
        self._transport.resume_reading()

    # --- what asyncio calls -----------------------------------------------------------------------------------------

    def data_received(self, data: bytes) -> None:
        self.seen.bytes_in += len(data)
        self._reader.feed(data)
        self._arrived.set()
        if len(self._reader) > UNREAD_BYTES:
            self._transport.pause_reading()

    def connection_lost(self, error: Exception | None) -> None:
        for event in (self._gone, self._arrived, self._writable):
            event.set()
        self._before.connection_lost(error)

    def pause_writing(self) -> None:
        self._writable.clear()

    def resume_writing(self) -> None:
        self._writable.set()

    # --- in ---------------------------------------------------------------------------------------------------------

    async def messages(self) -> AsyncIterator[str | bytes]:
        """Yield what the client sends until it closes or leaves; pings and its close frame are answered."""
        joined = framing.Messages()
        try:
            while (frame := await self._frame()) is not None:
                if frame.op == framing.CLOSE:
                    await self._closed(*framing.close_of(frame))
                    return
                if frame.op == framing.PING:
                    self.seen.pings += 1
                    if "no-pong" not in self._faults:
                        await self._carry_out(self._outgoing.control(framing.PONG, frame.data))
                elif frame.op == framing.PONG:
                    self.seen.pongs += 1
                elif (message := joined.add(frame)) is not None:
                    self.seen.note(message)
                    self._log.note()
                    yield message
        except framing.BrokenFrame as error:
            self.seen.broken = str(error)
            await self.close(error.code, str(error))
            self._transport.close()

    async def _frame(self) -> framing.Frame | None:
        while True:
            frame = self._reader.next()
            if frame is not None:
                return frame
            if self._gone.is_set():
                return None
            if not self._deaf:
                self._transport.resume_reading()
            self._arrived.clear()
            await self._arrived.wait()

    async def _closed(self, code: int, reason: str) -> None:
        self.seen.closing = (code, reason)
        self._log.note()
        if "no-close" in self._faults:
            await self._gone.wait()
        elif not self._closing:
            self._closing = True
            await self._carry_out(self._outgoing.close(code, ""))
        self._transport.close()

    # --- out --------------------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Do what faults want before the first event."""
        await self._carry_out(self._outgoing.start())

    async def send_events(self, *texts: str) -> None:
        """Send events; returns when the client takes more. Raises ClientLeft."""
        await self._carry_out(self._outgoing.events(*texts))

    async def send(self, message: str | bytes) -> None:
        """Send a message as it is."""
        await self._carry_out(self._outgoing.message(message))

    async def ping(self) -> None:
        """Send a ping."""
        await self._carry_out(self._outgoing.control(framing.PING, b"there?"))

    async def close(self, code: int = 1000, reason: str = "") -> None:
        """Send a close frame; the client's answer ends `messages`, or its silence does."""
        if not self._closing:
            self._closing = True
            await self._carry_out(self._outgoing.close(code, reason))
            asyncio.get_running_loop().call_later(CLOSE_S, self._transport.abort)

    async def wait(self, seconds: float) -> None:
        """Wait. Raises ClientLeft at once when the connection is gone."""
        if seconds > 0:
            gone = asyncio.ensure_future(self._gone.wait())
            try:
                await asyncio.wait({gone}, timeout=seconds)
            finally:
                gone.cancel()
        if self._gone.is_set():
            raise ClientLeft

    def abort(self) -> None:
        """Break the connection, unless it is being closed."""
        if not self._transport.is_closing():
            self._transport.abort()

    async def ended(self) -> None:
        """Return when the connection is gone; it is broken if it is not."""
        self.abort()
        await self._gone.wait()
        if self.seen.closing is None and not self._record.cut:
            self._record.disconnected_s = self._record.seconds

    async def _carry_out(self, steps: Iterable[wire.Step]) -> None:
        async with self._sending:
            for step in steps:
                if self._gone.is_set():
                    raise ClientLeft
                match step:
                    case wire.Wait():
                        await self.wait(step.seconds)
                    case wire.Cut():
                        self._record.cut = True
                        self._connection.cut(step.how)
                        await self._gone.wait()
                        raise ClientLeft
                    case wire.Close():
                        self._closing = True
                        self._write(framing.encode_close(step.code, step.reason))
                    case wire.Send():
                        self._record.events += step.units
                        self._write(step.data)
                await self._writable.wait()

    def _write(self, data: bytes) -> None:
        self._record.answer_bytes += len(data)
        self._transport.write(data)
