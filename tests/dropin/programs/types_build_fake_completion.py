"""Build a completion out of the classes of openai.types."""

from openai.types.chat import ChatCompletion, ChatCompletionMessage
from openai.types.chat.chat_completion import Choice
from openai.types.completion_usage import CompletionUsage

c = ChatCompletion(
    id="x",
    object="chat.completion",
    created=1,
    model="m",
    choices=[
        Choice(
            index=0, finish_reason="stop", logprobs=None, message=ChatCompletionMessage(role="assistant", content="hey")
        )
    ],
    usage=CompletionUsage(prompt_tokens=1, completion_tokens=2, total_tokens=3),
)
assert c.choices[0].message.content == "hey" and c.model_dump()["usage"]["total_tokens"] == 3
