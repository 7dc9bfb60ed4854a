"""json="fast": the same data goes in and out as without, and what the fast libraries cannot do is done all the same."""

from __future__ import annotations

import datetime
import decimal
import json
import math
import subprocess
import sys
import uuid
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wherry._runtime.base.errors import DecodeError, UsageError
from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.base.unset import UNSET
from wherry._runtime.client.sync_client import Client
from wherry._runtime.data import codec, fast_json
from wherry._runtime.transports.memory import MemoryTransport, Reply

from .test_codec import ACCEPTED, REFUSED, Part

CALL = Operation("POST", "/things", name="things.create", body="json")

# Half surrogate pairs, integers of any size, NaN and infinities are among them.
TEXT = st.text(st.characters(exclude_categories=()))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.integers(-(2**70), 2**70) | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


def outcome(function: Callable[[Any], Any], value: Any) -> tuple[Any, ...]:
    """What a function gives (its repr tells NaN, -0.0 and types apart), or the error it raises, word for word."""
    try:
        return ("gives", repr(function(value)))
    except (ValueError, TypeError, RecursionError) as error:
        return (type(error), str(error))


def sent(encode: Callable[[Any], bytes], value: Any) -> tuple[Any, ...]:
    """What an encoder sends, read again: numbers may be spelled in several ways."""
    return outcome(lambda given: json.loads(encode(given), object_pairs_hook=list), value)


# --- reading -------------------------------------------------------------------------------------------------------------

ODD_DOCUMENTS: list[bytes] = [
    b"NaN",
    b"[Infinity, -Infinity]",
    b"18446744073709551615",
    b"18446744073709551616",
    b"[-9223372036854775809]",
    b"1" * 300,
    b"1e400",
    b"-1e400",
    b"-0",
    b"-0.0",
    b"1E2",
    b"123456789012345678901234567890.5",
    b"4.9e-324",
    b'"\\ud83d"',
    b'"\\ud83d\\ude00"',
    b'{"\\ud83d": 1}',
    b'"\xed\xa0\xbd"',
    b'"\xff"',
    b'"\xc0\x80"',
    b'{"a": 1, "b": 2, "a": 3}',
    b'{"a": {"b": 1}, "a": {"c": 2}}',
    b"\xef\xbb\xbf{}",
    b" \t\r\n{}\n",
    b"\x0c1",
    b"1\x00",
    b"{} x",
    b'"a\nb"',
    b'"\\u0000"',
    b'"\x7f"',
    b"[1,]",
    b'{"a":1,}',
    b"",
    b" ",
    b"01",
    b".5",
    b"5.",
    b"+1",
    b'"\\x"',
    b'"abc',
    b"tru",
    b"'a'",
    b"{1: 2}",
    b"// no\n1",
    b"[" * 300 + b"]" * 300,
    b"[" * 100_000 + b"]" * 100_000,
]


@pytest.mark.parametrize("data", ODD_DOCUMENTS, ids=lambda data: repr(data[:30]))
def test_odd_documents_read_the_same(data: bytes) -> None:
    """Whatever a server sends gives the same value, or the same error, in the same words."""
    assert outcome(fast_json.loads, data) == outcome(codec.loads, data)


@given(VALUES, st.booleans())
def test_every_document_reads_the_same(value: Any, ascii_only: bool) -> None:
    """What json writes reads the same, to the type and the last bit, from bytes and from text."""
    text = json.dumps(value, ensure_ascii=ascii_only)
    assert outcome(fast_json.loads, text) == outcome(codec.loads, text)
    data = text.encode("utf-8", "surrogatepass")
    for each in (data, bytearray(data), memoryview(data)):
        assert outcome(fast_json.loads, each) == outcome(codec.loads, each)


@given(st.binary(max_size=12) | st.text('{}[]",:0123456789.eE+-tfn\\u \n\xe9', max_size=16).map(str.encode))
def test_every_text_reads_the_same(data: bytes) -> None:
    """Bytes that are hardly ever JSON are refused alike."""
    assert outcome(fast_json.loads, data) == outcome(codec.loads, data)


# --- writing -------------------------------------------------------------------------------------------------------------


