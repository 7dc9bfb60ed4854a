"""A WebSocket server of raw sockets, with TLS or not, and a proxy in front of it. One thread a connection; all bounded.

The path says what a connection does:

/echo    every message comes back
/flood   what `?n=` says so many short messages, then close code 1000
/deaf    the handshake, and nothing is read
/quiet   messages are read; nothing is answered, not even a close frame
/first   a message in the same packet as the handshake, then as /echo
/refuse  status 403 with a body
"""

from __future__ import annotations

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
                        if mode == "deaf":
                            self._send(sock, protocol)
                            threading.Event().wait(LIMIT_S / 4)
                            return
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


class Proxy(_Listener):
    """CONNECT and SOCKS5; `asked` has where connections were wanted to. With `pem` it is reached by TLS."""

    def __init__(self, pem: Path | None = None) -> None:
        self._tls = None
        if pem is not None:
            self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._tls.load_cert_chain(pem)
        self.asked: list[str] = []
        super().__init__()

    def serve(self, sock: socket.socket) -> None:
        if self._tls is not None:
            sock = self._tls.wrap_socket(sock, server_side=True)
        with sock:
            first = sock.recv(1)
            port = self._socks(sock) if first == b"\x05" else self._connect(sock, first)
            with socket.create_connection(("127.0.0.1", port), LIMIT_S) as there:
                there.settimeout(LIMIT_S)
                back = threading.Thread(target=_pass_on, args=(there, sock), daemon=True)
                back.start()
                _pass_on(sock, there)
                back.join(LIMIT_S)

    def _connect(self, sock: socket.socket, head: bytes) -> int:
        while not head.endswith(b"\r\n\r\n"):
            head += sock.recv(1)
        self.asked.append(head.split(b"\r\n")[0].decode())
        sock.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
        return int(head.split()[1].rpartition(b":")[2])

    def _socks(self, sock: socket.socket) -> int:
        sock.recv(sock.recv(1)[0])
        sock.sendall(b"\x05\x00")
        kind = sock.recv(4)[3]
        address = sock.recv(4) if kind == 1 else sock.recv(sock.recv(1)[0])
        port = int.from_bytes(sock.recv(2), "big")
        self.asked.append(f"SOCKS5 {address!r}:{port}")
        sock.sendall(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")
        return port


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(1 << 16):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)
