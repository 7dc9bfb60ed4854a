from ...models import Conversation as Conversation
