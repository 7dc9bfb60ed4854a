"""Talk to Azure with a key and with a token of Entra."""

import json

import httpx
from openai import AzureOpenAI

seen = []


def h(request):
    seen.append(request)
    return httpx.Response(
        200,
        json={
            "id": "x",
            "object": "chat.completion",
            "created": 1,
            "model": "m",
            "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "hi"}}],
        },
    )


c = AzureOpenAI(
    api_key="k",
    api_version="2024-10-21",
    azure_endpoint="https://res.openai.azure.com",
    http_client=httpx.Client(transport=httpx.MockTransport(h)),
)
assert (
    c.chat.completions.create(model="dep", messages=[{"role": "user", "content": "x"}]).choices[0].message.content
    == "hi"
)
assert (
    str(seen[0].url) == "https://res.openai.azure.com/openai/deployments/dep/chat/completions?api-version=2024-10-21"
    and seen[0].headers["api-key"] == "k"
)
c = AzureOpenAI(
    azure_ad_token_provider=lambda: "tok",
    api_version="v",
    azure_endpoint="https://res.openai.azure.com",
    azure_deployment="d1",
    http_client=httpx.Client(transport=httpx.MockTransport(h)),
)
c.chat.completions.create(model="ignored", messages=[])
assert "/deployments/d1/chat/completions" in str(seen[1].url) and seen[1].headers["authorization"] == "Bearer tok"
