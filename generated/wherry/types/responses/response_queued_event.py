from ...models import Response as Response
from ...models import ResponseQueuedEvent as ResponseQueuedEvent
