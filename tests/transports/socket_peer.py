"""A WebSocket server of raw sockets, with TLS or not, and a proxy in front of it. One thread a connection; all bounded.

The path says what a connection does:

/echo    every message comes back
/flood   what `?n=` says so many short messages, then close code 1000
/quiet   messages are read; nothing is answered, not even a close frame
/first   a message in the same packet as the handshake, then as /echo
/refuse  status 403 with a body
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import subprocess
import threading
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from websockets.frames import Opcode
from websockets.server import ServerProtocol

LIMIT_S = 20.0
"""After this long without a byte, a connection is given up: no test waits for longer."""


def certificate(folder: Path) -> Path:
    """Make a key and a certificate of 127.0.0.1 that signs itself; return the file that holds both."""
    path = folder / "peer.pem"
    words = [
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=127.0.0.1",
    ]
    alternative = ["-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run(
        ["openssl", *words, *alternative, "-keyout", path, "-out", path], check=True, capture_output=True, timeout=20
    )
    return path


class _Listener(ABC):
    """Accepts connections until it is closed, and counts them."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port: int = self._listener.getsockname()[1]
        self.open = 0
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # wakes the thread
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                sock, _ = self._listener.accept()
                with self._lock:
                    self.open += 1
                threading.Thread(target=self._guarded, args=(sock,), daemon=True).start()

    def _guarded(self, sock: socket.socket) -> None:
        sock.settimeout(LIMIT_S)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            with contextlib.suppress(OSError), sock:
                self.serve(sock)
        finally:
            with self._lock:
                self.open -= 1

    @abstractmethod
    def serve(self, sock: socket.socket) -> None:
        """Talk to one client, until it or the connection ends."""


class SocketPeer(_Listener):
    """The server. `seen` has the headers of each handshake, `closings` how each connection ended."""

    def __init__(self, pem: Path | None = None) -> None:
        self._tls = None
        if pem is not None:
            self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._tls.load_cert_chain(pem)
        self.seen: list[dict[str, str]] = []
        self.closings: list[Any] = []
        super().__init__()

    @property
    def url(self) -> str:
        return f"{'http' if self._tls is None else 'https'}://127.0.0.1:{self.port}"

    def serve(self, sock: socket.socket) -> None:
        if self._tls is None:
            self._talk(sock)
        else:
            with self._tls.wrap_socket(sock, server_side=True) as inside:
                self._talk(inside)

    def _talk(self, sock: socket.socket) -> None:
        protocol = ServerProtocol(max_size=None, subprotocols=["realtime"], select_subprotocol=_last)  # type: ignore[arg-type]
        mode, query = "", {}
        try:
            while data := sock.recv(1 << 16):
                protocol.receive_data(data)
                for event in protocol.events_received():
                    if not mode:
                        url = urlsplit(event.path)
                        mode, query = url.path.rpartition("/")[2], parse_qs(url.query)
                        self.seen.append({name.lower(): value for name, value in event.headers.raw_items()})
                        if mode == "refuse":
                            protocol.send_response(protocol.reject(403, "no sockets here"))
                        else:
                            protocol.send_response(protocol.accept(event))
                            if mode == "first":
                                protocol.send_text(b"hello")
                        if mode == "flood":
                            self._flood(sock, protocol, int(query["n"][0]))
                    elif event.opcode is Opcode.TEXT and mode in ("echo", "first"):
                        protocol.send_text(event.data)
                    elif event.opcode is Opcode.BINARY and mode in ("echo", "first"):
                        protocol.send_binary(event.data)
                if mode != "quiet" or not protocol.close_rcvd:
                    self._send(sock, protocol)
        finally:
            self.closings.append(protocol.close_rcvd)

    def _flood(self, sock: socket.socket, protocol: ServerProtocol, count: int) -> None:
        for number in range(count):
            protocol.send_text(b"%d" % number)
        protocol.send_close(1000)
        self._send(sock, protocol)

    def _send(self, sock: socket.socket, protocol: ServerProtocol) -> None:
        for piece in protocol.data_to_send():
            if piece:
                sock.sendall(piece)
            else:
                with contextlib.suppress(OSError):
                    sock.shutdown(socket.SHUT_WR)


def _last(_: Any, offered: Any) -> Any:
    return offered[-1] if offered else None


class Proxy:
    """CONNECT and SOCKS5, in an event loop of its own; `asked` has where connections were wanted to.

    With `pem` it is reached by TLS.
    """

    def __init__(self, pem: Path | None = None) -> None:
        self._tls = None
        if pem is not None:
            self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._tls.load_cert_chain(pem)
        self.asked: list[str] = []
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Any:
        self._thread.start()
        starting = asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self._tls)
        self._server = asyncio.run_coroutine_threadsafe(starting, self._loop).result(LIMIT_S)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(LIMIT_S)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(LIMIT_S)
        self._loop.close()

    async def _stop(self) -> None:
        self._server.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there = None
        try:
            first = await reader.readexactly(1)
            port = await (self._socks(reader, writer) if first == b"\x05" else self._connect(reader, writer))
            back, there = await asyncio.open_connection("127.0.0.1", port)
            await asyncio.gather(_pass_on(reader, there), _pass_on(back, writer))
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            for each in (writer, there):
                if each is not None:
                    each.transport.abort()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> int:
        head = b"C" + await reader.readuntil(b"\r\n\r\n")
        self.asked.append(head.split(b"\r\n")[0].decode())
        writer.write(b"HTTP/1.1 200 Connected\r\n\r\n")
        return int(head.split()[1].rpartition(b":")[2])

    async def _socks(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> int:
        await reader.readexactly((await reader.readexactly(1))[0])
        writer.write(b"\x05\x00")
        is_name = (await reader.readexactly(4))[3] == 3
        host = await reader.readexactly((await reader.readexactly(1))[0] if is_name else 4)
        port = int.from_bytes(await reader.readexactly(2), "big")
        self.asked.append(f"SOCKS5 {host.decode() if is_name else socket.inet_ntoa(host)}:{port}")
        writer.write(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")
        return port


async def _pass_on(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    while data := await source.read(1 << 16):
        target.write(data)
        await target.drain()
    target.close()
