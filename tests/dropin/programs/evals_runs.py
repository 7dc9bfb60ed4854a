"""Define an evaluation, run it and look at its results."""

from openai import OpenAI

client = OpenAI()
definition = client.evals.create(
    name="Tickets",
    data_source_config={
        "type": "custom",
        "item_schema": {"type": "object", "properties": {"text": {"type": "string"}, "label": {"type": "string"}}},
        "include_sample_schema": True,
    },
    testing_criteria=[
        {
            "type": "string_check",
            "name": "same label",
            "input": "{{ sample.output_text }}",
            "operation": "eq",
            "reference": "{{ item.label }}",
        }
    ],
)
run = client.evals.runs.create(
    definition.id,
    name="first",
    data_source={
        "type": "completions",
        "model": "gpt-4o",
        "input_messages": {"type": "template", "template": [{"role": "user", "content": "{{ item.text }}"}]},
        "source": {"type": "file_content", "content": [{"item": {"text": "a", "label": "b"}}]},
    },
)
run = client.evals.runs.retrieve(run.id, eval_id=definition.id)
assert run.status and run.result_counts.total is not None
assert client.evals.runs.output_items.list(run.id, eval_id=definition.id).data is not None
assert any(each.id for each in client.evals.list(limit=3))
client.evals.delete(definition.id)
