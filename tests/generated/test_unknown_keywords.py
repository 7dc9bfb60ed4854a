"""Keywords that a method does not have: dropped if not given, refused with advice, or sent as the client says."""

from __future__ import annotations

import asyncio
import inspect
import traceback
import warnings
from typing import Any

import pytest

import wherry
from tests.generated.calling import each
from tests.generated.surface import METHODS, Method
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply

ANSWER = {"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": [], "status": "completed"}


def made(**options: Any) -> tuple[wherry.Client, MemoryTransport]:
    transport = MemoryTransport(lambda _: Reply(json=ANSWER))
    return wherry.Client(api_key="k", transport=transport, **options), transport


def create(client: Any, **more: Any) -> Any:
    return client.chat.completions.create(model="m", messages=[], **more)


def run(method: Any, **given: Any) -> None:
    found = method(**given)
    if inspect.iscoroutine(found):
        asyncio.run(found)


def arguments(method: Method) -> dict[str, Any]:
    return {parameter["name"]: "x" for parameter in method.parameters if parameter["required"]}


@pytest.mark.parametrize("method", METHODS, ids=str)
@each("prefix", ["", "Async"])
def test_every_method_refuses_one(method: Method, prefix: str) -> None:
    """The error is a TypeError that names the method, the keyword and the nearest one, and sends nothing."""
    transport = AsyncMemoryTransport([]) if prefix else MemoryTransport([])
    client: Any = getattr(wherry, f"{prefix}Client")(api_key="k", admin_api_key="k", transport=transport)
    place = "extra_query" if method.entry.get("body", "") in ("", "binary", "raw") else "extra_body"
    said = rf"^{method.name}\(\) got an unexpected keyword argument 'extra_heders'; did you mean 'extra_headers'\? "
    with pytest.raises(TypeError, match=said + rf".* pass {place}=\{{'extra_heders': \.\.\.\}}") as caught:
        run(method.on(client), **arguments(method), extra_heders=1)
    assert isinstance(caught.value, wherry.UsageTypeError)
    assert transport.requests == []


def test_what_another_method_takes() -> None:
    """`text_format` belongs to `parse`, and the error says so."""
    client: Any = made()[0]
    with pytest.raises(TypeError, match=r"'text_format': parse\(\), stream\(\) and run_tools\(\) take it"):
        client.responses.create(model="m", input="x", text_format=int)


def test_what_python_says_itself() -> None:
    """Arguments that are missing, or given by position, are Python's own TypeErrors, and name them."""
    client: Any = made()[0]
    with pytest.raises(
        TypeError, match=r"create\(\) missing 2 required keyword-only arguments: 'model' and 'messages'"
    ):
        client.chat.completions.create()
    with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'model'"):
        client.chat.completions.create(messages=[], modl="m")
    with pytest.raises(TypeError, match="takes 1 positional argument but 2 positional arguments"):
        client.chat.completions.create([], model="m")
    with pytest.raises(TypeError, match="multiple values for argument 'model'"):
        client.models.retrieve("m", model="m")


@pytest.mark.parametrize(
    "nothing", [wherry.NOT_GIVEN, wherry.omit, wherry.UNSET, type("Omit", (), {"__len__": lambda _: 0})()]
)
@pytest.mark.parametrize("rule", ["refuse", "warn", "send"])
def test_not_given_is_dropped(nothing: Any, rule: str) -> None:
    """A newer program passes what it does not want on: nothing happens, whatever the client says."""
    client, transport = made(unknown_parameters=rule)
    create(client, prompt_style=nothing, other=nothing)
    create(client.with_raw_response, prompt_style=nothing)
    with client.chat.completions.with_streaming_response.create(model="m", messages=[], other=nothing) as answer:  # type: ignore[call-arg, unused-ignore]
        assert answer.status == 200
    assert [request.json() for request in transport.requests] == [{"model": "m", "messages": []}] * 3


