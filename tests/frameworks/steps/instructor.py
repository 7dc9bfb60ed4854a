"""instructor: answers that are pydantic models."""

from __future__ import annotations

from typing import Any

import instructor
from pydantic import BaseModel

from tests.frameworks.given import CITY, MODEL, Given


class Weather(BaseModel):
    city: str
    degrees: int


_ASKED = [{"role": "user", "content": CITY}]


def plain(given: Given) -> Any:
    client = instructor.from_openai(given.client())
    return client.chat.completions.create(model=MODEL, response_model=Weather, messages=_ASKED).model_dump()


async def awaited(given: Given) -> Any:
    client = instructor.from_openai(given.async_client())
    answer = await client.chat.completions.create(model=MODEL, response_model=Weather, messages=_ASKED)
    return answer.model_dump()


def with_completion(given: Given) -> Any:
    client = instructor.from_openai(given.client())
    answer, raw = client.chat.completions.create_with_completion(model=MODEL, response_model=Weather, messages=_ASKED)
    return answer.model_dump(), raw.usage.total_tokens


def partial(given: Given) -> Any:
    client = instructor.from_openai(given.client())
    parts = client.chat.completions.create_partial(model=MODEL, response_model=Weather, messages=_ASKED)
    return [part.model_dump() for part in parts][-1]


def json_schema(given: Given) -> Any:
    client = instructor.from_openai(given.client(), mode=instructor.Mode.JSON_SCHEMA)
    return client.chat.completions.create(model=MODEL, response_model=Weather, messages=_ASKED).model_dump()


def responses(given: Given) -> Any:
    client = instructor.from_openai(given.client(), mode=instructor.Mode.RESPONSES_TOOLS)
    return client.responses.create(model=MODEL, response_model=Weather, input=CITY).model_dump()


def errors(given: Given) -> Any:
    from instructor.core import InstructorRetryException

    client = instructor.from_openai(given.client(fault="429"))
    try:
        client.chat.completions.create(model=MODEL, response_model=Weather, messages=_ASKED, max_retries=1)
    except InstructorRetryException as error:
        return error.n_attempts, "429" in str(error)
    return None
