from ...models import ConversationDeletedResource as ConversationDeletedResource
