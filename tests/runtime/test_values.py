"""The small values: UNSET, Timeout, Operation, content codings, the exported names of each module."""

from __future__ import annotations

import copy
import gzip
import importlib
import pathlib
import pickle
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wherry._runtime
from wherry._runtime.base.errors import DecodeError, UsageError, UsageTypeError
from wherry._runtime.base.operation import BINARY, JSON, Operation, list_of
from wherry._runtime.base.timeouts import DEFAULT, Timeout, timeout_of
from wherry._runtime.base.unset import NOT_GIVEN, UNSET, NotGiven, Omit, Unset, omit
from wherry._runtime.response.content_coding import PIECE_BYTES, decoder_for

MODULES = sorted(
    str(path.relative_to(pathlib.Path(wherry._runtime.__file__).parent).with_suffix("")).replace("/", ".")
    for path in pathlib.Path(wherry._runtime.__file__).parent.rglob("*.py")
    if path.name != "__init__.py" and path.parent.name != "compat"  # which tests/compat has, where openai is
)


@pytest.mark.parametrize(
    ("value", "kind", "name"), [(UNSET, Unset, "UNSET"), (NOT_GIVEN, NotGiven, "NOT_GIVEN"), (omit, Omit, "omit")]
)
def test_unset(value: Unset, kind: type[Unset], name: str) -> None:
    """There is one of each: false, printed by name, itself after copy and pickle."""
    assert value is kind()
    assert type(value) is kind
    assert not value
    assert repr(value) == name
    for twin in (copy.copy(value), copy.deepcopy([value])[0], pickle.loads(pickle.dumps(value))):
        assert twin is value


def test_timeouts() -> None:
    """One number sets all four, keywords set one, None is no limit."""
    assert DEFAULT.as_dict() == {"connect": 5.0, "read": 600.0, "write": 600.0, "pool": 600.0}
    assert Timeout(7, connect=1).as_dict() == {"connect": 1.0, "read": 7.0, "write": 7.0, "pool": 7.0}
    assert Timeout(None).read is None
    assert Timeout(read=None) == Timeout(connect=5, read=None, write=600, pool=600)
    assert hash(Timeout(5)) == hash(Timeout(5))
    assert timeout_of(UNSET, Timeout(3)) == Timeout(3)
    assert repr(Timeout(1)) == "Timeout(connect=1.0, read=1.0, write=1.0, pool=1.0)"
    for bad in ("5", object(), [1]):
        with pytest.raises(UsageTypeError):
            timeout_of(bad)
    for bad in (0, -1.0, float("nan")):
        with pytest.raises(UsageError):
            Timeout(bad)


def test_operations() -> None:
    """An operation can be printed, and moved below a prefix; decoders can be printed."""
    operation = Operation("GET", "/a/{b}/c", name="a.c")
    assert repr(operation) == "<Operation a.c: GET /a/{b}/c>"
    moved = operation.below("/x%20y")
    assert (moved.path, moved.segments) == ("/x%20y/a/{b}/c", ("/x%20y/a/", "b", "/c"))
    assert operation.path == "/a/{b}/c"
    assert (repr(BINARY), repr(list_of(JSON))) == ("BINARY", "list_of(JSON)")


@given(st.binary(max_size=2000), st.integers(1, 50), st.sampled_from(["gzip", "deflate", "raw"]))
def test_content_codings(data: bytes, size: int, coding: str) -> None:
    """Property: however the coded bytes are cut, the plain ones come back."""
    if coding == "gzip":
        coded = gzip.compress(data)
    elif coding == "deflate":
        coded = zlib.compress(data)
    else:
        squeeze = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        coded = squeeze.compress(data) + squeeze.flush()
    decoder = decoder_for("deflate" if coding == "raw" else coding)
    assert decoder is not None
    pieces = [piece for i in range(0, len(coded), size) for piece in decoder.pieces(coded[i : i + size])]
    assert b"".join([*pieces, *decoder.end()]) == data


def test_a_small_body_that_expands_to_a_huge_one() -> None:
    """It comes in bounded pieces, at a cost that grows with its length; a coding that is not known is refused."""
    decoder = decoder_for("gzip")
    assert decoder is not None
    sizes = [len(piece) for piece in decoder.pieces(gzip.compress(bytes(20 * PIECE_BYTES)))]
    assert max(sizes) <= PIECE_BYTES
    assert sum(sizes) == 20 * PIECE_BYTES
    for coding in ("gzip, gzip", "deflate,gzip", "br", "zstd", "identity, br"):
        refused = decoder_for(coding)
        assert refused is not None
        assert list(refused.pieces(b"")) == list(refused.end()) == []
        with pytest.raises(DecodeError, match="not requested"):
            list(refused.pieces(b"x"))
    for coding in ("identity, gzip", " GZIP ,", "x-gzip"):
        plain = decoder_for(coding)
        assert plain is not None
        assert b"".join(plain.pieces(gzip.compress(b"a"))) == b"a"
    assert decoder_for("identity, ,identity") is None
    assert decoder_for("identity") is decoder_for("") is decoder_for(None) is None


@pytest.mark.parametrize("module", MODULES)
def test_what_modules_export(module: str) -> None:
    """Each name of `__all__` is there, has a docstring if it is a class or function of ours, and is listed in order."""
    if module == "transports.http.own_client":
        pytest.importorskip("httpx2")  # which Python 3.10 does not have
    loaded: Any = importlib.import_module(f"wherry._runtime.{module}")
    assert loaded.__doc__
    for name in loaded.__all__:
        value = getattr(loaded, name)
        if callable(value) and getattr(value, "__module__", "") == loaded.__name__:
            assert value.__doc__, f"{module}.{name} has no docstring"
