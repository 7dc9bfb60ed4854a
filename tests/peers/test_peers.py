"""Chat, streams, lists, embeddings, responses and errors against servers that others wrote, with every kind of client."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest

import wherry
from tests.peers.driving import done, everything, on_each, play
from tests.peers.servers import PEERS, Peer
from tests.transports.kinds import Kind

Address = Callable[[str], str]
SAID = "Ahoy from a mock."


def those_with(*abilities: str) -> Any:
    names = [name for name, peer in PEERS.items() if {*abilities} <= peer.has]
    return pytest.mark.parametrize("name", names)


def asked(text: str, name: str = "", **more: Any) -> dict[str, Any]:
    return {"model": PEERS[name].model if name else "gpt-4o", "messages": [{"role": "user", "content": text}], **more}


def options(peer: Peer, address: Address) -> dict[str, Any]:
    return {"api_key": peer.key, "base_url": f"{address(peer.name)}/v1", "max_retries": 0}


def control(address: Address, path: str, body: Any = None) -> Any:
    """Ask llmock's own interface, past the client."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{address('llmock')}/_llmock/{path}", data)
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=10) as answer:
        return json.load(answer)


def scripted(address: Address, *behaviors: dict[str, Any]) -> None:
    """Tell llmock what to do with the next requests."""
    control(address, "reset", {})
    control(address, "scenario", {"behaviors": list(behaviors)})


@pytest.fixture
def says(address: Address) -> Callable[[str], str]:
    """What a server says to "ahoy"; one of them makes up something new each time unless it is told."""

    def of(name: str) -> str:
        if name == "llmock":
            scripted(address, {"type": "reply", "text": SAID, "times": 50})
        return SAID

    return of


@on_each
@those_with("chat")
def test_chat(kind: Kind, name: str, address: Address, says: Callable[[str], str]) -> None:
    """A completion comes back typed, with its text and the reason of its end."""
    expected = says(name)

    async def scenario(client: Any) -> None:
        completion = await done(client.chat.completions.create(**asked("ahoy", name)))
        assert isinstance(completion, wherry.models.ChatCompletion)
        assert completion.object == "chat.completion"
        assert completion.choices[0].message.content == expected
        assert completion.choices[0].finish_reason == "stop"
        raw = await done(client.chat.completions.with_raw_response.create(**asked("ahoy", name)))
        assert raw.parse().to_dict() == raw.json()

    play(kind, scenario, **options(PEERS[name], address))


@on_each
@those_with("stream")
def test_streamed_chat(kind: Kind, name: str, address: Address, says: Callable[[str], str]) -> None:
    """The pieces make the whole text, the end is seen, and the connection is fit for the next call."""
    expected = says(name)

    async def scenario(client: Any) -> None:
        for _ in range(3):
            stream = await done(client.chat.completions.create(**asked("ahoy", name), stream=True))
            chunks = await everything(stream)
            assert stream.completed is True
            assert all(isinstance(chunk, wherry.models.ChatCompletionChunk) for chunk in chunks)
            pieces = [chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices]
            assert len(pieces) > 2
            assert "".join(pieces) == expected
            assert [chunk.choices[0].finish_reason for chunk in chunks if chunk.choices][-1] == "stop"

    play(kind, scenario, **options(PEERS[name], address))


@on_each
@those_with("stream")
def test_a_stream_that_is_left(kind: Kind, name: str, address: Address, says: Callable[[str], str]) -> None:
    """Leaving after the first chunk does no harm to the client."""
    says(name)

    async def scenario(client: Any) -> None:
        stream = await done(client.chat.completions.create(**asked("ahoy", name), stream=True))
        assert await done(stream.__anext__() if kind.is_async else next(stream))
        await done(stream.close())
        assert stream.completed is None
        assert (await done(client.chat.completions.create(**asked("ahoy", name)))).choices

    play(kind, scenario, **options(PEERS[name], address))


@on_each
@those_with("embeddings")
def test_embeddings(kind: Kind, name: str, address: Address) -> None:
    """Vectors come as lists of numbers, and the answer is kept as it came."""

    async def scenario(client: Any) -> None:
        made = await done(client.embeddings.create(model="text-embedding-3-small", input="ahoy"))
        vector = made.data[0].embedding
        assert all(isinstance(number, (int, float)) for number in vector)
        assert len(vector) > 100 if name == "llmock" else vector == [0.25, -0.5, 1.0]

    play(kind, scenario, **options(PEERS[name], address))


