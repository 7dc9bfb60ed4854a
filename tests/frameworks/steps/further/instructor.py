"""instructor: answers that are asked for again, lists in streams, hooks, images, Azure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import instructor
import openai
from instructor.cache import AutoCache
from instructor.core import IncompleteOutputException
from pydantic import BaseModel, field_validator
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt

from tests.frameworks.given import CITY, IMAGE, MODEL, Given
from tests.frameworks.steps.instructor import _ASKED, Weather


def _picky() -> Any:
    """Return a type that refuses the first value."""
    seen: list[str] = []

    class Weather(BaseModel):
        city: str
        degrees: int

        @field_validator("city")
        @classmethod
        def refuse_once(cls, value: str) -> str:
            seen.append(value)
            if len(seen) == 1:
                raise ValueError("not this one")
            return value

    return Weather


def asked_again(given: Given) -> Any:
    client = instructor.from_openai(given.client())
    answer, raw = client.chat.completions.create_with_completion(
        model=MODEL, response_model=_picky(), messages=_ASKED, max_retries=2
    )
    return answer.model_dump(), raw.usage.total_tokens


async def responses_asked_again(given: Given) -> Any:
    client = instructor.from_openai(given.async_client(), mode=instructor.Mode.RESPONSES_TOOLS)
    answer = await client.responses.create(model=MODEL, response_model=_picky(), input=CITY, max_retries=2)
    return answer.model_dump()


async def awaited_partial(given: Given) -> Any:
    client = instructor.from_openai(given.async_client())
    parts = client.chat.completions.create_partial(model=MODEL, response_model=Weather, messages=_ASKED)
    return [part.model_dump() async for part in parts]


def iterable(given: Given) -> Any:
    client = instructor.from_openai(given.client())
    return [one.model_dump() for one in client.create_iterable(model=MODEL, response_model=Weather, messages=_ASKED)]


def parallel(given: Given) -> Any:
    client = instructor.from_openai(given.client(fault="calls=2"), mode=instructor.Mode.PARALLEL_TOOLS)
    found = client.chat.completions.create(model=MODEL, response_model=Iterable[Weather], messages=_ASKED)
    return [one.model_dump() for one in found]


def hooks(given: Given) -> Any:
    client = instructor.from_openai(given.client())
    seen: list[Any] = []
    client.on("completion:kwargs", lambda **given: seen.append(given["model"]))
    client.on("completion:response", lambda response: seen.append(response.usage.completion_tokens))
    return client.chat.completions.create(model=MODEL, response_model=Weather, messages=_ASKED).model_dump(), seen


def tools_strict(given: Given) -> Any:
    client = instructor.from_openai(given.client(), mode=instructor.Mode.TOOLS_STRICT)
    return client.chat.completions.create(model=MODEL, response_model=Weather, messages=_ASKED).model_dump()


def image(given: Given) -> Any:
    client = instructor.from_openai(given.client())
    asked = [{"role": "user", "content": ["Where?", instructor.Image.from_raw_base64(IMAGE)]}]
    return client.chat.completions.create(model=MODEL, response_model=Weather, messages=asked).model_dump()


def azure(given: Given) -> Any:
    client = instructor.from_openai(given.azure())
    return client.chat.completions.create(model=MODEL, response_model=Weather, messages=_ASKED).model_dump()


def patched(given: Given) -> Any:
    client = instructor.patch(given.client())
    return client.chat.completions.create(model=MODEL, response_model=Weather, messages=_ASKED).model_dump()


def retried_by_the_framework(given: Given) -> Any:
    client = instructor.from_openai(given.client(fault="503 x2"))
    patient = Retrying(stop=stop_after_attempt(3), retry=retry_if_exception_type(openai.InternalServerError))
    return client.chat.completions.create(
        model=MODEL, response_model=Weather, messages=_ASKED, max_retries=patient
    ).model_dump()


def cut_short(given: Given) -> Any:
    client = instructor.from_openai(given.client(fault="finish=length"))
    try:
        client.chat.completions.create(model=MODEL, response_model=Weather, messages=_ASKED)
    except IncompleteOutputException as error:
        return error.last_completion.choices[0].finish_reason
    return None


def cached(given: Given) -> Any:
    client = instructor.from_openai(given.client(), cache=AutoCache(maxsize=10))
    for _ in range(2):
        answer, raw = client.chat.completions.create_with_completion(
            model=MODEL, response_model=Weather, messages=_ASKED
        )
    return answer.model_dump(), raw.usage.total_tokens
