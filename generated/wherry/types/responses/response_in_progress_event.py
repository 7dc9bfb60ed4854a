from ...models import Response as Response
from ...models import ResponseInProgressEvent as ResponseInProgressEvent
