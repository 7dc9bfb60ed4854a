"""outlines: output that follows a type."""

from __future__ import annotations

import json
from typing import Any

import outlines
from pydantic import BaseModel

from tests.frameworks.given import CITY, MODEL, Given


class Weather(BaseModel):
    city: str
    degrees: int


def plain(given: Given) -> Any:
    return outlines.from_openai(given.client(), MODEL)("Hello")


def stream(given: Given) -> Any:
    return list(outlines.from_openai(given.client(), MODEL).stream("Hello"))


def structured(given: Given) -> Any:
    return json.loads(outlines.from_openai(given.client(), MODEL)(CITY, Weather))


async def awaited(given: Given) -> Any:
    return await outlines.from_openai(given.async_client(), MODEL)("Hello")


def errors(given: Given) -> Any:
    try:
        outlines.from_openai(given.client(fault="429"), MODEL)("Hello")
    except Exception as error:
        return type(error).__name__
    return None
