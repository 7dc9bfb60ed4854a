"""Where embeddings are asked for as base64: on which servers, after what, and what happens if one refuses."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from collections.abc import Iterator
from struct import pack
from typing import Any

import pytest

from wherry import (
    NOT_GIVEN,
    AsyncClient,
    AsyncOpenAI,
    AzureOpenAI,
    BadRequestError,
    Client,
    OpenAI,
    UnprocessableEntityError,
)
from wherry.models import CreateEmbeddingResponse
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply, Sent

LIST = [0.5, -2.0]
TEXT = b64encode(pack("<2f", *LIST)).decode()
OTHER = "http://127.0.0.1:8000/v1"


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_BASE_URL", "AZURE_OPENAI_ENDPOINT", "OPENAI_API_VERSION"):
        monkeypatch.delenv(name, raising=False)


def answer(vector: Any) -> Reply:
    return Reply(
        json={"object": "list", "model": "m", "data": [{"object": "embedding", "index": 0, "embedding": vector}]}
    )


def obliging(sent: Sent) -> Reply:
    """Answer in the encoding that is asked for."""
    return answer(TEXT if sent.json().get("encoding_format") == "base64" else LIST)


def client(base_url: str | None = OTHER, answers: Any = obliging, **options: Any) -> Client:
    return Client(api_key="k", base_url=base_url, transport=MemoryTransport(answers), **options)


def asked(client: Any) -> list[Any]:
    """Return the encodings that were asked for; "nothing" for a request that does not say."""
    return [sent.json().get("encoding_format", "nothing") for sent in client._link.transport.requests]


def create(client: Any, **arguments: Any) -> Any:
    return client.embeddings.create(model="m", input="x", **arguments).data[0].embedding


@pytest.mark.parametrize(
    ("base_url", "expected"),
    [
        (None, "base64"),
        ("https://api.openai.com/v1/", "base64"),
        ("https://eu.api.openai.com/v1", "base64"),
        ("https://US.API.OPENAI.COM:443/v1", "base64"),
        ("https://me.openai.azure.com/openai/v1", "base64"),
        ("https://me.openai.azure.us/openai/v1", "base64"),
        ("https://me.services.ai.azure.com/openai/v1", "base64"),
        ("https://api.openai.com.evil.test/v1", "nothing"),
        ("https://notapi.openai.com/v1", "nothing"),
        ("https://proxy.test/https://api.openai.com/v1", "nothing"),
        ("https://api.openai.com@proxy.test/v1", "nothing"),
        (OTHER, "nothing"),
    ],
)
def test_who_is_asked(base_url: str | None, expected: str) -> None:
    """OpenAI and Azure are asked for base64; other servers get what the caller wrote. The caller gets floats."""
    own = client(base_url)
    assert create(own) == LIST
    assert asked(own) == [expected]


@pytest.mark.parametrize(
    "options", [{"azure_endpoint": "https://gateway.test", "api_version": "2024-10-21"}, {"base_url": OTHER}]
)
def test_azure_clients_ask(options: Any) -> None:
    """An AzureOpenAI client asks for base64 at any address, and leaves everything else in the body as it is."""
    own = AzureOpenAI(api_key="k", azure_deployment="d", transport=MemoryTransport(obliging), **options)
    assert create(own) == LIST
    assert asked(own) == ["base64"]
    assert own._link.transport.requests[0].json().keys() == {"input", "model", "encoding_format"}


@pytest.mark.parametrize(
    ("arguments", "expected", "vector"),
    [
        ({"encoding_format": "float"}, "float", LIST),
        ({"encoding_format": "base64"}, "base64", TEXT),
        ({"extra_body": {"encoding_format": "float"}}, "float", LIST),
        ({"extra_body": {"encoding_format": "base64"}}, "base64", TEXT),
        ({"extra_body": {"encoding_format": None}}, None, LIST),
        ({"extra_body": {"other": 1}}, "base64", LIST),
    ],
)
def test_the_caller_decides(arguments: Any, expected: Any, vector: Any) -> None:
    """What a caller says is sent, and whoever asks for base64 gets the text."""
    own = client(None)
    assert create(own, **arguments) == vector
    assert asked(own) == [expected]


def test_a_server_that_has_sent_base64_is_asked() -> None:
    """Other servers are asked once one has answered so, by this client and its copies, at this address."""
    own = client()
    create(own)
    create(own, encoding_format="base64")
    copy = own.with_options(max_retries=0)
    assert create(own) == create(copy) == LIST
    create(copy.with_options(base_url="http://other.test/v1"))
    create(client())
    assert asked(own) == ["nothing", "base64", "base64", "base64", "nothing"]


def test_text_that_is_no_vector_proves_nothing() -> None:
    """Text that is no vector does not count as an answer in base64."""
    own = client(answers=[answer("AAA="), answer(LIST)])
    assert create(own, encoding_format="base64") == "AAA="
    create(own)
    assert asked(own) == ["base64", "nothing"]


def test_a_server_that_sends_base64_unasked() -> None:
    """Base64 that nobody asked for is read as well: floats were expected."""
    own = client(answers=[answer(TEXT), answer(TEXT), answer(LIST)])
    assert create(own) == create(own, encoding_format="float") == create(own) == LIST
    assert asked(own) == ["nothing", "float", "base64"]


def test_a_server_that_ignores_it() -> None:
    """Floats are fine where base64 was asked for."""
    own = client(None, answers=[answer(LIST)] * 2)
    assert create(own) == create(own) == LIST
    assert asked(own) == ["base64", "base64"]


REFUSALS = [
    (400, {"error": {"message": "not supported", "param": "encoding_format", "code": "unsupported_parameter"}}),
    (400, {"error": {"message": "m does not support parameters: {'encoding_format': 'base64'}"}}),
    (422, {"detail": [{"loc": ["body", "encoding_format"], "msg": "Input should be 'float'"}]}),
]


@pytest.mark.parametrize(("status", "refusal"), REFUSALS)
def test_a_server_that_refuses_it(status: int, refusal: Any) -> None:
    """A call that is refused for the encoding goes out again as the caller wrote it; then that server is not asked again."""
    own = client(None, answers=[Reply(status=status, json=refusal), answer(LIST), answer(LIST)], max_retries=0)

    def texts() -> Iterator[str]:
        yield from ("x", "é", "\ud83d")

    assert own.embeddings.create(model="m", input=texts(), dimensions=2).data[0].embedding == LIST
    assert create(own) == LIST
    assert asked(own) == ["base64", "nothing", "nothing"]
    first, second = (sent.json() for sent in own._link.transport.requests[:2])
    assert {**second, "encoding_format": "base64"} == first
    assert second["input"] == ["x", "é", "\ud83d"]


def test_a_refusal_of_something_else() -> None:
    """Any other error is the caller's to see, after one request; so is a refusal of what the caller asked for."""
    wrong = Reply(status=400, json={"error": {"message": "no such model", "param": "model"}})
    own = client(
        None, answers=[wrong, Reply(status=422, json=REFUSALS[2][1]), *[Reply(status=400, json=REFUSALS[0][1])] * 2]
    )
    with pytest.raises(BadRequestError, match="no such model"):
        create(own)
    with pytest.raises(UnprocessableEntityError):
        create(own, encoding_format="base64")
    with pytest.raises(BadRequestError, match="not supported"):
        create(own)
    assert asked(own) == ["base64", "base64", "base64", "nothing"]


