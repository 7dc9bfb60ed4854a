"""Build the next request of copies, dumps and parts of the last answer."""

import copy
import json

from openai import OpenAI

client = OpenAI()
tools = [{"type": "function", "function": {"name": "wave", "parameters": {"type": "object", "properties": {}}}}]
asked = {"role": "user", "content": "ahoy"}
completion = client.chat.completions.create(model="gpt-4o", messages=[asked], tools=tools)
message = completion.choices[0].message
result = {"role": "tool", "tool_call_id": message.tool_calls[0].id, "content": "done"}
for sent in (
    message,
    copy.deepcopy(message),
    message.model_copy(),
    message.to_dict(),
    message.model_dump(exclude_none=True),
    message.model_dump(exclude_unset=True),
    json.loads(message.model_dump_json(exclude_none=True)),
    {"role": "assistant", "tool_calls": message.tool_calls},
    {"role": "assistant", "content": None, "tool_calls": [call.model_dump() for call in message.tool_calls]},
):
    again = client.chat.completions.create(model="gpt-4o", messages=[asked, sent, result], tools=tools)
    assert "done" in again.choices[0].message.content
message.content = "I waved."
message.tool_calls = None
assert client.chat.completions.create(model="gpt-4o", messages=[asked, message, asked]).id
