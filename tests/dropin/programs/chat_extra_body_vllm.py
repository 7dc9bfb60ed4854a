"""Talk to a server like vLLM, with an address, headers, a query and a body of its own."""

import json

import httpx
from openai import OpenAI

seen: list[httpx.Request] = []


def answer(request: httpx.Request) -> httpx.Response:
    seen.append(request)
    message = {"role": "assistant", "content": "4", "reasoning_content": "2 + 2"}
    choice = {"index": 0, "finish_reason": "stop", "message": message, "stop_reason": None}
    return httpx.Response(200, json={"id": "x", "object": "chat.completion", "model": "local", "choices": [choice]})


client = OpenAI(
    base_url="http://localhost:8000/v1",
    api_key="EMPTY",
    default_headers={"X-Title": "harbour"},
    default_query={"trace": "1"},
    http_client=httpx.Client(transport=httpx.MockTransport(answer)),
)
assert client.default_headers["X-Title"] == "harbour"
completion = client.chat.completions.create(
    model="meta-llama/Llama-3-8b",
    messages=[{"role": "user", "content": "2 + 2?"}],
    temperature=0.5,
    extra_body={"chat_template_kwargs": {"enable_thinking": False}, "top_k": 20},
    extra_query={"debug": "yes"},
    extra_headers={"X-Title": "pier"},
)
assert completion.choices[0].message.reasoning_content == "2 + 2"
assert completion.choices[0].message.model_extra["reasoning_content"] == "2 + 2"
assert completion.usage is None and completion.created is None
sent = seen[0]
assert str(sent.url) == "http://localhost:8000/v1/chat/completions?trace=1&debug=yes"
assert sent.headers["x-title"] == "pier" and sent.headers["authorization"] == "Bearer EMPTY"
body = json.loads(sent.content)
assert body["top_k"] == 20 and body["temperature"] == 0.5
assert body["chat_template_kwargs"] == {"enable_thinking": False} and "extra_body" not in body