def test_raw_answers_are_the_wire() -> None:
    """A raw answer has the text of the server; parsed, it has floats."""
    own = client(None)
    raw = own.embeddings.with_raw_response.create(model="m", input="x")
    assert raw.json()["data"][0]["embedding"] == TEXT
    assert TEXT.encode() in raw.content
    assert raw.parse().data[0].embedding == LIST
    with own.embeddings.with_streaming_response.create(model="m", input="x") as streamed:
        assert streamed.parse().data[0].embedding == LIST
    assert asked(own) == ["base64", "base64"]


def test_raw_answers_as_a_type_that_is_named() -> None:
    """The type that the plain call returns has floats, unless the caller has asked for base64; JSON is that of the server."""
    own = client(None)
    raw = own.embeddings.with_raw_response.create(model="m", input="x")
    assert raw.parse(to=CreateEmbeddingResponse).data[0].embedding == LIST
    assert raw.parse(to=dict)["data"][0]["embedding"] == TEXT
    asked_for = own.embeddings.with_raw_response.create(model="m", input="x", encoding_format="base64")
    assert asked_for.parse(to=CreateEmbeddingResponse).data[0].embedding == TEXT  # type: ignore[comparison-overlap]
    with own.embeddings.with_streaming_response.create(model="m", input="x") as streamed:
        assert streamed.parse(to=CreateEmbeddingResponse).data[0].embedding == LIST


def test_a_refusal_where_base64_was_taken_out_again() -> None:
    """What `extra_body` removes cannot be what a server refuses: its error reaches the caller."""

    def refusing(sent: Sent) -> Reply:
        return Reply(400, json={"error": {"message": "the input is no base64"}})

    with pytest.raises(BadRequestError, match="the input is no base64"):
        create(client(None, refusing), extra_body={"encoding_format": NOT_GIVEN})


def test_other_ways_to_the_path() -> None:
    """`client.post` sends and returns what its caller says."""
    own = client(None)
    body = {"model": "m", "input": "x"}
    assert own.post("/embeddings", body=body)["data"][0]["embedding"] == LIST
    assert own.post("/embeddings", body={**body, "encoding_format": "base64"})["data"][0]["embedding"] == TEXT
    typed = own.post("/embeddings", body={**body, "encoding_format": "base64"}, decoder=CreateEmbeddingResponse)
    assert typed.data[0].embedding == TEXT
    assert asked(own) == ["nothing", "base64", "base64"]


def test_async() -> None:
    """AsyncClient asks, learns and reads in the same way."""

    async def scenario() -> None:
        own = AsyncClient(api_key="k", base_url=OTHER, transport=AsyncMemoryTransport(obliging))
        for arguments in ({}, {"encoding_format": "base64"}, {}):
            answer = await own.embeddings.create(model="m", input="x", **arguments)
            assert answer.data[0].embedding == (TEXT if arguments else LIST)
        assert asked(own) == ["nothing", "base64", "base64"]
        refusing = AsyncMemoryTransport(
            [Reply(status=400, json=REFUSALS[0][1]), obliging(own._link.transport.requests[0])]
        )
        other = AsyncOpenAI(api_key="k", transport=refusing)
        assert (await other.embeddings.create(model="m", input="x")).data[0].embedding == LIST
        assert asked(other) == ["base64", "nothing"]

    asyncio.run(scenario())


def test_fast_json() -> None:
    """The same goes where msgspec and orjson read and write JSON."""
    own = OpenAI(api_key="k", json="fast", transport=MemoryTransport(obliging))
    assert own.embeddings.create(model="m", input="x").to_dict()["data"][0]["embedding"] == LIST
    assert asked(own) == ["base64"]
