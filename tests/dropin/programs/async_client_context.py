"""Use one async client for chat, a stream, files and lists."""

import asyncio
import io

from openai import AsyncOpenAI


async def main():
    async with AsyncOpenAI(timeout=20, max_retries=1) as client:
        response = await client.responses.create(model="gpt-4o", input="ahoy")
        assert "ahoy" in response.output_text
        text = ""
        async for event in await client.responses.create(model="gpt-4o", input="ahoy", stream=True):
            if event.type == "response.output_text.delta":
                text += event.delta
        assert "ahoy" in text
        stored = await client.files.create(file=("a.jsonl", io.BytesIO(b"{}\n")), purpose="batch")
        assert (await client.files.content(stored.id)).content == b"{}\n"
        names = [model.id async for model in client.models.list()]
        page = await client.files.list(limit=2)
        assert names and len(page.data) == 2 and page.has_next_page()
        following = await page.get_next_page()
        assert following.data[0].id not in {file.id for file in page.data}
        raw = await client.models.with_raw_response.list()
        assert raw.headers["x-request-id"] and raw.parse().data[0].id == names[0]
        async with client.chat.completions.with_streaming_response.create(
            model="gpt-4o", messages=[{"role": "user", "content": "x"}]
        ) as answer:
            assert (await answer.parse()).choices[0].message.content
            assert answer.request_id
    assert client.is_closed()


asyncio.run(main())
