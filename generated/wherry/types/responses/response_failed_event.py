from ...models import Response as Response
from ...models import ResponseFailedEvent as ResponseFailedEvent
