"""Which media type a body gets, and its bytes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from wherry._runtime.base.errors import UsageTypeError
from wherry._runtime.base.operation import Operation
from wherry._runtime.base.unset import UNSET
from wherry._runtime.request import body


def operation(kind: str, **more: Any) -> Operation:
    return Operation("POST", "/x", name="x.create", body=kind, **more)


EITHER = operation("either", files=("file", "image"), multipart_only=("file",))


def kind_of(which: Operation, value: Any, extra: Any = None) -> str | None:
    kind = body.encode(which, value, extra, boundary="B")[1]
    return kind and kind.partition(";")[0]


def test_json() -> None:
    """JSON is compact UTF-8; what is UNSET is not sent, None is null."""
    content, kind = body.encode(operation("json"), {"a": "é", "b": UNSET, "c": None, "d": [1, {"e": True}]})
    assert kind == "application/json"
    assert json.loads(content) == {"a": "é", "c": None, "d": [1, {"e": True}]}
    assert b" " not in content


def test_json_of_another_name() -> None:
    """A media type that is JSON by its suffix is sent under its own name."""
    patch = operation("json", media="application/merge-patch+json")
    assert body.encode(patch, {"a": None}) == (b'{"a":null}', "application/merge-patch+json")


@pytest.mark.parametrize("nothing", [None, UNSET])
def test_nothing(nothing: Any) -> None:
    """No body, no content type."""
    assert body.encode(operation(""), nothing) == (None, None)
    assert body.encode(operation("json"), nothing) == (None, None)


def test_extra_body() -> None:
    """extra_body wins key by key, also in forms, and can stand alone."""
    content, _ = body.encode(operation("json"), {"a": 1, "b": 2}, {"b": 3, "c": 4})
    assert json.loads(content) == {"a": 1, "b": 3, "c": 4}
    assert json.loads(body.encode(operation(""), None, {"a": 1})[0]) == {"a": 1}
    form, _ = body.encode(operation("multipart"), {"a": "1"}, {"a": "2"}, boundary="B")
    assert b"\r\n2\r\n" in form
    with pytest.raises(UsageTypeError, match="extra_body"):
        body.encode(operation("json"), {"a": 1}, [1])


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"file_id": "f"}, "application/json"),
        ({"file": UNSET, "file_id": "f"}, "application/json"),
        ({"file": None}, "application/json"),
        ({"file": b"x"}, "multipart/form-data"),
        ({"image": b"x"}, "multipart/form-data"),
        ({"image": [b"x", b"y"]}, "multipart/form-data"),
        ({"image": ("a.png", b"x")}, "multipart/form-data"),
        ({"image": {"file_id": "f"}}, "application/json"),
        ({"image": [{"file_id": "f"}]}, "application/json"),
        ({"images": [{"file_id": "f"}]}, "application/json"),
    ],
)
def test_multipart_or_json(value: Any, kind: str) -> None:
    """A file, or a field that only the form has, makes a form; everything else is JSON."""
    assert kind_of(EITHER, value) == kind


def test_sdp() -> None:
    """The session description travels bare if it is alone, else in a form."""
    which = operation("sdp_or_multipart", parts=(("sdp", "application/sdp"), ("session", "application/json")))
    assert body.encode(which, {"sdp": "v=0", "session": UNSET}) == (b"v=0", "application/sdp")
    assert kind_of(which, {"sdp": "v=0", "session": {"a": 1}}) == "multipart/form-data"


def test_form() -> None:
    """URL-encoded forms use the spelling of queries."""
    content, kind = body.encode(operation("form"), {"a": [1, True], "b": None, "c": "é&"})
    assert (content, kind) == (b"a%5B%5D=1&a%5B%5D=true&c=%C3%A9%26", "application/x-www-form-urlencoded")


def test_binary_and_raw() -> None:
    """Bytes and files are sent as they are, text as text, under the type that the document names."""
    assert body.encode(operation("binary"), b"x") == (b"x", "application/octet-stream")
    assert body.encode(operation("binary"), ("a.png", b"x")) == (b"x", "image/png")
    assert body.encode(operation("raw", media="application/sdp"), "v=0") == (b"v=0", "application/sdp")
    assert body.encode(operation("raw"), "é") == ("é".encode(), "text/plain; charset=utf-8")
    assert body.encode(operation("raw"), {"a": 1}) == (b'{"a":1}', "application/json")
    with pytest.raises(UsageTypeError, match="bytes or a file, not dict"):
        body.encode(operation("binary"), {"a": 1})


def test_what_is_no_object_is_refused() -> None:
    """A form needs fields."""
    with pytest.raises(UsageTypeError, match="mapping, not list"):
        body.encode(operation("multipart"), [1])
