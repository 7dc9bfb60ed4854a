"""Ask for the probabilities of the words."""

import math

from openai import OpenAI

r = OpenAI().chat.completions.create(
    model="gpt-4o", messages=[{"role": "user", "content": "x"}], logprobs=True, top_logprobs=2
)
if r.choices[0].logprobs is not None:
    t = r.choices[0].logprobs.content[0]
    assert 0 <= math.exp(t.logprob) <= 1 and t.token is not None
