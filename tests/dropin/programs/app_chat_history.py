"""Keep a conversation: append each answer to the history as a dict or as the message itself."""

from openai import OpenAI


class Chat:
    def __init__(self, client: OpenAI, system: str) -> None:
        self.client = client
        self.history = [{"role": "system", "content": system}]

    def say(self, text: str, as_dict: bool) -> str:
        self.history.append({"role": "user", "content": text})
        completion = self.client.chat.completions.create(model="gpt-4o", messages=self.history)
        message = completion.choices[0].message
        self.history.append({"role": message.role, "content": message.content} if as_dict else message)
        return message.content


chat = Chat(OpenAI(), "Be brief.")
assert "one" in chat.say("one", as_dict=True)
assert "two" in chat.say("two", as_dict=False)
assert "three" in chat.say("three", as_dict=True)
assert len(chat.history) == 7
