"""Try again with a wait of one's own, as decorators for retries do."""

import random
import time

import openai
from openai import OpenAI


def retry(errors=(openai.RateLimitError, openai.APIConnectionError), tries=4, delay=0.01):
    def decorate(function):
        def wrapped(*arguments, **keywords):
            wait = delay
            for attempt in range(tries):
                try:
                    return function(*arguments, attempt=attempt, **keywords)
                except errors as error:
                    if attempt == tries - 1:
                        raise
                    if isinstance(error, openai.APIStatusError):
                        wait = float(error.response.headers.get("retry-after", wait)) / 1000
                    time.sleep(wait * (1 + random.random()))
                    wait *= 2

        return wrapped

    return decorate


client = OpenAI(max_retries=0)


@retry()
def ask(text: str, attempt: int) -> str:
    completion = client.chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "user", "content": text}],
        extra_headers={"x-fault": "429;retry-after=5"} if attempt < 2 else {},
    )
    return completion.choices[0].message.content


@retry()
def always(attempt: int) -> None:
    client.models.list(extra_headers={"x-fault": "reset"})


assert "ahoy" in ask("ahoy")
try:
    always()
    raise SystemExit("no error")
except openai.APIConnectionError as error:
    assert not isinstance(error, openai.APIStatusError) and error.request.method == "GET"
assert client.with_options(max_retries=3).models.list(extra_headers={"x-fault": "ok"}).data
