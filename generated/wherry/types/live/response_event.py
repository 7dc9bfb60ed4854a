from ...models import ResponseEvent as ResponseEvent
