"""The opening handshake (RFC 6455, section 4): the headers that ask for an upgrade, and whether the answer is good.

Dice are an argument. No extension is ever offered: compression costs both sides CPU and memory, and needs a guard.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable

from ..base.headers import Headers

__all__ = ("REFUSAL_BYTES", "BadHandshake", "Handshake", "Refusal")

REFUSAL_BYTES = 64 * 1024
"""How much of the body of a refusal is read."""
_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class Refusal(Exception):
    """The server answered the handshake with anything but a good 101. The client makes a public error of it.

    `headers` are those of the answer, `body` its first bytes. Neither is shown: a server may repeat a key.
    """

    def __init__(self, status: int, headers: Headers, body: bytes = b"") -> None:
        super().__init__(f"the server answered the WebSocket handshake with {status}")
        self.status, self.headers, self.body = status, headers, body


class BadHandshake(Refusal):
    """The answer was 101, but not one to this handshake. `fault` says why."""

    def __init__(self, fault: str, headers: Headers) -> None:
        super().__init__(101, headers)
        self.fault = fault
        self.args = (f"the answer to the WebSocket handshake is wrong: {fault}",)


class Handshake:
    """One handshake. `random_bytes` returns so many random bytes, as os.urandom does."""

    __slots__ = ("_key", "_subprotocols")

    def __init__(self, subprotocols: tuple[str, ...] = (), *, random_bytes: Callable[[int], bytes]) -> None:
        self._subprotocols = subprotocols
        self._key = b64encode(random_bytes(16))

    @property
    def headers(self) -> list[tuple[str, str]]:
        """What to send beside the headers of the request."""
        fields = [
            ("Upgrade", "websocket"),
            ("Connection", "Upgrade"),
            ("Sec-WebSocket-Key", self._key.decode()),
            ("Sec-WebSocket-Version", "13"),
        ]
        if self._subprotocols:
            fields.append(("Sec-WebSocket-Protocol", ", ".join(self._subprotocols)))
        return fields

    def accepted(self, status: int, headers: Headers, body: bytes = b"") -> str:
        """Return the subprotocol that the server chose, "" for none. Raise Refusal or BadHandshake for any other answer.

        `body` is needed only if `status` is not 101.
        """
        if status != 101:
            raise Refusal(status, headers, body[:REFUSAL_BYTES])
        from hashlib import sha1

        wanted = b64encode(sha1(self._key + _GUID, usedforsecurity=False).digest()).decode()
        chosen = (headers.get("sec-websocket-protocol") or "").strip()
        fault = ""
        if (headers.get("upgrade") or "").strip().lower() != "websocket":
            fault = "Upgrade is not websocket"
        elif "upgrade" not in (word.strip().lower() for word in (headers.get("connection") or "").split(",")):
            fault = "Connection is not Upgrade"
        elif (headers.get("sec-websocket-accept") or "").strip() != wanted:
            fault = "Sec-WebSocket-Accept does not belong to the key that was sent"
        elif headers.get("sec-websocket-extensions"):
            fault = "it uses an extension that was not offered"
        elif chosen and chosen not in self._subprotocols:
            fault = "it chose a subprotocol that was not offered"
        if fault:
            raise BadHandshake(fault, headers)
        return chosen

# Copied from templates/runtime/sockets/handshake.py: edit it there.
