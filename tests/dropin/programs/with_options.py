"""Copy a client with other options."""

from openai import OpenAI

c = OpenAI(timeout=20.0, max_retries=1)
r = c.with_options(timeout=5, max_retries=5).chat.completions.create(
    model="gpt-4o", messages=[{"role": "user", "content": "x"}]
)
assert r.id
d = c.copy(api_key="sk-y", base_url=str(c.base_url))
assert d.models.list().data and c.max_retries == 1 and c.timeout == 20.0
assert c.api_key and str(c.base_url).startswith("http")
