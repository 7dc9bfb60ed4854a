"""Parse an answer into a pydantic model by the older path below beta."""

from openai import OpenAI
from pydantic import BaseModel


class Event(BaseModel):
    name: str


c = OpenAI().beta.chat.completions.parse(
    model="gpt-4o", messages=[{"role": "user", "content": "x"}], response_format=Event
)
assert isinstance(c.choices[0].message.parsed, Event)
