"""Helpers: what `parse` and `stream` return for each kind of type, and what is in their events. Checked, never run."""
# pyright: strict, reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypedDict

from pydantic import BaseModel, TypeAdapter
from typing_extensions import assert_type

from wherry import AssistantEventHandler, AsyncClient, Client, models, params, raw_response
from wherry.lib.streaming.chat import ChatCompletionStream, ContentDoneEvent
from wherry.lib.streaming.responses import ResponseStream
from wherry.types.beta.threads import Text, TextDelta
from wherry.types.chat import ChatCompletionMessageParam, ParsedChatCompletion, ParsedChatCompletionMessage
from wherry.types.responses import ParsedResponse, ResponseInputParam

client = Client()
aclient = AsyncClient()


class Answer(BaseModel):
    """A model of pydantic."""

    number: int


@dataclass
class Place:
    """A plain dataclass."""

    name: str


class Weather(TypedDict):
    """A plain dict."""

    degrees: float


def weather(city: str) -> str:
    """Tell the weather."""
    return city


def parsed(messages: list[params.ChatCompletionRequestMessage]) -> None:
    """The type that is asked for is the type of `parsed`."""
    done = client.chat.completions.parse(model="m", messages=messages, response_format=Answer)
    assert_type(done, ParsedChatCompletion[Answer])
    assert_type(done.choices[0].message, ParsedChatCompletionMessage[Answer])
    assert_type(done.choices[0].message.parsed, Answer | None)
    for call in done.choices[0].message.tool_calls or []:
        assert_type(call.function.parsed_arguments, object | None)
    beta = client.beta.chat.completions.parse(model="m", messages=[], response_format=Place)
    assert_type(beta.choices[0].message.parsed, Place | None)
    response = client.responses.parse(model="m", input="", text_format=Weather)
    assert_type(response, ParsedResponse[Weather])
    assert_type(response.output_parsed, Weather | None)
    adapter = client.responses.parse(model="m", input="", text_format=TypeAdapter(list[int]))
    assert_type(adapter.output_parsed, list[int] | None)
    assert_type(client.responses.parse(model="m", input="", text_format=list[str]), ParsedResponse[list[str]])
    raw = raw_response(client.responses.parse)(model="m", input="")
    assert_type(raw.status, int)
    assert_type(raw.parse().id, str)


def without_a_type() -> None:
    """A schema, a format of the API, or nothing: what is parsed may be anything."""
    assert_type(client.chat.completions.parse(model="m", messages=[]), ParsedChatCompletion[Any])
    schema: dict[str, Any] = {"type": "object", "properties": {}}
    assert_type(client.responses.parse(model="m", input="", text_format=schema), ParsedResponse[Any])
    with client.chat.completions.stream(model="m", messages=[], response_format={"type": "json_object"}) as stream:
        assert_type(stream.get_final_completion(), ParsedChatCompletion[Any])


def tools() -> None:
    """Functions, classes and the API's own tools, in one list."""
    client.chat.completions.parse(
        model="m",
        messages=[],
        tools=[weather, Answer, {"type": "function", "function": {"name": "f", "strict": True, "parameters": {}}}],
    )
    client.responses.parse(model="m", tools=[weather, {"type": "web_search"}])


def sent_back(text: str) -> None:
    """What was answered goes back as it came: into lists of one's own, and beside messages under the official name."""
    messages: list[params.ChatCompletionRequestMessage] = [{"role": "user", "content": text}]
    done = client.chat.completions.create(model="m", messages=messages)
    messages.append(done.choices[0].message)
    parsed = client.chat.completions.parse(model="m", messages=messages, response_format=Answer)
    messages.append(parsed.choices[0].message)
    for call in parsed.choices[0].message.tool_calls or ():
        messages.append({"role": "tool", "tool_call_id": call.id, "content": text})
    client.chat.completions.run_tools(model="m", messages=messages, tools=[weather])
    named: list[ChatCompletionMessageParam] = [{"role": "user", "content": text}]
    client.chat.completions.create(model="m", messages=[*named, done.choices[0].message])

    items: list[params.InputItem] = [{"role": "user", "content": text}]
    items += client.responses.create(model="m", input=items).output
    items += client.responses.parse(model="m", input=items, text_format=Answer).output
    client.responses.run_tools(model="m", input=items, tools=[weather])
    official: ResponseInputParam = [{"role": "user", "content": text}]
    response = client.responses.create(model="m", input=official)
    client.responses.create(model="m", input=[*official, *response.output, {"role": "user", "content": text}])
    client.responses.create(model="m", input=response.output)


