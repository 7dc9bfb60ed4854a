"""Chat: every way of writing messages, and what comes back for each setting of `stream`. Checked, never run."""
# pyright: strict, reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from typing_extensions import assert_type

from wherry import AsyncClient, AsyncStream, Client, Stream, models, params

client = Client()
aclient = AsyncClient()


def dicts() -> None:
    """A dict literal is understood where it stands, with every kind of content."""
    done = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Say ahoy"}])
    assert_type(done, models.ChatCompletion)
    client.chat.completions.create(
        model="gpt-4o",
        messages=[
            {"role": "system", "content": "You are terse."},
            {
                "role": "user",
                "content": [
                    {"type": "text", "text": "What is this?"},
                    {"type": "image_url", "image_url": {"url": "https://example.test/x.png", "detail": "low"}},
                ],
            },
            {
                "role": "assistant",
                "content": None,
                "tool_calls": [{"id": "1", "type": "function", "function": {"name": "f", "arguments": "{}"}}],
            },
            {"role": "tool", "tool_call_id": "1", "content": "42"},
        ],
        temperature=0,
        stop=["\n"],
        metadata={"ship": "Pequod"},
        logit_bias={"50256": -100},
        response_format={
            "type": "json_schema",
            "json_schema": {"name": "n", "schema": {"type": "object"}, "strict": True},
        },
        tools=[{"type": "function", "function": {"name": "f", "parameters": {"type": "object", "properties": {}}}}],
        tool_choice={"type": "function", "function": {"name": "f"}},
        reasoning_effort="low",
        stream_options=None,
        timeout=5,
        extra_headers={"X-Trace": "1"},
    )


def variables() -> None:
    """A list in a variable needs the name of its type, and may then be changed."""
    messages: list[params.ChatCompletionRequestMessage] = [{"role": "user", "content": "Say ahoy"}]
    messages.append({"role": "assistant", "content": "ahoy"})
    done = client.chat.completions.create(model="gpt-4o", messages=messages)
    client.chat.completions.create(model="gpt-4o", messages=tuple(messages))
    client.chat.completions.create(model="gpt-4o", messages=iter(messages))
    user: params.ChatCompletionRequestUserMessage = {"role": "user", "content": "x"}
    client.chat.completions.create(model="gpt-4o", messages=[user, *messages])
    only_users: list[params.ChatCompletionRequestUserMessage] = [user]
    client.chat.completions.create(model="gpt-4o", messages=only_users)
    tools: list[params.ChatCompletionTool] = [{"type": "function", "function": {"name": "f"}}]
    client.chat.completions.create(model="gpt-4o", messages=messages, tools=tools)
    name: str = "a model of any name"
    client.chat.completions.create(model=name, messages=messages)
    messages.append(models.ChatCompletionRequestUserMessage(content="Say it again"))
    assert_type(done.choices[0].message.content, str | None)


def objects() -> None:
    """Models go in as they come out, mixed with dicts; what was received can be sent back."""
    user = models.ChatCompletionRequestUserMessage(content="Say ahoy")
    client.chat.completions.create(model="gpt-4o", messages=[user, {"role": "user", "content": "x"}])
    parts = [models.ChatCompletionRequestMessageContentPartText(text="a")]
    client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": parts}])
    image = models.ChatCompletionRequestMessageContentPartImage(
        image_url=models.ChatCompletionRequestMessageContentPartImageImageUrl(url="https://example.test/x.png")
    )
    user = models.ChatCompletionRequestUserMessage(content=[*parts, image])
    client.chat.completions.create(model="gpt-4o", messages=[user])


def reading() -> None:
    """Answers are typed down to their leaves."""
    done = client.chat.completions.create(model="gpt-4o", messages=[])
    assert_type(done.id, str)
    assert_type(
        done.choices[0].finish_reason, Literal["stop", "length", "tool_calls", "content_filter", "function_call"]
    )
    assert_type(done.usage, models.CompletionUsage | None)
    for call in done.choices[0].message.tool_calls or ():
        if call.type == "function":
            assert_type(call, models.ChatCompletionMessageToolCall)
            assert_type(call.function.arguments, str)
        else:
            assert_type(call, models.ChatCompletionMessageCustomToolCall)


def streaming(flag: bool) -> None:
    """The switch decides: true a stream, false (or nothing, or None) the whole, a bool either."""
    stream = client.chat.completions.create(model="gpt-4o", messages=[], stream=True)
    assert_type(stream, Stream[models.ChatCompletionChunk])
    with stream as opened:
        for chunk in opened:
            assert_type(chunk, models.ChatCompletionChunk)
            assert_type(chunk.choices[0].delta.content, str | None)
    assert_type(client.chat.completions.create(model="gpt-4o", messages=[], stream=False), models.ChatCompletion)
    assert_type(client.chat.completions.create(model="gpt-4o", messages=[], stream=None), models.ChatCompletion)
    either = client.chat.completions.create(model="gpt-4o", messages=[], stream=flag)
    assert_type(either, models.ChatCompletion | Stream[models.ChatCompletionChunk])


async def awaited(flag: bool) -> None:
    """The async client gives the same, awaited."""
    done = await aclient.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "x"}])
    assert_type(done, models.ChatCompletion)
    stream = await aclient.chat.completions.create(model="gpt-4o", messages=[], stream=True)
    assert_type(stream, AsyncStream[models.ChatCompletionChunk])
    async with stream as opened:
        async for chunk in opened:
            assert_type(chunk, models.ChatCompletionChunk)
    either = await aclient.chat.completions.create(model="gpt-4o", messages=[], stream=flag)
    assert_type(either, models.ChatCompletion | AsyncStream[models.ChatCompletionChunk])


def wrong(messages: Iterator[str]) -> None:
    """Slips are errors where they are made."""
    create = client.chat.completions.create
    create(model="gpt-4o")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    create(messages=[])  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    create(model="gpt-4o", messages=messages)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]
    create(model="gpt-4o", messages=[{"role": "nobody", "content": "x"}])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType, reportCallIssue]
    create(model="gpt-4o", messages=[{"role": "user", "contents": "x"}])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType, reportCallIssue]
    create(model="gpt-4o", messages=[{"role": "user"}])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType, reportCallIssue]
    create(model="gpt-4o", messages=[], temprature=0)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    create(model="gpt-4o", messages=[], temperature="hot")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    create(model="gpt-4o", messages=[], reasoning_effort="heroic")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    create("gpt-4o", [])  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    create(model=None, messages=[])  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    _ = client.chat.completion  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    _ = client.chat.completions.craete  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    _ = create(model="gpt-4o", messages=[]).choises  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    _ = create(model="gpt-4o", messages=[]).choices[0].message.text  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
