from ...models import ThinkingAppendEvent as ThinkingAppendEvent
