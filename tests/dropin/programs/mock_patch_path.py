"""Patch a method of all clients by the path of its class."""

from unittest.mock import patch

import openai

with patch("openai.resources.chat.completions.Completions.create", return_value="fake") as p:
    assert openai.OpenAI().chat.completions.create(model="m", messages=[]) == "fake"
