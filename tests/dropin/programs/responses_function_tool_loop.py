"""Answer the function calls of a response and send everything back."""

import json

from openai import OpenAI

client = OpenAI()
tools = [
    {
        "type": "function",
        "name": "get_weather",
        "description": "w",
        "strict": True,
        "parameters": {
            "type": "object",
            "properties": {"city": {"type": "string"}},
            "required": ["city"],
            "additionalProperties": False,
        },
    }
]
inp = [{"role": "user", "content": "Weather?"}]
r = client.responses.create(model="gpt-4o", input=inp, tools=tools)
inp += r.output
for o in r.output:
    if o.type == "function_call":
        inp.append(
            {"type": "function_call_output", "call_id": o.call_id, "output": json.dumps(json.loads(o.arguments))}
        )
assert client.responses.create(model="gpt-4o", input=inp, tools=tools).output_text
