"""Read the limits out of the headers of a raw answer."""

import asyncio

from openai import AsyncOpenAI, OpenAI
from openai.types.chat import ChatCompletion

client = OpenAI()
raw = client.chat.completions.with_raw_response.create(model="gpt-4o", messages=[{"role": "user", "content": "x"}])
assert int(raw.headers["x-ratelimit-remaining-requests"]) > 0 and raw.headers.get("x-no-such") is None
assert raw.request_id == raw.headers["x-request-id"] and raw.status_code == raw.http_response.status_code == 200
assert raw.method == "POST" and str(raw.url).endswith("/chat/completions") and raw.retries_taken == 0
assert raw.elapsed.total_seconds() >= 0 and raw.http_request.method == "POST"
completion = raw.parse()
assert isinstance(completion, ChatCompletion) and completion._request_id == raw.request_id
assert raw.parse(to=dict)["id"] == completion.id and raw.text and raw.content


async def main() -> None:
    async with AsyncOpenAI() as client:
        raw = await client.chat.completions.with_raw_response.create(
            model="gpt-4o", messages=[{"role": "user", "content": "x"}], extra_headers={"x-fault": "ok"}
        )
        assert dict(raw.headers)["x-ratelimit-limit-requests"] == "1000"
        assert raw.parse()._request_id == raw.request_id


asyncio.run(main())
