"""The opening handshake: what a client has to ask for, and the 101, also a wrong one."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping

from ..errors import Refusal
from ..faults import Faults
from ..log import SECRET_SUBPROTOCOL

_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def is_asked(method: str, headers: Mapping[str, str]) -> bool:
    """Whether a request asks for a websocket."""
    return method == "GET" and headers.get("upgrade", "").lower() == "websocket"


def check(headers: Mapping[str, str]) -> None:
    """Refuse what is no handshake."""
    if "upgrade" not in headers.get("connection", "").lower():
        raise Refusal(400, "The header 'Connection' must say 'Upgrade'.", code="invalid_upgrade")
    if headers.get("sec-websocket-version") != "13":
        versions = {"sec-websocket-version": "13"}
        raise Refusal(426, "Only version 13 of websockets is spoken.", code="invalid_upgrade", headers=versions)
    try:
        key = base64.b64decode(headers.get("sec-websocket-key", ""), validate=True)
    except binascii.Error:
        key = b""
    if len(key) != 16:
        raise Refusal(400, "The header 'Sec-WebSocket-Key' must be 16 bytes in base64.", code="invalid_upgrade")


def key_of(headers: Mapping[str, str]) -> str:
    """Return the API key among the subprotocols, which browsers send for want of headers; "" for none."""
    offered = (name for name in subprotocols(headers) if name.startswith(SECRET_SUBPROTOCOL))
    return next(offered, "").removeprefix(SECRET_SUBPROTOCOL)


def secret_of(headers: Mapping[str, str]) -> str:
    """Return the API key of a handshake, of a header or a subprotocol; "" for none."""
    return headers.get("authorization", "").partition(" ")[2].strip() or key_of(headers)


def subprotocols(headers: Mapping[str, str]) -> list[str]:
    """Return the subprotocols that the client offers."""
    return [name for part in headers.get("sec-websocket-protocol", "").split(",") if (name := part.strip())]


def betas(headers: Mapping[str, str], query: Mapping[str, str]) -> set[str]:
    """Return what a client asks for that is not for everybody, by header, subprotocol or query."""
    found = {token.strip() for token in headers.get("openai-beta", "").split(",")}
    found |= {"realtime=v1"} if "openai-beta.realtime-v1" in subprotocols(headers) else set()
    return found | ({"beta=true"} if query.get("beta") == "true" else set())


def answer(headers: Mapping[str, str], more: Mapping[str, str], faults: Faults) -> bytes:
    """Return the head of the 101."""
    accept = base64.b64encode(hashlib.sha1((headers["sec-websocket-key"] + _GUID).encode()).digest()).decode()
    told = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Accept": accept}
    if offered := [name for name in subprotocols(headers) if not name.startswith(SECRET_SUBPROTOCOL)]:
        told["Sec-WebSocket-Protocol"] = offered[0]
    fault = faults.get("handshake")
    match fault.value if fault else "":
        case "accept":
            told["Sec-WebSocket-Accept"] = "d3Jvbmc="
        case "no-accept":
            del told["Sec-WebSocket-Accept"]
        case "upgrade":
            told["Upgrade"] = "h2c"
        case "connection":
            told["Connection"] = "close"
        case "subprotocol":
            told["Sec-WebSocket-Protocol"] = "invented"
        case "extension":
            told["Sec-WebSocket-Extensions"] = "permessage-deflate"
    lines = "".join(f"{name}: {value}\r\n" for name, value in {**told, **more}.items())
    return f"HTTP/1.1 101 Switching Protocols\r\n{lines}\r\n".encode("latin-1")
