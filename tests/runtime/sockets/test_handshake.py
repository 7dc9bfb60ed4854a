"""The opening handshake: what is sent, and which answers are refused."""

from __future__ import annotations

import pytest

from wherry._runtime.base.headers import Headers
from wherry._runtime.sockets.handshake import REFUSAL_BYTES, BadHandshake, Handshake, Refusal
from wherry._runtime.sockets.settings import SocketSettings

# The example of RFC 6455, section 1.3.
NONCE = b"the sample nonce"
ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
GOOD = {"Upgrade": "WebSocket", "Connection": "keep-alive, Upgrade", "Sec-WebSocket-Accept": ACCEPT}


def handshake(*subprotocols: str) -> Handshake:
    return Handshake(subprotocols, random_bytes=lambda size: NONCE[:size])


def answer(**changes: str | None) -> Headers:
    named = {name.replace("_", "-"): value for name, value in changes.items()}
    return Headers.of(GOOD).merged(named)


def test_what_is_sent() -> None:
    """The headers of the RFC's example, and the subprotocols in their order; no extension."""
    assert handshake().headers == [
        ("Upgrade", "websocket"),
        ("Connection", "Upgrade"),
        ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
        ("Sec-WebSocket-Version", "13"),
    ]
    assert handshake("a", "b").headers[-1] == ("Sec-WebSocket-Protocol", "a, b")


def test_good_answers() -> None:
    """The subprotocol comes back; case and further words do not matter."""
    assert handshake().accepted(101, answer()) == ""
    assert handshake("a", "b").accepted(101, answer(Sec_WebSocket_Protocol="b")) == "b"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"Sec_WebSocket_Accept": "x"}, "does not belong to the key"),
        ({"Sec_WebSocket_Accept": None}, "does not belong to the key"),
        ({"Upgrade": "h2c"}, "Upgrade is not websocket"),
        ({"Upgrade": None}, "Upgrade is not websocket"),
        ({"Connection": "close"}, "Connection is not Upgrade"),
        ({"Connection": None}, "Connection is not Upgrade"),
        ({"Sec_WebSocket_Extensions": "permessage-deflate"}, "extension that was not offered"),
        ({"Sec_WebSocket_Protocol": "c"}, "subprotocol that was not offered"),
    ],
)
def test_a_101_to_another_handshake(changes: dict[str, str | None], fault: str) -> None:
    """A proxy that repeats an old answer, or a server that does what nobody asked for, is found out."""
    with pytest.raises(BadHandshake, match=fault) as raised:
        handshake("a", "b").accepted(101, answer(**changes))
    assert raised.value.status == 101


@pytest.mark.parametrize("status", [200, 302, 401, 426, 500])
def test_refusals(status: int) -> None:
    """Any other status is told with its headers and the beginning of its body, which the text does not show."""
    with pytest.raises(Refusal) as raised:
        handshake().accepted(status, Headers([("Retry-After", "3")]), b"x" * 100_000)
    assert raised.value.status == status
    assert raised.value.headers["retry-after"] == "3"
    assert len(raised.value.body) == REFUSAL_BYTES
    assert "xx" not in repr(raised.value)


def test_subprotocols_are_not_shown() -> None:
    """A browser passes its key as a subprotocol."""
    assert "ek_" not in repr(SocketSettings(subprotocols=("realtime", "ek_secret")))
