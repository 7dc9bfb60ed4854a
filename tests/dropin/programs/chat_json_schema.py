"""Ask for an answer in the shape of a JSON schema and read it with json."""

import json

from openai import OpenAI

schema = {
    "name": "harbour",
    "strict": True,
    "schema": {
        "type": "object",
        "properties": {"city": {"type": "string"}, "boats": {"type": "array", "items": {"type": "integer"}}},
        "required": ["city", "boats"],
        "additionalProperties": False,
    },
}
client = OpenAI()
completion = client.chat.completions.create(
    model="gpt-4o-2024-08-06",
    messages=[{"role": "user", "content": "Where are the boats?"}],
    response_format={"type": "json_schema", "json_schema": schema},
)
message = completion.choices[0].message
assert message.refusal is None
assert json.loads(message.content).keys() == {"city", "boats"}
response = client.responses.create(
    model="gpt-4o", input="Where are the boats?", text={"format": {"type": "json_schema", **schema}}
)
assert json.loads(response.output_text).keys() == {"city", "boats"}
