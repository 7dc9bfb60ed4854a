"""Vectors that came as base64: lists to everybody who reads them, arrays and buffers without a list, text on request."""

from __future__ import annotations

import copy
import json
import pickle
import sys
from array import array
from base64 import b64encode
from types import SimpleNamespace
from typing import Any

import pytest

from wherry import Client, UsageError, UsageTypeError
from wherry.models import CreateEmbeddingResponse, Embedding
from wherry.transports import MemoryTransport, Reply

NUMBERS = array("f", [0.1, -2.5, 3.0])
LIST = NUMBERS.tolist()


def text_of(numbers: array[float] = NUMBERS) -> str:
    """Return what the service sends: base64 of 32-bit floats, little-endian."""
    numbers = numbers[:]
    if sys.byteorder == "big":
        numbers.byteswap()
    return b64encode(numbers.tobytes()).decode()


def answer(*vectors: Any) -> dict[str, Any]:
    data = [{"object": "embedding", "index": index, "embedding": vector} for index, vector in enumerate(vectors)]
    return {"object": "list", "data": data, "model": "m", "usage": {"prompt_tokens": 1, "total_tokens": 1}}


def received(*vectors: Any, **arguments: Any) -> CreateEmbeddingResponse:
    client = Client(api_key="k", transport=MemoryTransport([Reply(json=answer(*vectors))]))
    return client.embeddings.create(model="m", input="x", **arguments)


def vector(**arguments: Any) -> Embedding:
    return received(text_of(), **arguments).data[0]


def test_it_is_a_list() -> None:
    """`embedding` is a plain list of floats, the same one at each read, and what is done to it lasts."""
    one = vector()
    assert type(one.embedding) is list
    assert one.embedding == LIST
    assert one.embedding is one.embedding
    assert json.dumps(one.embedding) == json.dumps(LIST)
    one.embedding.append(4.0)
    assert list(one.to_dict().items()) == [("object", "embedding"), ("index", 0), ("embedding", [*LIST, 4.0])]


@pytest.mark.parametrize(
    "look",
    [
        vars,
        Embedding.to_dict,
        Embedding.model_dump,
        lambda one: json.loads(one.to_json()),
        lambda one: json.loads(one.model_dump_json()),
        lambda one: copy.copy(one).to_dict(),
        lambda one: copy.deepcopy(one).to_dict(),
        lambda one: one.model_copy(deep=True).to_dict(),
        lambda one: pickle.loads(pickle.dumps(one)).to_dict(),
        lambda one: json.loads(sent_back(one)),
        lambda one: {name: getattr(one, name) for name in one.to_dict()},
        lambda one: dict(one.__rich_repr__()),
    ],
)
def test_every_look_shows_the_list(look: Any) -> None:
    """Whichever way a model is looked at first, there are numbers."""
    assert look(vector()) == {"object": "embedding", "index": 0, "embedding": LIST}


def sent_back(model: Any) -> bytes:
    transport = MemoryTransport([Reply(json={})])
    Client(api_key="k", transport=transport).post("/things", body=model)
    return bytes(transport.requests[0].body)


def test_it_equals_a_list_that_came_as_one() -> None:
    """Two vectors are equal whatever they travelled as; a repr shows numbers."""
    assert vector() == Embedding(object="embedding", index=0, embedding=LIST)
    assert received(text_of()) == received(LIST)
    assert received(text_of()) != received([*LIST[:2], 9.0])
    assert "embedding=[0.10000000149011612, -2.5, 3.0]" in repr(received(text_of()))


def test_it_can_be_set_and_deleted() -> None:
    """An embedding is a field like others: what is assigned is read and sent; deleted, it is absent and reads as None."""
    one = vector()
    one.embedding = [1.0]
    assert (one.embedding, one.to_dict()["embedding"]) == ([1.0], [1.0])
    del one.embedding
    assert one.embedding is None
    assert "embedding" not in one.to_dict()
    with pytest.raises(AttributeError):
        del one.embedding
    assert "embedding" in vector().model_fields_set
    assert Embedding.model_construct(index=1).embedding is None  # type: ignore[comparison-overlap]


def test_a_subclass_keeps_it() -> None:
    """A class derived from Embedding, with a field of its own, reads vectors the same way."""

    class Labelled(Embedding):
        label: str | None = None

    assert Labelled(index=0, embedding=LIST, label="a").embedding == LIST
    assert Labelled.from_dict(answer(LIST)["data"][0]).buffer().tolist() == LIST


