"""Ask for a JSON object."""

import json

from openai import OpenAI

r = OpenAI().chat.completions.create(
    model="gpt-4o", response_format={"type": "json_object"}, messages=[{"role": "user", "content": "Answer in JSON"}]
)
assert isinstance(json.loads(r.choices[0].message.content), dict)
