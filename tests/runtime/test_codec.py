"""JSON in and out: what is accepted, what it becomes, and what is said where JSON has no word for something."""

from __future__ import annotations

import collections
import dataclasses
import enum
import io
import json
import math
import uuid
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from types import MappingProxyType, SimpleNamespace
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wherry._runtime.base.errors import UsageError
from wherry._runtime.base.unset import UNSET
from wherry._runtime.data import codec
from wherry._runtime.data.model import BaseModel
from wherry._runtime.typed.tool import tool

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


class Part(BaseModel):
    text: str
    more: dict[str, Any] | None = None


@attrs.define
class Point:
    x: int
    parts: list[Part] = attrs.field(factory=list)


@dataclasses.dataclass
class Size:
    w: int
    label: str | None = None


class Color(enum.Enum):
    RED = "red"


class Shade(str, enum.Enum):
    DARK = "dark"


class Level(enum.IntEnum):
    HIGH = 3


class Text(str):
    """A string with something on top."""


class OddMapping(Mapping[str, Any]):
    def __getitem__(self, key: str) -> Any:
        return {"a": Part(text="x")}[key]

    def __iter__(self) -> Iterator[str]:
        return iter(["a"])

    def __len__(self) -> int:
        return 1


class LikePydantic:
    """What a pydantic model looks like from outside."""

    def model_dump(self, **how: Any) -> dict[str, Any]:
        assert how == {"mode": "json", "by_alias": True, "exclude_unset": True}
        return {"answer": 42}


ACCEPTED: dict[str, tuple[Any, Any]] = {
    "model": (Part(text="x", more={"a": [1]}), {"text": "x", "more": {"a": [1]}}),
    "attrs": (Point(1, [Part(text="y")]), {"x": 1, "parts": [{"text": "y"}]}),
    "dataclass": (Size(2), {"w": 2, "label": None}),
    "mapping": (OddMapping(), {"a": {"text": "x"}}),
    "proxy": (MappingProxyType({"a": 1}), {"a": 1}),
    "ordered": (collections.OrderedDict(b=1, a=2), {"b": 1, "a": 2}),
    "pydantic": (LikePydantic(), {"answer": 42}),
    "tuple": ((1, (2, Part(text="x"))), [1, [2, {"text": "x"}]]),
    "set": ({5}, [5]),
    "deque": (collections.deque([1, Size(3)]), [1, {"w": 3, "label": None}]),
    "keys": ({"a": 1}.keys(), ["a"]),
    "range": (range(3), [0, 1, 2]),
    "enum": (Color.RED, "red"),
    "str enum": (Shade.DARK, "dark"),
    "int enum": (Level.HIGH, 3),
    "str": (Text("x"), "x"),
    "uuid": (uuid.UUID(int=7), "00000000-0000-0000-0000-000000000007"),
    "numbers as keys": ({50256: -100, None: 1, True: 2}, {"50256": -100, "null": 1, "true": 2}),
}


@pytest.mark.parametrize("value", ACCEPTED.values(), ids=ACCEPTED)
def test_accepted_at_every_level(value: tuple[Any, Any]) -> None:
    """Every kind of object is encoded alone, in lists, in dicts, and inside models; `plain` gives the same data."""
    given_, wanted = value
    body = {"top": given_, "list": [given_, {"deep": given_}], "model": Part.from_dict({"text": given_})}
    expected = {"top": wanted, "list": [wanted, {"deep": wanted}], "model": {"text": wanted}}
    assert json.loads(codec.encode(body)) == expected
    assert codec.plain(body) == expected
    assert json.loads(codec.encode(given_)) == wanted


def test_generators_are_read_once() -> None:
    """An iterator is encoded, whatever it yields, though it can be read but once."""
    assert json.loads(
        codec.encode({"a": (Part(text=str(n)) for n in range(2)), "b": iter([1]), "c": map(str, [2])})
    ) == {
        "a": [{"text": "0"}, {"text": "1"}],
        "b": [1],
        "c": ["2"],
    }