@pytest.mark.parametrize("text", ["AAA=", "AAAA", "no base64", "zczMPQAAAD8AAI-_", text_of()[:-1], "é" * 8, ""])
def test_text_that_is_no_vector_stays(text: str) -> None:
    """A string that is not the base64 of whole 32-bit floats is left as it is."""
    one = received(text).data[0]
    assert one.embedding == text  # type: ignore[comparison-overlap]
    assert one.to_dict()["embedding"] == text
    with pytest.raises(UsageTypeError, match="not a vector"):
        one.buffer()


def test_answers_of_other_forms() -> None:
    """Answers without a list of vectors decode as before."""
    for data in (None, "x", [], [None, 1, {"embedding": None}]):
        client = Client(api_key="k", transport=MemoryTransport([Reply(json={**answer(), "data": data})]))
        assert client.embeddings.create(model="m", input="x").to_dict()["data"] == data


# --- without a list --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("of", [text_of(), LIST], ids=["base64", "list"])
@pytest.mark.parametrize("read", [False, True], ids=["unread", "read"])
def test_buffer(of: Any, read: bool) -> None:
    """`buffer()` has the numbers as 32-bit floats, whatever they came as, and whether or not they were read before."""
    one = received(of).data[0]
    assert not read or one.embedding
    view = one.buffer()
    assert (view.format, view.itemsize, view.tolist()) == ("f", 4, LIST)
    assert array("f", view) == NUMBERS
    assert bytes(view) == NUMBERS.tobytes()


def test_a_buffer_makes_no_list() -> None:
    """Until the vector is read as a list, every buffer shares the same bytes, which cannot be changed."""
    one = vector()
    assert one.buffer().obj is one.buffer().obj
    assert one.buffer().readonly
    assert one.embedding == LIST


def test_text_that_was_asked_for() -> None:
    """The text that a caller asked for can be read as numbers as well."""
    one = vector(encoding_format="base64")
    assert one.embedding == text_of()  # type: ignore[comparison-overlap]
    assert one.to_dict()["embedding"] == text_of()
    assert one.buffer().tolist() == LIST
    assert one.embedding == text_of()  # type: ignore[comparison-overlap]


@pytest.mark.skipif(sys.version_info < (3, 12), reason="before Python 3.12, no class of Python's can be a buffer")
def test_the_model_is_a_buffer() -> None:
    """From Python 3.12 on, a model is itself a buffer of 32-bit floats."""
    view: Any = memoryview(vector())  # type: ignore[arg-type, unused-ignore]
    assert (view.format, view.tolist()) == ("f", LIST)
    assert bytes(vector()) == NUMBERS.tobytes()  # type: ignore[call-overload, unused-ignore]


def test_byte_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Base64 is little-endian, whatever the machine is: elsewhere the bytes of each number are turned around."""
    other = NUMBERS[:]
    other.byteswap()
    monkeypatch.setattr(sys, "byteorder", "big" if sys.byteorder == "little" else "little")
    view = (
        received(b64encode(other.tobytes() if sys.byteorder == "big" else NUMBERS.tobytes()).decode()).data[0].buffer()
    )
    assert view.format == "f"
    assert view.tobytes() == NUMBERS.tobytes()


def test_numpy_is_asked_for_an_array(monkeypatch: pytest.MonkeyPatch) -> None:
    """numpy gets the buffer, not a list; `numpy()` wants a copy, and `numpy.asarray` says itself what it wants."""
    calls: list[tuple[Any, ...]] = []
    fake = SimpleNamespace(array=lambda data, dtype, copy: calls.append((data.format, data.tolist(), dtype, copy)))
    monkeypatch.setitem(sys.modules, "numpy", fake)
    vector().numpy()
    vector().__array__()  # type: ignore[attr-defined]
    vector().__array__("f8", copy=False)  # type: ignore[attr-defined]
    assert calls == [("f", LIST, None, True), ("f", LIST, None, None), ("f", LIST, "f8", False)]


def test_numpy_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without numpy, `numpy()` says what is missing and what does without it."""
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(UsageError, match=r"pip install numpy.*buffer\(\)"):
        vector().numpy()


def test_with_numpy() -> None:
    """The arrays are of float32 and the caller's own; an answer's vectors make a matrix."""
    numpy = pytest.importorskip("numpy")
    made = vector().numpy()
    assert (made.dtype, made.tolist()) == (numpy.float32, LIST)
    made[0] = 7
    one = vector()
    assert numpy.asarray(one).dtype == numpy.float32
    assert numpy.asarray(one, dtype="f8").tolist() == LIST
    assert numpy.array(one.embedding).dtype == numpy.float64
    assert numpy.stack([each.numpy() for each in received(text_of(), LIST).data]).tolist() == [LIST, LIST]
    assert numpy.asarray(received(text_of(), LIST).data).shape == (2, 3)
