"""Parse an answer into a pydantic model."""

from openai import OpenAI
from pydantic import BaseModel


class Event(BaseModel):
    name: str
    people: list[str]


c = OpenAI().chat.completions.parse(
    model="gpt-4o", messages=[{"role": "user", "content": "Alice and Bob go"}], response_format=Event
)
assert isinstance(c.choices[0].message.parsed, Event)
