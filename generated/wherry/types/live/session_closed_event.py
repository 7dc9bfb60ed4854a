from ...models import SessionClosedEvent as SessionClosedEvent
from ...models import SessionResource as SessionResource
from ...models import SessionUsage as SessionUsage
