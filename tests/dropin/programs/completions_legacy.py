"""Complete a prompt with the older endpoint, whole and streamed."""

from openai import OpenAI
from openai.types import Completion, CompletionChoice

client = OpenAI()
completion: Completion = client.completions.create(
    model="gpt-3.5-turbo-instruct", prompt="Say ahoy", max_tokens=7, temperature=0, n=2, best_of=2, echo=False
)
assert isinstance(completion.choices[0], CompletionChoice)
assert [choice.index for choice in completion.choices] == [0, 1] and completion.choices[0].text
assert completion.usage.completion_tokens > 0
text = "".join(
    part.choices[0].text
    for part in client.completions.create(model="gpt-3.5-turbo-instruct", prompt="Say ahoy", stream=True)
)
assert "ahoy" in text
