from ...models import Response as Response
from ...models import ResponseCreatedEvent as ResponseCreatedEvent
