"""Post to a path by hand and take a typed answer."""

from openai import OpenAI
from openai.types.chat import ChatCompletion

c = OpenAI()
r = c.post(
    "/chat/completions",
    cast_to=ChatCompletion,
    body={"model": "gpt-4o", "messages": [{"role": "user", "content": "x"}]},
)
assert r.choices[0].message.content
assert c.get("/models", cast_to=object)["data"]
