"""Test how an application takes errors, with respx: a rate limit first, then an answer."""

import httpx
import openai
import respx
from openai import OpenAI

ANSWER = {
    "id": "x",
    "object": "chat.completion",
    "created": 1,
    "model": "m",
    "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "hi"}}],
}
URL = "https://api.openai.com/v1"
client = OpenAI(api_key="sk-x", base_url=URL, http_client=httpx.Client(), max_retries=1)
with respx.mock(base_url=URL) as router:
    route = router.post("/chat/completions")
    route.side_effect = [
        httpx.Response(429, headers={"retry-after-ms": "1"}, json={"error": {"message": "slow down"}}),
        httpx.Response(200, json=ANSWER),
    ]
    assert client.chat.completions.create(model="m", messages=[]).choices[0].message.content == "hi"
    assert route.call_count == 2
    assert route.calls.last.request.headers["authorization"] == "Bearer sk-x"
    router.get("/models").mock(return_value=httpx.Response(404, json={"error": {"message": "none", "code": "gone"}}))
    try:
        client.models.list()
        raise SystemExit("no error")
    except openai.NotFoundError as error:
        assert error.response.status_code == 404 and error.code == "gone" and error.body["message"] == "none"
