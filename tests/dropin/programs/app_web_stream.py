"""Stream an answer to a browser as server-sent events, and stop when the visitor leaves."""

import asyncio
import json
from collections.abc import AsyncIterator

from openai import AsyncOpenAI, AsyncStream
from openai.types.chat import ChatCompletionChunk


async def events(client: AsyncOpenAI, question: str) -> AsyncIterator[str]:
    stream: AsyncStream[ChatCompletionChunk] = await client.chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "user", "content": question}],
        stream=True,
        stream_options={"include_usage": True},
    )
    async for chunk in stream:
        if chunk.usage:
            yield f"event: usage\ndata: {chunk.usage.model_dump_json()}\n\n"
        elif chunk.choices and chunk.choices[0].delta.content is not None:
            yield f"data: {json.dumps({'text': chunk.choices[0].delta.content})}\n\n"
        else:
            yield f"data: {chunk.model_dump_json(exclude_unset=True)}\n\n"
    yield "data: [DONE]\n\n"


async def main() -> None:
    async with AsyncOpenAI() as client:
        sent = [event async for event in events(client, "ahoy")]
        assert sent[-1] == "data: [DONE]\n\n" and any(event.startswith("event: usage") for event in sent)
        texts = [json.loads(event[6:]).get("text", "") for event in sent[:-1] if event.startswith("data: {")]
        assert "ahoy" in "".join(texts)
        async for event in (leaving := events(client, "ahoy")):
            assert event
            break
        await leaving.aclose()


asyncio.run(main())
