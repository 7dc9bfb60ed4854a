from ...models import ResponseRefusalDoneEvent as ResponseRefusalDoneEvent
