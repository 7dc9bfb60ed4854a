"""Pass extra headers, query and body, and sentinels for what is not given."""

from openai import NOT_GIVEN, OpenAI

r = OpenAI().chat.completions.create(
    model="gpt-4o",
    messages=[{"role": "user", "content": "x"}],
    extra_body={"temperature": 0.1},
    extra_headers={"X-A": "b"},
    extra_query={},
    timeout=10,
    stop=NOT_GIVEN,
    user=NOT_GIVEN,
)
assert r.model_extra == {} or r.model_extra is None or isinstance(r.model_extra, dict)
