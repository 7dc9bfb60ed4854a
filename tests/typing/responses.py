"""Responses: what may be `input`, tools, and events told apart by their `type`. Checked, never run."""
# pyright: strict, reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing_extensions import assert_never, assert_type

from wherry import AsyncClient, AsyncStream, Client, Stream, models, params

client = Client()
aclient = AsyncClient()


def inputs() -> None:
    """Text, messages as dicts and models, items of an earlier answer, all of them mixed."""
    first = client.responses.create(model="gpt-5", input="Say ahoy")
    assert_type(first, models.Response)
    assert_type(first.output_text, str)
    client.responses.create(model="gpt-5", input=[{"role": "user", "content": "Say ahoy"}])
    client.responses.create(
        model="gpt-5",
        input=[
            {"role": "developer", "content": "Be terse."},
            {
                "role": "user",
                "content": [{"type": "input_text", "text": "x"}, {"type": "input_image", "detail": "low"}],
            },
            {"type": "function_call_output", "call_id": "c", "output": "42"},
            {"type": "item_reference", "id": "i"},
            models.EasyInputMessage(role="user", content="x"),
        ],
        instructions="x",
        reasoning={"effort": "low", "summary": "auto"},
        text={"format": {"type": "json_schema", "name": "n", "schema": {"type": "object"}}, "verbosity": "low"},
        include=["reasoning.encrypted_content"],
        previous_response_id=first.id,
        conversation={"id": "c"},
    )
    history: list[params.InputItem] = [{"role": "user", "content": "x"}]
    history.append({"type": "function_call_output", "call_id": "c", "output": "42"})
    client.responses.create(model="gpt-5", input=history)
    client.responses.create(model="gpt-5", input=[*history, {"role": "user", "content": "y"}])


def tools() -> None:
    """Tools of every kind, as dicts, as models, in a variable."""
    client.responses.create(
        model="gpt-5",
        input="x",
        tools=[
            {"type": "function", "name": "f", "parameters": {"type": "object"}, "strict": True},
            {"type": "web_search", "search_context_size": "low"},
            {"type": "file_search", "vector_store_ids": ["v"], "max_num_results": 3},
            {"type": "mcp", "server_label": "s", "server_url": "https://example.test", "require_approval": "never"},
            models.FunctionTool(name="g", parameters={}, strict=None),
        ],
        tool_choice="auto",
    )
    own: list[params.Tool] = [{"type": "function", "name": "f", "parameters": None, "strict": None}]
    client.responses.create(model="gpt-5", input="x", tools=own, tool_choice={"type": "function", "name": "f"})


def reading() -> None:
    """The items of an answer are told apart by `type`, and by class."""
    done = client.responses.create(model="gpt-5", input="x")
    for item in done.output:
        if item.type == "message":
            assert_type(item, models.OutputMessage)
            for part in item.content:
                if part.type == "output_text":
                    assert_type(part.text, str)
        elif item.type == "function_call":
            assert_type(item, models.FunctionToolCall)
            assert_type(item.arguments, str)
        if isinstance(item, models.ReasoningItem):
            assert_type(item.summary, list[models.SummaryTextContent])
    assert_type(done.usage, models.ResponseUsage | None)
    assert_type(done.error, models.ResponseError | None)


def streaming(flag: bool) -> None:
    """Events are told apart by `match` on their type or class, and by `if`."""
    stream = client.responses.create(model="gpt-5", input="x", stream=True)
    assert_type(stream, Stream[models.ResponseStreamEvent])
    for event in stream:
        match event.type:
            case "response.output_text.delta":
                assert_type(event, models.ResponseTextDeltaEvent)
                assert_type(event.delta, str)
            case "response.completed":
                assert_type(event.response, models.Response)
            case _:
                assert_type(event.sequence_number, int | None)
        match event:
            case models.ResponseFailedEvent(response=response):
                assert_type(response, models.Response)
            case models.ResponseTextDoneEvent():
                assert_type(event.text, str)
            case _:
                pass
    assert_type(client.responses.create(model="gpt-5", input="x", stream=False), models.Response)
    either = client.responses.create(model="gpt-5", input="x", stream=flag)
    assert_type(either, models.Response | Stream[models.ResponseStreamEvent])
    if isinstance(either, Stream):
        assert_type(either.completed, bool | None)
    again = client.responses.retrieve("resp_1", stream=True, starting_after=stream.last_sequence_number or 0)
    assert_type(again, Stream[models.ResponseStreamEvent])
    assert_type(client.responses.retrieve("resp_1"), models.Response)
    assert_type(client.responses.retrieve(response_id="resp_1"), models.Response)


async def awaited() -> None:
    """The async client gives the same, awaited."""
    assert_type(await aclient.responses.create(model="gpt-5", input="x"), models.Response)
    stream = await aclient.responses.create(model="gpt-5", input="x", stream=True)
    assert_type(stream, AsyncStream[models.ResponseStreamEvent])
    async for event in stream:
        assert_type(event, models.ResponseStreamEvent)
    assert_type(await aclient.responses.delete("resp_1"), None)


def every_part(part: models.OutputMessageContent) -> str:
    """A union is closed for a checker that looks whether every member was thought of."""
    if part.type == "output_text":
        return part.text
    if part.type == "refusal":
        return part.refusal
    assert_never(part)


def wrong() -> None:
    """Slips are errors where they are made."""
    client.responses.create(model="gpt-5", input=3)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    client.responses.create(model="gpt-5", input=[{"role": "user", "contents": "x"}])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType, reportCallIssue]
    client.responses.create(model="gpt-5", input="x", tools=[{"type": "functoin", "name": "f"}])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType, reportCallIssue]
    client.responses.create(model="gpt-5", input="x", stream="yes")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    client.responses.retrieve()  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    client.responses.retrieve("resp_1", "resp_2")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    for event in client.responses.create(model="gpt-5", input="x", stream=True):
        if event.type == "response.output_text.delta":
            _ = event.text  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
        if event.type == "response.output_text.dleta":  # type: ignore[comparison-overlap]  # pyright: ignore[reportUnnecessaryComparison]
            pass
