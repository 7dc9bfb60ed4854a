"""Stream a parsed answer with the helper, on asyncio."""

import asyncio

from openai import AsyncOpenAI
from pydantic import BaseModel


class P(BaseModel):
    name: str


async def main():
    async with AsyncOpenAI().chat.completions.stream(
        model="gpt-4o", messages=[{"role": "user", "content": "hi"}], response_format=P
    ) as s:
        async for e in s:
            if e.type == "content.done":
                assert isinstance(e.parsed, P)
        c = await s.get_final_completion()
    assert isinstance(c.choices[0].message.parsed, P)


asyncio.run(main())
