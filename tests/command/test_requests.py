"""`wherry bulk`: rows become requests, answers become lines, and what is wrong is said before anything is sent."""

from __future__ import annotations

import asyncio
import json
from types import SimpleNamespace
from typing import Any

import pytest

from wherry import AsyncClient, BadRequestError
from wherry._runtime.base.errors import UsageError
from wherry._runtime.command.bulk.lines import Lines
from wherry._runtime.command.bulk.methods import method_at, method_named
from wherry._runtime.command.bulk.requests import Requests
from wherry._runtime.command.bulk.settings import fields_of, prices_of, sample_of
from wherry._runtime.command.bulk.template import Template
from wherry.models import ChatCompletion, CreateEmbeddingResponse, Response
from wherry.transports import AsyncMemoryTransport, Reply

CLIENT = AsyncClient(api_key="test", transport=AsyncMemoryTransport([]))


def test_templates() -> None:
    """`{column}` is the value of a row, text as it is, null as nothing, the rest as JSON; doubled braces are braces."""
    row = {"text": "a {b}", "first name": "Ada", "n": 3, "tags": ["é"], "none": None}
    template = Template('{{"x": {n}}} {text}, {first name} {tags}{none}.')
    assert template.filled(row) == '{"x": 3} a {b}, Ada ["é"].'
    assert Template("plain").filled({}) == "plain"


@pytest.mark.parametrize("text", ["a {", "a }", "{}", "{a{b}}"])
def test_templates_with_a_lost_brace(text: str) -> None:
    """A brace without its other, or with nothing in it, is an error that names its line and the way out."""
    with pytest.raises(UsageError, match=r"line 2: write \{column\} for a value, \{\{ or \}\} for a brace"):
        Template("first\n" + text)


def test_a_column_that_is_missing() -> None:
    """The error names the columns that there are."""
    with pytest.raises(UsageError, match="no column 'txt'; the columns are: id, text"):
        Template("{txt}").filled({"id": 1, "text": "x"})


@pytest.mark.parametrize(
    ("method", "system", "body"),
    [
        ("responses.create", None, {"input": "Say hi"}),
        ("responses.create", "Be kind", {"input": "Say hi", "instructions": "Be kind"}),
        ("chat.completions.create", None, {"messages": [{"role": "user", "content": "Say hi"}]}),
        (
            "chat.completions.create",
            "Be kind",
            {"messages": [{"role": "system", "content": "Be kind"}, {"role": "user", "content": "Say hi"}]},
        ),
        ("embeddings.create", None, {"input": "Say hi"}),
        ("moderations.create", None, {"input": "Say hi"}),
        ("completions.create", None, {"prompt": "Say hi"}),
        ("images.generate", None, {"prompt": "Say hi"}),
    ],
)
def test_where_a_prompt_goes(method: str, system: str | None, body: dict[str, Any]) -> None:
    """Each method takes the text in its own field, and instructions where it has them."""
    requests = Requests(CLIENT, method, {"model": "m"}, Template("Say {word}"), system)
    found, fields = requests.of({"word": "hi"})
    assert (found.name, fields) == (method, {"model": "m", **body})


