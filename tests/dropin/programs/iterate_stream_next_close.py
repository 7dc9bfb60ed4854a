"""Take one chunk by hand, then read the rest of the stream."""

from openai import OpenAI, Stream
from openai.types.chat import ChatCompletionChunk

s: Stream[ChatCompletionChunk] = OpenAI().chat.completions.create(
    model="gpt-4o", messages=[{"role": "user", "content": "x"}], stream=True
)
assert isinstance(s, Stream)
first = next(s)
assert first.choices[0].delta.role == "assistant"
with s as inner:
    assert list(inner)
