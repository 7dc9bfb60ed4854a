"""Take the events of a streamed response apart by isinstance, on asyncio."""

import asyncio

from openai import AsyncOpenAI, AsyncStream
from openai.types.responses import (
    ResponseCompletedEvent,
    ResponseCreatedEvent,
    ResponseFunctionCallArgumentsDeltaEvent,
    ResponseOutputItemDoneEvent,
    ResponseStreamEvent,
    ResponseTextDeltaEvent,
)


async def main() -> None:
    client = AsyncOpenAI()
    tools = [{"type": "function", "name": "wave", "parameters": {"type": "object", "properties": {}}, "strict": False}]
    stream: AsyncStream[ResponseStreamEvent] = await client.responses.create(
        model="gpt-4o", input="ahoy", tools=tools, stream=True
    )
    kinds, arguments, done = [], "", []
    async with stream:
        async for event in stream:
            kinds.append(type(event))
            if isinstance(event, ResponseFunctionCallArgumentsDeltaEvent):
                arguments += event.delta
            elif isinstance(event, ResponseOutputItemDoneEvent):
                done.append(event.item)
    assert kinds[0] is ResponseCreatedEvent and kinds[-1] is ResponseCompletedEvent
    assert done[-1].type == "function_call" and done[-1].arguments == arguments
    text, last = "", 0
    async for event in await client.responses.create(model="gpt-4o", input="ahoy", stream=True):
        assert event.sequence_number >= last
        last = event.sequence_number
        if isinstance(event, ResponseTextDeltaEvent):
            text += event.delta
        elif isinstance(event, ResponseCompletedEvent):
            assert event.response.output_text == text
    await client.close()


asyncio.run(main())
