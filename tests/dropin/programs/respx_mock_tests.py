"""Test an application with respx."""

import httpx
import respx
from openai import OpenAI

with respx.mock(base_url="https://api.openai.com/v1") as router:
    route = router.post("/chat/completions").mock(
        return_value=httpx.Response(
            200, json={"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": []}
        )
    )
    c = OpenAI(api_key="sk-x", base_url="https://api.openai.com/v1", http_client=httpx.Client())
    assert c.chat.completions.create(model="m", messages=[]).id == "x" and route.called
