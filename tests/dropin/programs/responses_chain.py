"""Continue a response by its id, read its items, count its tokens, and delete it."""

from openai import OpenAI

client = OpenAI()
first = client.responses.create(
    model="gpt-4o",
    instructions="Be brief.",
    input=[{"role": "developer", "content": "x"}, {"role": "user", "content": "ahoy"}],
    store=True,
    metadata={"topic": "boats"},
    reasoning={"effort": "low"},
    truncation="auto",
)
second = client.responses.create(model="gpt-4o", previous_response_id=first.id, input="again")
assert second.previous_response_id == first.id and "again" in second.output_text
assert client.responses.retrieve(first.id).metadata == {"topic": "boats"}
assert [item.type for item in client.responses.input_items.list(first.id)]
assert client.responses.input_tokens.count(model="gpt-4o", input="ahoy").input_tokens >= 0
assert second.usage.input_tokens_details.cached_tokens is not None
assert second.usage.output_tokens_details.reasoning_tokens is not None
assert second.error is None and second.incomplete_details is None
kept = [first.output[0].model_dump(exclude_none=True), *second.output, {"role": "user", "content": "third"}]
assert "third" in client.responses.create(model="gpt-4o", input=kept).output_text
client.responses.delete(first.id)
