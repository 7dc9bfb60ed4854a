"""The clients of `wherry.compat.openai` are clients of the official package, and its module in all other names."""

from __future__ import annotations

import copy
import sys
import warnings
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import httpx
import openai
import pydantic
import pytest
from openai.types.chat import ChatCompletion, ChatCompletionChunk

import wherry
import wherry.compat.openai as compat
from tests.compat.answering import CHAT, MESSAGES, async_client, run, sync_client
from wherry import resources
from wherry._runtime.base.operation import Operation
from wherry._runtime.compat.official import answer_of, http_library
from wherry.transports import MemoryTransport, Reply

ASKED: Any = {"model": "m", "messages": MESSAGES}
CLIENTS = ("OpenAI", "AsyncOpenAI", "AzureOpenAI", "AsyncAzureOpenAI")


class Answer(pydantic.BaseModel):
    a: int


@pytest.mark.parametrize("name", CLIENTS)
def test_a_client_is_one_of_both_packages(name: str) -> None:
    """isinstance and issubclass say so, for it and for its copies; its resources pass for those of the official package."""
    kind, official = getattr(compat, name), getattr(openai, name)
    options = {"azure_endpoint": "https://x.openai.azure.com", "api_version": "v"} if "Azure" in name else {}
    client = kind(api_key="k", real_classes=True, **options)
    for each in (client, client.with_options(timeout=3), copy.copy(client)):
        assert isinstance(each, (official, getattr(wherry, name)))
        assert isinstance(each, official)
        assert each._real
    assert issubclass(kind, official)
    assert not client.copy(real_classes=False)._real
    prefix = "Async" if "Async" in name else ""
    assert isinstance(client.chat.completions, getattr(openai.resources.chat, f"{prefix}Completions"))
    assert isinstance(client.beta.threads.runs.steps, getattr(openai.resources.beta.threads.runs, f"{prefix}Steps"))
    assert client.chat is client.chat


def test_other_names_are_official() -> None:
    """Whatever else a program imports from the module is the official package's."""
    for name in set(openai.__all__) - {*CLIENTS, "Client", "AsyncClient", "AssistantEventHandler"}:
        assert getattr(compat, name) is getattr(openai, name)
    assert {*CLIENTS, "RateLimitError"} <= set(compat.__all__) <= set(dir(compat))
    assert compat.Client is compat.OpenAI
    assert compat.AssistantEventHandler is wherry.AssistantEventHandler
    with pytest.raises(AttributeError):
        _ = compat.no_such_name


def test_there_is_nothing_below_the_module() -> None:
    """Importing official modules from it fails; it would import a second copy of them."""
    with pytest.raises(ModuleNotFoundError, match="is not a package"):
        import_module("wherry.compat.openai.types")
    assert not [name for name in sys.modules if name.startswith("wherry.compat.openai.")]


@pytest.mark.parametrize("asynchronous", [False, True])
def test_mocks_of_the_library_that_openai_uses_hold(monkeypatch: pytest.MonkeyPatch, asynchronous: bool) -> None:
    """A client that is given no HTTP client sends with that library, and its errors have answers of it."""
    library = http_library()
    refusal = {"error": {"message": "no", "code": "x"}}

    def refuse(transport: Any, request: Any) -> Any:
        assert isinstance(transport, library.HTTPTransport)
        return library.Response(400, json=refusal, request=request)

    async def refuse_later(transport: Any, request: Any) -> Any:
        assert isinstance(transport, library.AsyncHTTPTransport)
        return library.Response(400, json=refusal, request=request)

    monkeypatch.setattr(library.HTTPTransport, "handle_request", refuse)
    monkeypatch.setattr(library.AsyncHTTPTransport, "handle_async_request", refuse_later)
    client = (compat.AsyncOpenAI if asynchronous else compat.OpenAI)(api_key="k", base_url="http://127.0.0.1:9/v1")

    async def ask() -> None:
        await client.models.list()

    with pytest.raises(openai.BadRequestError) as caught:
        run(ask) if asynchronous else client.models.list()
    assert isinstance(caught.value.response, library.Response)
    assert isinstance(client.with_options(timeout=3)._base_url, library.URL)


def test_the_module_is_a_client(monkeypatch: pytest.MonkeyPatch) -> None:
    """`openai.api_key = ...; openai.chat.completions.create(...)` goes through our engine, with the settings of our module."""
    seen: list[httpx.Request] = []

    def answered(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=CHAT)

    monkeypatch.setattr(compat, "api_key", "sk-module", raising=False)
    monkeypatch.setattr(compat, "http_client", httpx.Client(transport=httpx.MockTransport(answered)), raising=False)
    done = compat.chat.completions.create(model="m", messages=MESSAGES)
    assert isinstance(done, ChatCompletion)
    assert seen[0].headers["authorization"] == "Bearer sk-module"


def test_unknown_parameters_are_sent_with_one_warning() -> None:
    """A parameter that we do not know is sent, and named once, at the line of the caller; sentinels are left out."""
    with sync_client() as client, warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        chat = client.chat.completions
        with chat.with_streaming_response.create(model="m", messages=MESSAGES, brand_new=3) as response:
            assert response.http_version == response.http_response.http_version
        for _ in range(2):
            client.chat.completions.create(model="m", messages=MESSAGES, brand_new=3, other=openai.omit)
            client.chat.completions.parse(model="m", messages=MESSAGES, brand_new=3, other=openai.NOT_GIVEN)
        sent = client._link.transport.requests
    assert [str(each.message) for each in told] == ["create() does not know 'brand_new' and sends it in extra_body"]
    assert told[0].filename == __file__
    assert all(b'"brand_new":3' in each.body and b"other" not in each.body for each in sent)


