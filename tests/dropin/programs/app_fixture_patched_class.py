"""Patch the client class where an application makes its client."""

import sys
from unittest.mock import patch

import openai
from openai import OpenAI


def answer() -> str:
    client = openai.OpenAI(api_key="sk-x")
    return client.chat.completions.create(model="m", messages=[]).choices[0].message.content


def title() -> str:
    return OpenAI().responses.create(model="m", input="x").output_text


with patch("openai.OpenAI") as made:
    made.return_value.chat.completions.create.return_value.choices[0].message.content = "fake"
    assert answer() == "fake"
    made.assert_called_once_with(api_key="sk-x")
with patch.object(sys.modules[__name__], "OpenAI") as made:
    made.return_value.responses.create.return_value.output_text = "fake"
    assert title() == "fake"
