"""Tell a refused connection from a timeout."""

import openai

c = openai.OpenAI(base_url="http://127.0.0.1:9/v1", max_retries=0)
try:
    c.models.list()
    raise SystemExit("no error")
except openai.APIConnectionError as e:
    assert e.__cause__ is not None and e.request.url
c = openai.OpenAI(max_retries=0)
try:
    c.chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "user", "content": "x"}],
        timeout=0.3,
        extra_headers={"x-fault": "slow-headers=2"},
    )
    raise SystemExit("no error")
except openai.APITimeoutError as e:
    assert isinstance(e, openai.APIConnectionError) and str(e) == "Request timed out."