@given(VALUES)
def test_every_value_is_sent_the_same(value: Any) -> None:
    """What is sent holds the same data in the same order, or the error is the same."""
    for body in (value, {"it": value}, {"model": Part.from_dict({"text": value})}):
        assert sent(fast_json.encode, body) == sent(codec.encode, body)


@pytest.mark.parametrize("value", ACCEPTED.values(), ids=ACCEPTED)
def test_what_is_accepted_is_sent_the_same(value: tuple[Any, Any]) -> None:
    """Models, attrs classes, dataclasses, mappings, iterables, enums: at every level as with json."""
    for body in (value[0], {"top": value[0], "list": [value[0], {"deep": value[0]}]}):
        assert fast_json.encode(body) == codec.encode(body)


@pytest.mark.parametrize("name", [name for name in REFUSED if "generator" not in name])
def test_what_is_refused_is_refused_the_same(name: str) -> None:
    """The error names the same place in the same words."""
    value, _ = REFUSED[name]
    told = sent(fast_json.encode, value)
    assert told == sent(codec.encode, value)
    assert told[0] != "gives"


class LoudDict(dict[str, Any]):
    """A dict that shows itself otherwise than it is stored."""

    def items(self) -> Any:
        return [(key.upper(), value) for key, value in super().items()]


class Celsius(float):
    pass


class Pair(NamedTuple):
    left: Any
    right: Any


@pytest.mark.parametrize(
    "value",
    [
        math.nan,
        [math.inf],
        {math.nan: 1},
        {2**80: 1},
        {1.5: 1, True: 2, None: 3},
        {"a": 1, 1: 2, "1": 3},
        {uuid.UUID(int=1): 1},
        2**63,
        2**64,
        -(2**63) - 1,
        1e-7,
        1e22,
        "half of a pair: \ud83d",
        "null",
        {"text": "a null in a text", "none": None},
        LoudDict(a=1),
        [LoudDict(a=LoudDict(b=1))],
        Celsius(1.5),
        Pair(1, Pair(2, 3)),
        uuid.UUID(int=5),
        datetime.datetime(2020, 1, 2, tzinfo=datetime.timezone.utc),
        datetime.date(2020, 1, 2),
        datetime.time(3),
        decimal.Decimal("1.5"),
        b"bytes",
        memoryview(b"view"),
        {"deep": UNSET},
        object(),
        str,
    ],
    ids=repr,
)
def test_odd_values_are_sent_the_same(value: Any) -> None:
    """What the libraries see otherwise than json does is sent, or refused, as with json."""
    for body in (value, {"it": value}, [{"it": [value]}]):
        assert sent(fast_json.encode, body) == sent(codec.encode, body)


def test_deep_and_endless_values() -> None:
    """Nesting beyond what orjson follows is sent; what holds itself is refused by its place."""
    deep: Any = "x"
    for _ in range(300):
        deep = {"a": [deep]}
    assert fast_json.encode(deep) == codec.encode(deep)
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(UsageError, match=r"a\[0\] contains itself"):
        fast_json.encode({"a": endless})


def test_what_can_be_read_once_is_sent_whole() -> None:
    """Generators are not used up by the attempt of the fast library, however deep they stand."""
    assert fast_json.encode({"a": (n for n in range(3)), "b": UNSET}) == b'{"a":[0,1,2]}'
    assert (
        fast_json.encode({"a": [{"b": (Part(text=t) for t in "xy")}]}) == b'{"a":[{"b":[{"text":"x"},{"text":"y"}]}]}'
    )
    with pytest.raises(UsageError, match=r"^a\[1\] is bytes"):
        fast_json.encode({"a": (each for each in ["x", b"y"])})


def test_errors_of_others_pass_through() -> None:
    """What an object of the caller raises while it is read comes out as it is."""

    class Broken:
        def model_dump(self, **how: Any) -> Any:
            raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        fast_json.encode({"a": Broken()})


# --- asking for it -------------------------------------------------------------------------------------------------------


def client(replies: list[Reply], **options: Any) -> tuple[Client, MemoryTransport]:
    transport = MemoryTransport(replies)
    return Client(api_key="k", transport=transport, **options), transport


