"""A websocket client that hides nothing: raw frames out, raw frames in."""

from __future__ import annotations

import base64
import json
import os
import socket
import struct
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from wherry_server import Server

if TYPE_CHECKING:
    from typing import Self

AUTH = "authorization: Bearer sk-test"


class SocketClient:
    """One connection; `status`, `head` and `rest` tell how the server answered."""

    def __init__(
        self, server: Server, path: str, faults: str = "", *headers: str, auth: str = AUTH, prefix: str = "/v1"
    ) -> None:
        self._socket = socket.create_connection(("127.0.0.1", server.port), timeout=10)
        mark = "&" if "?" in path else "?"
        target = f"{prefix}{path}" + (f"{mark}_fault={quote(faults)}" if faults else "")
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [f"GET {target} HTTP/1.1", "host: x", "connection: Upgrade", "upgrade: websocket"]
        lines += [f"sec-websocket-key: {key}", "sec-websocket-version: 13", *([auth] if auth else []), *headers]
        self._socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        self._bytes = b""
        while b"\r\n\r\n" not in self._bytes:
            self._more()
        head, _, self._bytes = self._bytes.partition(b"\r\n\r\n")
        first, *rows = head.decode("latin-1").split("\r\n")
        self.status = int(first.split()[1])
        self.head = {name.lower(): value for name, _, value in (row.partition(": ") for row in rows)}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    @property
    def together(self) -> bytes:
        """What has come and is not read yet."""
        return self._bytes

    def body(self) -> bytes:
        """Return the body of a refusal."""
        return self._take(int(self.head["content-length"]))

    def send(self, event: Any, op: int = 1) -> None:
        """Send an event, or text or bytes as they are."""
        text = event if isinstance(event, (str, bytes)) else json.dumps(event)
        self.send_frame(op, text.encode() if isinstance(text, str) else text)

    def send_frame(self, op: int, data: bytes, *, fin: bool = True, mask: bool = True) -> None:
        """Send one frame."""
        first, masked = (0x80 if fin else 0) | op, 0x80 if mask else 0
        size = bytes((masked | len(data),)) if len(data) < 126 else struct.pack("!BQ", masked | 127, len(data))
        key = b"\x05\x06\x07\x08" if mask else b""
        body = bytes(byte ^ key[i % 4] for i, byte in enumerate(data)) if mask else data
        self._socket.sendall(bytes((first,)) + size + key + body)

    def frame(self) -> tuple[int, bytes, bool]:
        """Return the next frame: opcode, data, whether it is the last one of its message. Raises EOFError."""
        first, size = self._take(2)
        if size > 125:
            size = int.from_bytes(self._take(2 if size == 126 else 8), "big")
        return first & 0x7F, self._take(size), bool(first & 0x80)

    def event(self) -> Any:
        """Return the next message, decoded."""
        op, data, fin = self.frame()
        assert (op, fin) == (1, True), (op, data, fin)
        return json.loads(data)

    def events(self, last: str) -> list[Any]:
        """Return the events up to the first one of this type."""
        out = [self.event()]
        while out[-1]["type"] not in (last, "error"):
            out.append(self.event())
        return out

    def closed(self) -> tuple[int, str]:
        """Return code and reason of the close frame that comes next."""
        op, data, _ = self.frame()
        assert op == 8, (op, data)
        return (int.from_bytes(data[:2], "big"), data[2:].decode()) if data else (1005, "")

    def rest(self) -> bytes:
        """Return what comes until the connection ends; b"RST" at the end where it is reset."""
        try:
            while True:
                self._more()
        except EOFError:
            return self._bytes
        except ConnectionResetError:
            return self._bytes + b"RST"

    def _take(self, count: int) -> bytes:
        while len(self._bytes) < count:
            self._more()
        out, self._bytes = self._bytes[:count], self._bytes[count:]
        return out

    def _more(self) -> None:
        data = self._socket.recv(1 << 16)
        if not data:
            raise EOFError
        self._bytes += data