def test_rows_that_are_requests() -> None:
    """A body is sent as it is, before the fields of all; a line for the Batch API also says by which method."""
    requests = Requests(CLIENT, "responses.create", {"model": "m", "store": False})
    method, fields = requests.of({"input": "a", "store": True})
    assert (method.name, fields) == ("responses.create", {"model": "m", "input": "a", "store": True})
    line = {"custom_id": "a7", "method": "POST", "url": "/v1/chat/completions", "body": {"model": "x", "messages": []}}
    method, fields = requests.of(line)
    assert (method.name, fields) == ("chat.completions.create", {"model": "x", "store": False, "messages": []})
    with pytest.raises(UsageError, match="no method is known for the url '/v1/other'; there is: /v1/chat/completions"):
        requests.of({**line, "url": "/v1/other"})


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"text": "a"}, r"no 'input', so it is no request of responses.create; its columns are: text. With --template"),
        ({"input": "a"}, "no model is named: pass --model"),
        ({"model": "m", "input": "a", "stream": True}, "stream: a row needs a whole answer"),
        ({"model": "m", "input": "a", "extra_headers": {}}, "extra_headers: not a field of a request body"),
        ([1, 2], "a row has to be an object"),
        ({"model": "m", "input": "a", "temprature": 1}, "did you mean 'temperature'?"),
    ],
)
def test_rows_that_are_none(row: Any, said: str) -> None:
    """The first row is checked before anything is sent."""
    with pytest.raises(UsageError, match=said):
        asyncio.run(Requests(CLIENT, "responses.create", {}).check(row))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("response.create", "a client has no such method; did you mean responses.create?"),
        ("chat.create", "did you mean .*create"),
        ("files.create", "it does not send JSON"),
        ("models.list", "it does not send JSON"),
        ("_options.key_for", "a client has no such method"),
        ("", "a client has no such method; there is, for example: chat.completions.create"),
    ],
)
def test_methods_that_are_none(name: str, said: str) -> None:
    """A name that is no method, or one that rows cannot be sent by, gets the nearest one that can."""
    with pytest.raises(UsageError, match=said):
        method_named(CLIENT, name)


def test_addresses_of_the_batch_api() -> None:
    """Each address that a line may have leads to the method that sends to it."""
    for name in ("chat.completions.create", "responses.create", "images.generate", "images.edit", "videos.create"):
        path = {
            "images.generate": "images/generations",
            "images.edit": "images/edits",
            "chat.completions.create": "chat/completions",
        }
        assert method_at(CLIENT, f"/v1/{path.get(name, name.partition('.')[0])}").name == name


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"method": "images.edit", "template": Template("x")}, "--template: images.edit has no place"),
        ({"method": "embeddings.create", "template": Template("x"), "system": "s"}, "--system goes with a --template"),
        ({"method": "responses.create", "system": "s"}, "--system goes with a --template"),
        ({"method": "embeddings.create", "schema": {}}, "--schema goes with responses.create or chat"),
        ({"fields": {"input": 5}, "template": Template("x")}, "--set input: --template fills this field already"),
        ({"fields": {"instructions": "a"}, "template": Template("x"), "system": "b"}, "instructions: --system fills"),
        ({"fields": {"temperature": "hot"}}, "--set temperature: it has to be a number or null, not 'hot'"),
        ({"fields": {"max_output_tokens": 1.5}}, "max_output_tokens: it has to be a whole number or null, not 1.5"),
        ({"fields": {"store": 1}}, "--set store: it has to be true or false or null, not 1"),
        ({"method": "embeddings.create", "fields": {"user": 7}}, "a text, not 7; write --set 'user=\"7\"'"),
        ({"fields": {"stream": True}}, "stream: a row needs a whole answer"),
    ],
)
def test_options_that_do_not_go_together(options: dict[str, Any], said: str) -> None:
    """What an option needs is said."""
    with pytest.raises(UsageError, match=said):
        Requests(CLIENT, **{"method": "responses.create", "fields": {}, **options})


@pytest.mark.parametrize(
    ("method", "row"),
    [
        ("moderations.create", {"input": "x"}),
        ("videos.create", {"prompt": "x"}),
        ("responses.create", {"prompt": {"id": "p"}}),
    ],
)
def test_requests_that_need_no_model(method: str, row: dict[str, Any]) -> None:
    """A model is asked for where the service needs one."""
    asyncio.run(Requests(CLIENT, method, {}).check(row))
    with pytest.raises(UsageError, match="no model is named"):
        asyncio.run(Requests(CLIENT, "completions.create", {}).check({"prompt": "x"}))


def test_values_of_options() -> None:
    """`--set` takes JSON or text, `--price` two numbers, `--sample` a number or a share."""
    assert fields_of(["temperature=0.2", "user=ada", 'text={"a": [1]}', "store=false"]) == {
        **{"temperature": 0.2, "user": "ada", "text": {"a": [1]}, "store": False}
    }
    assert prices_of(["gpt-4o-mini=0.15,0.60"]) == {"gpt-4o-mini": (0.15, 0.6)}
    assert [sample_of(value) for value in ("100", "0.01", None)] == [100, 0.01, None]
    for wrong in (
        lambda: fields_of(["x"]),
        lambda: fields_of(['x={"a"']),
        lambda: prices_of(["m=1"]),
        lambda: sample_of("few"),
    ):
        with pytest.raises(UsageError, match="--"):
            wrong()


