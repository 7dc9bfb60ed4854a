"""Keep messages, of answers and for requests, in fields of pydantic models."""

from openai import OpenAI
from openai.types.chat import ChatCompletionMessage, ChatCompletionMessageParam
from pydantic import BaseModel, ValidationError


class Turn(BaseModel):
    message: ChatCompletionMessage


class History(BaseModel):
    messages: list[ChatCompletionMessageParam]


m = OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "x"}]).choices[0].message
assert Turn(message=m).model_dump()["message"]["content"] == m.content
assert Turn.model_validate_json(Turn(message=m).model_dump_json()).message.content == m.content

history = History(messages=[{"role": "user", "content": "x"}, {"role": "assistant", "content": m.content}])
assert History.model_validate(history.model_dump()) == history
try:
    History.model_validate({"messages": [{"role": "user"}]})
except ValidationError as error:
    assert "content" in str(error)
else:
    raise AssertionError("a message without content is accepted")
OpenAI().chat.completions.create(model="gpt-4o", messages=history.messages)
