"""Store a completion, read it back with its messages, list and delete it."""

from openai import OpenAI

c = OpenAI()
r = c.chat.completions.create(
    model="gpt-4o", messages=[{"role": "user", "content": "x"}], store=True, metadata={"a": "b"}
)
assert c.chat.completions.retrieve(r.id).id == r.id
assert list(c.chat.completions.messages.list(r.id))
assert c.chat.completions.list(limit=2).data is not None
c.chat.completions.delete(r.id)
