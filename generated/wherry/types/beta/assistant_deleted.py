from ...models import AssistantDeleted as AssistantDeleted
