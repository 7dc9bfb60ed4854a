"""outlines: conversations with images, structured output in streams, Azure."""

from __future__ import annotations

import base64
import io
import json
from typing import Any

import outlines
from outlines.inputs import Chat
from outlines.inputs import Image as Picture
from PIL import Image

from tests.frameworks.given import CITY, IMAGE, MODEL, Given
from tests.frameworks.steps.outlines import Weather


def conversation_with_image(given: Given) -> Any:
    picture = Picture(Image.open(io.BytesIO(base64.b64decode(IMAGE))))
    chat = Chat([{"role": "system", "content": "Be short."}])
    chat.add_user_message(["Who?", picture])
    model = outlines.from_openai(given.client(), MODEL)
    chat.add_assistant_message(model(chat))
    chat.add_user_message("And now?")
    return model(chat)


def stream_structured(given: Given) -> Any:
    return json.loads("".join(outlines.from_openai(given.client(), MODEL).stream(CITY, Weather)))


async def awaited_stream(given: Given) -> Any:
    return [text async for text in outlines.from_openai(given.async_client(), MODEL).stream("Hello")]


def several(given: Given) -> Any:
    return outlines.from_openai(given.client(), MODEL)("Hello", n=2)


def azure(given: Given) -> Any:
    return outlines.from_openai(given.azure(), MODEL)("Hello")
