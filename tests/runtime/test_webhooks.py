"""Webhooks: signatures of the Standard Webhooks scheme, fault by fault."""

from __future__ import annotations

import base64
import hashlib
import hmac
from email.message import Message
from typing import Any

import pytest

import wherry
from wherry._runtime.base.errors import DecodeError, InvalidWebhookSignatureError, UsageError, UsageTypeError
from wherry._runtime.base.operation import JSON
from wherry._runtime.response.webhooks import unwrap, verify_signature

RAW = b"0123456789abcdef0123456789abcdef"
SECRET = "whsec_" + base64.b64encode(RAW).decode()
BODY = b'{"type": "response.completed", "data": {"id": "resp_1"}}'
NOW = 1_800_000_000


def sign(body: bytes = BODY, *, key: bytes = RAW, stamp: object = NOW, identity: str = "wh_1") -> str:
    mac = hmac.new(key, f"{identity}.{stamp}.".encode() + body, hashlib.sha256)
    return "v1," + base64.b64encode(mac.digest()).decode()


def headers(signature: str | None = None, stamp: object = NOW) -> dict[str, str]:
    return {
        "Webhook-Id": "wh_1",
        "webhook-timestamp": str(stamp),
        "WEBHOOK-SIGNATURE": sign(stamp=stamp) if signature is None else signature,
    }


def message_of(fields: dict[str, str]) -> Message:
    message = Message()
    for name, value in fields.items():
        message[name] = value
    return message


@pytest.mark.parametrize("payload", [BODY, BODY.decode(), bytearray(BODY)])
def test_a_good_webhook(payload: Any) -> None:
    """The payload comes back decoded."""
    event = unwrap(payload, headers(), JSON, secret=SECRET, now=NOW)
    assert event == {"type": "response.completed", "data": {"id": "resp_1"}}


def test_a_known_vector() -> None:
    """A signature that another implementation of the scheme made (the example of its specification's libraries)."""
    verify_signature(
        '{"test": 2432232314}',
        {
            "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "webhook-timestamp": "1614265330",
            "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        },
        secret="whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        now=1614265330,
    )


def test_headers_of_any_form() -> None:
    """An object with `items()` alone, and pairs, as text or bytes; names in any case. tests/server_tests has those of servers."""

    class Bare:
        def items(self) -> list[tuple[str, str]]:
            return [(name.title(), value) for name, value in headers().items()]

    raw = [(name.lower().encode(), value.encode()) for name, value in headers().items()]
    for taken in (Bare(), raw):
        verify_signature(BODY, taken, secret=SECRET, now=NOW)


def test_all_signatures_are_tried() -> None:
    """A secret that is being changed signs twice; other versions are passed over."""
    good = sign()
    for signature in (f"{sign(key=b'old')} {good}", f"{good} v1,x", f"v2,zzz v1a,yyy {good}"):
        verify_signature(BODY, headers(signature), secret=SECRET, now=NOW)


def test_a_secret_without_prefix() -> None:
    """A bare secret is used as it is."""
    verify_signature(BODY, headers(sign(key=b"bare")), secret="bare", now=NOW)


@pytest.mark.parametrize(
    ("fault", "given"),
    [
        ("missing header", {"headers": {}}),
        ("missing header", {"headers": {**headers(), "WEBHOOK-SIGNATURE": ""}}),
        ("bad timestamp", {"headers": {**headers(), "webhook-timestamp": "soon"}}),
        ("too old", {"now": NOW + 301}),
        ("in the future", {"now": NOW - 301}),
        ("no match", {"payload": BODY + b" "}),
        ("no match", {"headers": headers("v1,")}),
        ("no match", {"headers": headers("nonsense")}),
        ("no match", {"headers": headers(sign(key=b"other"))}),
        ("no match", {"headers": headers(sign().replace("v1,", "v2,"))}),
        ("no match", {"headers": {**headers(), "Webhook-Id": "wh_2"}}),
        ("no match", {"headers": headers("v1,é")}),
    ],
)
def test_each_fault_has_its_name(fault: str, given: dict[str, Any]) -> None:
    """One error for each fault, and the message shows neither secret nor signature."""
    arguments = {"payload": BODY, "headers": headers(), "now": NOW, **given}
    with pytest.raises(InvalidWebhookSignatureError) as caught:
        unwrap(arguments["payload"], arguments["headers"], JSON, secret=SECRET, now=arguments["now"])
    assert caught.value.fault == fault
    assert isinstance(caught.value, ValueError)
    assert SECRET not in str(caught.value)
    assert sign()[3:] not in str(caught.value)


def test_the_tolerance() -> None:
    """It bounds the age both ways, to the second."""
    for now in (NOW - 10, NOW + 10):
        verify_signature(BODY, headers(), secret=SECRET, tolerance_s=10, now=now)
        verify_signature(BODY, headers(), secret=SECRET, tolerance=10, now=now)
        with pytest.raises(InvalidWebhookSignatureError):
            verify_signature(BODY, headers(), secret=SECRET, tolerance_s=9, now=now)
        with pytest.raises(InvalidWebhookSignatureError, match="more than 9 s"):
            verify_signature(BODY, headers(), secret=SECRET, tolerance=9, now=now)
    with pytest.raises(InvalidWebhookSignatureError, match="too old"):
        verify_signature(BODY, headers(stamp=1_000_000_000), secret=SECRET)


def test_misuse() -> None:
    """No secret, a broken secret, a payload that was parsed already: usage errors."""
    with pytest.raises(UsageError, match="OPENAI_WEBHOOK_SECRET"):
        verify_signature(BODY, headers(), secret=None, now=NOW)
    with pytest.raises(UsageError, match="not base64") as caught:
        verify_signature(BODY, headers(), secret="whsec_???", now=NOW)
    assert "???" not in str(caught.value)
    with pytest.raises(TypeError, match="not dict"):
        verify_signature({"type": "x"}, headers(), secret=SECRET, now=NOW)  # type: ignore[arg-type]


def test_a_signed_payload_that_is_no_json() -> None:
    """It is a DecodeError."""
    with pytest.raises(DecodeError):
        unwrap(b"{", headers(sign(b"{")), JSON, secret=SECRET, now=NOW)


@pytest.mark.parametrize(
    "secret", ["", " ", "whsec_", "whsec_====", "whsec_QQ==", " whsec_\n", b"bytes", 5, lambda: "x"]
)
def test_a_secret_that_anyone_could_guess(secret: Any) -> None:
    """Empty ones, and some bytes: a usage error, and the webhook that was signed with it does not pass."""
    with pytest.raises(UsageError, match="webhook secret"):
        verify_signature(BODY, headers(sign(key=b"")), secret=secret, now=NOW)


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), float("-inf"), -1, -0.5, True, "300", None, 10**400])
@pytest.mark.parametrize("name", ["tolerance", "tolerance_s", "now"])
def test_a_window_that_is_none(name: str, bad: Any) -> None:
    """What is no number of seconds does not switch the check of the age off."""
    if name == "now" and bad is None:
        return  # the clock
    with pytest.raises(UsageError, match=name):
        verify_signature(BODY, headers(), **{"secret": SECRET, "now": NOW, name: bad})


