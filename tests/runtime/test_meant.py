"""What a message says where a name is wrong: what was meant, if that is known; nothing, if it is not."""

from __future__ import annotations

import copy
import inspect
import pickle
import traceback
from typing import Any

import pytest

import wherry
from wherry import models
from wherry._runtime.base.nearest import nearest
from wherry.transports import MemoryTransport

CLIENT: Any = wherry.Client(api_key="k", transport=MemoryTransport([]))
RESPONSE: Any = models.Response.from_dict({"id": "r", "output": []})
COMPLETION: Any = models.ChatCompletion.from_dict({"id": "c", "choices": []})


@pytest.mark.parametrize(
    ("method", "name", "told"),
    [
        (CLIENT.responses.create, "messages", "; did you mean 'input'?"),
        (CLIENT.responses.create, "max_tokens", "; did you mean 'max_output_tokens'?"),
        (CLIENT.responses.create, "functions", "; did you mean 'tools'?"),
        (CLIENT.responses.create, "engine", "; did you mean 'model'?"),
        (CLIENT.responses.create, "system_prompt", "; did you mean 'instructions'?"),
        (CLIENT.responses.create, "temp", "; did you mean 'temperature'?"),
        (CLIENT.responses.create, "reasoning_effort", ': it is a part of reasoning: reasoning={"effort": "..."}.'),
        (CLIENT.responses.create, "api_key", ": the client takes it, and client.with_options(api_key=...) makes"),
        (CLIENT.responses.create, "http_client", ": the client takes it when it is made."),
        (CLIENT.responses.create, "nothing_like_it", ". To send a parameter"),
        (CLIENT.images.generate, "messages", "; did you mean 'prompt'?"),
    ],
)
def test_keywords_of_methods(method: Any, name: str, told: str) -> None:
    """What another method, library or version calls so has its name here; what is like nothing has no suggestion."""
    needed = {
        each.name: "x"
        for each in inspect.signature(method).parameters.values()
        if each.default is each.empty and each.kind is each.KEYWORD_ONLY
    }
    with pytest.raises(wherry.UsageTypeError) as caught:
        method(**needed, **{name: 1})
    assert f"unexpected keyword argument {name!r}{told}" in str(caught.value)


def test_a_message_with_a_role() -> None:
    """`system` and `input` are messages in chat, and `system` is no `stream`."""
    for name, told in (
        ("system", '"role": "system"'),
        ("instructions", '"role": "system"'),
        ("input", '"role": "user"'),
    ):
        with pytest.raises(TypeError, match=told):
            CLIENT.chat.completions.create(model="m", messages=[], **{name: "x"})


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda: wherry.Client("k"), r"^Client\(\) takes keyword arguments only: Client\(api_key=...\)$"),  # type: ignore[misc]
        (
            lambda: wherry.Client(proxies={}),
            r"'proxies': pass http_client=httpx\.Client\(proxy=...\), or set HTTPS_PROXY$",
        ),  # type: ignore[call-arg]
        (lambda: wherry.AsyncClient(verify=False), r"^AsyncClient\(\) .*httpx\.AsyncClient\(verify=...\)"),  # type: ignore[call-arg]
        (lambda: wherry.Client(organisation="o"), "'organisation'; did you mean 'organization'?"),  # type: ignore[call-arg]
        (lambda: wherry.Client(max_retires=1), "; did you mean 'max_retries'?"),  # type: ignore[call-arg]
        (lambda: wherry.Client(azure_endpoint="a"), ": AzureOpenAI takes it$"),  # type: ignore[call-arg]
        (lambda: wherry.Client(foo=1), r"^Client\(\) got an unexpected keyword argument 'foo'$"),  # type: ignore[call-arg]
        (lambda: wherry.AzureOpenAI(proxies={}), r"^AzureOpenAI\(\) .* 'proxies': pass http_client=httpx\.Client"),
        (lambda: CLIENT.with_options(session=1), r"^with_options\(\) .* 'session': pass http_client="),
        (lambda: CLIENT.copy(proxy=1), "'proxy': pass http_client="),
    ],
)
def test_options_of_clients(made: Any, told: str) -> None:
    """They are told apart from what a call takes and from what an HTTP client takes."""
    with pytest.raises(wherry.UsageTypeError, match=told):
        made()


