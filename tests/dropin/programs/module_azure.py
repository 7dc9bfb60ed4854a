"""Configure the module for Azure and call it without a client."""

import os

import openai

openai.api_type = "azure"
openai.azure_endpoint = os.environ.pop("OPENAI_BASE_URL").removesuffix("/v1")
openai.api_version = "2024-10-21"
openai.api_key = "sk-x"
completion = openai.chat.completions.create(model="my-gpt", messages=[{"role": "user", "content": "ahoy"}])
assert "ahoy" in completion.choices[0].message.content
