"""Use the module itself as the client."""

import os

import openai

openai.api_key = "sk-x"
openai.base_url = os.environ["OPENAI_BASE_URL"] + "/"
openai.default_headers = {"x-foo": "true"}
openai.api_type = "openai"
r = openai.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "x"}])
assert r.choices[0].message.content
assert openai.models.list().data and openai.embeddings.create(model="m", input="x").data
