"""Make errors by hand, as the tests of an application do."""

import httpx
import openai

req = httpx.Request("POST", "https://api.openai.com/v1/chat/completions")
e = openai.RateLimitError("slow down", response=httpx.Response(429, request=req), body={"code": "x"})
assert e.status_code == 429 and e.code == "x"
e = openai.APIConnectionError(request=req)
assert "onnection" in str(e)
e = openai.APITimeoutError(request=req)
e = openai.APIError("boom", request=req, body=None)
assert e.message == "boom"
