"""Framing: bytes to messages and back (RFC 6455, section 5), on the sans-I/O layer of the library `websockets`.

It uses what all versions from 13 on have. That layer reads frames and finds their faults; here fragments are joined and
text is checked to be UTF-8.
"""

from __future__ import annotations

from typing import Any

from ..base.closing import LOST, Closing
from ..base.errors import UsageError

__all__ = ("Framing",)


class Framing:
    """The frames of one connection, from the end of the handshake on."""

    __slots__ = ("_cont", "_data", "_partial", "_protocol", "_text", "_told", "_whole_text")

    def __init__(self, max_message_bytes: int | None) -> None:
        try:
            from websockets.frames import Opcode
            from websockets.protocol import CLIENT, OPEN, Protocol
        except ImportError:
            raise UsageError('WebSockets need the library websockets: pip install "websockets>=13"') from None
        silent: Any = _Silent()
        self._protocol: Any = Protocol(CLIENT, state=OPEN, max_size=max_message_bytes, logger=silent)
        self._text, self._cont = Opcode.TEXT, Opcode.CONT
        self._data = (Opcode.TEXT, Opcode.BINARY, Opcode.CONT)
        self._partial: bytearray | None = None
        self._whole_text = False
        self._told = False

    def feed(self, data: bytes) -> list[str | bytes | Closing]:
        """Return the messages that `data` completes, and a Closing as the last item if the connection is over.

        `b""` says that the network has ended. There may be something to send afterwards: `outgoing`.
        """
        protocol = self._protocol
        out: list[str | bytes | Closing] = []
        if self._told:
            return out
        protocol.receive_data(data) if data else protocol.receive_eof()
        for frame in protocol.events_received():
            kind = frame.opcode
            if kind not in self._data:
                continue
            whole: bytes | bytearray = frame.data
            if kind is not self._cont:
                self._whole_text = kind is self._text
            if self._partial is not None or not frame.fin:
                self._partial = bytearray() if self._partial is None else self._partial
                self._partial += whole
                if not frame.fin:
                    continue
                whole, self._partial = self._partial, None
            if not self._whole_text:
                out.append(bytes(whole))
                continue
            try:
                out.append(str(whole, "utf-8"))
            except UnicodeDecodeError as error:
                protocol.fail(1007, "invalid UTF-8")
                return [*out, self._ends(Closing(1007, "", "us", f"a text is not UTF-8 at byte {error.start}"))]
        if protocol.parser_exc is not None or protocol.close_rcvd is not None or not data:
            out.append(self._ends(self._closing()))
        return out

    def _ends(self, closing: Closing) -> Closing:
        self._told = True
        return closing

    def _closing(self) -> Closing:
        protocol = self._protocol
        sent, received, fault = protocol.close_sent, protocol.close_rcvd, protocol.parser_exc
        if received is None and (fault is None or isinstance(fault, EOFError)):
            words = str(fault or "") if self._partial is None else "it ended inside a message"
            return Closing(LOST, "", "lost", words)
        if received is None:
            code = {"PayloadTooBig": 1009, "UnicodeDecodeError": 1007}.get(type(fault).__name__, 1002)
            return Closing(code, "", "us", "the reason of its end is not UTF-8" if code == 1007 else str(fault))
        if protocol.close_rcvd_then_sent is False:
            return Closing(int(sent.code), sent.reason, "us")
        return Closing(int(received.code), received.reason, "peer", str(fault or ""))

    def message(self, message: str | bytes) -> bytes:
        """Return what to send for one message."""
        if isinstance(message, str):
            self._protocol.send_text(message.encode())
        else:
            self._protocol.send_binary(message)
        return self.outgoing()

    def ping(self) -> bytes:
        """Return what to send for a ping."""
        self._protocol.send_ping(b"")
        return self.outgoing()

    def close(self, code: int, reason: str) -> bytes:
        """Return what to send to close; nothing if a close frame was sent already."""
        if self._protocol.close_sent is None and not self._told:
            self._protocol.send_close(code, reason)
        return self.outgoing()

    def outgoing(self) -> bytes:
        """Return what has to be sent by itself: pongs, the answer to a close frame."""
        return b"".join(self._protocol.data_to_send())


class _Silent:
    """A logger that takes nothing: frames hold what users say."""

    def isEnabledFor(self, level: int) -> bool:
        return False

    def error(self, *words: Any, **options: Any) -> None:
        pass

# Copied from templates/runtime/sockets/framing.py: edit it there.
