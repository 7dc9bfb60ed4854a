"""Test an application with `MagicMock(spec=OpenAI)` and answers built of the types."""

from unittest.mock import MagicMock

from openai import OpenAI
from openai.types.chat import ChatCompletion, ChatCompletionMessage
from openai.types.chat.chat_completion import Choice


def summarize(client: OpenAI, text: str) -> str:
    completion = client.chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": f"Summarize: {text}"}]
    )
    return completion.choices[0].message.content or ""


def fake(content: str) -> ChatCompletion:
    return ChatCompletion(
        id="chatcmpl-1",
        choices=[
            Choice(
                finish_reason="stop",
                index=0,
                message=ChatCompletionMessage(content=content, role="assistant"),
            )
        ],
        created=1700000000,
        model="gpt-4o",
        object="chat.completion",
    )


client = MagicMock(spec=OpenAI)
client.chat.completions.create.return_value = fake("short")
assert summarize(client, "a long text") == "short"
client.chat.completions.create.assert_called_once_with(
    model="gpt-4o", messages=[{"role": "user", "content": "Summarize: a long text"}]
)
assert isinstance(client, OpenAI)
try:
    client.no_such_thing  # noqa: B018
except AttributeError:
    pass
else:
    raise SystemExit("the mock takes any attribute")
