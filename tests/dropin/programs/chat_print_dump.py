"""Print an answer as tutorials do: whole, as a dict, as JSON, and each field by name."""

import json
import pprint

from openai import OpenAI

completion = OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "ahoy"}])
print(completion)
print(completion.choices[0].message)
pprint.pprint(completion.model_dump())
print(completion.model_dump_json(indent=2))
print(completion.to_json())
assert json.loads(completion.model_dump_json()) == completion.model_dump(mode="json")
assert json.loads(completion.to_json()) == completion.to_dict()
assert completion.model_dump()["choices"][0]["message"]["tool_calls"] is None
assert "tool_calls" not in completion.model_dump(exclude_none=True)["choices"][0]["message"]
assert "tool_calls" not in completion.model_dump(exclude_unset=True)["choices"][0]["message"]
assert completion.model_dump(include={"id", "model"}) == {"id": completion.id, "model": "gpt-4o"}
assert "usage" not in completion.model_dump(exclude={"usage": True})
assert completion.model_dump(include={"choices": {0: {"index"}}}) == {"choices": [{"index": 0}]}
assert dict(completion.usage)["total_tokens"] == completion.usage.total_tokens
assert {name for name, value in completion} >= {"id", "choices", "usage"}
assert repr(completion.usage).startswith("CompletionUsage(")
