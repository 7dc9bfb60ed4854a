from ...models import SessionResource as SessionResource
from ...models import SessionStartedEvent as SessionStartedEvent
