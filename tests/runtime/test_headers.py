"""Headers, and that nothing secret is shown anywhere."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from wherry._runtime.base.errors import UsageError
from wherry._runtime.base.headers import EMPTY, Headers, checked
from wherry._runtime.base.masking import mask_header, mask_url
from wherry._runtime.base.secrets import Secret
from wherry._runtime.base.unset import UNSET


def test_case_does_not_matter() -> None:
    """Names are found in any case; their own spelling and order stay; repeated fields are joined."""
    headers = Headers([("X-A", "1"), ("Set-Thing", "a"), ("set-thing", "b")])
    assert headers["x-a"] == headers["X-A"] == "1"
    assert headers["SET-THING"] == "a, b"
    assert headers.get_list("set-thing") == ["a", "b"]
    assert headers.get("none") is None
    assert headers.get("none", "x") == "x"
    assert "x-A" in headers
    assert 5 not in headers
    assert list(headers) == ["x-a", "set-thing"]
    assert len(headers) == 2
    assert dict(headers) == {"x-a": "1", "set-thing": "a, b"}


def test_from_the_wire() -> None:
    """Bytes are read as latin-1; mappings and pairs of either kind are taken."""
    raw = [(b"X-A", b"\xe9")]
    assert Headers.from_raw(raw).raw is raw
    for given in (raw, {"X-A": "é"}, {b"X-A": b"\xe9"}, Headers([("X-A", "é")])):
        assert Headers.of(given)["x-a"] == "é"
    assert Headers([("A", "é")]).raw == [(b"A", b"\xe9")]


@pytest.mark.parametrize(
    ("content_type", "media_type", "charset"),
    [
        (None, "", "utf-8"),
        ("Application/JSON ; charset=utf-8", "application/json", "utf-8"),
        ('text/plain; charset="ISO-8859-1"; x=1', "text/plain", "iso8859-1"),
        ("text/plain;charset='latin1'", "text/plain", "iso8859-1"),
        ("text/plain; charset=", "text/plain", "utf-8"),
        ("text/plain; charset=no-such-thing", "text/plain", "utf-8"),
        *(
            (f"text/plain; charset={name}", "text/plain", "utf-8")
            for name in ("idna", "undefined", "rot13", "hex", "zip")
        ),
    ],
)
def test_content_type(content_type: str | None, media_type: str, charset: str) -> None:
    """A charset that Python does not know, that is not one of text, or that can fail, is not used."""
    headers = Headers([("Content-Type", content_type)] if content_type else [])
    assert (headers.media_type, headers.charset) == (media_type, charset)
    b"\xff\x00".decode(headers.charset, "replace")


def test_merging() -> None:
    """The last layer wins whatever the case; None and UNSET take a header away; the original does not change."""
    base = Headers([("A", "1"), ("B", "2")])
    assert base.merged({"a": "3", "C": True, "D": ["x", "y"]}, {"b": None, "c": UNSET}).pairs == (
        ("a", "3"),
        ("D", "x, y"),
    )
    assert base.merged({"A": [], "B": iter(())}, {"C": ()}).pairs == (), "a list of nothing is no header"
    assert base.merged({"A": ""}).pairs == (("A", ""), ("B", "2"))
    assert base.pairs == (("A", "1"), ("B", "2"))
    assert base.merged(None, {}) is base
    assert EMPTY.merged(base).pairs == base.pairs


@pytest.mark.parametrize("value", ["a\r\nX: 1", "a\nb", "a\0b", "日", "a\x7fb", ["a", "b\n"]])
def test_values_that_no_header_can_hold(value: Any) -> None:
    """They are refused before anything is sent; the error names the header and hides the value."""
    with pytest.raises(UsageError, match="'X-Secret'") as caught:
        checked("X-Secret", value)
    assert "X: 1" not in str(caught.value)
    assert "日" not in str(caught.value)


@pytest.mark.parametrize("name", ["", "a b", "a:", "é", "a\r\n"])
def test_names_that_no_header_can_have(name: str) -> None:
    """They are refused as well."""
    with pytest.raises(UsageError, match="not a header name"):
        checked(name, "x")


def test_spaces_around_a_value_go() -> None:
    """A key that was read from a file with a space at its end works."""
    assert checked("A", " x\t") == "x"


@pytest.mark.parametrize(
    "name", ["Authorization", "api-key", "X-API-Key", "Cookie", "Set-Cookie", "Proxy-Authorization", "X-My-Token"]
)
def test_secret_headers_are_masked(name: str) -> None:
    """Whatever can carry a secret shows ***."""
    headers = Headers([(name, "Bearer hidden"), ("Plain", "seen")])
    assert "hidden" not in repr(headers)
    assert "hidden" not in str(headers.masked())
    assert "seen" in repr(headers)
    assert mask_header(name, "Bearer hidden") == "Bearer ***"
    assert mask_header(name, "hidden") == "***"


SECRET_NAMES = [
    "X-Auth",
    "X-Auth-Key",
    "X-Access-Key",
    "X-Session",
    "Session-Id",
    "Private-Key",
    "X-Functions-Key",
    "X-Passwd",
    "X-Signature",
    "X-Goog-Api-Key",
    "Ocp-Apim-Subscription-Key",
    "X-Amz-Security-Token",
    "X-Secret",
    "X-Client-Secret",
    "X-Credential",
    "X-PrivateKey",
    "XApiKey",
    "X-JWT",
    "X-HMAC",
    "X-Sig",
    "X-Pwd",
    "X-Pass",
    "X-Passphrase",
    "X-OTP",
    "X-PIN",
    "Signature",
    "X-CSRF-Token",
    "Mcp-Session-Id",
    "X-User-Password",
    "X-License-Key",
    "Cookie2",
]
PLAIN_NAMES = [
    "Accept",
    "Content-Type",
    "User-Agent",
    "X-Request-Id",
    "OpenAI-Organization",
    "OpenAI-Processing-Ms",
    "Idempotency-Key",
    "Retry-After",
    "Date",
    "X-RateLimit-Remaining-Tokens",
    "X-Ratelimit-Limit-Tokens",
    "WWW-Authenticate",
    "Author",
    "Passenger",
    "Signal",
    "X-Design",
    "Compass-Id",
]


@pytest.mark.parametrize("name", SECRET_NAMES)
def test_names_that_tell_of_a_secret(name: str) -> None:
    """A header of such a name is masked, in any case; so is a query parameter."""
    for spelled in (name, name.lower(), name.upper()):
        assert mask_header(spelled, "hidden") == "***"
    assert "hidden" not in mask_url(f"https://a.test/x?a=b&{name}=hidden&c=d")


@pytest.mark.parametrize("name", PLAIN_NAMES)
def test_names_that_tell_of_none(name: str) -> None:
    """What a user looks for in a log is there."""
    assert mask_header(name, "seen") == "seen"


def test_values_that_tell_of_a_secret() -> None:
    """A value that begins as Authorization does is one, whatever its header is called."""
    assert mask_header("X-Upstream", "Bearer hidden") == "Bearer ***"
    assert mask_header("X-Upstream", "token hidden") == "***"
    assert mask_header("X-Plain", "keys and more") == "keys and more"
    assert mask_header("Location", "https://u:hidden@a.test/?sig=hidden") == "https://***@a.test/?sig=***"


@pytest.mark.parametrize(
    "url",
    [
        "https://user:hidden@a.test/v1",
        "https://hidden@a.test",
        "https://user:p@hidden@a.test/v1?x=y",
        "https://user:p/hidden@a.test/v1",
        "https://user:p?hidden@a.test/v1",
        "https://user:p#hidden@a.test/v1",
        "https://user:%68idden%40hidden@a.test",
        "http://user:hidden@[::1]:80/",
        "user:hidden@proxy.test:3128",
        "https://a.test/?api%2Dkey=hidden",
        "https://a.test/?a=b&access_token=hidden#x",
        "https://a.test/#access_token=hidden",
        "https://a.test/?X-Amz-Signature=hidden&X-Amz-Credential=hidden",
        "https://a.test/?code=hidden",
        "https://a.test/?key[]=hidden",
        "failed at https://user:hidden@a.test/x and http://u:hidden@b.test",
    ],
)
def test_urls_with_secrets(url: str) -> None:
    """User names, passwords and values of telling parameters are hidden, the rest is not."""
    assert "hidden" not in mask_url(url)
    assert "test" in mask_url(url) or "::1" in mask_url(url)


@pytest.mark.parametrize("url", ["https://a.test/users/@me", "https://a.test:8080/x@y", "https://a.test/?mail=a@b.c"])
def test_urls_with_an_at_sign(url: str) -> None:
    """An @ in the path or query is no password."""
    assert mask_url(url) == url


def test_secrets() -> None:
    """A secret shows nothing, compares by value, and survives pickle."""
    secret = Secret("sk-hidden")
    assert repr(secret) == str(secret) == f"{secret}" == "***"
    assert secret.reveal() == "sk-hidden"
    assert Secret.of(secret) is secret
    assert Secret.of(None) is None
    assert Secret.of("") == Secret("")
    assert secret == Secret("sk-hidden")
    assert secret != "sk-hidden"
    assert hash(secret) == hash(Secret("sk-hidden"))
    assert pickle.loads(pickle.dumps(secret)) == secret


def test_urls() -> None:
    """Ordinary URLs are shown as they are."""
    assert mask_url("https://a.test/x?model=m#f") == "https://a.test/x?model=m#f"


@pytest.mark.parametrize(
    ("label", "charset"),
    [
        ("text/plain; charset=ISO-8859-1", "iso8859-1"),
        ('text/plain; charset="utf-16"; x=y', "utf-16"),
        ("text/plain", "utf-8"),
        *(
            (f"text/plain; charset={name}", "utf-8")
            for name in ("klingon", "idna", "undefined", "rot13", "hex", "zip", "")
        ),
        *((f"text/plain; charset={name}", "utf-8") for name in ("unicode_escape", "punycode", "a\x00b", "'", "base64")),
    ],
)
def test_the_charset_of_a_label(label: str, charset: str) -> None:
    """It is one in which every text can be read; what is none, or a codec of something else, counts as UTF-8."""
    headers = Headers([("Content-Type", label)])
    assert headers.charset == charset
    assert isinstance(b"\xff\\x4".decode(headers.charset, "replace"), str)
