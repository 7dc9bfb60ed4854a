"""Put together the tool calls of a stream by their index, run them, and send the results back."""

import json

from openai import OpenAI
from openai.types.chat.chat_completion_chunk import ChoiceDeltaToolCall

client = OpenAI()
tools = [
    {
        "type": "function",
        "function": {
            "name": "get_weather",
            "description": "The weather in a city",
            "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
        },
    }
]
messages = [{"role": "user", "content": "What is the weather in Paris?"}]
calls: dict[int, dict] = {}
for chunk in client.chat.completions.create(model="gpt-4o", messages=messages, tools=tools, stream=True):
    for part in chunk.choices[0].delta.tool_calls or []:
        assert isinstance(part, ChoiceDeltaToolCall)
        call = calls.setdefault(part.index, {"id": "", "type": "function", "function": {"name": "", "arguments": ""}})
        call["id"] = part.id or call["id"]
        call["function"]["name"] += part.function.name or ""
        call["function"]["arguments"] += part.function.arguments or ""
assert calls[0]["function"]["name"] == "get_weather"
messages.append({"role": "assistant", "content": None, "tool_calls": list(calls.values())})
for call in calls.values():
    city = json.loads(call["function"]["arguments"])["city"]
    messages.append({"role": "tool", "tool_call_id": call["id"], "content": json.dumps({"city": city, "degrees": 12})})
assert "12" in client.chat.completions.create(model="gpt-4o", messages=messages, tools=tools).choices[0].message.content
