from ...models import ChatCompletionDeleted as ChatCompletionDeleted
