"""Fake a stream in a test out of chunks that are built by keyword."""

import asyncio
from unittest.mock import AsyncMock, MagicMock

from openai import AsyncOpenAI
from openai.types.chat import ChatCompletionChunk
from openai.types.chat.chat_completion_chunk import Choice, ChoiceDelta


def chunk(text, reason=None):
    return ChatCompletionChunk(
        id="x",
        created=1,
        model="m",
        object="chat.completion.chunk",
        choices=[Choice(index=0, delta=ChoiceDelta(content=text, role="assistant"), finish_reason=reason)],
    )


class FakeStream:
    def __init__(self, chunks):
        self.chunks = chunks

    async def __aiter__(self):
        for each in self.chunks:
            yield each


async def read(client: AsyncOpenAI) -> str:
    stream = await client.chat.completions.create(model="m", messages=[], stream=True)
    return "".join([part.choices[0].delta.content or "" async for part in stream])


client = MagicMock()
client.chat.completions.create = AsyncMock(return_value=FakeStream([chunk("a"), chunk("hoy"), chunk(None, "stop")]))
assert asyncio.run(read(client)) == "ahoy"
assert chunk("a").choices[0].delta.tool_calls is None
