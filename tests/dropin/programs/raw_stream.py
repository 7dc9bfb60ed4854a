"""Read the raw answer, its lines, and the response of a stream."""

from openai import OpenAI

c = OpenAI()
raw = c.chat.completions.with_raw_response.create(
    model="gpt-4o", messages=[{"role": "user", "content": "x"}], stream=True
)
assert [x for x in raw.parse()]
with c.chat.completions.with_streaming_response.create(
    model="gpt-4o", messages=[{"role": "user", "content": "x"}]
) as r:
    assert any(line for line in r.iter_lines()) and r.headers.get("content-type")
s = c.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "x"}], stream=True)
assert s.response.headers["content-type"].startswith("text/event-stream") and s.response.status_code == 200
s.close()