@on_each
@those_with("models")
def test_models(kind: Kind, name: str, address: Address) -> None:
    """The list is a page of models, also where a server leaves out half of their fields."""

    async def scenario(client: Any) -> None:
        found = await everything(client.models.list())
        assert all(isinstance(model, wherry.models.Model) for model in found)
        assert "gpt-4o" in [model.id for model in found]
        page = await done(client.models.list())
        assert not page.has_next_page()

    play(kind, scenario, **options(PEERS[name], address))


@on_each
@pytest.mark.parametrize("name", ["litellm", "llmock", "mock-llm"])
def test_responses(kind: Kind, name: str, address: Address, says: Callable[[str], str]) -> None:
    """A response gives its text, however much of it is missing."""
    expected = says(name)

    async def scenario(client: Any) -> None:
        response = await done(client.responses.create(model=PEERS[name].model, input="ahoy"))
        assert isinstance(response, wherry.models.Response)
        assert response.output_text == expected

    play(kind, scenario, **options(PEERS[name], address))


@on_each
def test_streamed_response(kind: Kind, address: Address, says: Callable[[str], str]) -> None:
    """The events of a response come typed and in their order."""
    expected = says("llmock")

    async def scenario(client: Any) -> None:
        stream = await done(client.responses.create(model="gpt-4o", input="ahoy", stream=True))
        events = await everything(stream)
        assert (events[0].type, events[-1].type) == ("response.created", "response.completed")
        assert "".join(event.delta for event in events if event.type == "response.output_text.delta") == expected
        assert events[-1].response.output_text == expected
        assert stream.completed is True

    play(kind, scenario, **options(PEERS["llmock"], address))


@on_each
def test_files_and_batches(kind: Kind, address: Address) -> None:
    """An upload from memory arrives, and its content comes back byte for byte."""
    line = {"custom_id": "1", "method": "POST", "url": "/v1/chat/completions", "body": asked("ahoy")}
    content = json.dumps(line).encode() + b"\n"

    async def scenario(client: Any) -> None:
        stored = await done(client.files.create(file=("näme.jsonl", content), purpose="batch"))
        assert (stored.bytes, stored.filename) == (len(content), "näme.jsonl")
        assert (await done(client.files.content(stored.id))).content == content
        batch = await done(
            client.batches.create(input_file_id=stored.id, endpoint="/v1/chat/completions", completion_window="24h")
        )
        assert isinstance(batch, wherry.models.Batch)
        assert batch.id in [each.id for each in await everything(client.batches.list())]

    play(kind, scenario, **options(PEERS["llmock"], address))


# --- errors ------------------------------------------------------------------------------------------------------------

FAULTS = [
    ("litellm", "busy", wherry.RateLimitError, "mock rate limit"),
    ("litellm", "broken", wherry.InternalServerError, "mock internal server error"),
    ("fakellm", "be busy", wherry.RateLimitError, "slow down"),
    ("fakellm", "be broken", wherry.InternalServerError, "it broke"),
    ("mock-llm", "be busy", wherry.RateLimitError, "slow down"),
    ("mock-llm", "be broken", wherry.InternalServerError, "it broke"),
]


@on_each
@pytest.mark.parametrize(("name", "how", "error", "text"), FAULTS)
def test_error_answers(
    kind: Kind, name: str, how: str, error: type[wherry.APIStatusError], text: str, address: Address
) -> None:
    """A busy or broken server raises the class of its status with the server's own words."""
    given = {**asked(how, name), **({"model": how} if name == "litellm" else {})}

    async def scenario(client: Any) -> None:
        with pytest.raises(error, match=text):
            await done(client.chat.completions.create(**given))

    play(kind, scenario, **options(PEERS[name], address))


@on_each
@pytest.mark.parametrize("name", PEERS)
def test_what_a_server_does_not_have(kind: Kind, name: str, address: Address) -> None:
    """An unknown model and an unknown path are NotFoundErrors, whatever shape the server gives its errors."""

    async def scenario(client: Any) -> None:
        with pytest.raises(wherry.NotFoundError):
            await done(client.models.retrieve("no-such/model"))
        with pytest.raises(wherry.NotFoundError, match="404") as caught:
            await done(client.get("/nothing/here"))
        assert isinstance(caught.value.payload, dict)

    play(kind, scenario, **options(PEERS[name], address))


