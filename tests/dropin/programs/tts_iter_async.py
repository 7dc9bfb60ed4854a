"""Receive speech in pieces, on asyncio."""

import asyncio

from openai import AsyncOpenAI


async def main():
    client = AsyncOpenAI()
    n = 0
    async with client.audio.speech.with_streaming_response.create(
        model="tts-1", voice="alloy", input="Hi", response_format="pcm"
    ) as r:
        async for chunk in r.iter_bytes(chunk_size=1024):
            n += len(chunk)
    assert n > 0
    whole = await client.audio.speech.create(model="tts-1", voice="alloy", input="Hi")
    assert await whole.aread()


asyncio.run(main())
