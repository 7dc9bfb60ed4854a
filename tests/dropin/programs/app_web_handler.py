"""Answer a web request: a pydantic model in, one that holds the client's types out, as FastAPI does it."""

import json
from typing import Optional

from openai import OpenAI
from openai.types import CompletionUsage
from openai.types.chat import ChatCompletion, ChatCompletionMessage
from pydantic import BaseModel, TypeAdapter


class Question(BaseModel):
    text: str
    history: list[ChatCompletionMessage] = []


class Answer(BaseModel):
    message: ChatCompletionMessage
    usage: Optional[CompletionUsage] = None


def handler(body: bytes) -> bytes:
    question = Question.model_validate_json(body)
    completion: ChatCompletion = OpenAI().chat.completions.create(
        model="gpt-4o", messages=[*question.history, {"role": "user", "content": question.text}]
    )
    return Answer(message=completion.choices[0].message, usage=completion.usage).model_dump_json().encode()


answer = json.loads(handler(b'{"text": "ahoy", "history": [{"role": "assistant", "content": "yes?"}]}'))
assert "ahoy" in answer["message"]["content"] and answer["usage"]["total_tokens"] > 0
adapter = TypeAdapter(ChatCompletion)
completion = OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "x"}])
again = adapter.validate_json(adapter.dump_json(completion))
assert isinstance(again, ChatCompletion) and again.model_dump() == completion.model_dump()
assert adapter.validate_python(completion.model_dump()).choices[0].message.content
assert (
    TypeAdapter(list[ChatCompletionMessage]).validate_python([{"role": "assistant", "content": "x"}])[0].content == "x"
)
assert "message" in Answer.model_json_schema()["properties"]