def streamed() -> None:
    """Events are told apart by their type; the final object has the type that was asked for."""
    with client.chat.completions.stream(model="m", messages=[], response_format=Answer) as stream:
        assert_type(stream, ChatCompletionStream[Answer])
        for event in stream:
            if event.type == "content.delta":
                assert_type(event.delta, str)
                assert_type(event.snapshot, str)
            elif event.type == "content.done":
                assert_type(event, ContentDoneEvent[Answer])
                assert_type(event.parsed, Answer | None)
        assert_type(list(stream.text_deltas()), list[str])
        assert_type(stream.get_final_completion().choices[0].message.parsed, Answer | None)
        assert_type(stream.until_done(), ChatCompletionStream[Answer])
        assert_type(stream.current_completion_snapshot, ParsedChatCompletion[Answer])
    with client.responses.stream(model="m", input="", text_format=Answer) as events:
        assert_type(events, ResponseStream[Answer])
        for each in events:
            if each.type == "response.output_text.delta":
                assert_type(each.snapshot, str)
            elif each.type == "response.completed":
                assert_type(each.response.output_parsed, Answer | None)
            elif each.type == "response.created":
                assert_type(each.response, models.Response)
        assert_type(events.get_final_response(), ParsedResponse[Answer])
    with client.responses.stream(response_id="resp_1", starting_after=3) as events:
        events.until_done()
    with client.completions.stream(model="m", prompt="") as chunks:
        assert_type(next(chunks), models.Completion)
        assert_type(chunks.get_final_completion(), models.Completion)


async def awaited() -> None:
    """The async twins."""
    done = await aclient.chat.completions.parse(model="m", messages=[], response_format=Answer)
    assert_type(done.choices[0].message.parsed, Answer | None)
    assert_type((await aclient.responses.parse(model="m", text_format=Place)).output_parsed, Place | None)
    async with aclient.chat.completions.stream(model="m", messages=[], response_format=Answer) as stream:
        async for event in stream:
            if event.type == "refusal.delta":
                assert_type(event.delta, str)
        assert_type(await stream.get_final_completion(), ParsedChatCompletion[Answer])
    async with aclient.responses.stream(model="m", text_format=Place) as events:
        async for text in events.text_deltas():
            assert_type(text, str)
        assert_type((await events.get_final_response()).output_parsed, Place | None)


class Teller(AssistantEventHandler):
    """Tells a run."""

    def on_text_delta(self, delta: TextDelta, snapshot: Text) -> None:
        """Take the next piece of a text."""
        assert_type(delta.value, str | None)
        assert_type(snapshot.value, str)


def runs() -> None:
    """Runs of assistants: what `with` returns is the handler that was given."""
    with client.beta.threads.runs.stream(thread_id="t", assistant_id="a", event_handler=Teller()) as teller:
        assert_type(teller, Teller)
        assert_type(teller.get_final_run(), models.Run)
    with client.beta.threads.create_and_run_stream(assistant_id="a") as stream:
        assert_type(stream, AssistantEventHandler)
        assert_type(list(stream.text_deltas), list[str])
        assert_type(stream.get_final_messages()[0].content[0].type == "text", bool)
        for event in stream:
            if event.event == "thread.run.completed":
                assert_type(event.data, models.Run)


def wrong() -> None:
    """What a checker must refuse."""
    client.chat.completions.parse(model="m", messages=[], stream=True)  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    client.chat.completions.parse(model="m", messages=[], response_format=3)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    client.chat.completions.create(model="m", messages=[models.Response()])  # type: ignore[list-item, call-arg] # pyright: ignore[reportArgumentType, reportCallIssue]
    client.responses.stream(model="m", tools=[3])  # type: ignore[list-item] # pyright: ignore[reportArgumentType]
    client.beta.threads.runs.stream("t", assistant_id="a", event_handler=3)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    print(client.responses.parse(text_format=Place).output_parsed.name)  # type: ignore[union-attr] # pyright: ignore[reportOptionalMemberAccess]