@pytest.mark.parametrize("arguments", [(("sk-hidden",), {}), ((), {"apikey": "sk-hidden"})])
def test_no_frame_shows_a_key(arguments: Any) -> None:
    """A key that was given in a wrong way is in no variable of our frames, and in no message."""
    positional, keywords = arguments
    with pytest.raises(TypeError) as caught:
        wherry.Client(*positional, **keywords)
    trace = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    own = [frame for frame in trace.stack if "_runtime" in frame.filename]
    assert own
    assert "sk-hidden" not in str([frame.locals for frame in own]) + str(caught.value)


def test_signatures_stay() -> None:
    """A client shows its options, and no others."""
    for kind in (wherry.Client, wherry.AsyncClient):
        kinds = {each.kind for each in inspect.signature(kind, eval_str=True).parameters.values()}
        assert kinds == {inspect.Parameter.KEYWORD_ONLY}


@pytest.mark.parametrize(
    ("model", "name", "told"),
    [
        (RESPONSE, "choices", "the text is response.output_text"),
        (RESPONSE, "txt", "the text is response.output_text"),
        (RESPONSE, "content", "the text is response.output_text"),
        (COMPLETION, "content", r"completion.choices\[0\].message.content"),
        (COMPLETION, "text", r"completion.choices\[0\].message.content"),
        (models.ParsedResponse.from_dict({"output": []}), "choices", "response.output_text"),
    ],
)
def test_attributes_of_answers(model: Any, name: str, told: str) -> None:
    """What is not there says where it is, and is not there in any other way."""
    for owner in (model, type(model)):
        with pytest.raises(AttributeError, match=told) as caught:
            getattr(owner, name)
        assert caught.value.name == name
        assert not hasattr(owner, name)
        assert getattr(owner, name, 3) == 3
    assert name not in dir(model)
    for twin in (copy.copy(model), copy.deepcopy(model), pickle.loads(pickle.dumps(model))):
        assert twin == model
        assert not hasattr(twin, name)


def test_what_an_answer_has_comes_first() -> None:
    """A server's field of that name, or one that a program sets, is read, shown and sent; then it can be deleted."""
    found: Any = models.Response.from_dict({"output": [], "choices": [1]})
    assert found.choices == [1]
    assert "choices" in dir(found)
    del found.choices
    assert not hasattr(found, "choices")
    found.choices = 2
    assert found.to_dict() == {"output": [], "choices": 2}


def test_a_class_of_a_program() -> None:
    """A class of the same name with other fields is left alone."""

    class Response(wherry.BaseModel):
        text: str

    with pytest.raises(AttributeError, match=r"no attribute 'choices'$"):
        Response(text="x").choices  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("client", [CLIENT, wherry.AsyncClient(api_key="k")], ids=["sync", "async"])
def test_a_stream_that_was_not_opened(client: Any) -> None:
    """Whoever forgets `with` is told; private names are just not there."""
    for call, told in (
        (client.responses.stream(model="m", input="x"), "as stream:.* use stream.get_final_response$"),
        (
            client.responses.with_streaming_response.create(model="m", input="x"),
            "as response:.* use response.get_final",
        ),
    ):
        with pytest.raises(AttributeError, match=told):
            call.get_final_response  # noqa: B018
        with pytest.raises(AttributeError, match=r"no attribute '_nothing'$"):
            call._nothing  # noqa: B018


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("MemoryTransport", "it is wherry.testing.MemoryTransport$"),
        ("Reply", "it is wherry.testing.Reply$"),
        ("cassette", "it is wherry.testing.cassette$"),
        ("ResponseStream", "it is wherry.lib.streaming.responses.ResponseStream$"),
        ("Retry", "max_retries"),
        ("Hooks", "on_request"),
        ("Usage", r"types\.responses\.ResponseUsage, .*types\.CompletionUsage"),
        ("CancelledError", "asyncio and trio raise their own"),
        ("HTTPStatusError", "it is APIStatusError$"),
        ("Whatever", r"no attribute 'Whatever'$"),
    ],
)
def test_imports(name: str, told: str) -> None:
    """An import of what is elsewhere says where, and one of what is nowhere guesses nothing."""
    with pytest.raises(ImportError, match=told):
        exec(f"from wherry import {name}")


def test_only_what_is_near() -> None:
    """A slip is near, in any case; another word is not."""
    assert nearest("opena", ["OpenAI", "Page"]) == ["OpenAI"]
    assert nearest("chta", ["chat", "audio"]) == ["chat"]
    for name, other in (("messages", "image"), ("system", "stream"), ("proxies", "provider"), ("Usage", "UsageError")):
        assert nearest(name, [other]) == []