@pytest.fixture
def used(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What of fast_json was used, in order."""
    calls: list[str] = []
    for name in ("loads", "encode"):
        plain = getattr(fast_json, name)
        monkeypatch.setattr(
            fast_json, name, lambda value, name=name, plain=plain: (calls.append(name), plain(value))[1]
        )
    return calls


def test_one_argument_is_enough(used: list[str]) -> None:
    """`json="fast"` writes the request, reads the answer and each event of a stream; the data are the same."""
    wherry, transport = client([Reply(json={"a": 1}), Reply(sse=[{"b": 2}, {"b": 3}, "[DONE]"])], json="fast")
    assert wherry._request(CALL, JSON, body={"x": [1, None]}) == {"a": 1}
    assert used == ["encode", "loads"]
    assert transport.requests[0].json() == {"x": [1, None]}
    with wherry._stream(CALL, JSON, body={}) as stream:
        assert list(stream) == [{"b": 2}, {"b": 3}]
    assert used == ["encode", "loads", "encode", "loads", "loads"]


def test_nothing_of_it_unless_asked(used: list[str]) -> None:
    """Installed is not asked for; a copy of a client can ask for it, and give it up."""
    wherry, _ = client([Reply(json=1), Reply(json=2), Reply(json=3), Reply(json=4)])
    assert wherry._request(CALL, JSON, body={}) == 1
    assert used == []
    fast = wherry.with_options(json="fast")
    assert fast._request(CALL, JSON, body={}) == 2
    assert fast.with_options(max_retries=0)._request(CALL, JSON, body={}) == 3
    assert used == ["encode", "loads"] * 2
    assert fast.with_options(json=None)._request(CALL, JSON, body={}) == 4
    assert used == ["encode", "loads"] * 2


def test_a_function_of_ones_own_reads_instead(used: list[str]) -> None:
    """`json_loads` is stronger than `json`, for reading."""
    wherry, _ = client([Reply(json=1)], json="fast", json_loads=lambda data: ("mine", bytes(data)))
    assert wherry._request(CALL, JSON, body={}) == ("mine", b"1")
    assert used == ["encode"]


def test_bad_answers_are_told_the_same() -> None:
    """An answer that is no JSON raises the same error, and a NaN in it is read, as without."""
    told = []
    for options in ({}, {"json": "fast"}):
        wherry, _ = client([Reply(body=b"{oops", headers={"content-type": "application/json"})], **options)
        with pytest.raises(DecodeError) as caught:
            wherry._request(CALL, JSON, body={})
        told.append(str(caught.value))
    assert told[0] == told[1]
    wherry, _ = client(
        [Reply(body=b'{"logprob": -Infinity}', headers={"content-type": "application/json"})], json="fast"
    )
    assert wherry._request(CALL, JSON, body={}) == {"logprob": -math.inf}


@pytest.mark.parametrize("value", ["orjson", "slow", True, json, 1])
def test_other_words_are_refused(value: Any) -> None:
    """Any other value is a UsageError that says what there is."""
    with pytest.raises(UsageError, match='json must be "fast" or None'):
        Client(api_key="k", json=value)
    with pytest.raises(UsageError, match="json_loads"):
        Client(api_key="k").with_options(json=value)


@pytest.mark.parametrize("value", ["orjson", "fast", json, 1])
def test_json_loads_is_a_function(value: Any) -> None:
    """Anything else is refused at once, and the message names the word that may have been meant."""
    with pytest.raises(UsageError, match=r'json_loads must be a function .*json="fast"'):
        Client(api_key="k", json_loads=value)
    with pytest.raises(UsageError, match="json_loads must be a function"):
        Client(api_key="k").with_options(json_loads=value)
    assert Client(api_key="k").with_options(json_loads=None)


@pytest.mark.parametrize("missing", ["orjson", "msgspec"])
def test_a_missing_module_is_named(missing: str) -> None:
    """Without one of the two the error says which, and how to get both; without asking nothing is missed."""
    program = f"""
import sys
sys.modules[{missing!r}] = None
import wherry
wherry.Client(api_key="k")
try:
    wherry.Client(api_key="k", json="fast")
except wherry.UsageError as error:
    assert {missing!r} in str(error) and 'pip install msgspec orjson' in str(error), error
else:
    raise AssertionError("nothing was said")
"""
    path = [folder for folder in sys.path if folder]
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {path!r}\n{program}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
