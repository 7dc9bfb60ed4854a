"""Wrap a method of a client to count its calls."""

import openai

c = openai.OpenAI()
orig = c.chat.completions.create


def traced(*a, **k):
    traced.n += 1
    return orig(*a, **k)


traced.n = 0
c.chat.completions.create = traced
c.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "x"}])
assert traced.n == 1
