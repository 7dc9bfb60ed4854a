"""Keep a message in a field of a pydantic model."""

from openai import OpenAI
from openai.types.chat import ChatCompletionMessage
from pydantic import BaseModel, TypeAdapter


class Turn(BaseModel):
    message: ChatCompletionMessage


m = OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "x"}]).choices[0].message
assert Turn(message=m).model_dump()["message"]["content"] == m.content
assert Turn.model_validate_json(Turn(message=m).model_dump_json()).message.content == m.content
