"""Change the timeout, retries and headers for one call, and copy a client."""

import httpx
from openai import DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT, OpenAI, Timeout

client = OpenAI(timeout=httpx.Timeout(30.0, connect=5.0), organization="org-1", project="proj-1")
assert client.max_retries == DEFAULT_MAX_RETRIES == 2 and DEFAULT_TIMEOUT.read == 600
quick = client.with_options(timeout=5.0, max_retries=0)
assert quick.timeout == 5.0 and quick.max_retries == 0 and quick.organization == "org-1"
asked = [{"role": "user", "content": "x"}]
assert quick.chat.completions.create(model="gpt-4o", messages=asked).id
assert client.chat.completions.create(model="gpt-4o", messages=asked, timeout=Timeout(10, read=5)).id
assert client.chat.completions.create(model="gpt-4o", messages=asked, timeout=None).id
other = client.copy(api_key="sk-other", default_headers={"X-A": "1"})
assert other.api_key == "sk-other" and client.api_key == "sk-x" and other.default_headers["X-A"] == "1"
assert "X-A" not in client.default_headers
assert quick.api_key == "sk-x" and client.base_url == other.base_url
sent: list[httpx.Request] = []
hooked = client.with_options(http_client=httpx.Client(event_hooks={"request": [sent.append]}))
hooked.max_retries = 4
hooked.api_key = "sk-later"
assert hooked.models.list().data and sent[0].headers["authorization"] == "Bearer sk-later"
with OpenAI() as opened:
    assert not opened.is_closed()
assert opened.is_closed()