def test_official_classes_in_calls_of_any_address() -> None:
    """`cast_to` and `stream_cls` may name official classes; one that we have not is built by itself."""

    class Own(openai.BaseModel):
        id: str

    body = {"model": "m", "messages": MESSAGES}
    with sync_client() as client:
        done = client.post("/chat/completions", cast_to=ChatCompletion, body=body)
        assert isinstance(done, ChatCompletion)
        chunks = client.post(
            "/chat/completions",
            cast_to=ChatCompletion,
            body={**body, "stream": True},
            stream=True,
            stream_cls=openai.Stream[ChatCompletionChunk],
        )
        assert all(isinstance(chunk, ChatCompletionChunk) for chunk in chunks)
        assert type(client.post("/chat/completions", cast_to=Own, body=body)) is Own
        raw = client.chat.completions.with_raw_response.create(**body)
        assert isinstance(raw.parse(to=ChatCompletion), ChatCompletion)
        assert raw.http_version == raw.http_response.http_version


def test_resources_of_the_official_package_with_a_client_of_ours() -> None:
    """`openai.resources.Files(client)` makes its calls through our client, and gets what it gets of its own."""
    with sync_client() as client:
        chat = openai.resources.chat.Completions(client)
        assert chat.create(model="m", messages=MESSAGES).object == "chat.completion"
        assert isinstance(chat.create(model="m", messages=MESSAGES), ChatCompletion)
        assert all(isinstance(chunk, ChatCompletionChunk) for chunk in chat.create(**ASKED, stream=True))
        assert chat.parse(model="m", messages=MESSAGES, response_format=Answer).choices[0].message.parsed == Answer(a=1)
        raw = chat.with_raw_response.parse(model="m", messages=MESSAGES, response_format=Answer)
        assert raw.parse().choices[0].message.parsed == Answer(a=1)
        assert [file.id for file in openai.resources.Files(client).list()] == ["f1", "f2"]
        vectors = openai.resources.Embeddings(client).create(model="m", input="x")
        assert list(vectors.data[0].embedding) == [1.0, 2.0]
        listed = client.get("/files", cast_to=dict[str, Any])
        assert listed["has_more"] is True

    async def scenario() -> None:
        async with async_client() as client:
            chat = openai.resources.chat.AsyncCompletions(client)
            assert isinstance(await chat.create(model="m", messages=MESSAGES), ChatCompletion)
            done = await chat.parse(model="m", messages=MESSAGES, response_format=Answer)
            assert done.choices[0].message.parsed == Answer(a=1)
            assert [file.id async for file in openai.resources.AsyncFiles(client).list()] == ["f1", "f2"]

    run(scenario)


def test_official_classes_in_lists() -> None:
    """`cast_to=list[Model]` makes twins that are as lenient as all of them."""
    transport = MemoryTransport([Reply(json=[{"id": "a"}]), Reply(json={"k": {"id": "a"}})])
    client = compat.OpenAI(api_key="k", transport=transport)
    (model,) = client.get("/x", cast_to=list[openai.types.Model])
    assert isinstance(model, openai.types.Model)
    assert isinstance(client.get("/x", cast_to=dict[str, openai.types.Model])["k"], openai.types.Model)


def test_tools_that_the_official_package_made() -> None:
    """A tool of openai.pydantic_function_tool has its arguments parsed as its class."""

    class Query(pydantic.BaseModel):
        """Ask."""

        table: str

    call = {"id": "1", "type": "function", "function": {"name": "Query", "arguments": '{"table":"t"}'}}
    message = {"role": "assistant", "content": None, "refusal": None, "tool_calls": [call]}
    reply = {"id": "c", "object": "chat.completion", "created": 1, "model": "m"}
    reply["choices"] = [{"index": 0, "finish_reason": "tool_calls", "message": message}]
    with compat.OpenAI(api_key="k", transport=MemoryTransport(lambda sent: Reply(json=reply))) as client:
        tools: Any = [openai.pydantic_function_tool(Query)]
        done: Any = client.chat.completions.parse(model="m", messages=MESSAGES, tools=tools)
    assert done.choices[0].message.tool_calls[0].function.parsed_arguments == Query(table="t")


def test_every_operation_is_known() -> None:
    """For each operation, the official methods say what they return, so that its answers pass for that."""
    modules = [import_module(found.name) for found in walk_packages(resources.__path__, f"{resources.__name__}.")]
    operations = {
        each.name: each for module in modules for each in vars(module).values() if isinstance(each, Operation)
    }
    assert len(operations) > 380
    unknown = [name for name in operations for kind in (False, True) if answer_of(name, kind) is None]
    assert unknown == []


def test_private_names_that_programs_read() -> None:
    """litellm reads two private names of the official clients, and gets what it gets there."""
    client = compat.OpenAI(api_key="k", base_url="http://127.0.0.1:1/v1", default_query={"a": "b"})
    official = openai.OpenAI(api_key="k", base_url="http://127.0.0.1:1/v1", default_query={"a": "b"})
    assert client._base_url == official._base_url
    assert client._custom_query == official._custom_query


def test_async_calls() -> None:
    """The async client returns twins as well, by await and by iteration."""

    async def scenario() -> None:
        async with async_client() as client:
            done = await client.chat.completions.create(model="m", messages=MESSAGES)
            assert isinstance(done, ChatCompletion)
            assert [isinstance(file, openai.types.FileObject) async for file in client.files.list()] == [True, True]

    run(scenario)
