from ...models import ResponseErrorEvent as ResponseErrorEvent
