from ...models import Response as Response
from ...models import ResponseIncompleteEvent as ResponseIncompleteEvent