def test_structured_answers_are_asked_for() -> None:
    """With a schema, the request has it as its format."""
    schema = {
        "type": "object",
        "properties": {"a": {"type": "string"}},
        "required": ["a"],
        "additionalProperties": False,
    }
    answer = {
        "id": "r",
        "status": "completed",
        "output": [{"type": "message", "content": [{"type": "output_text", "text": '{"a": "b"}'}]}],
    }
    transport = AsyncMemoryTransport([Reply(json=answer)])
    client = AsyncClient(api_key="test", transport=transport)
    requests = Requests(client, "responses.create", {"model": "m"}, Template("{t}"), schema=schema)
    found = asyncio.run(requests.send({"t": "x"}))
    assert transport.requests[0].json()["text"]["format"]["schema"] == schema
    assert line(found, structured=True)["answer"] == {"a": "b"}


def line(answer: Any = None, error: Any = None, row: Any = None, **options: Any) -> dict[str, Any]:
    """Return the line of a result as an object."""
    usage = SimpleNamespace(input=3, output=4)
    row = {"id": 1, "t": "é"} if row is None else row
    result = SimpleNamespace(n=7, row=row, answer=answer, error=error, usage=None if error else usage)
    how = {"keep": None, "requests": False, "structured": False, "full": False, **options}
    found: dict[str, Any] = json.loads(Lines(**how).line(result))
    return found


def test_lines_of_answers() -> None:
    """A line has the number, the columns, the text and the tokens; an answer that is not whole says why."""
    chat = ChatCompletion.from_dict({"choices": [{"message": {"content": "Hi"}, "finish_reason": "stop"}]})
    usage = {"input_tokens": 3, "output_tokens": 4}
    assert line(chat) == {"n": 7, "id": 1, "t": "é", "answer": "Hi", "usage": usage}
    assert line(chat, keep=["t"], name="reply") == {"n": 7, "t": "é", "reply": "Hi", "usage": usage}
    assert line(chat, requests=True, row={"custom_id": "a", "input": "x"}) == {
        "n": 7,
        "custom_id": "a",
        "answer": "Hi",
        "usage": usage,
    }
    assert line(chat, full=True)["full"] == chat.to_dict()
    assert line(chat, row="a text")["text"] == "a text"
    earlier = {"n": 3, "answer": "No", "error": {"type": "X"}, "id": 1}
    assert line(chat, row=earlier) == {"n": 7, "id": 1, "answer": "Hi", "usage": usage}
    assert line(chat, row=earlier, name="reply")["answer"] == "No"
    refused = ChatCompletion.from_dict(
        {"choices": [{"message": {"content": None, "refusal": "No."}, "finish_reason": "stop"}]}
    )
    assert line(refused, structured=True)["refusal"] == "No."
    cut = Response.from_dict(
        {"status": "incomplete", "incomplete_details": {"reason": "max_output_tokens"}, "output": []}
    )
    assert line(cut, structured=True)["incomplete"] == "max_output_tokens"
    vector = CreateEmbeddingResponse.from_dict({"data": [{"index": 0, "embedding": [0.5, 1]}]})
    assert line(vector)["answer"] == [0.5, 1]


def test_lines_of_errors() -> None:
    """A row that failed has the class of its error, what the service said, and no answer."""
    transport = AsyncMemoryTransport(
        [Reply(status=400, json={"error": {"message": "too long", "code": "context_length_exceeded"}})]
    )
    client = AsyncClient(api_key="test", transport=transport)
    with pytest.raises(BadRequestError) as raised:
        asyncio.run(client.responses.create(model="m", input="x"))
    found = line(error=raised.value)
    assert found["answer"] is None
    assert found["error"] == {
        "type": "BadRequestError",
        "status": 400,
        "code": "context_length_exceeded",
        "message": "too long",
    }
