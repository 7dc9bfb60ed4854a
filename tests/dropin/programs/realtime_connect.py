"""Open a realtime connection."""

import asyncio

from openai import AsyncOpenAI


async def main():
    m = AsyncOpenAI().realtime.connect(model="gpt-realtime")
    assert hasattr(m, "__aenter__")


asyncio.run(main())
