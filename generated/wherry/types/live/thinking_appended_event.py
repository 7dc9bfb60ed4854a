from ...models import ThinkingAppendedEvent as ThinkingAppendedEvent
