"""Keep a conversation on the server and add items to it."""

from openai import OpenAI
from openai.types.conversations import Conversation, Message

client = OpenAI()
conversation = client.conversations.create(
    metadata={"topic": "boats"}, items=[{"type": "message", "role": "user", "content": "Hello!"}]
)
assert isinstance(conversation, Conversation) and conversation.metadata["topic"] == "boats"
added = client.conversations.items.create(
    conversation.id,
    items=[{"type": "message", "role": "user", "content": [{"type": "input_text", "text": "How are you?"}]}],
)
item = added.data[0]
assert isinstance(item, Message) and item.type == "message" and item.content[0].text == "How are you?"
assert client.conversations.items.retrieve(item.id, conversation_id=conversation.id).id == item.id
assert [each.type for each in client.conversations.items.list(conversation.id, limit=5)]
response = client.responses.create(model="gpt-4o", input="ahoy", conversation=conversation.id)
assert response.output_text
assert client.conversations.update(conversation.id, metadata={"topic": "cars"}).metadata == {"topic": "cars"}
assert client.conversations.delete(conversation.id).deleted
