"""Ask many questions at once, a few at a time, and keep the errors."""

import asyncio

from openai import APIStatusError, AsyncOpenAI, InternalServerError

client = AsyncOpenAI(max_retries=0)
limit = asyncio.Semaphore(3)


async def ask(question: str) -> str:
    async with limit:
        completion = await client.chat.completions.create(
            model="gpt-4o",
            messages=[{"role": "user", "content": question}],
            extra_headers={"x-fault": "500"} if question == "fail" else None,
        )
        return completion.choices[0].message.content


async def main() -> None:
    answers = await asyncio.gather(*map(ask, ["a1", "b2", "fail", "c3", "d4"]), return_exceptions=True)
    assert [type(answer) for answer in answers] == [str, str, InternalServerError, str, str]
    assert isinstance(answers[2], APIStatusError) and answers[2].status_code == 500
    assert "d4" in answers[4]
    done = {text async for text in results(["e5", "f6"])}
    assert len(done) == 2
    await client.close()


async def results(questions):
    for next_one in asyncio.as_completed([ask(question) for question in questions]):
        yield await next_one


asyncio.run(main())
