"""Ask for several answers with a seed and the probabilities of their words."""

import math

from openai import OpenAI

completion = OpenAI().chat.completions.create(
    model="gpt-4o",
    messages=[{"role": "user", "content": "ahoy"}],
    n=3,
    seed=42,
    logprobs=True,
    top_logprobs=2,
    presence_penalty=0.5,
    logit_bias={"50256": -100},
    stop=["\n\n"],
    user="user-1",
)
assert [choice.index for choice in completion.choices] == [0, 1, 2]
assert completion.system_fingerprint
for choice in completion.choices:
    for token in choice.logprobs.content:
        assert 0 <= math.exp(token.logprob) <= 1 and len(token.top_logprobs) == 2
        assert max(token.top_logprobs, key=lambda other: other.logprob).token is not None