@given(JSON)
def test_plain_data_goes_round(value: Any) -> None:
    """What is plain JSON data comes back from `loads` as it went into `encode`, and `plain` copies it exactly."""
    assert codec.loads(codec.encode(value)) == value
    assert codec.plain(value) == value
    assert codec.loads(codec.dumps(value, indent=2)) == value


def test_plain_shares_nothing() -> None:
    """`plain` is a copy at every depth."""
    value = {"a": [{"b": 1}]}
    copied = codec.plain(value)
    copied["a"][0]["b"] = 2
    assert value == {"a": [{"b": 1}]}


def test_bytes_of_the_encoding() -> None:
    """Compact, UTF-8, in the order given."""
    assert codec.encode({"b": [1, 2.5, None, True], "a": "ä✓"}) == '{"b":[1,2.5,null,true],"a":"ä✓"}'.encode()


def test_half_a_surrogate_pair_is_escaped() -> None:
    """A lone surrogate, as servers send it, goes back as the escape it came as."""
    text = json.loads('"\\ud83d x ä"')
    wanted = '{"a":"\\ud83d x ä"}'.encode()
    assert codec.encode({"a": text}) == wanted
    assert codec.encode({"a": iter([text])}) == wanted.replace(b'"\\', b'["\\').replace(b'"}', b'"]}')


def test_unset_at_the_top_is_left_out() -> None:
    """Arguments that were not given are not sent; comparing them with UNSET asks nothing of their values."""

    class Hostile:
        def __eq__(self, other: object) -> bool:
            raise AssertionError

        __hash__ = None  # type: ignore[assignment]

        def model_dump(self, **_: Any) -> str:
            return "x"

    assert codec.encode({"a": UNSET, "b": 1, "c": Hostile()}) == b'{"b":1,"c":"x"}'
    assert codec.encode({"a": UNSET}) == b"{}"