def test_sent() -> None:
    """With "send" it is a key of the body, a field of a form, or a parameter of the query where there is no body."""
    client, transport = made(unknown_parameters="send")
    anything: Any = client
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        create(anything, new={"a": 1}, extra_body={"more": 2})
        anything.audio.transcriptions.create(model="m", file=b"x", new="y")
        anything.with_raw_response.models.retrieve("m", new=[1, 2])
    body, form, query = transport.requests
    assert body.json() == {"model": "m", "messages": [], "new": {"a": 1}, "more": 2}
    assert b'name="new"\r\n\r\ny\r\n' in form.body
    assert query.url.endswith("/models/m?new%5B%5D=1&new%5B%5D=2")


def test_what_the_caller_says_wins() -> None:
    """A name that is in extra_body, too, has the value that it has there."""
    client, transport = made(unknown_parameters="send")
    create(client, new=1, extra_body={"new": 2})
    assert transport.requests[0].json()["new"] == 2


def test_warned_of_once() -> None:
    """With "warn" the client says once for each name what it does, where the program made the call."""
    client, transport = made()
    client = client.with_options(unknown_parameters="warn")
    with pytest.warns(UserWarning, match=r"create\(\) does not know 'new' and sends it in extra_body") as caught:
        create(client, new=1)
    assert [warning.filename for warning in caught] == [__file__]
    create(client, new=2)  # a second warning would be an error
    create(client.with_options(timeout=3), new=3)
    with pytest.warns(UserWarning, match="'other'"):
        create(client, new=1, other=1)
    assert [request.json()["new"] for request in transport.requests] == [1, 2, 3, 1]


def test_async_calls() -> None:
    """A call that is awaited does the same."""
    transport = AsyncMemoryTransport(lambda _: Reply(json=ANSWER))
    client = wherry.AsyncClient(api_key="k", transport=transport, unknown_parameters="warn")

    async def program() -> None:
        await create(client, other=wherry.omit)
        with pytest.warns(UserWarning, match="'new'") as caught:
            await create(client, new=1)
        assert [warning.filename for warning in caught] == [__file__]

    asyncio.run(program())
    assert [request.json().get("new") for request in transport.requests] == [None, 1]


def test_methods_that_wait() -> None:
    """Those that start some work and wait for it refuse a keyword before anything is sent, and drop what is not given."""
    client, transport = made()
    anything: Any = client
    with pytest.raises(TypeError, match=r"create_and_poll\(\) .* 'poll_interval'; did you mean 'poll_interval_ms'\?"):
        anything.videos.create_and_poll(prompt="p", poll_interval=3)
    with pytest.raises(TypeError, match="unexpected"):
        anything.vector_stores.files.upload_and_poll(vector_store_id="v", file=b"x", chunking="auto")
    with pytest.raises(TypeError, match="unexpected"):
        anything.uploads.upload_file_chunked(file=b"x", filename="f", mime_type="a/b", purpose="p", expires=3)
    assert transport.requests == []
    nothing = wherry.NOT_GIVEN
    anything.videos.create_and_poll(prompt="p", poll_interval_ms=nothing, other=nothing, timeout=nothing)
    anything.vector_stores.files.upload_and_poll(vector_store_id="v", file=b"x", other=nothing, timeout=nothing)
    anything.vector_stores.file_batches.upload_and_poll("v", files=[b"x"], other=nothing, chunking_strategy=nothing)
    anything.uploads.upload_file_chunked(file=b"x", filename="f", mime_type="a/b", purpose="p", other=nothing)
    assert b"other" not in b"".join(request.body or b"" for request in transport.requests)


def test_the_option() -> None:
    """Another word is refused, when a client is made and when it is copied."""
    with pytest.raises(wherry.UsageError, match="unknown_parameters must be one of 'refuse', 'warn', 'send', not 'no'"):
        made(unknown_parameters="no")
    with pytest.raises(wherry.UsageError, match="not 'no'"):
        made()[0].with_options(unknown_parameters="no")  # type: ignore[arg-type]


def test_no_traceback_shows_the_value() -> None:
    """A key that was given to a call by mistake is in no variable of our frames."""
    try:
        create(made()[0], api_key="sk-hidden")
    except TypeError as error:
        trace = traceback.TracebackException.from_exception(error, capture_locals=True)
        own = [frame for frame in trace.stack if "wherry" in frame.filename and "tests" not in frame.filename]
        assert own
        assert "sk-hidden" not in str([frame.locals for frame in own])
