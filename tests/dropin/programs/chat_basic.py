"""Ask once and read the answer, the reason of its end and the usage."""

from openai import OpenAI

client = OpenAI()
r = client.chat.completions.create(
    model="gpt-4o-mini",
    messages=[{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hello"}],
    temperature=0.2,
    max_tokens=50,
)
assert r.choices[0].message.content and r.choices[0].finish_reason == "stop" and r.usage.total_tokens > 0