NOWHERE = type("Nowhere", (type,), {"__module__": property()})("Nowhere", (), {})
"""A class whose module nobody can tell."""
REFUSED: dict[str, tuple[Any, str]] = {
    "unset element": ({"a": [{"b": [UNSET]}]}, "a[0].b[0] is not given (Unset): a key can be left out"),
    "unset element in a model": ({"a": Part.from_dict({"text": {"x": [UNSET]}})}, "a.text.x[0] is not given (Unset)"),
    "nan": ({"a": {"b": [1, math.nan]}}, "a.b[1] is nan"),
    "infinity": ({"a": -math.inf}, "a is -inf"),
    "bytes": ({"a": b"x"}, "a is bytes, and JSON has only text"),
    "bytearray": ([bytearray()], "[0] is bytes"),
    "object": ({"a": [SimpleNamespace()]}, "a[0] is a types.SimpleNamespace, which JSON cannot express"),
    "class": ({"a": Part}, "a is the class "),
    "attrs class": ({"a": Point}, "a is the class "),
    "class that pydantic would parse into": (
        {"response_format": Part},
        f"response_format is the class {Part.__module__}.Part, which JSON cannot express; to ask for answers of its shape, "
        "call parse or stream",
    ),
    "class without a module": ({"a": NOWHERE}, "a is the class Nowhere, which"),
    "function": (
        {"a": len},
        "a is a builtin_function_or_method, which JSON cannot express; parse, stream and run_tools take",
    ),
    "tool": (
        {"a": tool(lambda: None, name="idle")},
        "a is a wherry._runtime.typed.tool.Tool, which JSON cannot express; parse, stream and run_tools take functions as "
        "tools, and its for_responses() or for_chat() describes it to any other method",
    ),
    "file": ({"a": io.BytesIO(b"x")}, "a is a _io.BytesIO"),
    "path": ({"a": PurePath("x")}, "a is a pathlib"),
    "key": ({"a": {(1, 2): 3}}, "a key of a is a tuple, not text: (1, 2)"),
    "key at the top": ({b"x": 1}, "a key of the body is a bytes"),
    "nan as key": ({"a": {math.nan: 1}}, "the key nan of a is nan"),
    "inside an attrs class": ({"a": Point(1, [object()])}, "a.parts[0] is an object"),  # type: ignore[list-item]
    "inside a generator": ({"a": (value for value in (1, b"x"))}, "a[1] is bytes"),
    "after a generator": ({"a": iter([1]), "b": b"x"}, "b is bytes"),
    "the body": (object(), "the body is an object"),
    "complex": ({"a": 1j}, "a is a complex"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_json_cannot_say(case: tuple[Any, str]) -> None:
    """The error is a UsageError that names the place and what stands there; nothing half-encoded comes out."""
    value, text = case
    with pytest.raises(UsageError) as caught:
        codec.encode(value)
    assert str(caught.value).startswith(text)


def test_objects_that_hold_themselves() -> None:
    """A cycle is named, through dicts, lists and models; the same object twice side by side is no cycle."""
    loop: dict[str, Any] = {}
    loop["a"] = [loop]
    with pytest.raises(UsageError, match=r"^a\[0\]\.a contains itself"):
        codec.encode(loop)
    part = Part(text="x")
    part.more = {"part": part}
    with pytest.raises(UsageError, match=r"^more\.part contains itself"):
        codec.encode(part)
    shared = {"x": 1}
    assert codec.encode([shared, shared]) == b'[{"x":1},{"x":1}]'
    assert codec.plain([shared, shared]) == [shared, shared]


def test_too_deep() -> None:
    """Nesting beyond what Python can follow is an error in our words."""
    value: Any = []
    for _ in range(200_000):
        value = [value]
    with pytest.raises(UsageError, match="nested too deeply"):
        codec.encode({"a": value})
    while value:  # taken apart by hand: not every Python frees such a list
        value = value.pop()


def test_errors_of_others_pass_through() -> None:
    """What an object of the caller raises while it is read is not turned into something else."""

    class Broken:
        def model_dump(self, **_: Any) -> Any:
            raise TypeError("broken")

    def values() -> Iterator[int]:
        yield 1
        raise KeyError("mine")

    with pytest.raises(TypeError, match=r"^broken$"):
        codec.encode({"a": Broken()})
    with pytest.raises(KeyError, match="mine"):
        codec.encode({"a": values()})


def test_encoding_changes_nothing() -> None:
    """Neither the body nor what is in it is changed."""
    part = Part.from_dict({"text": "x", "more": {"a": [1]}})
    body = {"parts": [part], "gone": UNSET}
    before = part.to_dict()
    codec.encode(body)
    assert body == {"parts": [part], "gone": UNSET}
    assert part.to_dict() == before


# --- reading ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview, lambda data: data.decode()])
def test_loads_takes(kind: Any) -> None:
    """Bytes of every kind and text are read, with white space and a byte order mark around them."""
    for text in (
        '{"a":"ä"}',
        ' \n{"a":"ä"}',
        '{"a":"ä"}\n',
        '\t{"a":"ä"} \r\n',
        '\ufeff{"a":"ä"}',
        '\ufeff {"a":"ä"}\n',
    ):
        assert codec.loads(kind(text.encode())) == {"a": "ä"}


@pytest.mark.parametrize("data", [b"", b" ", b"{", b"{} x", b"{}{}", b"nul", b"\xef\xbb\xbf", b'"\xff"', b"[1,]"])
def test_loads_refuses(data: bytes) -> None:
    """What is not JSON, or not UTF-8, is a ValueError."""
    with pytest.raises(ValueError):  # noqa: PT011 - JSONDecodeError or UnicodeDecodeError
        codec.loads(data)


@given(JSON, st.sampled_from(["", " ", "\n"]), st.sampled_from(["", " ", "\r\n\t"]), st.booleans())
def test_loads_is_json_loads(value: Any, before: str, after: str, ascii_only: bool) -> None:
    """Whatever json.loads reads, `loads` reads the same."""
    text = before + json.dumps(value, ensure_ascii=ascii_only) + after
    assert codec.loads(text.encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass")) == json.loads(text)


def test_fresh_copies_plain_containers_alone() -> None:
    """`fresh` copies dicts and lists at every depth and leaves models where they are."""
    part = Part(text="x")
    value = {"a": [{"b": part}]}
    copied = codec.fresh(value)
    assert copied == value
    assert copied["a"] is not value["a"]
    assert copied["a"][0] is not value["a"][0]
    assert copied["a"][0]["b"] is part