def as_pairs(joint: str) -> Any:
    """The signature header came twice; a framework joined it, or did not."""
    first, second = sign(key=b"old"), sign()
    common = {"webhook-id": "wh_1", "webhook-timestamp": str(NOW)}
    return {**common, "webhook-signature": f"{first}{joint}{second}"}


HEADERS: dict[str, Any] = {
    "joined": as_pairs(", "),
    "joined closely": as_pairs(","),
    "bytes": {name.encode(): value.encode() for name, value in headers().items()},
    "pairs of bytes": [(name.lower().encode(), value.encode()) for name, value in headers().items()],
    "lists": {name: [value] for name, value in headers().items()},
    "a list of two": {**headers(), "WEBHOOK-SIGNATURE": [sign(key=b"old"), sign()]},
    "pairs, one twice": [*headers(sign(key=b"old")).items(), ("webhook-signature", sign())],
    "the same id twice": [*headers().items(), ("webhook-id", "wh_1")],
    "a WSGI environ": {
        "wsgi.version": (1, 0),
        "REQUEST_METHOD": "POST",
        **{f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers().items()},
    },
    "spaces": {name: f" {value} " for name, value in headers().items()},
    "an iterator": iter(headers().items()),
    "email.message": message_of(headers()),
}


@pytest.mark.parametrize("case", HEADERS)
def test_headers_of_any_framework(case: str) -> None:
    """Whatever a framework calls headers is taken, a repeated field too."""
    verify_signature(BODY, HEADERS[case], secret=SECRET, now=NOW)


@pytest.mark.parametrize("bad", [None, 5, "webhook-id: wh_1", b"x", ["webhook-id"], [("a", "b", "c")], object()])
def test_what_is_no_headers(bad: Any) -> None:
    """A clear error."""
    with pytest.raises(UsageTypeError, match="headers must be"):
        verify_signature(BODY, bad, secret=SECRET, now=NOW)


def test_two_ids() -> None:
    """Which one was signed cannot be known."""
    with pytest.raises(InvalidWebhookSignatureError) as caught:
        verify_signature(BODY, [*headers().items(), ("webhook-id", "wh_2")], secret=SECRET, now=NOW)
    assert caught.value.fault == "repeated header"


@pytest.mark.parametrize("payload", [memoryview(BODY), bytearray(BODY), BODY.decode()])
def test_payloads_of_any_kind(payload: Any) -> None:
    """Whatever holds the bytes is decoded too."""
    assert unwrap(payload, headers(), JSON, secret=SECRET, now=NOW)["type"] == "response.completed"
    for bad in (None, 5, {"type": "x"}, ["x"]):
        with pytest.raises(UsageTypeError, match="the payload must be"):
            unwrap(bad, headers(), JSON, secret=SECRET, now=NOW)  # type: ignore[arg-type]


def test_a_secret_without_its_padding() -> None:
    """Base64 without "=" at its end is the same secret."""
    verify_signature(BODY, headers(), secret=SECRET.rstrip("="), now=NOW)


def test_the_secret_of_a_client(monkeypatch: pytest.MonkeyPatch) -> None:
    """None stands for the client's; "" does not, and a client without one says what to do."""
    monkeypatch.delenv("OPENAI_WEBHOOK_SECRET", raising=False)
    client = wherry.Client(api_key="k", webhook_secret=SECRET)
    client.webhooks.verify_signature(BODY, headers(), now=NOW)
    for method in (client.webhooks.verify_signature, client.webhooks.unwrap):
        with pytest.raises(UsageError, match="is empty"):
            method(BODY, headers(), secret="", now=NOW)
        with pytest.raises(UsageError, match="OPENAI_WEBHOOK_SECRET"):
            getattr(wherry.Client(api_key="k").webhooks, method.__name__)(BODY, headers(), now=NOW)
