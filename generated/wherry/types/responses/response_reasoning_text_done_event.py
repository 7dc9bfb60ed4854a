from ...models import ResponseReasoningTextDoneEvent as ResponseReasoningTextDoneEvent
