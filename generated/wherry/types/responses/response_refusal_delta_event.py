from ...models import ResponseRefusalDeltaEvent as ResponseRefusalDeltaEvent