@on_each
def test_an_error_inside_a_stream(kind: Kind, address: Address) -> None:
    """mock-llm answers 200 and puts the error into the stream: it raises with its code."""

    async def scenario(client: Any) -> None:
        stream = await done(client.chat.completions.create(**asked("be busy"), stream=True))
        with pytest.raises(wherry.APIError, match="slow down") as caught:
            await everything(stream)
        assert caught.value.code == "rate_limit_exceeded"

    play(kind, scenario, **options(PEERS["mock-llm"], address))


@on_each
def test_an_error_in_the_shape_of_a_stream(kind: Kind, address: Address) -> None:
    """litellm's mock fails on streamed responses with a status of 500 and an event stream as its body: it is read."""

    async def scenario(client: Any) -> None:
        with pytest.raises(wherry.InternalServerError, match="500: Error processing stream start"):
            await done(client.responses.create(model="gpt-4o", input="ahoy", stream=True))

    play(kind, scenario, **options(PEERS["litellm"], address))


@on_each
def test_tool_calls(kind: Kind, address: Address) -> None:
    """Tool calls come typed; one without a type, as mock-llm sends it, is kept as it came."""

    async def scenario(client: Any) -> None:
        completion = await done(client.chat.completions.create(**asked("call a tool")))
        call = completion.choices[0].message.tool_calls[0]
        assert isinstance(call, wherry.models.ChatCompletionMessageToolCall)
        assert json.loads(call.function.arguments) == {"city": "Köln"}

    async def untyped(client: Any) -> None:
        completion = await done(client.chat.completions.create(**asked("call a tool")))
        assert completion.choices[0].message.tool_calls[0].to_dict() == {"function": {"name": "weather"}}

    play(kind, scenario, **options(PEERS["fakellm"], address))
    play(kind, untyped, **options(PEERS["mock-llm"], address))


# --- llmock breaks things on purpose, and judges the client --------------------------------------------------------------


@on_each
def test_a_busy_server_is_asked_again(kind: Kind, address: Address) -> None:
    """After two 429 with a wait the third attempt counts; llmock finds nothing to blame, the waits among it."""
    scripted(address, {"type": "fail", "status": 429, "retry_after": 0.2, "times": 2})

    async def scenario(client: Any) -> None:
        assert (await done(client.chat.completions.create(**asked("ahoy"), max_retries=2))).choices

    play(kind, scenario, **options(PEERS["llmock"], address))
    served = control(address, "requests")["requests"]
    assert [request["status"] for request in served] == [429, 429, 200]
    _acquitted(address)


@on_each
def test_what_cannot_be_mended_is_not_asked_again(kind: Kind, address: Address) -> None:
    """A refused key costs one request."""
    scripted(address, {"type": "fail", "status": 401, "times": None})

    async def scenario(client: Any) -> None:
        with pytest.raises(wherry.AuthenticationError):
            await done(client.chat.completions.create(**asked("ahoy"), max_retries=3))

    play(kind, scenario, **options(PEERS["llmock"], address))
    assert control(address, "requests")["count"] == 1
    _acquitted(address)


@on_each
@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("disconnect", wherry.IncompleteStreamError),
        ("truncate", wherry.IncompleteStreamError),
        ("stall", wherry.APITimeoutError),
        ("malformed", wherry.DecodeError),
    ],
)
def test_broken_streams(kind: Kind, fault: str, error: type[Exception], address: Address) -> None:
    """A stream that is cut, ends early, stalls or holds rubbish raises after what came; nothing is asked twice."""
    scripted(
        address,
        {"type": "reply", "text": "one two three four five six seven eight nine ten"},
        {"type": "stream_fault", "kind": fault, "after_chunks": 3, "stall_seconds": 3},
    )
    chunks: list[Any] = []

    async def scenario(client: Any) -> None:
        stream = await done(client.chat.completions.create(**asked("ahoy"), stream=True, max_retries=2, timeout=0.5))
        with pytest.raises(error):
            await _collect(stream, chunks)
        await done(stream.close())

    play(kind, scenario, **options(PEERS["llmock"], address))
    assert len(chunks) == 3
    assert control(address, "requests")["count"] == 1


async def _collect(stream: Any, chunks: list[Any]) -> None:
    if hasattr(stream, "__aiter__"):
        async for chunk in stream:
            chunks.append(chunk)
    else:
        chunks.extend(stream)


def _acquitted(address: Address) -> None:
    verdict = control(address, "verdict")
    assert (verdict["passed"], verdict["findings"]) == (True, []), verdict
