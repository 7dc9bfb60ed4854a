from ...models import Response as Response
from ...models import ResponseCompletedEvent as ResponseCompletedEvent
