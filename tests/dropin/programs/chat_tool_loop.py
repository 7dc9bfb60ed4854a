"""Let the model call functions until it answers: append each message as it came."""

import json

from openai import OpenAI
from openai.types.chat import ChatCompletionMessage

FUNCTIONS = {"add": lambda a, b: a + b, "now": lambda: "noon"}
tools = [
    {
        "type": "function",
        "function": {
            "name": "add",
            "parameters": {
                "type": "object",
                "properties": {"a": {"type": "integer"}, "b": {"type": "integer"}},
                "required": ["a", "b"],
            },
        },
    },
    {"type": "function", "function": {"name": "now", "parameters": {"type": "object", "properties": {}}}},
]
client = OpenAI()
messages: list = [{"role": "user", "content": "What is 2 + 3?"}]
for _ in range(5):
    message = client.chat.completions.create(model="gpt-4o", messages=messages, tools=tools).choices[0].message
    messages.append(message)
    if not message.tool_calls:
        break
    for call in message.tool_calls:
        if call.type == "function":
            value = FUNCTIONS[call.function.name](**json.loads(call.function.arguments))
            messages.append(
                {"role": "tool", "tool_call_id": call.id, "name": call.function.name, "content": str(value)}
            )
assert isinstance(messages[-1], ChatCompletionMessage) and messages[-1].content
assert isinstance(messages[1], ChatCompletionMessage) and messages[1].tool_calls[0].function.name == "add"
first = messages[1].model_dump(exclude_none=True)
assert first["tool_calls"][0]["function"]["arguments"]
forced = client.chat.completions.create(
    model="gpt-4o",
    messages=messages[:1],
    tools=tools,
    tool_choice={"type": "function", "function": {"name": "now"}},
    parallel_tool_calls=False,
)
assert forced.choices[0].finish_reason in ("stop", "tool_calls")
assert forced.choices[0].message.tool_calls[0].function.name == "now"
