"""Post to a path by hand and take the httpx response."""

import httpx
from openai import OpenAI

c = OpenAI()
r = c.post(
    "/chat/completions",
    cast_to=httpx.Response,
    body={"model": "gpt-4o", "messages": [{"role": "user", "content": "x"}]},
)
assert r.json()["choices"]
